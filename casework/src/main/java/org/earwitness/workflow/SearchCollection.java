package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.CopySearch.Effort;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;

/** Searches a recording in a collection, in both directions: excerpts of it, and longer recordings that contain it. */
final class SearchCollection {
    /** Nothing is spared: a badly distorted copy is to be found beside a clear one. */
    static final Effort EFFORT = Effort.THOROUGH;

    private final ReadCollection reading;
    private final SearchCopies copies;

    /** @param cache directory for fingerprints; nothing is kept when empty */
    SearchCollection(Workbench workbench, Optional<Path> cache, Progress progress) {
        this.reading = new ReadCollection(workbench, cache, progress);
        this.copies = new SearchCopies(workbench, progress);
    }

    /**
     * @param questioned the questioned recording, which is decoded once the collection has been read
     * @param sha256 its hash; files of the same bytes are left out, and of several alike one is searched
     * @throws RecordingUnreadable where no audio stream of the questioned recording can be decoded
     */
    Searched search(Path questioned, Sha256 sha256, List<Path> places, List<Path> excluded)
            throws IOException, InterruptedException, RecordingUnreadable {
        List<CollectionRecording> collection = reading.read(places, excluded);
        var others = new LinkedHashMap<Sha256, CollectionRecording>();
        for (CollectionRecording recording : collection) {
            if (!recording.fingerprints().isEmpty() && !recording.sha256().equals(sha256)) {
                others.putIfAbsent(recording.sha256(), recording);
            }
        }
        List<CollectionRecording> recordings = List.copyOf(others.values());
        List<CollectionRecording> unreadable = collection.stream()
                .filter(recording -> recording.fingerprints().isEmpty())
                .toList();
        return new Searched(recordings, unreadable, copies.search(questioned, parts(recordings), EFFORT));
    }

    /** All streams of all recordings, called by the position of their recording, in as few segments as hold them. */
    private static List<CopySearch.Part> parts(List<CollectionRecording> recordings) {
        var parts = new ArrayList<CopySearch.Part>();
        var entries = new ArrayList<IndexSegment.Entry>();
        long frames = 0;
        for (int recording = 0; recording < recordings.size(); recording++) {
            for (Fingerprint stream : recordings.get(recording).fingerprints()) {
                long more = frames(List.of(stream));
                if (frames + more > IndexSegment.MOST_FRAMES) {
                    parts.add(CopySearch.Part.whole(IndexSegment.of(entries)));
                    entries.clear();
                    frames = 0;
                }
                entries.add(new IndexSegment.Entry(Integer.toString(recording), stream));
                frames += more;
            }
        }
        if (!entries.isEmpty()) {
            parts.add(CopySearch.Part.whole(IndexSegment.of(entries)));
        }
        return parts;
    }

    /** Frames that streams take in a segment, where each begins at an even one. */
    static long frames(List<Fingerprint> streams) {
        return streams.stream().mapToLong(stream -> stream.frames() + 1L).sum();
    }
}
