package org.earwitness.examine;

import java.util.Arrays;

/**
 * The levels that each narrow band of a recording reaches: for each band the powers of its frames in a histogram of four steps
 * to the octave of power, 0.75 dB on average, from −120 dB to the top. Only frames that are active count: within 40 dB of the
 * loudest before them and above −90 dB, so that pauses and digital silence do not stand for the sound.
 *
 * <p>Memory: 688 bytes for each band, 330 kB at a sampling frequency of 48 kHz, whatever the length.
 */
final class BandLevels {
    /** Width of a band. */
    static final double BAND_HERTZ = 50;

    private static final double ACTIVE_RATIO = 1e-4;
    private static final double LEAST_ACTIVE_POWER = 1e-9;
    /** A float without its 21 last bits grows by one with each quarter of an octave, nearly. */
    private static final int DROPPED_BITS = 21;

    private static final int FIRST_STEP = Float.floatToRawIntBits(1e-12f) >>> DROPPED_BITS;
    private static final int STEPS = (Float.floatToRawIntBits(1e1f) >>> DROPPED_BITS) - FIRST_STEP;

    private final int[] firstBin;
    private final int[] endBin;
    private final float[] powers;
    private final int[][] histograms;
    private double loudest;
    private long frames;

    /**
     * @param hertz the sampling frequency
     * @param size samples of a frame
     */
    BandLevels(int hertz, int size) {
        int bands = (int) (hertz / 2.0 / BAND_HERTZ);
        firstBin = new int[bands];
        endBin = new int[bands];
        for (int band = 0; band < bands; band++) {
            firstBin[band] = (int) (band * BAND_HERTZ * size / hertz);
            endBin[band] = Math.max(firstBin[band] + 1, (int) ((band + 1) * BAND_HERTZ * size / hertz));
        }
        powers = new float[bands];
        histograms = new int[bands][STEPS];
    }

    /** Takes the powers of the bins of the next frame. */
    void add(float[] bins) {
        double total = 0;
        for (int band = 0; band < powers.length; band++) {
            float sum = 0;
            for (int bin = firstBin[band]; bin < endBin[band]; bin++) {
                sum += bins[bin];
            }
            powers[band] = sum / (endBin[band] - firstBin[band]);
            total += band == 0 ? 0 : sum;
        }
        loudest = Math.max(loudest, total);
        if (total < LEAST_ACTIVE_POWER || total < ACTIVE_RATIO * loudest) {
            return;
        }
        frames++;
        for (int band = 0; band < powers.length; band++) {
            int step = (Float.floatToRawIntBits(powers[band]) >>> DROPPED_BITS) - FIRST_STEP;
            histograms[band][Math.clamp(step, 0, STEPS - 1)]++;
        }
    }

    /** How many frames were active. */
    long activeFrames() {
        return frames;
    }

    /**
     * The level that each band stays under in a share of the active frames, smoothed over three bands.
     *
     * @param share of the frames, 0 to 1
     * @return decibels of full scale
     */
    double[] exceededLevels(double share) {
        double[] exceeded = new double[histograms.length];
        Arrays.setAll(exceeded, band -> power(histograms[band], share));
        double[] levels = new double[exceeded.length];
        for (int band = 0; band < levels.length; band++) {
            int from = Math.max(0, band - 1);
            int to = Math.min(levels.length - 1, band + 1);
            double mean = Arrays.stream(exceeded, from, to + 1).average().orElse(0);
            levels[band] = 10 * Math.log10(Math.max(Float.MIN_NORMAL, mean));
        }
        return levels;
    }

    /** The power in the middle of the step that holds the rank. */
    private double power(int[] histogram, double share) {
        long rank = (long) Math.ceil(share * frames);
        int step = 0;
        for (long seen = histogram[0]; seen < rank && step < STEPS - 1; seen += histogram[step]) {
            step++;
        }
        float lower = Float.intBitsToFloat((FIRST_STEP + step) << DROPPED_BITS);
        float upper = Float.intBitsToFloat((FIRST_STEP + step + 1) << DROPPED_BITS);
        return Math.sqrt((double) lower * upper);
    }
}
