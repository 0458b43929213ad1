package org.earwitness.compare;

import org.earwitness.signal.Fft;
import org.earwitness.signal.Window;

/**
 * Levels of {@value #BANDS} bands of one frame of 16 kHz sound.
 *
 * <p>The bands are triangles of equal width on the mel scale from 150 Hz to 7 kHz (2595 lg(1 + f/700 Hz)), for a recording of
 * other pitch all multiplied by that. A full-scale sine in the middle of a band has 0 dB. Not safe for several threads.
 */
final class BandFilter {
    static final int BANDS = 24;
    static final float LEAST_DECIBELS = -120;
    private static final double RATE = 16_000;
    private static final double LOWEST_HERTZ = 150;
    private static final double HIGHEST_HERTZ = 7000;
    private static final double LARGEST_HERTZ = 7700;

    private final int size;
    private final Fft fft;
    private final float[] window;
    private final float[] frame;
    private final float[] power;
    private final int[] firstBin = new int[BANDS];
    private final float[][] weights = new float[BANDS][];

    /**
     * @param size samples of a frame, a power of two
     * @param pitch by which the frequencies of the bands are multiplied
     */
    BandFilter(int size, double pitch) {
        this.size = size;
        fft = new Fft(size);
        window = Window.hann(size);
        frame = new float[size];
        power = new float[fft.bins()];
        double low = mel(LOWEST_HERTZ);
        double step = (mel(HIGHEST_HERTZ) - low) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            weigh(
                    band,
                    hertz(low + band * step) * pitch,
                    hertz(low + (band + 1) * step) * pitch,
                    hertz(low + (band + 2) * step) * pitch);
        }
    }

    private void weigh(int band, double from, double middle, double to) {
        double width = RATE / size;
        double scale = 16.0 / ((double) size * size);
        firstBin[band] = (int) Math.ceil(from / width);
        int end = to > LARGEST_HERTZ ? firstBin[band] : (int) Math.ceil(to / width);
        weights[band] = new float[Math.max(0, end - firstBin[band])];
        for (int i = 0; i < weights[band].length; i++) {
            double at = (firstBin[band] + i) * width;
            weights[band][i] =
                    (float) (scale * (at < middle ? (at - from) / (middle - from) : (to - at) / (to - middle)));
        }
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }

    int size() {
        return size;
    }

    /**
     * @param first index of the frame's first sample
     * @param decibels receives {@value #BANDS} levels of at least −120 dB
     */
    void levels(float[] samples, int first, float[] decibels) {
        for (int i = 0; i < size; i++) {
            frame[i] = samples[first + i] * window[i];
        }
        fft.power(frame, power);
        for (int band = 0; band < BANDS; band++) {
            float sum = 0;
            float[] weight = weights[band];
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * power[firstBin[band] + i];
            }
            decibels[band] = decibels(sum);
        }
    }

    /** What the power in a band, a sum of weighed bins, is in dB; at least {@value #LEAST_DECIBELS}. */
    static float decibels(float sum) {
        return (float) (10 * Math.log10(sum + 1e-12));
    }

    /** What a bin of the power spectrum is multiplied by where it counts for a band; 0 where it does not. */
    float weight(int band, int bin) {
        int at = bin - firstBin[band];
        return at >= 0 && at < weights[band].length ? weights[band][at] : 0;
    }
}
