package org.earwitness.compare;

import java.util.Arrays;

/** How often which levels of two recordings occur together, in steps of 1 dB from −139 to 0 dB. */
final class LevelCounts {
    private static final int LEVELS = 140;
    private static final int SAME_LEVEL = 3;

    private final int[][] counts = new int[LEVELS][LEVELS];

    static int index(double decibels) {
        return (int) Math.clamp(Math.round(decibels) + LEVELS - 1L, 0, LEVELS - 1);
    }

    void add(double of, double level, int times) {
        counts[index(of)][index(level)] += times;
    }

    private int[] like(int of) {
        int[] sum = new int[LEVELS];
        for (int k = Math.max(0, of - SAME_LEVEL); k <= Math.min(LEVELS - 1, of + SAME_LEVEL); k++) {
            for (int i = 0; i < LEVELS; i++) {
                sum[i] += counts[k][i];
            }
        }
        return sum;
    }

    /** How many frames are about as loud as this. */
    int count(double of) {
        return Arrays.stream(like(index(of))).sum();
    }

    /** What a share of them does not reach. */
    double quantile(double of, double share) {
        return quantile(like(index(of)), share);
    }

    private static double quantile(int[] counts, double share) {
        double left = share * Arrays.stream(counts).sum();
        int level = 0;
        while (level < LEVELS - 1 && counts[level] <= left) {
            left -= counts[level++];
        }
        return level - LEVELS + 1;
    }

    /** For each level, the quantile; as low as can be where there are fewer frames. */
    double[] quantiles(double share, int least) {
        double[] quantiles = new double[LEVELS];
        for (int of = 0; of < LEVELS; of++) {
            int[] like = like(of);
            quantiles[of] = Arrays.stream(like).sum() < least ? Double.NEGATIVE_INFINITY : quantile(like, share);
        }
        return quantiles;
    }
}
