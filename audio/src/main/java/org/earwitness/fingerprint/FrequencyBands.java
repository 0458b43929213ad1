package org.earwitness.fingerprint;

import java.util.Arrays;

/**
 * Energies of 33 overlapping triangular bands, evenly spaced on a logarithmic frequency axis from 280 to 3500 Hz: what a
 * telephone lets through.
 *
 * <p>On a logarithmic axis a change of playing speed moves all bands by the same distance; bands for sound played f times as
 * fast lie f times as high.
 */
final class FrequencyBands {
    static final int COUNT = 33;
    static final int TRANSFORM = 1024;
    private static final double LOWEST_HERTZ = 280;
    private static final double HIGHEST_HERTZ = 3500;
    private static final double BIN_HERTZ = 16_000.0 / TRANSFORM;

    private final int[] firstBins = new int[COUNT];
    private final float[][] weights = new float[COUNT][];

    /** @param factor all band frequencies are multiplied by this, 0.5 to 2 */
    FrequencyBands(double factor) {
        double step = Math.log(HIGHEST_HERTZ / LOWEST_HERTZ) / (COUNT - 1);
        for (int band = 0; band < COUNT; band++) {
            double centre = LOWEST_HERTZ * factor * Math.exp(step * band);
            double half = Math.max(step, BIN_HERTZ / centre);
            int first = Math.max(1, (int) Math.ceil(centre * Math.exp(-half) / BIN_HERTZ));
            int last = Math.min(TRANSFORM / 2, (int) Math.floor(centre * Math.exp(half) / BIN_HERTZ));
            firstBins[band] = first;
            weights[band] = triangle(first, last, centre, half);
        }
    }

    private static float[] triangle(int first, int last, double centre, double half) {
        float[] triangle = new float[last - first + 1];
        double sum = 0;
        for (int i = 0; i < triangle.length; i++) {
            double distance = Math.abs(Math.log((first + i) * BIN_HERTZ / centre));
            triangle[i] = (float) Math.max(0, 1 - distance / half);
            sum += triangle[i];
        }
        for (int i = 0; i < triangle.length; i++) {
            triangle[i] /= (float) sum;
        }
        return triangle;
    }

    /** Mean powers of the bands, each compressed by the fourth root. */
    void compressed(float[] power, int firstPower, float[] into, int at) {
        for (int band = 0; band < COUNT; band++) {
            float[] triangle = weights[band];
            int bin = firstPower + firstBins[band];
            float sum = 0;
            for (int i = 0; i < triangle.length; i++) {
                sum += triangle[i] * power[bin + i];
            }
            into[at + band] = (float) Math.sqrt(Math.sqrt(sum));
        }
    }

    /**
     * The same for many spectra at once, to the same bits: bin by bin over all of them, which processors do several at a time.
     *
     * @param powers of each of the 513 bins, in all spectra
     * @return {@link #COUNT} values for every spectrum
     */
    float[] compressed(float[][] powers, int spectra) {
        float[] rows = new float[spectra * COUNT];
        float[] sums = new float[spectra];
        for (int band = 0; band < COUNT; band++) {
            Arrays.fill(sums, 0f);
            for (int i = 0; i < weights[band].length; i++) {
                addWeighted(sums, powers[firstBins[band] + i], weights[band][i], spectra);
            }
            for (int s = 0; s < spectra; s++) {
                rows[s * COUNT + band] = (float) Math.sqrt(Math.sqrt(sums[s]));
            }
        }
        return rows;
    }

    private static void addWeighted(float[] sums, float[] values, float weight, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * values[i];
        }
    }
}
