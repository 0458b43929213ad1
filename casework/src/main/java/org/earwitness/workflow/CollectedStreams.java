package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.archive.StreamLabel;

/**
 * Gathers fingerprints for one search. Beyond some hours they lie in temporary files, mapped and removed at once, so that memory
 * does not grow with the collection; the system removes the bytes when the program ends.
 */
final class CollectedStreams {
    /** Ten hours: 14 MB. */
    static final int MOST_HELD_FRAMES = 2_250_000;

    private final int mostHeldFrames;
    private final List<CopySearch.Part> parts = new ArrayList<>();
    private final List<IndexSegment.Entry> entries = new ArrayList<>();
    private long frames;

    /** @param mostHeldFrames frames that are held in memory before they go to a file */
    CollectedStreams(int mostHeldFrames) {
        this.mostHeldFrames = mostHeldFrames;
    }

    void add(StreamLabel label, ReadPrints.Stream stream) throws IOException {
        long more = ReadPrints.Stream.frames(List.of(stream));
        if (frames + more > mostHeldFrames && !entries.isEmpty()) {
            unload();
        }
        entries.add(new IndexSegment.Entry(label.text(), stream.fingerprint()));
        frames += more;
    }

    private void unload() throws IOException {
        IndexSegment segment = IndexSegment.of(entries);
        entries.clear();
        frames = 0;
        Path directory = Files.createTempDirectory("earwitness-search-");
        Path file = directory.resolve("segment");
        try {
            segment.write(file);
            parts.add(CopySearch.Part.whole(IndexSegment.map(file)));
        } finally {
            remove(file);
            remove(directory);
        }
    }

    /** Windows removes a mapped file at the end of the program only. */
    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException inUse) {
            path.toFile().deleteOnExit();
        }
    }

    /** All that was added. */
    List<CopySearch.Part> parts() {
        var all = new ArrayList<>(parts);
        if (!entries.isEmpty()) {
            all.add(CopySearch.Part.whole(IndexSegment.of(entries)));
        }
        return all;
    }
}
