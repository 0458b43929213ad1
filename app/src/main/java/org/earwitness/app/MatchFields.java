package org.earwitness.app;

import java.util.Locale;
import org.earwitness.fingerprint.Match;
import tools.jackson.databind.node.ArrayNode;

/** A match as all commands tell it that search. */
final class MatchFields {
    /** In place of the number of matches where the recording was too short to be looked for. */
    static final String TOO_SHORT =
            "Too little sound to look for: whether there are copies of this recording stays open. A longer piece may be found.";

    private MatchFields() {}

    /** Adds an object with the fields of docs/formats/machine-output.md. */
    static void add(ArrayNode matches, String recording, String sha256, Match match) {
        matches.addObject()
                .put("recording", recording)
                .put("sha256", sha256)
                .put("query_start_s", match.queryStartSeconds())
                .put("query_end_s", match.queryEndSeconds())
                .put("match_start_s", match.matchStartSeconds())
                .put("match_end_s", match.matchEndSeconds())
                .put("speed", match.speed())
                .put("tempo", match.tempo())
                .put("pitch", match.pitch())
                .put("score", match.score())
                .put("expected_false_matches", match.expectedFalseMatches());
    }

    /** One line for people. */
    static String line(String recording, Match match) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f to %.2f s of it is %.2f to %.2f s of the recording, which plays it %.4f times as fast"
                        + " (%.0e such matches expected by chance)",
                recording,
                match.matchStartSeconds(),
                match.matchEndSeconds(),
                match.queryStartSeconds(),
                match.queryEndSeconds(),
                match.speed(),
                match.expectedFalseMatches());
    }
}
