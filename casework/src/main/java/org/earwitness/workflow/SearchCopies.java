package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.FingerprintIndex;
import org.earwitness.fingerprint.Match;

/** Searches all streams of one recording in all streams of others. */
final class SearchCopies {
    private final FingerprintIndex index;

    /** Recordings are called by their position in the list. */
    SearchCopies(List<List<Fingerprint>> recordings) {
        var builder = new FingerprintIndex.Builder();
        for (int recording = 0; recording < recordings.size(); recording++) {
            for (Fingerprint stream : recordings.get(recording)) {
                builder.add(Integer.toString(recording), stream);
            }
        }
        index = builder.build();
    }

    /**
     * Every passage, in the order of the recordings and of time; where several streams of one file carry the same sound, the
     * best match stands for all.
     */
    List<Match> search(List<Fingerprint> questioned) {
        var found = new ArrayList<Match>();
        for (Fingerprint stream : questioned) {
            found.addAll(index.search(stream));
        }
        found.sort(Comparator.comparingDouble(Match::score).reversed());
        var kept = new ArrayList<Match>();
        for (Match match : found) {
            if (kept.stream().noneMatch(better -> sameSound(better, match))) {
                kept.add(match);
            }
        }
        kept.sort(Comparator.comparingInt((Match match) -> Integer.parseInt(match.recordingId()))
                .thenComparingDouble(Match::queryStartSeconds)
                .thenComparingDouble(Match::matchStartSeconds));
        return List.copyOf(kept);
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
