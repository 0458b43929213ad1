package org.earwitness.fingerprint.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.RandomPrints;
import org.earwitness.fingerprint.archive.ArchiveWriter.Recording;
import org.earwitness.testkit.files.TamperedFiles;
import org.earwitness.testkit.files.TamperedFiles.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every change to the files of an index is noticed by its check. */
class DamagedArchiveTest {
    private static final int TABLE_BYTES = 64 + 3 * 16 + 3 * 100;
    private static final int REST_STEP = 83;

    @TempDir
    Path index;

    private final Random random = new Random(TestArchives.seed());

    @BeforeEach
    void makeAnIndexOfTwoSegments() throws IOException {
        TestArchives.add(index, recording("first", 60, 31), recording("second", 44));
        TestArchives.add(index, recording("third", 44));
    }

    private Recording recording(String name, int... frames) {
        return TestArchives.recording(random, name, frames);
    }

    @Test
    void everyChangeToTheManifestIsNoticed() throws IOException {
        TamperedFiles tampered = new TamperedFiles(index);
        Path manifest = Path.of(Manifest.FILE_NAME);
        var changes = new ArrayList<Tampering>(tampered.bitFlips(manifest));
        changes.addAll(tampered.truncations(manifest));
        changes.add(new TamperedFiles.Extension(manifest, (byte) '\n'));
        changes.add(new TamperedFiles.Deletion(manifest));
        requireNoticed(tampered, changes);
    }

    @Test
    void everyChangeToASegmentIsNoticed() throws IOException {
        TamperedFiles tampered = new TamperedFiles(index);
        Path segment = tampered.files().getLast();
        List<Tampering> flips = tampered.bitFlips(segment);
        var changes = new ArrayList<>(flips.subList(0, 8 * TABLE_BYTES));
        for (int i = 8 * TABLE_BYTES; i < flips.size(); i += REST_STEP) {
            changes.add(flips.get(i));
        }
        int length = (int) Files.size(index.resolve(segment));
        for (int kept : List.of(0, 1, 63, 64, 65, length / 2, length - 1)) {
            changes.add(new TamperedFiles.Truncation(segment, kept));
        }
        changes.add(new TamperedFiles.Extension(segment, (byte) 0));
        changes.add(new TamperedFiles.Deletion(segment));
        changes.addAll(tampered.swaps());
        requireNoticed(tampered, changes);
    }

    private void requireNoticed(TamperedFiles tampered, List<Tampering> changes) throws IOException {
        assertThat(new Archive(index).check().failure()).isEmpty();
        for (Tampering change : changes) {
            tampered.during(
                    change,
                    what -> assertThat(new Archive(index).check().failure())
                            .as("%s", what)
                            .isPresent());
        }
        assertThat(new Archive(index).check().failure()).isEmpty();
    }

    @Test
    void aSegmentThatIsSealedButWrongIsNoticed() throws IOException {
        StreamLabel a = new StreamLabel("a".repeat(64), 0, "a");
        StreamLabel b = new StreamLabel("b".repeat(64), 0, "b");
        for (List<String> labels : List.of(
                List.of(b.text(), a.text()),
                List.of(a.text(), a.text()),
                List.of("no label"),
                List.of(a.text() + "\n"))) {
            List<IndexSegment.Entry> entries = labels.stream()
                    .map(label -> new IndexSegment.Entry(label, RandomPrints.of(random, 10)))
                    .toList();
            ArchiveFiles files = new ArchiveFiles(index);
            Manifest before = files.read();
            IndexSegment segment = IndexSegment.of(entries);
            segment.write(files.segment(before.next()));
            var named = new ArrayList<>(before.segments());
            named.add(new Manifest.Named(
                    before.next(), segment.bytes(), segment.headerChecksum(), new java.util.BitSet()));
            files.replace(new Manifest(before.next() + 1, named));
            assertThat(new Archive(index).check().failure()).as("%s", labels).isPresent();
            files.replace(before);
            Files.delete(files.segment(before.next()));
        }
    }

    @Test
    void aRecordingInTwoSegmentsIsNoticed() throws IOException {
        ArchiveFiles files = new ArchiveFiles(index);
        Manifest before = files.read();
        Manifest.Named first = before.segments().getFirst();
        Files.copy(files.segment(first.number()), files.segment(before.next()));
        var named = new ArrayList<>(before.segments());
        named.add(new Manifest.Named(before.next(), first.bytes(), first.checksum(), first.removed()));
        files.replace(new Manifest(before.next() + 1, named));

        assertThat(new Archive(index).check().failure().orElseThrow().expected())
                .contains("one segment");
    }

    @Test
    void damageIsNotSealedAnewByARemoval() throws IOException {
        TamperedFiles tampered = new TamperedFiles(index);
        Path segment = tampered.files().get(tampered.files().size() - 2);
        String sha256 = Snapshot.label(
                        new Archive(index).read().parts().getFirst().segment(), 0)
                .sha256();
        int print = (int) Files.size(index.resolve(segment)) - 5;
        tampered.during(
                new TamperedFiles.BitFlip(segment, print, 0),
                what -> assertThatThrownBy(() -> {
                            try (ArchiveWriter writer = new Archive(index).write(TestArchives.PATIENCE, "test")) {
                                writer.remove(List.of(sha256));
                            }
                        })
                        .isInstanceOfSatisfying(
                                ArchiveException.class,
                                e -> assertThat(e.kind()).isEqualTo(ArchiveException.Kind.INDEX_DAMAGED)));
    }

    @Test
    void anIndexOfAnotherVersionIsRefusedWithAWordOnWhatToDo() throws Exception {
        ArchiveFiles files = new ArchiveFiles(index);
        String text = Files.readString(files.manifest(), StandardCharsets.US_ASCII);
        String other = text.replaceFirst("earwitness-index 1 ", "earwitness-index 2 ");
        String body = other.substring(0, other.indexOf("sha256 "));
        Files.writeString(
                files.manifest(),
                body + "sha256 "
                        + java.util.HexFormat.of()
                                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(body.getBytes(StandardCharsets.US_ASCII)))
                        + "\n");

        assertThatThrownBy(() -> new Archive(index).read()).isInstanceOfSatisfying(ArchiveException.class, e -> {
            assertThat(e.kind()).isEqualTo(ArchiveException.Kind.INDEX_VERSION);
            assertThat(e.hint()).contains("new index");
        });
        assertThatThrownBy(() -> TestArchives.writer(index)).isInstanceOf(ArchiveException.class);
    }
}
