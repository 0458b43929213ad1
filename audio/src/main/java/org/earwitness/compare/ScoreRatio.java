package org.earwitness.compare;

import java.util.Arrays;

/**
 * How much likelier a score is where both recordings carry the same sound than where they do not, counted: its share among scores
 * of the same sound against its share among those of sound taken at random, in {@value #BINS} bins, made monotonic by pooling
 * adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955).
 */
final class ScoreRatio {
    /** The natural logarithm that one score counts for at most. */
    static final float MOST = 5;

    /** Shares at which the sorted scores of other sound are parted into bins; those of the same sound from the other end. */
    private static final double[] PARTED = {0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96, 0.99, 0.998};

    private static final int BINS = 21;
    /** Added to every share: nothing is learned to be impossible. */
    private static final double DOUBT = 0.004;

    private final float[] limits = new float[BINS - 1];
    private final float[] ratios;
    private final double information;

    /**
     * @param same scores of frames that carry the same sound, one or more
     * @param other scores of frames taken at random, one or more
     */
    ScoreRatio(float[] same, float[] other) {
        float[] sortedSame = same.clone();
        float[] sortedOther = other.clone();
        Arrays.sort(sortedSame);
        Arrays.sort(sortedOther);
        for (int i = 0; i < PARTED.length; i++) {
            limits[2 * i] = sortedOther[(int) (sortedOther.length * PARTED[i])];
            limits[2 * i + 1] = sortedSame[(int) (sortedSame.length * (1 - PARTED[i]))];
        }
        Arrays.sort(limits);
        double[] sameShares = shares(same);
        double[] otherShares = shares(other);
        ratios = monotonic(sameShares, otherShares);
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += (sameShares[bin] - otherShares[bin]) * ratios[bin];
        }
        information = sum;
    }

    /** The logarithm of the ratio of two shares, −{@value #MOST} to {@value #MOST}. */
    static double ratio(double same, double other) {
        return Math.clamp(Math.log((same + DOUBT) / (other + DOUBT)), -MOST, MOST);
    }

    /** The logarithm of the ratio for a score, −{@value #MOST} to {@value #MOST}. */
    float of(float score) {
        return ratios[bin(score)];
    }

    /** How much a score tells, on average over both kinds: the divergence of Jeffreys (Proc. R. Soc. A 186, 1946) of what was counted. */
    double information() {
        return information;
    }

    private double[] shares(float[] scores) {
        double[] shares = new double[BINS];
        for (float score : scores) {
            shares[bin(score)] += 1.0 / scores.length;
        }
        return shares;
    }

    private int bin(float score) {
        int bin = 0;
        while (bin < limits.length && score > limits[bin]) {
            bin++;
        }
        return bin;
    }

    /** The logarithm of the shares' ratio of each bin, neighbours pooled where it would fall. */
    private static float[] monotonic(double[] same, double[] other) {
        double[] sameSums = new double[BINS];
        double[] otherSums = new double[BINS];
        int[] ends = new int[BINS];
        int blocks = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sameSums[blocks] = same[bin];
            otherSums[blocks] = other[bin];
            ends[blocks++] = bin + 1;
            while (blocks > 1
                    && Math.log((sameSums[blocks - 1] + DOUBT) / (otherSums[blocks - 1] + DOUBT))
                            <= Math.log((sameSums[blocks - 2] + DOUBT) / (otherSums[blocks - 2] + DOUBT))) {
                blocks--;
                sameSums[blocks - 1] += sameSums[blocks];
                otherSums[blocks - 1] += otherSums[blocks];
                ends[blocks - 1] = ends[blocks];
            }
        }
        float[] ratios = new float[BINS];
        for (int block = 0, bin = 0; block < blocks; block++) {
            while (bin < ends[block]) {
                ratios[bin++] = (float) ratio(sameSums[block], otherSums[block]);
            }
        }
        return ratios;
    }
}
