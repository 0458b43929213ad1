package org.earwitness.workflow;

import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.archive.StreamLabel;

/**
 * A passage that was found.
 *
 * @param label of the audio stream in which it was found
 */
public record Found(StreamLabel label, Match match) {
    private static final double MOST_COMMON = 0.5;

    double querySeconds() {
        return match.queryEndSeconds() - match.queryStartSeconds();
    }

    /** Whether both are in one recording and the shorter lies by more than half in the other, on both sides. */
    boolean isSameSoundAs(Found other) {
        Match b = other.match;
        return label.sha256().equals(other.label.sha256())
                && common(
                                match.queryStartSeconds(),
                                match.queryEndSeconds(),
                                b.queryStartSeconds(),
                                b.queryEndSeconds())
                        > MOST_COMMON
                && common(
                                match.matchStartSeconds(),
                                match.matchEndSeconds(),
                                b.matchStartSeconds(),
                                b.matchEndSeconds())
                        > MOST_COMMON;
    }

    /** The share of the shorter range that lies in the other; below 0 where they do not touch. */
    private static double common(double startA, double endA, double startB, double endB) {
        return (Math.min(endA, endB) - Math.max(startA, startB)) / Math.min(endA - startA, endB - startB);
    }
}
