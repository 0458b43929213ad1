package org.earwitness.fingerprint.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.earwitness.fingerprint.RandomPrints;
import org.earwitness.fingerprint.archive.ArchiveWriter.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final String NAME = "សំឡេង\\u{7}\n\u202e\uFEFF \uD83C\uDFA4 C:\\x.opus";

    @TempDir
    Path home;

    private final Random random = new Random(TestArchives.seed());

    @Test
    void whatIsCommittedIsReadBackAsItWas() throws Exception {
        Path index = home.resolve("index");
        List<Recording> recordings =
                List.of(TestArchives.recording(random, NAME, 40, 1, 25), TestArchives.recording(random, "b", 7));
        TestArchives.add(index, recordings.toArray(Recording[]::new));

        TestArchives.requireExactly(index, recordings);
        Snapshot snapshot = new Archive(index).read();
        ArchiveStats stats = snapshot.stats();
        assertThat(List.of(stats.recordings(), stats.streams())).containsExactly(2L, 4L);
        assertThat(stats.seconds()).isCloseTo(73 * 0.016, within(1e-9));
        assertThat(stats.bytes()).isEqualTo(sizes(index));
        assertThat(snapshot.contains(recordings.get(1).sha256())).isTrue();
        assertThat(snapshot.without(recordings.get(1).sha256())
                        .contains(recordings.get(1).sha256()))
                .isFalse();
        assertThat(snapshot.contains("0".repeat(64))).isFalse();
    }

    @Test
    void segmentsAreMergedSoThatTheirNumberStaysSmallAndNothingIsLost() throws Exception {
        Path index = home.resolve("index");
        var all = new ArrayList<Recording>();
        int most = 0;
        try (ArchiveWriter writer = TestArchives.writer(index)) {
            for (int i = 0; i < 200; i++) {
                all.add(TestArchives.recording(random, "r" + i, 1 + random.nextInt(3000)));
                writer.commit(List.of(all.getLast()));
                writer.tidy();
                most = Math.max(most, writer.snapshot().parts().size());
            }
        }
        assertThat(most).isBetween(SegmentMerging.FAN - 1, 3 * SegmentMerging.FAN);
        TestArchives.requireExactly(index, all);
        assertThat(new Archive(index).check().unnamed()).isEmpty();
    }

    @Test
    void noFileOfTheIndexHasBytesOfARemovedRecording() throws Exception {
        Path index = home.resolve("index");
        var all = new ArrayList<Recording>();
        for (int i = 0; i < 5; i++) {
            all.add(TestArchives.recording(random, "secret-name-" + i, 300, 200));
        }
        TestArchives.add(index, all.toArray(Recording[]::new));
        TestArchives.add(index, TestArchives.recording(random, "alone", 50));
        Recording gone = all.remove(2);
        assertThat(occurrences(index, gone)).isEqualTo(4);

        List<String> removed;
        try (ArchiveWriter writer = new Archive(index).write(TestArchives.PATIENCE, "test")) {
            removed = writer.remove(List.of(gone.sha256(), "0".repeat(64)));
        }

        assertThat(removed).containsExactly(gone.sha256());
        assertThat(occurrences(index, gone)).isZero();
        assertThat(occurrences(index, all.getFirst())).isEqualTo(4);
        assertThat(new Archive(index).check().failure()).isEmpty();
        assertThat(new Archive(index).read().stats().recordings()).isEqualTo(5);
    }

    @Test
    void aRemovalThatWasInterruptedIsEndedByTheNextWriter() throws Exception {
        Path index = home.resolve("index");
        Recording kept = TestArchives.recording(random, "kept", 30);
        Recording gone = TestArchives.recording(random, "secret-name", 30);
        TestArchives.add(index, kept, gone);
        ArchiveFiles files = new ArchiveFiles(index);
        Manifest whole = files.read();
        Snapshot marked = new Archive(index).read().without(gone.sha256());
        Manifest.Named segment = whole.segments().getFirst();
        files.replace(new Manifest(
                whole.next(),
                List.of(new Manifest.Named(
                        segment.number(),
                        segment.bytes(),
                        segment.checksum(),
                        marked.parts().getFirst().without()))));
        Files.write(files.segment(whole.next()), new byte[100]);
        assertThat(new Archive(index).read().contains(gone.sha256())).isFalse();
        assertThat(occurrences(index, gone)).isEqualTo(2);

        new Archive(index).write(TestArchives.PATIENCE, "next").close();

        assertThat(occurrences(index, gone)).isZero();
        TestArchives.requireExactly(index, List.of(kept));
    }

    @Test
    void readersSeeAWholeIndexWhileAWriterAddsMergesAndRemoves() throws Exception {
        Path index = home.resolve("index");
        var done = new AtomicBoolean();
        Recording constant = TestArchives.recording(random, "constant", 100);
        TestArchives.add(index, constant);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> reader = threads.submit(() -> {
                int reads = 0;
                for (; !done.get(); reads++) {
                    assertThat(new Archive(index).check().failure()).isEmpty();
                    assertThat(new Archive(index).read().contains(constant.sha256()))
                            .isTrue();
                }
                return reads;
            });
            Snapshot before = new Archive(index).read();
            try (ArchiveWriter writer = TestArchives.writer(index)) {
                for (int i = 0; i < 60; i++) {
                    Recording one = TestArchives.recording(random, "r" + i, 20);
                    writer.commit(List.of(one));
                    writer.tidy();
                    if (i % 3 == 0) {
                        writer.remove(List.of(one.sha256()));
                    }
                }
            } finally {
                done.set(true);
            }
            assertThat(reader.get()).isPositive();
            assertThat(before.stats().recordings()).isEqualTo(1);
            before.requireWhole();
        }
        assertThat(new Archive(index).read().stats().recordings()).isEqualTo(41);
    }

    @Test
    void aSecondWriterIsToldWhoHoldsTheIndexAndTakesNothingFromTheFirst() throws Exception {
        Path index = home.resolve("index");
        try (ArchiveWriter writer = TestArchives.writer(index)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> new Archive(index).write(Duration.ofMillis(30), "second"))
                        .isInstanceOfSatisfying(
                                ArchiveException.class,
                                e -> assertThat(e.kind()).isEqualTo(ArchiveException.Kind.INDEX_BUSY));
            }
            writer.commit(List.of(TestArchives.recording(random, "r", 10)));
        }
        new Archive(index).write(Duration.ofMillis(30), "third").close();
    }

    @Test
    void aRecordingThatIsThereIsNotTakenTwice() throws Exception {
        Path index = home.resolve("index");
        Recording one = TestArchives.recording(random, "r", 10);
        TestArchives.add(index, one);
        try (ArchiveWriter writer = TestArchives.writer(index)) {
            assertThatThrownBy(() -> writer.commit(List.of(one))).isInstanceOf(IllegalArgumentException.class);
        }
        TestArchives.requireExactly(index, List.of(one));
    }

    @Test
    void aDirectoryWithOtherFilesDoesNotBecomeAnIndex() throws Exception {
        Files.writeString(home.resolve("thesis.txt"), "precious");
        assertThatThrownBy(() -> TestArchives.writer(home))
                .isInstanceOfSatisfying(
                        ArchiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArchiveException.Kind.NOT_AN_INDEX));
        assertThat(home.toFile().list()).containsExactly("thesis.txt");
        assertThatThrownBy(() -> new Archive(home.resolve("absent")).write(TestArchives.PATIENCE, "test"))
                .isInstanceOf(ArchiveException.class);
        assertThat(home.resolve("absent")).doesNotExist();
    }

    @Test
    void aLabelHasOneTextAndEveryNameComesBack() {
        for (String name : List.of(NAME, "a", "\\", "\\\\u{a}", "\uD800", "a b  c ", "\u0085")) {
            StreamLabel label = new StreamLabel("ab".repeat(32), 7, name);
            assertThat(StreamLabel.parse(label.text())).contains(label);
            assertThat(label.text()).doesNotContain("\n", "\u202e", "\uFEFF", "\u0085");
        }
        String digest = "ab".repeat(32);
        for (String text : List.of(
                "",
                digest,
                digest + " 0 ",
                digest + " 01 a",
                digest + " 0 \\",
                digest + " 0 \\u{61}",
                digest + " 0 \\u{00a}",
                digest + " 0 \\u{ffffff}",
                digest.toUpperCase(java.util.Locale.ROOT) + " 0 a")) {
            assertThat(StreamLabel.parse(text)).as(text).isEmpty();
        }
    }

    private static long sizes(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** How often prints or name of a recording's streams occur in the bytes of the index. */
    private static int occurrences(Path index, Recording recording) throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                String bytes = latin(Files.readAllBytes(file));
                for (ArchiveWriter.Stream stream : recording.streams()) {
                    String prints = latin(RandomPrints.bytes(stream.fingerprint()));
                    count += bytes.contains(prints.substring(8, 48)) ? 1 : 0;
                    count += bytes.contains(" " + stream.label().stream() + " "
                                    + stream.label().name())
                            ? 1
                            : 0;
                }
            }
        }
        return count;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
