package org.earwitness.report;

import java.util.List;

/**
 * What the questioned recording was searched in.
 *
 * @param recordings number of recordings that were searched
 * @param notMatched number of them in which nothing was found
 * @param totalSeconds length of all of them together, in seconds
 * @param listSha256 SHA-256 of the complete list of what was searched, as recorded in the custody log
 * @param sha256s SHA-256 of each recording searched, where there are at most {@value #MAXIMUM_LISTED}; else empty
 * @param scoreScale what a match's score counts and from which value on it is reported
 * @param limits what the search cannot find
 */
public record SearchScope(
        long recordings,
        long notMatched,
        double totalSeconds,
        String listSha256,
        List<String> sha256s,
        String scoreScale,
        List<String> limits) {
    public static final int MAXIMUM_LISTED = 10_000;

    public SearchScope {
        Expect.atLeast("searched recordings", recordings, 0);
        Expect.between("searched not_matched", (double) notMatched, 0, (double) recordings);
        Expect.range("searched total_s", 0, totalSeconds);
        listSha256 = Expect.sha256("searched list_sha256", listSha256);
        sha256s = Expect.sha256s("searched sha256s", sha256s, MAXIMUM_LISTED);
        if (!sha256s.isEmpty() && sha256s.size() != recordings) {
            throw Expect.wrong("searched sha256s", recordings + " digests or none", sha256s.size() + " digests");
        }
        scoreScale = Expect.text("searched score_scale", scoreScale);
        limits = Expect.texts("searched limits", limits, 50);
    }
}
