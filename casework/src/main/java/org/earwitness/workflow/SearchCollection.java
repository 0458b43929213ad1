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
import org.earwitness.fingerprint.IndexSegment;
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
        for (ReadCollection.Done done : new ReadCollection(reading, progress).read(places, excluded)) {
            switch (done.outcome()) {
                case ReadPrints.AlreadyKnown known -> {}
                case ReadPrints.Unreadable failed ->
                    unreadable.add(new VerifyRecording.Unreadable(done.file(), failed.reason()));
                case ReadPrints.Read read -> {
                    recordings.putIfAbsent(
                            read.sha256(), new CollectionRecording(done.file(), read.sha256(), read.streams()));
                    read.problems()
                            .forEach(problem -> inPart.add(new VerifyRecording.Unreadable(done.file(), problem)));
                }
            }
        }
        List<CollectionRecording> collection = List.copyOf(recordings.values());
        return new Searched(
                collection,
                unreadable,
                inPart,
                new SearchCopies(workbench, progress).search(questioned, parts(collection), indexes, EFFORT));
    }

    private static boolean has(List<Snapshot> indexes, Sha256 sha256) throws IOException {
        for (Snapshot index : indexes) {
            if (index.contains(sha256.hex())) {
                return true;
            }
        }
        return false;
    }

    /** All streams of all recordings, in as few segments as hold them. */
    private static List<CopySearch.Part> parts(List<CollectionRecording> recordings) {
        var parts = new ArrayList<CopySearch.Part>();
        var entries = new ArrayList<IndexSegment.Entry>();
        long frames = 0;
        for (CollectionRecording recording : recordings) {
            for (ReadPrints.Stream stream : recording.streams()) {
                long more = ReadPrints.Stream.frames(List.of(stream));
                if (frames + more > IndexSegment.MOST_FRAMES) {
                    parts.add(CopySearch.Part.whole(IndexSegment.of(entries)));
                    entries.clear();
                    frames = 0;
                }
                var label = new StreamLabel(
                        recording.sha256().hex(),
                        stream.number(),
                        recording.path().toString());
                entries.add(new IndexSegment.Entry(label.text(), stream.fingerprint()));
                frames += more;
            }
        }
        if (!entries.isEmpty()) {
            parts.add(CopySearch.Part.whole(IndexSegment.of(entries)));
        }
        return parts;
    }
}
