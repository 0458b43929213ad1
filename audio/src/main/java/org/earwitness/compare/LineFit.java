package org.earwitness.compare;

import java.util.List;

/**
 * A straight line through delays, d = offset + slope · (t − middle), of which some may be wrong: least squares, repeated with
 * Tukey's biweight (Beaton and Tukey, Technometrics 16, 1974).
 *
 * @param middle mean time in A
 * @param offset delay there, in seconds
 * @param slope of the delay, seconds a second
 * @param scatter median absolute deviation of the believed delays, times 1.4826, in seconds
 * @param offsetError half the width of the 95 % interval of the offset
 * @param slopeError the same of the slope
 * @param believed number of delays near the line
 */
record LineFit(
        double middle,
        double offset,
        double slope,
        double scatter,
        double offsetError,
        double slopeError,
        int believed) {
    private static final double SHARPEST_SECONDS = 5e-6;
    private static final int ROUNDS = 12;

    /** @param withSlope whether there are enough to tell a slope by; it is 0 otherwise */
    static LineFit of(List<Delays.Delay> delays, boolean withSlope) {
        double[] times = delays.stream().mapToDouble(Delays.Delay::aSeconds).toArray();
        double[] values = delays.stream().mapToDouble(Delays.Delay::seconds).toArray();
        double[] weights = new double[values.length];
        double middle = 0;
        double offset = median(values);
        double slope = 0;
        double scale = spread(times, values, offset, 0, 0);
        double[] sums = new double[4];
        for (int round = 0; round < ROUNDS; round++) {
            double total = 0;
            double mean = 0;
            for (int i = 0; i < values.length; i++) {
                double away = (values[i] - offset - slope * (times[i] - middle)) / (5 * scale);
                weights[i] = Math.abs(away) >= 1 ? 0 : (1 - away * away) * (1 - away * away);
                total += weights[i];
                mean += weights[i] * times[i];
            }
            middle = mean / total;
            java.util.Arrays.fill(sums, 0);
            for (int i = 0; i < values.length; i++) {
                double time = times[i] - middle;
                sums[0] += weights[i];
                sums[1] += weights[i] * values[i];
                sums[2] += weights[i] * time * values[i];
                sums[3] += weights[i] * time * time;
            }
            offset = sums[1] / sums[0];
            slope = withSlope && sums[3] > 0 ? sums[2] / sums[3] : 0;
            scale = spread(times, values, offset, slope, middle);
        }
        int believed = 0;
        for (double weight : weights) {
            believed += weight > 0.1 ? 1 : 0;
        }
        double deviation = scale * Math.sqrt((double) believed / Math.max(1, believed - 2));
        return new LineFit(
                middle,
                offset,
                slope,
                scale,
                2 * deviation / Math.sqrt(Math.max(1, sums[0])),
                sums[3] > 0 ? 2 * deviation / Math.sqrt(sums[3]) : Double.POSITIVE_INFINITY,
                believed);
    }

    private static double spread(double[] times, double[] values, double offset, double slope, double middle) {
        double[] away = new double[values.length];
        for (int i = 0; i < away.length; i++) {
            away[i] = Math.abs(values[i] - offset - slope * (times[i] - middle));
        }
        return Math.max(SHARPEST_SECONDS, 1.4826 * median(away));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
