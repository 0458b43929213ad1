package org.earwitness.report;

import org.earwitness.sample.SampleRate;
import org.earwitness.signal.SpectrogramOverview;
import org.earwitness.signal.WaveformOverview;

/** Sound of a shape like speech, computed from time alone: syllables, pauses, a moving pitch, three formants, a band edge. */
final class SampleSound {
    private static final double BAND_EDGE_HERTZ = 3_900;
    private static final double[] FORMANT_HERTZ = {520, 1_480, 2_550};

    private SampleSound() {}

    static float[] voice(SampleRate rate, double start, double seconds) {
        float[] samples = new float[(int) rate.samples(seconds)];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double time = start + rate.seconds(i);
            phase += 2 * Math.PI * pitch(time) / rate.hertz();
            double sum = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                sum += Math.sin(phase * harmonic) * formants(time, harmonic * pitch(time));
            }
            samples[i] = (float) (0.25 * loudness(time) * sum);
        }
        return samples;
    }

    static WaveformOverview waveform(double seconds, int columns) {
        float[] minimum = new float[columns];
        float[] maximum = new float[columns];
        float[] rms = new float[columns];
        for (int column = 0; column < columns; column++) {
            double level = 0.75 * loudness(seconds * column / columns) + 0.004;
            maximum[column] = (float) (level * (0.85 + 0.15 * rough(column)));
            minimum[column] = (float) (-level * (0.8 + 0.2 * rough(column + 7_000)));
            rms[column] = (float) (level * 0.3);
        }
        return new WaveformOverview(0, seconds, minimum, maximum, rms);
    }

    static SpectrogramOverview spectrogram(double seconds, int columns, int rows) {
        double maximumHertz = 8_000;
        float[] decibels = new float[columns * rows];
        for (int column = 0; column < columns; column++) {
            double time = seconds * column / columns;
            for (int row = 0; row < rows; row++) {
                double hertz = (row + 0.5) * maximumHertz / rows;
                double nearest = Math.abs(hertz / pitch(time) - Math.rint(hertz / pitch(time)));
                double power = loudness(time) * formants(time, hertz) * Math.exp(-nearest * nearest * 18) + 2e-4;
                double edge = hertz < BAND_EDGE_HERTZ ? 0 : -Math.min(28, (hertz - BAND_EDGE_HERTZ) / 12);
                decibels[column * rows + row] =
                        (float) (20 * Math.log10(power) - 12 + edge + 5 * rough(column * 31L + row * 17L));
            }
        }
        return new SpectrogramOverview(0, seconds, maximumHertz, columns, rows, decibels);
    }

    private static double pitch(double time) {
        return 120 + 22 * Math.sin(time * 1.7) + 9 * Math.sin(time * 5.3);
    }

    private static double formants(double time, double hertz) {
        double sum = 0;
        for (int i = 0; i < FORMANT_HERTZ.length; i++) {
            double centre = FORMANT_HERTZ[i] * (1 + 0.2 * Math.sin(time * (3.1 + i) + i));
            double distance = (hertz - centre) / (140 + 60 * i);
            sum += Math.exp(-distance * distance) / (1 + i);
        }
        return sum + 0.02;
    }

    private static double loudness(double time) {
        double phrase = Math.clamp(2.2 * Math.sin(time * 0.83) + 1.4, 0, 1);
        double syllable = Math.pow(Math.abs(Math.sin(time * 9.1 + Math.sin(time * 2.3))), 1.4);
        return phrase * (0.12 + 0.88 * syllable) * (0.6 + 0.4 * Math.sin(time * 0.21));
    }

    /** A value from 0 to 1 that jumps with the position. */
    private static double rough(long position) {
        long mixed = position * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (mixed >>> 40) / (double) (1 << 24);
    }
}
