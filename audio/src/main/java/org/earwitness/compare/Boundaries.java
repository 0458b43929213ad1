package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the instant at which the sound changes from one line to another, or from a line to none, and how well it is known.
 *
 * <p>Frames of 16 ms, 2.5 ms apart, are weighed against both lines. The probability of each instant is proportional to the
 * product of the likelihood ratios of the frames before it on the first line and after it on the second; no line counts 1. Told
 * is the median, and the half width around it that holds 95 %. Where both lines fit equally well for a while, as where a passage
 * is repeated at once, the last instant is told: the later of two is called the additional one.
 */
final class Boundaries {
    static final double STEP_SECONDS = 0.0025;
    /** Neighbouring frames share most of their sound. */
    private static final double WEIGHT = 0.12;

    private static final double LEAST_ERROR_SECONDS = 0.004;
    private static final double BOTH_FIT = 0.8;
    private static final int LONG_STEPS = 24;
    private static final double NEARLY = 4;
    /** So much likelier must other sound between two lines be than none, for it to be told. */
    private static final double LEAST_BETWEEN = 3;
    /** Frames that hold sound of both lines fit none. */
    private static final int STRADDLING_STEPS = 8;

    private final FineLikeness likeness;
    private final Map<Reading, double[]> lately = new Lately();

    Boundaries(FineLikeness likeness) {
        this.likeness = likeness;
    }

    /** The recording along whose time is searched. */
    enum Axis {
        A,
        B
    }

    /**
     * Where a line ends and another begins.
     *
     * @param left the line before it, if there is one
     * @param right the line after it, if there is one
     */
    Edge between(Axis axis, Optional<Track> left, Optional<Track> right, double from, double to) throws IOException {
        int steps = steps(from, to);
        double[] before = values(axis, left, from, steps);
        double[] after = values(axis, right, from, steps);
        double[] sums = new double[steps + 1];
        double most = 0;
        for (int i = 1; i <= steps; i++) {
            sums[i] = sums[i - 1] + WEIGHT * (before[i - 1] - after[i - 1]);
            most = Math.max(most, sums[i]);
        }
        double[] chances = new double[steps + 1];
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            chances[i] = Math.exp(sums[i] - most);
            total += chances[i];
        }
        int median = 0;
        double mass = 0;
        while (mass + chances[median] < total / 2) {
            mass += chances[median++];
        }
        int half = 0;
        double inside = chances[median];
        while (inside < 0.95 * total) {
            half++;
            inside += (median - half >= 0 ? chances[median - half] : 0)
                    + (median + half <= steps ? chances[median + half] : 0);
        }
        if (2 * half > LONG_STEPS && bothFit(before, after, median - half, median + half)) {
            int last = steps;
            while (sums[last] < most - NEARLY) {
                last--;
            }
            return edge(from, last, LONG_STEPS / 4);
        }
        return edge(from, median, half);
    }

    private static Edge edge(double from, int step, int half) {
        return new Edge(Math.max(0, from + step * STEP_SECONDS), half * STEP_SECONDS + LEAST_ERROR_SECONDS);
    }

    private static boolean bothFit(double[] before, double[] after, int first, int last) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, first); i < Math.min(last, before.length); i++) {
            sum += Math.min(before[i], after[i]);
            count++;
        }
        return count > 0 && sum / count > BOTH_FIT;
    }

    /** Whether one line goes over into the other without other sound between them. */
    boolean meet(Axis axis, Track left, Track right, double from, double to) throws IOException {
        int steps = steps(from, to);
        double[] before = values(axis, Optional.of(left), from, steps);
        double[] after = values(axis, Optional.of(right), from, steps);
        double rest = 0;
        double bestRest = 0;
        double[] ahead = new double[steps + 1];
        double[] aheadAtBest = new double[steps + 1];
        for (int i = steps; i >= 0; i--) {
            ahead[i] = rest;
            bestRest = Math.max(bestRest, rest);
            aheadAtBest[i] = bestRest;
            rest += i > 0 ? WEIGHT * after[i - 1] : 0;
        }
        double sum = 0;
        double direct = Double.NEGATIVE_INFINITY;
        double apart = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= steps; i++) {
            for (int skipped = 0; skipped <= Math.min(STRADDLING_STEPS, steps - i); skipped++) {
                direct = Math.max(direct, sum + ahead[i + skipped]);
            }
            apart = Math.max(apart, sum + aheadAtBest[i]);
            sum += i < steps ? WEIGHT * before[i] : 0;
        }
        return apart - direct < LEAST_BETWEEN;
    }

    private static int steps(double from, double to) {
        return Math.max(1, (int) Math.round((to - from) / STEP_SECONDS));
    }

    /** The logarithms of the likelihood ratios on a line, step after step. */
    private double[] values(Axis axis, Optional<Track> line, double from, int steps) throws IOException {
        if (line.isEmpty()) {
            return new double[steps];
        }
        Reading reading = new Reading(axis, line.get(), from);
        double[] known = lately.getOrDefault(reading, new double[0]);
        double[] values = Arrays.copyOf(known, steps);
        for (int i = known.length; i < steps; i++) {
            double at = from + (i + 0.5) * STEP_SECONDS;
            values[i] = axis == Axis.A
                    ? likeness.ratio(at, line.get().toB(at))
                    : likeness.ratio(line.get().toA(at), at);
        }
        if (steps > known.length) {
            lately.put(reading, values);
        }
        return values;
    }

    /** Values that were asked for on a line from an instant on: a search that goes on asks for the same ones again, and more. */
    private record Reading(Axis axis, Track line, double from) {}

    /** Keeps what the two lines of one search have. */
    private static final class Lately extends LinkedHashMap<Reading, double[]> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Reading, double[]> eldest) {
            return size() > 2;
        }
    }
}
