package org.earwitness.bench;

import java.util.Arrays;
import java.util.Locale;

/** So many of so many. */
record Proportion(long part, long whole) {
    private static final double Z = 1.96;

    /** Per cent, the counts and the 95 % interval by Wilson's score; a dash where there is nothing to count. */
    @Override
    public String toString() {
        if (whole == 0) {
            return "-";
        }
        double share = (double) part / whole;
        double middle = share + Z * Z / (2 * whole);
        double half = Z * Math.sqrt(share * (1 - share) / whole + Z * Z / (4.0 * whole * whole));
        double scale = 100 / (1 + Z * Z / whole);
        return String.format(
                Locale.ROOT,
                "%.1f %d/%d (%.1f-%.1f)",
                100 * share,
                part,
                whole,
                Math.max(0, (middle - half) * scale),
                Math.min(100, (middle + half) * scale));
    }

    /** The number of values, their median and their 95th percentile, by the nearest rank. */
    static String spread(double[] values) {
        if (values.length == 0) {
            return "-";
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%d: %.2f, %.2f", sorted.length, rank(sorted, 0.5), rank(sorted, 0.95));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
