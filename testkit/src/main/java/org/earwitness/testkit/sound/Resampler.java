package org.earwitness.testkit.sound;

/**
 * Reads a signal at a constant step by windowed-sinc interpolation (J. O. Smith, "Digital audio resampling", 1984), with a
 * Kaiser window (β = 9, side lobes below −85 dB) and 32 zero crossings either side. Output sample n stands exactly at input
 * position n × step. Where the step exceeds 1, the pass band ends below the output's Nyquist frequency, so that nothing
 * folds back.
 */
final class Resampler {
    private static final int ZERO_CROSSINGS = 32;
    private static final int PHASES = 1024;
    private static final double KAISER_BETA = 9;
    /** The kernel's cut-off, as a part of the lower Nyquist frequency. */
    private static final double PASS_BAND = 0.95;

    private final double step;
    private final int halfWidth;
    /** Kernel values: row p holds the taps for a position p/{@link #PHASES} of a sample after an input sample. */
    private final float[][] kernel;

    /** @param step input samples per output sample, 1/64 to 64 */
    Resampler(double step) {
        if (!(step >= 1.0 / 64 && step <= 64)) {
            throw new IllegalArgumentException("step: expected 1/64 to 64 input samples, found " + step);
        }
        this.step = step;
        double bandwidth = PASS_BAND / Math.max(1, step);
        halfWidth = (int) Math.ceil(ZERO_CROSSINGS / bandwidth);
        kernel = new float[PHASES + 1][2 * halfWidth];
        for (int phase = 0; phase <= PHASES; phase++) {
            for (int tap = 0; tap < 2 * halfWidth; tap++) {
                double distance = tap - (halfWidth - 1) - (double) phase / PHASES;
                kernel[phase][tap] = (float) (bandwidth * sinc(bandwidth * distance) * kaiser(distance / halfWidth));
            }
        }
    }

    /** Resamples one channel; the result has ⌊length / step⌋ samples. The signal is zero beyond its ends. */
    float[] apply(float[] input) {
        float[] output = new float[(int) Math.floor(input.length / step)];
        for (int n = 0; n < output.length; n++) {
            double position = n * step;
            int whole = (int) position;
            double phase = (position - whole) * PHASES;
            int row = (int) phase;
            float blend = (float) (phase - row);
            output[n] = (float) convolve(input, whole - (halfWidth - 1), kernel[row], kernel[row + 1], blend);
        }
        return output;
    }

    private static double convolve(float[] input, int start, float[] below, float[] above, float blend) {
        int from = Math.max(0, -start);
        int to = Math.min(below.length, input.length - start);
        double sum = 0;
        for (int tap = from; tap < to; tap++) {
            sum += input[start + tap] * (below[tap] + blend * (above[tap] - below[tap]));
        }
        return sum;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        double inside = 1 - x * x;
        return inside <= 0 ? 0 : bessel(KAISER_BETA * Math.sqrt(inside)) / bessel(KAISER_BETA);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
