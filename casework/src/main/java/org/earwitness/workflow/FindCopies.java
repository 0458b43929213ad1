package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.Snapshot;

/** Finds copies and excerpts of a recording in files and indexes, without a case: nothing is stored. */
public final class FindCopies {
    /**
     * What was found.
     *
     * @param seconds length of the longest audio stream of the questioned recording
     * @param soundSeconds most sound in one of its audio streams, pauses not counted
     * @param tooShort whether that is too little to be looked for, so that nothing found means nothing
     * @param found in the order of names and of time
     * @param searched number of recordings that were searched; one that several indexes have counts in each
     * @param unreadable files that could not be searched, or single audio streams of them, each with its reason
     * @param problems audio streams of the questioned recording that could not be searched, each with its reason
     */
    public record Result(
            Sha256 questioned,
            double seconds,
            double soundSeconds,
            boolean tooShort,
            List<Found> found,
            long searched,
            List<VerifyRecording.Unreadable> unreadable,
            List<String> problems) {}

    /**
     * Where to search, opened.
     *
     * @param recordings in the indexes, the questioned one left out
     */
    public record Places(
            Sha256 questioned, List<Path> folders, List<Path> indexes, List<Snapshot> snapshots, long recordings) {
        /**
         * Opens places; needs no decoder.
         *
         * @param places files, directories with files, and directories that are indexes
         * @throws RecordingUnreadable where there is no questioned file
         * @throws org.earwitness.fingerprint.archive.ArchiveException where an index cannot be used
         */
        public static Places open(Path recording, List<Path> places) throws IOException, RecordingUnreadable {
            VerifyRecording.requireReadable(recording);
            Sha256 sha256 = Sha256.of(recording);
            var folders = new ArrayList<Path>();
            var indexes = new ArrayList<Path>();
            var snapshots = new ArrayList<Snapshot>();
            long recordings = 0;
            for (Path place : places) {
                Archive archive = new Archive(place);
                if (archive.exists()) {
                    indexes.add(place);
                    Snapshot others = archive.read().without(sha256.hex());
                    snapshots.add(others);
                    recordings += others.stats().recordings();
                } else {
                    folders.add(place);
                }
            }
            return new Places(sha256, folders, indexes, snapshots, recordings);
        }
    }

    private final Workbench workbench;
    private final Progress progress;

    public FindCopies(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * Searches some places.
     *
     * @throws RecordingUnreadable where the questioned file cannot be decoded
     */
    public Result find(Path recording, Places places) throws IOException, InterruptedException, RecordingUnreadable {
        Searched searched = new SearchCollection(workbench, Optional.empty(), progress)
                .search(recording, places.questioned(), places.folders(), places.indexes(), places.snapshots());
        return new Result(
                places.questioned(),
                searched.answer().seconds(),
                searched.answer().soundSeconds(),
                searched.answer().isTooShort(),
                searched.found(),
                places.recordings() + searched.recordings().size(),
                searched.notSearched(),
                searched.answer().problems());
    }
}
