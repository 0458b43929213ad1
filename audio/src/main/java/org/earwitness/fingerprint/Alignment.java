package org.earwitness.fingerprint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lays the landmarks of a query on those of a match along a line matchTime = offset + speed · queryTime, makes the line
 * exact, finds how far the common part reaches and how probable that many hits are by chance.
 */
final class Alignment {
    static final double TIME_TOLERANCE = 20;
    private static final double FREQUENCY_TOLERANCE = 130;
    private static final double[] FIT_TOLERANCES = {48, 32, 20, 16, 16};
    private static final int LEAST_HITS = 10;
    private static final double LEAST_MILLISECONDS = 800;
    private static final double LARGEST_TEMPO_DIFFERENCE = 0.006;
    private static final double EDGE_MILLISECONDS = 500;
    private static final double LEAST_ROTATION = 150;
    private static final double ROTATION_STEP = 20;
    private static final int GROWTH_STEPS = 40;

    private final Fingerprint query;
    private final Fingerprint match;
    private double offset;
    private double speed;
    private double pitch;
    /** Landmarks of the query in the common part: first to last − 1. */
    private int first;

    private int last;

    private Alignment(Fingerprint query, Fingerprint match, double offset, double speed, int first, int last) {
        this.query = query;
        this.match = match;
        this.offset = offset;
        this.speed = speed;
        this.pitch = speed;
        this.first = first;
        this.last = last;
    }

    /**
     * Starts from a rough line that was voted for by the landmarks first to last − 1 of the query.
     *
     * @return nothing where no stretch of common landmarks remains
     */
    static @Nullable Alignment refine(
            Fingerprint query, Fingerprint match, double offset, double speed, int first, int last) {
        Alignment alignment = new Alignment(query, match, offset, speed, first, last);
        for (double tolerance : FIT_TOLERANCES) {
            if (!alignment.fit(tolerance)) {
                return null;
            }
        }
        for (int step = 0; step < GROWTH_STEPS; step++) {
            int before = alignment.first;
            int beforeLast = alignment.last;
            if (!alignment.grow() || !alignment.fit(TIME_TOLERANCE)) {
                return null;
            }
            if (alignment.first == before && alignment.last == beforeLast) {
                break;
            }
        }
        return alignment.isOneSpeed() ? alignment : null;
    }

    /** Whether times and frequencies tell of the same speed, and for long enough. */
    private boolean isOneSpeed() {
        return Math.abs(speed / pitch - 1) < LARGEST_TEMPO_DIFFERENCE
                && query.time(last - 1) - query.time(first) >= LEAST_MILLISECONDS;
    }

    double speed() {
        return speed;
    }

    double pitch() {
        return pitch;
    }

    double matchMilliseconds(double queryMilliseconds) {
        return offset + speed * queryMilliseconds;
    }

    private double queryMilliseconds(double matchMilliseconds) {
        return (matchMilliseconds - offset) / speed;
    }

    double startMilliseconds() {
        double earliest = Math.max(0, queryMilliseconds(0));
        double start = query.time(first);
        return start - earliest < EDGE_MILLISECONDS ? earliest : start;
    }

    double endMilliseconds() {
        double latest = Math.min(query.durationSeconds() * 1000, queryMilliseconds(match.durationSeconds() * 1000));
        double end = query.time(last - 1);
        return latest - end < EDGE_MILLISECONDS ? latest : end;
    }

    int landmarks() {
        return last - first;
    }

    int hits() {
        int hits = 0;
        for (int i = first; i < last; i++) {
            if (nearest(i, TIME_TOLERANCE) >= 0) {
                hits++;
            }
        }
        return hits;
    }

    /** The landmark of the match nearest in time to a landmark of the query, within both tolerances, or −1. */
    private int nearest(int landmark, double tolerance) {
        return nearest(matchMilliseconds(query.time(landmark)), query.frequency(landmark) / pitch, tolerance);
    }

    private int nearest(double time, double frequency, double tolerance) {
        int best = -1;
        double bestDistance = tolerance;
        for (int j = firstAtOrAfter(match, time - tolerance); j < match.size(); j++) {
            double distance = match.time(j) - time;
            if (distance > tolerance) {
                break;
            }
            if (Math.abs(distance) <= bestDistance && Math.abs(match.frequency(j) - frequency) <= FREQUENCY_TOLERANCE) {
                bestDistance = Math.abs(distance);
                best = j;
            }
        }
        return best;
    }

    static int firstAtOrAfter(Fingerprint fingerprint, double milliseconds) {
        int low = 0;
        int high = fingerprint.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fingerprint.time(middle) < milliseconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Moves the line by least squares to the hits of the common part; the pitch to the median ratio of frequencies. */
    private boolean fit(double tolerance) {
        double[] ratios = new double[last - first];
        double[] queryTimes = new double[last - first];
        double[] matchTimes = new double[last - first];
        int hits = 0;
        for (int i = first; i < last; i++) {
            int j = nearest(i, tolerance);
            if (j >= 0) {
                queryTimes[hits] = query.time(i);
                matchTimes[hits] = match.time(j);
                ratios[hits] = (double) query.frequency(i) / match.frequency(j);
                hits++;
            }
        }
        if (hits < LEAST_HITS || queryTimes[hits - 1] - queryTimes[0] < LEAST_MILLISECONDS / 2) {
            return false;
        }
        fitLine(queryTimes, matchTimes, hits);
        Arrays.sort(ratios, 0, hits);
        pitch = ratios[hits / 2];
        return true;
    }

    private void fitLine(double[] queryTimes, double[] matchTimes, int count) {
        double queryMean = Arrays.stream(queryTimes, 0, count).sum() / count;
        double matchMean = Arrays.stream(matchTimes, 0, count).sum() / count;
        double product = 0;
        double square = 0;
        for (int i = 0; i < count; i++) {
            product += (queryTimes[i] - queryMean) * (matchTimes[i] - matchMean);
            square += (queryTimes[i] - queryMean) * (queryTimes[i] - queryMean);
        }
        double slope = product / square;
        if (Math.abs(slope / speed - 1) < 0.02) {
            speed = slope;
        }
        offset = matchMean - speed * queryMean;
    }

    /**
     * Looks beyond both ends by as much again as is common already, and keeps the stretch whose landmarks speak most for a
     * common origin: hits count ln(p₁/p₀), others ln((1−p₁)/(1−p₀)), with p₁ the share of hits so far and p₀ by chance.
     */
    private boolean grow() {
        int length = Math.max(20, last - first);
        double earliest = Math.max(0, queryMilliseconds(-TIME_TOLERANCE));
        double latest = queryMilliseconds(match.durationSeconds() * 1000 + TIME_TOLERANCE);
        int from = Math.max(first - length, firstAtOrAfter(query, earliest));
        int to = Math.min(last + length, firstAtOrAfter(query, latest));
        if (to - from < LEAST_HITS) {
            return false;
        }
        double share = Math.clamp((double) hits() / (last - first), 0.2, 0.9);
        double chance = Math.clamp(chanceShare(), 0.01, 0.5 * share);
        double gain = Math.log(share / chance);
        double loss = Math.log((1 - share) / (1 - chance));
        double sum = 0;
        double best = 0;
        int start = from;
        int bestStart = -1;
        int bestEnd = -1;
        for (int i = from; i < to; i++) {
            sum += nearest(i, TIME_TOLERANCE) >= 0 ? gain : loss;
            if (sum <= 0) {
                sum = 0;
                start = i + 1;
            } else if (sum > best) {
                best = sum;
                bestStart = start;
                bestEnd = i + 1;
            }
        }
        if (bestStart < 0) {
            return false;
        }
        first = bestStart;
        last = bestEnd;
        return true;
    }

    private double chanceShare() {
        int[] counts = rotatedHits(8);
        return counts.length == 0 ? 0.02 : (double) Arrays.stream(counts).sum() / counts.length / (last - first);
    }

    /** The logarithm of the probability of as many hits by chance, or 0 where the common part is too short to tell. */
    double logProbabilityByChance() {
        int[] counts = rotatedHits(Math.clamp(400_000 / (last - first), 24, 96));
        return counts.length < 8 ? 0 : ChanceModel.of(counts).logTail(hits());
    }

    /**
     * Hits after the match's common part has been rotated in time by several amounts: as many landmarks, the same
     * frequencies and the same rhythm, but no common origin.
     */
    private int[] rotatedHits(int most) {
        double begin = matchMilliseconds(query.time(first));
        double length = speed * (query.time(last - 1) - query.time(first));
        int rotations = (int) Math.min(most, (length - 2 * LEAST_ROTATION) / ROTATION_STEP);
        if (rotations < 1) {
            return new int[0];
        }
        int[] counts = new int[rotations];
        for (int r = 0; r < rotations; r++) {
            double shift = LEAST_ROTATION + (length - 2 * LEAST_ROTATION) * (r + 0.5) / rotations;
            for (int i = first; i < last; i++) {
                double time = begin + (matchMilliseconds(query.time(i)) - begin + shift) % length;
                if (nearest(time, query.frequency(i) / pitch, TIME_TOLERANCE) >= 0) {
                    counts[r]++;
                }
            }
        }
        return counts;
    }
}
