package org.earwitness.report.diff;

/**
 * What is left of A when aligned B is taken from it, in blocks over the whole of A.
 *
 * @param blockSeconds length of a block
 * @param decibels for each block 10 log₁₀(Σ(a − g·b)² / Σa²) with the g that makes it least, at most 0; NaN where it does not
 *     apply: outside what is the same, where the waveforms have no common phase, and where A is silent
 */
public record Residual(double blockSeconds, float[] decibels) {
    public Residual {
        decibels = decibels.clone();
    }

    int blocks() {
        return decibels.length;
    }

    /** The mean of the ratios over a range of time, in decibels; NaN where no block of it has one. */
    double decibels(double fromSeconds, double toSeconds) {
        int from = Math.clamp((long) Math.floor(fromSeconds / blockSeconds), 0, decibels.length);
        int to = Math.clamp((long) Math.ceil(toSeconds / blockSeconds), from, decibels.length);
        double sum = 0;
        int count = 0;
        for (int block = from; block < to; block++) {
            if (!Float.isNaN(decibels[block])) {
                sum += Math.pow(10, decibels[block] / 10);
                count++;
            }
        }
        return count == 0 ? Double.NaN : 10 * Math.log10(sum / count);
    }
}
