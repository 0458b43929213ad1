package org.earwitness.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the instant at which the sound changes from one line to another, or from a line to none, and how well it is known.
 *
 * <p>Frames of 16 ms, 2.5 ms apart, are weighed against both lines. The probability of each instant is proportional to the
 * product of the likelihood ratios of the frames before it on the first line and after it on the second; no line counts 1. Told
 * is the median, and the half width around it that holds 95 %, or, where that is a pause that tells nothing, nearly all of it.
 * Where both lines fit nearly as well for a while and lie apart, as where a passage is repeated at once, the end of the first line
 * is told: the later of two is called the additional one.
 */
final class Boundaries {
    static final double STEP_SECONDS = 0.0025;
    /** Neighbouring frames share most of their sound. */
    private static final double WEIGHT = 0.12;

    private static final double LEAST_ERROR_SECONDS = 0.004;
    private static final double HELD = 0.95;
    /** Edits are made at the edges of pauses as often as inside: where a pause tells nothing, it is to be in the interval as a whole. */
    private static final double HELD_LONG = 0.998;
    /** In per cent: edges of pauses are not known better. */
    private static final int LONG_MORE = 105;

    /** In a room, frames share their sound with more neighbours. */
    private static final double WIDER_IN_ROOMS = 1.3;

    private static final double BOTH_FIT = 0.8;
    /** Of two lines that fit, the worse must fit so well in proportion to the better. */
    private static final double NEARLY = 0.6;

    private static final int LONG_STEPS = 24;
    /** Less than this is not repeated. */
    private static final double LEAST_APART_SECONDS = 0.08;

    /** So much likelier must other sound between two lines be than none, for it to be told. */
    private static final double LEAST_BETWEEN = 3;
    /** The same between lines that overlap: in noise a little may speak against both. */
    private static final double LEAST_BETWEEN_OVERLAPPING = 30;

    /** Frames that hold sound of both lines fit none. */
    private static final int STRADDLING_STEPS = 8;

    private final ByRate<FineLikeness> likenesses;
    private final Map<Place, LineReading> lately = new Lately();

    Boundaries(ByRate<FineLikeness> likenesses) {
        this.likenesses = likenesses;
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
        LineReading leftReading = read(axis, left, from, steps);
        LineReading rightReading = read(axis, right, from, steps);
        double[] before = leftReading.beforeSmear();
        double[] after = rightReading.afterTails();
        double wider = leftReading.isInRoom() || rightReading.isInRoom() ? WIDER_IN_ROOMS : 1;
        int rightStarts = steps - highest(sums(reversed(after)));
        double[] leftFits = sums(before);
        int leftEnds = highest(leftFits);
        if (leftEnds - rightStarts > LONG_STEPS
                && areApart(axis, left, right, from + rightStarts * STEP_SECONDS)
                && bothFit(before, after, rightStarts, leftEnds)) {
            return edge(from, leftFits, wider);
        }
        double[] differences = new double[steps];
        for (int i = 0; i < steps; i++) {
            differences[i] = before[i] - after[i];
        }
        return edge(from, sums(differences), wider);
    }

    /** The sums of so many first values, weighed as what neighbours share of their sound wants. */
    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + WEIGHT * values[i];
        }
        return sums;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static int highest(double[] sums) {
        int highest = 0;
        for (int i = 1; i < sums.length; i++) {
            highest = sums[i] > sums[highest] ? i : highest;
        }
        return highest;
    }

    /** The median of the instants whose probabilities have these logarithms, but for a constant, and what holds 95 % around it. */
    private static Edge edge(double from, double[] logarithms, double wider) {
        int steps = logarithms.length - 1;
        double most = logarithms[highest(logarithms)];
        double[] chances = new double[steps + 1];
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            chances[i] = Math.exp(logarithms[i] - most);
            total += chances[i];
        }
        int median = 0;
        double mass = 0;
        while (mass + chances[median] < total / 2) {
            mass += chances[median++];
        }
        int half = half(chances, median, HELD * total);
        if (half > LONG_STEPS) {
            half = half(chances, median, HELD_LONG * total) * LONG_MORE / 100;
        }
        return new Edge(Math.max(0, from + median * STEP_SECONDS), wider * (half * STEP_SECONDS + LEAST_ERROR_SECONDS));
    }

    /** How many steps to either side of an instant hold so much. */
    private static int half(double[] chances, int middle, double held) {
        int half = 0;
        double inside = chances[middle];
        while (inside < held && half < chances.length) {
            half++;
            inside += (middle - half >= 0 ? chances[middle - half] : 0)
                    + (middle + half < chances.length ? chances[middle + half] : 0);
        }
        return half;
    }

    /** Whether two lines lead so far from each other that the one cannot be the other, known a little less well, or stretched. */
    private static boolean areApart(Axis axis, Optional<Track> left, Optional<Track> right, double at) {
        return left.isEmpty()
                || right.isEmpty()
                || LEAST_APART_SECONDS
                        < (axis == Axis.A
                                ? Math.abs(left.get().toB(at) - right.get().toB(at))
                                : Math.abs(left.get().toA(at) - right.get().toA(at)));
    }

    private static boolean bothFit(double[] before, double[] after, int first, int last) {
        double less = 0;
        double more = 0;
        for (int i = first; i < last; i++) {
            less += Math.min(before[i], after[i]);
            more += Math.max(before[i], after[i]);
        }
        return less > BOTH_FIT * (last - first) && less > NEARLY * more;
    }

    /**
     * Whether one line goes over into the other without other sound between them.
     *
     * @param overlap whether both were followed to where the other is
     */
    boolean meet(Axis axis, Track left, Track right, Span where, boolean overlap) throws IOException {
        int steps = steps(where.start(), where.end());
        double[] before = read(axis, Optional.of(left), where.start(), steps).beforeSmear();
        double[] after = read(axis, Optional.of(right), where.start(), steps).afterTails();
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
        return apart - direct < (overlap ? LEAST_BETWEEN_OVERLAPPING : LEAST_BETWEEN);
    }

    private static int steps(double from, double to) {
        return Math.max(1, (int) Math.round((to - from) / STEP_SECONDS));
    }

    /** What there is on a line, step after step. */
    private LineReading read(Axis axis, Optional<Track> line, double from, int steps) throws IOException {
        if (line.isEmpty()) {
            return LineReading.none(steps);
        }
        Place place = new Place(axis, line.get(), from);
        LineReading known = lately.get(place);
        LineReading all = LineReading.of(likenesses.of(line.get()), place, steps, Optional.ofNullable(known));
        lately.put(place, all);
        return all.first(steps);
    }

    /** Where a line was read: a search that goes on asks for the same again, and more. */
    record Place(Axis axis, Track line, double from) {}

    /** Keeps what the two lines of one search have. */
    private static final class Lately extends LinkedHashMap<Place, LineReading> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, LineReading> eldest) {
            return size() > 2;
        }
    }
}
