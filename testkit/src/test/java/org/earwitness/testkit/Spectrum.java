package org.earwitness.testkit;

import java.util.stream.IntStream;

/** Reference measurements for tests, written for plainness: power by a discrete Fourier transform of a Hann window. */
public final class Spectrum {
    private Spectrum() {}

    /** Amplitude of the sine nearest to a frequency in the samples, by correlation under a Hann window. */
    public static double amplitude(float[] samples, int rateHertz, double hertz) {
        double real = 0;
        double imaginary = 0;
        double weight = 0;
        for (int n = 0; n < samples.length; n++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / samples.length);
            double angle = 2 * Math.PI * hertz * n / rateHertz;
            real += window * samples[n] * Math.cos(angle);
            imaginary += window * samples[n] * Math.sin(angle);
            weight += window;
        }
        return 2 * Math.hypot(real, imaginary) / weight;
    }

    /** Frequencies of the peaks of an all-pole envelope (autocorrelation method, Levinson-Durbin), lowest first. */
    public static double[] envelopePeaks(float[] samples, int rateHertz, int order, double highestHertz) {
        double[] windowed = new double[samples.length];
        for (int n = 1; n < samples.length; n++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / samples.length);
            windowed[n] = window * (samples[n] - 0.95 * samples[n - 1]);
        }
        double[] predictor = predictor(windowed, order);
        double step = 5;
        int points = (int) (highestHertz / step);
        double[] level = new double[points];
        for (int i = 0; i < points; i++) {
            double real = 1;
            double imaginary = 0;
            for (int k = 1; k <= order; k++) {
                double angle = 2 * Math.PI * i * step / rateHertz * k;
                real -= predictor[k] * Math.cos(angle);
                imaginary += predictor[k] * Math.sin(angle);
            }
            level[i] = -Math.hypot(real, imaginary);
        }
        return IntStream.range(1, points - 1)
                .filter(i -> level[i] > level[i - 1] && level[i] >= level[i + 1])
                .mapToDouble(i -> i * step)
                .toArray();
    }

    private static double[] predictor(double[] samples, int order) {
        double[] correlation = new double[order + 1];
        for (int lag = 0; lag <= order; lag++) {
            for (int n = lag; n < samples.length; n++) {
                correlation[lag] += samples[n] * samples[n - lag];
            }
        }
        double[] coefficients = new double[order + 1];
        double error = correlation[0] * (1 + 1e-9);
        for (int i = 1; i <= order; i++) {
            double sum = correlation[i];
            for (int k = 1; k < i; k++) {
                sum -= coefficients[k] * correlation[i - k];
            }
            double reflection = sum / error;
            double[] next = coefficients.clone();
            next[i] = reflection;
            for (int k = 1; k < i; k++) {
                next[k] = coefficients[k] - reflection * coefficients[i - k];
            }
            coefficients = next;
            error *= 1 - reflection * reflection;
        }
        return coefficients;
    }
}
