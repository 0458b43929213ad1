package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.CopySearch.Effort;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.fingerprint.archive.StreamLabel;

/** Searches a recording in a collection, in both directions: excerpts of it, and longer recordings that contain it. */
final class SearchCollection {
    /** Nothing is spared: a badly distorted copy is to be found beside a clear one. */
    static final Effort EFFORT = Effort.THOROUGH;

    private final Workbench workbench;
    private final Optional<KeptPrints> kept;
    private final Progress progress;

    /** @param cache directory for fingerprints; nothing is kept when empty */
    SearchCollection(Workbench workbench, Optional<Path> cache, Progress progress) {
        this.workbench = workbench;
        this.kept = cache.map(
                directory -> new KeptPrints(directory, workbench.sandbox().installation()));
        this.progress = progress;
    }

    /**
     * Searches files.
     *
     * @param questioned the questioned recording, which is decoded once the collection has been read
     * @param sha256 its hash; files of the same bytes are left out, and of several alike one is searched
     * @throws RecordingUnreadable where no audio stream of the questioned recording can be decoded
     */
    Searched search(Path questioned, Sha256 sha256, List<Path> places, List<Path> excluded)
            throws IOException, InterruptedException, RecordingUnreadable {
        return search(questioned, sha256, places, excluded, List.of());
    }

    /**
     * Searches files and indexes.
     *
     * @param indexes without the questioned recording; a file whose bytes one of them has is searched there only
     */
    Searched search(Path questioned, Sha256 sha256, List<Path> places, List<Path> excluded, List<Snapshot> indexes)
            throws IOException, InterruptedException, RecordingUnreadable {
        var reading = new ReadPrints(workbench, file -> file.equals(sha256) || has(indexes, file), kept);
        var recordings = new LinkedHashMap<Sha256, CollectionRecording>();
        var unreadable = new ArrayList<VerifyRecording.Unreadable>();
        var inPart = new ArrayList<VerifyRecording.Unreadable>();
        var streams = new CollectedStreams(CollectedStreams.MOST_HELD_FRAMES);
        new ReadCollection(reading, progress).read(places, excluded, done -> {
            switch (done.outcome()) {
                case ReadPrints.AlreadyKnown known -> {}
                case ReadPrints.Unreadable failed ->
                    unreadable.add(new VerifyRecording.Unreadable(done.file(), failed.reason()));
                case ReadPrints.Read read -> {
                    var recording = new CollectionRecording(
                            done.file(),
                            read.sha256(),
                            read.streams().getFirst().fingerprint().durationSeconds());
                    if (recordings.putIfAbsent(read.sha256(), recording) == null) {
                        collect(recording, read, streams);
                    }
                    read.problems()
                            .forEach(problem -> inPart.add(new VerifyRecording.Unreadable(done.file(), problem)));
                }
            }
        });
        return new Searched(
                List.copyOf(recordings.values()),
                unreadable,
                inPart,
                new SearchCopies(workbench, progress).search(questioned, streams.parts(), indexes, EFFORT));
    }

    private static void collect(CollectionRecording recording, ReadPrints.Read read, CollectedStreams streams)
            throws IOException {
        for (ReadPrints.Stream stream : read.streams()) {
            streams.add(
                    new StreamLabel(
                            read.sha256().hex(),
                            stream.number(),
                            recording.path().toString()),
                    stream);
        }
    }

    private static boolean has(List<Snapshot> indexes, Sha256 sha256) throws IOException {
        for (Snapshot index : indexes) {
            if (index.contains(sha256.hex())) {
                return true;
            }
        }
        return false;
    }
}
