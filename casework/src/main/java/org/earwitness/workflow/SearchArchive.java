package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveStats;
import org.earwitness.fingerprint.archive.Snapshot;

/** Searches one recording, all its audio streams, in an index. Nothing is stored. */
public final class SearchArchive {
    /**
     * What was found.
     *
     * @param seconds length of the longest audio stream that was searched
     * @param soundSeconds most sound in one audio stream, pauses not counted
     * @param tooShort whether that is too little to be looked for, so that nothing found means nothing
     * @param present whether the index has these very bytes; they are left out of {@code found}
     * @param found the least expected by chance first
     * @param searched what was searched
     * @param problems audio streams that could not be, each with its reason
     */
    public record Result(
            Sha256 questioned,
            double seconds,
            double soundSeconds,
            boolean tooShort,
            boolean present,
            List<Found> found,
            ArchiveStats searched,
            List<String> problems) {
        public Result {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }
    }

    private final SearchCopies copies;

    public SearchArchive(Workbench workbench, Progress progress) {
        this.copies = new SearchCopies(workbench, progress);
    }

    /**
     * Searches.
     *
     * @throws RecordingUnreadable where no audio stream of the recording can be decoded
     * @throws org.earwitness.fingerprint.archive.ArchiveException where the index cannot be used
     */
    public Result search(Path index, Path recording, CopySearch.Effort effort) throws IOException, RecordingUnreadable {
        VerifyRecording.requireReadable(recording);
        Snapshot whole = new Archive(index).read();
        Sha256 sha256 = Sha256.of(recording);
        Snapshot others = whole.without(sha256.hex());
        SearchCopies.Answer answer = copies.search(recording, List.of(), List.of(others), effort);
        return new Result(
                sha256,
                answer.seconds(),
                answer.soundSeconds(),
                answer.isTooShort(),
                whole.contains(sha256.hex()),
                answer.found().stream()
                        .sorted(Comparator.comparingDouble(
                                found -> found.match().expectedFalseMatches()))
                        .toList(),
                others.stats(),
                answer.problems());
    }
}
