package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.Query;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.Refusal;
import org.earwitness.sample.SampleFan;
import org.earwitness.signal.MonoView;

/** Searches the sound of all audio streams of one recording in the streams of others. */
final class SearchCopies {
    private final Workbench workbench;
    private final Progress progress;

    /**
     * What was found.
     *
     * @param seconds length of the first audio stream that could be decoded
     * @param streams number of audio streams that were searched
     * @param matches every passage, in the order of time in the questioned recording, then in the other
     */
    record Answer(double seconds, int streams, List<Match> matches) {
        /** Of a search that was not asked for. */
        static final Answer NONE = new Answer(0, 0, List.of());

        Answer {
            matches = List.copyOf(matches);
        }
    }

    SearchCopies(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * Decodes the recording straight into the search.
     *
     * @param parts what is searched; streams with one label are one recording, of which the best match stands for all that are
     *     about the same passage
     * @throws RecordingUnreadable where no audio stream of the recording can be decoded
     */
    Answer search(Path recording, List<CopySearch.Part> parts, CopySearch.Effort effort)
            throws IOException, RecordingUnreadable {
        MediaFacts facts = ExamineRecording.facts(workbench, recording);
        CopySearch search = new CopySearch(parts);
        long expected = facts.durationSeconds().map(Math::round).orElse(0L);
        var found = new ArrayList<Match>();
        var lengths = new ArrayList<Double>();
        var refusals = new ArrayList<Refusal>();
        int streams = Math.min(facts.audioStreams().size(), ExamineRecording.MOST_STREAMS);
        for (int stream = 0; stream < streams; stream++) {
            Query query = search.query(effort);
            var counter = new CountSeconds(progress, "searching", expected);
            var sinks = new SampleFan(List.of(new MonoView(query), counter));
            switch (workbench.decoder().decode(recording, stream, sinks)) {
                case DecodeOutcome.Decoded decoded -> {
                    lengths.add(decoded.audio().seconds());
                    found.addAll(query.matches());
                }
                case DecodeOutcome.Refused refused -> refusals.add(refused.refusal());
            }
        }
        if (lengths.isEmpty()) {
            throw new RecordingUnreadable(refusals.getFirst());
        }
        return new Answer(lengths.getFirst(), lengths.size(), distinct(found));
    }

    private static List<Match> distinct(List<Match> found) {
        found.sort(Comparator.comparingDouble(Match::expectedFalseMatches)
                .thenComparing(Comparator.comparingDouble(SearchCopies::seconds).reversed()));
        var kept = new ArrayList<Match>();
        for (Match match : found) {
            if (kept.stream().noneMatch(better -> sameSound(better, match))) {
                kept.add(match);
            }
        }
        kept.sort(Comparator.comparingDouble(Match::queryStartSeconds).thenComparingDouble(Match::matchStartSeconds));
        return kept;
    }

    private static double seconds(Match match) {
        return match.queryEndSeconds() - match.queryStartSeconds();
    }

    private static boolean sameSound(Match better, Match match) {
        return better.recordingId().equals(match.recordingId())
                && overlap(
                                better.queryStartSeconds(),
                                better.queryEndSeconds(),
                                match.queryStartSeconds(),
                                match.queryEndSeconds())
                        > 0.5
                && overlap(
                                better.matchStartSeconds(),
                                better.matchEndSeconds(),
                                match.matchStartSeconds(),
                                match.matchEndSeconds())
                        > 0.5;
    }

    /** The share of the shorter range that lies in the other. */
    private static double overlap(double startA, double endA, double startB, double endB) {
        double common = Math.min(endA, endB) - Math.max(startA, startB);
        return common / Math.min(endA - startA, endB - startB);
    }
}
