package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.Query;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveStats;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.fingerprint.archive.StreamLabel;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.ProbeOutcome;
import org.earwitness.media.Refusal;
import org.earwitness.signal.MonoView;

/** Searches one recording, all its audio streams, in an index. Nothing is stored. */
public final class SearchArchive {
    /** A passage that was found in the recording that {@code label} names. */
    public record Found(StreamLabel label, Match match) {}

    /**
     * What was found.
     *
     * @param seconds length of the longest audio stream that was searched
     * @param present whether the index has these very bytes; they are left out of {@code found}
     * @param found the least expected by chance first
     * @param searched what was searched
     * @param problems audio streams that could not be, each with its reason
     */
    public record Result(
            Sha256 questioned,
            double seconds,
            boolean present,
            List<Found> found,
            ArchiveStats searched,
            List<String> problems) {
        public Result {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }
    }

    private final Workbench workbench;

    public SearchArchive(Workbench workbench) {
        this.workbench = workbench;
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
        try {
            return search(others, whole.contains(sha256.hex()), recording, sha256, effort);
        } catch (IndexOutOfBoundsException e) {
            others.requireWhole();
            throw e;
        }
    }

    private Result search(Snapshot others, boolean present, Path recording, Sha256 sha256, CopySearch.Effort effort)
            throws IOException, RecordingUnreadable {
        CopySearch search = new CopySearch(others.parts());
        int streams = streams(recording);
        double seconds = 0;
        var matches = new ArrayList<Match>();
        var refusals = new ArrayList<Refusal>();
        var problems = new ArrayList<String>();
        int searched = Math.min(streams, ExamineRecording.MOST_STREAMS);
        for (int stream = 0; stream < searched; stream++) {
            Query query = search.query(effort);
            switch (workbench.decoder().decode(recording, stream, new MonoView(query))) {
                case DecodeOutcome.Decoded decoded -> {
                    seconds = Math.max(seconds, decoded.audio().seconds());
                    matches.addAll(query.matches());
                }
                case DecodeOutcome.Refused refused -> {
                    refusals.add(refused.refusal());
                    problems.add("audio stream " + (stream + 1) + ": "
                            + refused.refusal().message());
                }
            }
        }
        if (refusals.size() == searched) {
            throw new RecordingUnreadable(refusals.getFirst());
        }
        if (streams > searched) {
            problems.add("audio streams beyond the first " + ExamineRecording.MOST_STREAMS + " were not searched");
        }
        return new Result(sha256, seconds, present, distinct(matches), others.stats(), problems);
    }

    private int streams(Path recording) throws IOException, RecordingUnreadable {
        MediaFacts facts = switch (workbench.probe().probe(recording)) {
            case ProbeOutcome.Probed probed -> probed.facts();
            case ProbeOutcome.Refused refused -> throw new RecordingUnreadable(refused.refusal());
        };
        if (facts.audioStreams().isEmpty()) {
            throw new RecordingUnreadable(new Refusal(
                    Refusal.Cause.NO_AUDIO,
                    "a file with sound",
                    "a file without an audio stream",
                    "Check that it is the recording."));
        }
        return facts.audioStreams().size();
    }

    /** Where several streams of a file carry the same sound, the best match stands for all. */
    private static List<Found> distinct(List<Match> matches) throws IOException {
        var kept = new ArrayList<Found>();
        for (Match match : matches.stream()
                .sorted(Comparator.comparingDouble(Match::expectedFalseMatches))
                .toList()) {
            StreamLabel label = StreamLabel.parse(match.recordingId())
                    .orElseThrow(() -> new IOException("expected a label of the index, found " + match.recordingId()));
            boolean same = kept.stream()
                    .anyMatch(better -> better.label().sha256().equals(label.sha256())
                            && CommonPassage.isSame(better.match(), match));
            if (!same) {
                kept.add(new Found(label, match));
            }
        }
        return kept;
    }
}
