package org.earwitness.compare;

import java.util.Arrays;
import org.earwitness.signal.FftBatch;
import org.earwitness.signal.Window;

/** Levels of {@link BandFilter}'s bands in steps of half a decibel, for {@value #FRAMES} frames at once. */
final class BandBatch {
    static final int FRAMES = 64;
    private static final int BANDS = BandFilter.BANDS;
    /** Numbers that agree in their first bits differ by less than half a decibel, so that they have at most two levels. */
    private static final int DROPPED_BITS = 18;

    private static final byte[] LEAST_LEVELS = new byte[1 << (31 - DROPPED_BITS)];
    private static final float[] NEXT_LEVELS = new float[LEAST_LEVELS.length];

    static {
        for (int i = 0; i < LEAST_LEVELS.length; i++) {
            int first = i << DROPPED_BITS;
            int level = level(Float.intBitsToFloat(first));
            LEAST_LEVELS[i] = (byte) level;
            int below = first;
            int above = (i + 1) << DROPPED_BITS;
            while (above - below > 1) {
                int middle = (below + above) >>> 1;
                boolean higher = level(Float.intBitsToFloat(middle)) > level;
                above = higher ? middle : above;
                below = higher ? below : middle;
            }
            NEXT_LEVELS[i] = Float.intBitsToFloat(above);
        }
    }

    private final FftBatch fft;
    private final float[] window;
    private final BandFilter filter;
    private final float[] power = new float[FRAMES];
    private final float[][] sums = new float[BANDS][FRAMES];

    BandBatch(BandFilter filter) {
        this.filter = filter;
        fft = new FftBatch(filter.size(), FRAMES);
        window = Window.hann(filter.size());
    }

    /** The level of a band of which that is the power. */
    private static int level(float sum) {
        return BandLevels.level(BandFilter.decibels(sum)) & 0xff;
    }

    /**
     * @param first index of the first frame's first sample
     * @param hop samples from frame to frame
     * @param count of frames, at most {@value #FRAMES}
     * @param levels receives the levels of each frame, one after the other, from a place on
     */
    void levels(float[] samples, int first, int hop, int count, byte[] levels, int place) {
        for (int n = 0; n < window.length; n++) {
            float[] row = fft.row(n);
            float weight = window[n];
            for (int k = 0; k < count; k++) {
                row[k] = samples[first + n + k * hop] * weight;
            }
            Arrays.fill(row, count, FRAMES, 0f);
        }
        fft.transform();
        for (int band = 0; band < BANDS; band++) {
            Arrays.fill(sums[band], 0f);
        }
        for (int bin = 1; bin < window.length / 2; bin++) {
            boolean known = false;
            for (int band = 0; band < BANDS; band++) {
                float weight = filter.weight(band, bin);
                if (weight > 0) {
                    if (!known) {
                        fft.power(bin, power);
                        known = true;
                    }
                    add(power, weight, sums[band]);
                }
            }
        }
        for (int k = 0; k < count; k++) {
            for (int band = 0; band < BANDS; band++) {
                float sum = sums[band][k];
                int index = Float.floatToRawIntBits(sum) >>> DROPPED_BITS;
                levels[place + k * BANDS + band] = (byte) (LEAST_LEVELS[index] + (sum >= NEXT_LEVELS[index] ? 1 : 0));
            }
        }
    }

    private static void add(float[] power, float weight, float[] sum) {
        for (int k = 0; k < FRAMES; k++) {
            sum[k] += weight * power[k];
        }
    }
}
