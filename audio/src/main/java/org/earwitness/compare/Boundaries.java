package org.earwitness.compare;

import java.io.IOException;
import java.util.Optional;

/**
 * Finds the instant at which the sound changes from one line to another, or from a line to none, and how well it is known.
 *
 * <p>Frames of 16 ms, 2.5 ms apart, are weighed against both lines. The probability of each instant is proportional to the
 * product of the likelihood ratios of the frames before it on the first line and after it on the second; no line counts 1. Told
 * is the median, and the half width around it that holds 95 %.
 */
final class Boundaries {
    static final double STEP_SECONDS = 0.0025;
    /** Neighbouring frames share most of their sound. */
    private static final double WEIGHT = 0.12;

    private static final double LEAST_ERROR_SECONDS = 0.004;

    private final FineLikeness likeness;

    Boundaries(FineLikeness likeness) {
        this.likeness = likeness;
    }

    /**
     * Searches in a part of A.
     *
     * @param left the line before it, if there is one
     * @param right the line after it, if there is one
     */
    Edge inA(Optional<Track> left, Optional<Track> right, double from, double to) throws IOException {
        return between(from, to, seconds -> value(left, right, seconds, true));
    }

    /** The same in a part of B. */
    Edge inB(Optional<Track> left, Optional<Track> right, double from, double to) throws IOException {
        return between(from, to, seconds -> value(left, right, seconds, false));
    }

    private interface Value {
        double at(double seconds) throws IOException;
    }

    private double value(Optional<Track> left, Optional<Track> right, double seconds, boolean inA) throws IOException {
        double before = left.isPresent() ? ratio(left.get(), seconds, inA) : 0;
        double after = right.isPresent() ? ratio(right.get(), seconds, inA) : 0;
        return before - after;
    }

    private float ratio(Track line, double seconds, boolean inA) throws IOException {
        return inA ? likeness.ratio(seconds, line.toB(seconds)) : likeness.ratio(line.toA(seconds), seconds);
    }

    private static Edge between(double from, double to, Value value) throws IOException {
        int steps = Math.max(1, (int) Math.round((to - from) / STEP_SECONDS));
        double[] sums = new double[steps + 1];
        double most = 0;
        for (int i = 1; i <= steps; i++) {
            sums[i] = sums[i - 1] + WEIGHT * value.at(from + (i - 0.5) * STEP_SECONDS);
            most = Math.max(most, sums[i]);
        }
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            sums[i] = Math.exp(sums[i] - most);
            total += sums[i];
        }
        int median = 0;
        double mass = 0;
        while (mass + sums[median] < total / 2) {
            mass += sums[median++];
        }
        int half = 0;
        double inside = sums[median];
        while (inside < 0.95 * total) {
            half++;
            inside +=
                    (median - half >= 0 ? sums[median - half] : 0) + (median + half <= steps ? sums[median + half] : 0);
        }
        return new Edge(Math.max(0, from + median * STEP_SECONDS), half * STEP_SECONDS + LEAST_ERROR_SECONDS);
    }
}
