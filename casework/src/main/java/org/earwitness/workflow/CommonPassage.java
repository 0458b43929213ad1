package org.earwitness.workflow;

import org.earwitness.fingerprint.Match;

/** Tells whether two matches in one recording are about the same passage. */
final class CommonPassage {
    private static final double MOST = 0.5;

    private CommonPassage() {}

    /** Whether the shorter lies by more than half in the other, in both recordings. */
    static boolean isSame(Match a, Match b) {
        return share(a.queryStartSeconds(), a.queryEndSeconds(), b.queryStartSeconds(), b.queryEndSeconds()) > MOST
                && share(a.matchStartSeconds(), a.matchEndSeconds(), b.matchStartSeconds(), b.matchEndSeconds()) > MOST;
    }

    /** The share of the shorter range that lies in the other; below 0 where they do not touch. */
    private static double share(double startA, double endA, double startB, double endB) {
        return (Math.min(endA, endB) - Math.max(startA, startB)) / Math.min(endA - startA, endB - startB);
    }
}
