package org.earwitness.bench;

import java.util.Arrays;
import java.util.Random;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * A stretch of one channel at its own rate, and what an evaluation of bandwidth does with it apart from the check: limits by
 * a long filter, added noise, and a spectrum of its own, the mean over frames of 8192 samples without overlap.
 */
record BandSound(String name, int hertz, float[] samples) {
    private static final int FRAME = 8192;
    private static final int TAPS = 801;

    static BandSound noise(int hertz, double seconds) {
        Random random = new Random(1);
        float[] samples = new float[(int) (hertz * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return new BandSound("noise", hertz, samples);
    }

    /** Only what lies between two frequencies, by a windowed sinc of 801 taps, rounded to 16 bits. */
    BandSound between(double low, double high) {
        double[] taps = new double[TAPS];
        int half = TAPS / 2;
        for (int k = -half; k <= half; k++) {
            double window =
                    0.42 + 0.5 * Math.cos(Math.PI * k / (half + 1)) + 0.08 * Math.cos(2 * Math.PI * k / (half + 1));
            taps[k + half] = window * (sinc(2 * high / hertz, k) - sinc(2 * low / hertz, k));
        }
        float[] filtered = new float[samples.length];
        for (int i = 0; i < filtered.length; i++) {
            double sum = 0;
            int from = Math.max(0, i + half - samples.length + 1);
            for (int k = from; k < TAPS && i + half - k >= 0; k++) {
                sum += taps[k] * samples[i + half - k];
            }
            filtered[i] = Math.round(sum * 32_768) / 32_768f;
        }
        return new BandSound(name, hertz, filtered);
    }

    private static double sinc(double cutoff, int k) {
        return k == 0 ? cutoff : Math.sin(Math.PI * cutoff * k) / (Math.PI * k);
    }

    /** With white noise some decibels below its root mean square. */
    BandSound noisy(double decibels) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        double level = Math.sqrt(sum / Math.max(1, samples.length)) * Math.pow(10, -decibels / 20);
        Random random = new Random(7);
        float[] mixed = samples.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] += (float) (level * random.nextGaussian());
        }
        return new BandSound(name, hertz, mixed);
    }

    /** Whether the mean at 93 to 97 % of the band is within 20 dB of that at 60 to 85 % and within 60 dB of that of the lower half. */
    boolean fillsBand() {
        double[] spectrum = spectrum();
        double below = mean(spectrum, 0.6, 0.85);
        return mean(spectrum, 0.93, 0.97) > Math.max(below * 1e-2, mean(spectrum, 0, 0.5) * 1e-6);
    }

    /** The frequency above which one part in ten million of the power lies. */
    double powerEdge() {
        double[] spectrum = spectrum();
        double left = Arrays.stream(spectrum).sum() * 1e-7;
        int bin = spectrum.length - 1;
        while (bin > 0 && left > spectrum[bin]) {
            left -= spectrum[bin];
            bin--;
        }
        return (double) bin * hertz / FRAME;
    }

    /** For what began as white noise: the highest frequency within 10 dB of the mean at 0.5 to 2.5 kHz. */
    double noiseEdge() {
        double[] spectrum = spectrum();
        double least = mean(spectrum, 1000.0 / hertz, 5000.0 / hertz) * 0.1;
        int span = (int) (50.0 * FRAME / hertz);
        int bin = spectrum.length - span;
        while (bin > 0 && Arrays.stream(spectrum, bin, bin + span).average().orElse(0) < least) {
            bin--;
        }
        return (bin + span / 2.0) * hertz / FRAME;
    }

    private static double mean(double[] spectrum, double from, double to) {
        return Arrays.stream(spectrum, (int) (from * spectrum.length), (int) (to * spectrum.length))
                .average()
                .orElse(0);
    }

    private double[] spectrum() {
        double[] powers = new double[FRAME / 2];
        FloatFFT_1D transform = new FloatFFT_1D(FRAME);
        for (int start = 0; start + FRAME <= samples.length; start += FRAME) {
            float[] frame = new float[FRAME];
            for (int i = 0; i < FRAME; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
                frame[i] = (float) (window * samples[start + i]);
            }
            transform.realForward(frame);
            for (int bin = 1; bin < powers.length; bin++) {
                powers[bin] +=
                        (double) frame[2 * bin] * frame[2 * bin] + (double) frame[2 * bin + 1] * frame[2 * bin + 1];
            }
        }
        return powers;
    }
}
