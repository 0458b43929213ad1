package org.earwitness.fingerprint.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.RandomPrints;
import org.earwitness.fingerprint.archive.ArchiveWriter.Recording;

/** Makes recordings for an index, and reads indexes back. */
final class TestArchives {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestArchives() {}

    static long seed() {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        System.out.println("seed " + seed);
        return seed;
    }

    static Recording recording(Random random, String name, int... frames) {
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        String sha256 = HexFormat.of().formatHex(digest);
        var streams = new java.util.ArrayList<ArchiveWriter.Stream>();
        for (int stream = 0; stream < frames.length; stream++) {
            streams.add(new ArchiveWriter.Stream(
                    new StreamLabel(sha256, stream, name), RandomPrints.of(random, frames[stream])));
        }
        return new Recording(streams);
    }

    static ArchiveWriter writer(Path directory) throws IOException {
        return new Archive(directory)
                .writeOrCreate(PATIENCE, "process " + ProcessHandle.current().pid());
    }

    static void add(Path directory, Recording... recordings) throws IOException {
        try (ArchiveWriter writer = writer(directory)) {
            writer.commit(List.of(recordings));
            writer.tidy();
        }
    }

    /** All that an index holds. */
    static Map<StreamLabel, Fingerprint> content(Path directory) throws IOException {
        var content = new HashMap<StreamLabel, Fingerprint>();
        for (CopySearch.Part part : new Archive(directory).read().parts()) {
            for (IndexSegment.Entry entry :
                    part.segment().entries(stream -> !part.without().get(stream))) {
                content.put(StreamLabel.parse(entry.label()).orElseThrow(), entry.fingerprint());
            }
        }
        return content;
    }

    /** The index holds, and holds exactly these. */
    static void requireExactly(Path directory, Iterable<Recording> recordings) throws IOException {
        assertThat(new Archive(directory).check().failure()).isEmpty();
        var expected = new HashMap<StreamLabel, Fingerprint>();
        for (Recording recording : recordings) {
            recording.streams().forEach(stream -> expected.put(stream.label(), stream.fingerprint()));
        }
        Map<StreamLabel, Fingerprint> content = content(directory);
        assertThat(content.keySet()).isEqualTo(expected.keySet());
        content.forEach((label, stored) -> assertThat(expected.get(label))
                .as("%s", label)
                .isNotNull()
                .matches(original -> RandomPrints.same(original, stored)));
    }
}
