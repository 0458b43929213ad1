package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;

/** Finds copies and excerpts of a recording in a collection, without a case: nothing is stored. */
public final class FindCopies {
    /**
     * What was found.
     *
     * @param seconds length of the questioned recording
     * @param searched number of recordings that were searched
     * @param unreadable files that could not be searched, each with its reason
     */
    public record Result(
            Sha256 questioned,
            double seconds,
            List<Found> found,
            int searched,
            List<VerifyRecording.Unreadable> unreadable) {}

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
    public Result find(Path recording, List<Path> places)
            throws IOException, InterruptedException, RecordingUnreadable {
        VerifyRecording.requireReadable(recording);
        Sha256 sha256 = Sha256.of(recording);
        Searched searched = new SearchCollection(workbench, Optional.empty(), progress)
                .search(recording, sha256, places, List.of());
        return new Result(
                sha256,
                searched.answer().seconds(),
                searched.found(),
                searched.recordings().size(),
                searched.unreadable());
    }
}
