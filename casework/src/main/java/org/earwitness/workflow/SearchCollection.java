package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;

/** Searches a recording in a collection, in both directions: excerpts of it, and longer recordings that contain it. */
final class SearchCollection {
    private final ReadCollection reading;

    /** @param cache directory for fingerprints; nothing is kept when empty */
    SearchCollection(Workbench workbench, Optional<Path> cache, Progress progress) {
        this.reading = new ReadCollection(workbench, cache, progress);
    }

    /**
     * @param questioned the fingerprints of the questioned recording's streams
     * @param sha256 its hash; files of the same bytes are left out, and of several alike one is searched
     */
    Searched search(List<Fingerprint> questioned, Sha256 sha256, List<Path> places, List<Path> excluded)
            throws IOException, InterruptedException {
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
        SearchCopies copies = new SearchCopies(
                recordings.stream().map(CollectionRecording::fingerprints).toList());
        return new Searched(recordings, unreadable, copies.search(questioned));
    }
}
