package org.earwitness.fingerprint;

import java.util.Arrays;

/**
 * From compressed band energies to the numbers whose signs are the bits of prints and keys.
 *
 * <p>Rows are frames of {@link FrequencyBands#COUNT} values in one array. Time is counted in rows; {@code step} is the number of
 * rows to a frame of {@link Fingerprint#FRAME_SAMPLES} samples of the sound as the collection has it. Before and after the
 * sound the first and the last row go on.
 *
 * <ol>
 *   <li>Each band is divided by its mean over ±1.2 s, so that loudness, equaliser and microphone cancel.
 *   <li>A print's 32 values are the slopes of the bands over time (derivative of a Gaussian of 40 ms), smoothed over
 *       neighbouring bands, each minus that of the next band (after Haitsma and Kalker, ISMIR 2002).
 *   <li>A key's 22 values are the slow coefficients of the two-dimensional cosine transform of 25 frames (0.4 s) and all bands:
 *       those (t, f) with t ≥ 1 and 3 (t − 1) + f < 10.
 * </ol>
 */
final class PrintFilters {
    static final int PRINT_BITS = 32;

    /** Frames on either side of one that its key depends on, once bands are normalised. */
    static final int KEY_REACH = 12;

    static final int MEAN_REACH = 75;
    private static final int SLOPE_REACH = 8;
    private static final double SLOPE_FRAMES = 2.5;
    private static final float[] SLOPE = slope();
    /** Smoothing by a Gaussian of 0.7 bands, then the difference of neighbours: coefficients of the bands −2 to 3. */
    private static final float[] ACROSS = {-0.0096f, -0.1959f, -0.3650f, 0.3650f, 0.1959f, 0.0096f};

    private static final int KEY_FREQUENCIES = 10;
    private static final int KEY_TIMES = 4;
    private static final int FEWER_PER_TIME = 3;
    private static final float[][] FREQUENCY_COSINES = frequencyCosines();
    private static final float[][] TIME_COSINES = timeCosines();
    private static final float SMALLEST_MEAN = 1e-2f;
    private static final float LEAST_KEY_MAGNITUDE = 8;

    private PrintFilters() {}

    private static float[] slope() {
        float[] weights = new float[SLOPE_REACH + 1];
        double sum = 0;
        for (int i = 1; i <= SLOPE_REACH; i++) {
            weights[i] = (float) (i * Math.exp(-0.5 * (i / SLOPE_FRAMES) * (i / SLOPE_FRAMES)));
            sum += 2 * weights[i];
        }
        for (int i = 1; i <= SLOPE_REACH; i++) {
            weights[i] /= (float) sum;
        }
        return weights;
    }

    private static float[][] frequencyCosines() {
        float[][] cosines = new float[KEY_FREQUENCIES][FrequencyBands.COUNT];
        for (int f = 0; f < KEY_FREQUENCIES; f++) {
            for (int band = 0; band < FrequencyBands.COUNT; band++) {
                cosines[f][band] = (float) Math.cos(Math.PI * f * (band + 0.5) / FrequencyBands.COUNT);
            }
        }
        return cosines;
    }

    private static float[][] timeCosines() {
        int length = 2 * KEY_REACH + 1;
        float[][] cosines = new float[KEY_TIMES][length];
        for (int t = 0; t < KEY_TIMES; t++) {
            for (int i = 0; i < length; i++) {
                cosines[t][i] = (float) Math.cos(Math.PI * (t + 1) * (i + 0.5) / length);
            }
        }
        return cosines;
    }

    /**
     * Divides each value by the mean of its band over 2 · {@code reach} + 1 rows, fewer at the ends.
     *
     * @param rows {@code count} rows
     * @param from first row to write, {@code to} the one after the last; they go to the start of {@code into}
     */
    static void normalise(float[] rows, int count, int from, int to, int reach, float[] into) {
        int bands = FrequencyBands.COUNT;
        double[] sums = new double[bands];
        int low = Math.max(0, from - reach);
        int high = low;
        for (int row = from; row < to; row++) {
            for (int end = Math.min(count, row + reach + 1); high < end; high++) {
                for (int band = 0; band < bands; band++) {
                    sums[band] += rows[high * bands + band];
                }
            }
            for (int start = Math.max(0, row - reach); low < start; low++) {
                for (int band = 0; band < bands; band++) {
                    sums[band] -= rows[low * bands + band];
                }
            }
            for (int band = 0; band < bands; band++) {
                double mean = sums[band] / (high - low) + SMALLEST_MEAN;
                into[(row - from) * bands + band] = (float) (rows[row * bands + band] / mean);
            }
        }
    }

    /**
     * The 32 values of the prints of some rows. Works on blocks of rows in order that all sums are of whole arrays, which
     * processors do several at a time.
     *
     * @param rows {@code count} normalised rows
     * @param from first row with a print, {@code to} the one after the last; their values go to the start of {@code into}
     */
    static void printValues(float[] rows, int count, int from, int to, int step, float[] into) {
        int bands = FrequencyBands.COUNT;
        float[] slopes = new float[BLOCK_ROWS * bands];
        float[] before = new float[slopes.length];
        float[] after = new float[slopes.length];
        for (int first = from; first < to; first += BLOCK_ROWS) {
            int block = Math.min(BLOCK_ROWS, to - first);
            Arrays.fill(slopes, 0f);
            for (int i = 1; i <= SLOPE_REACH; i++) {
                copyRows(rows, count, first - i * step, block, before);
                copyRows(rows, count, first + i * step, block, after);
                addDifference(slopes, after, before, SLOPE[i]);
            }
            for (int row = 0; row < block; row++) {
                acrossBands(slopes, row * bands, into, (first - from + row) * PRINT_BITS);
            }
        }
    }

    private static final int BLOCK_ROWS = 32;

    /** Copies a block of rows; before and after all there are, the first or last again. */
    private static void copyRows(float[] rows, int count, int first, int block, float[] into) {
        int bands = FrequencyBands.COUNT;
        if (first >= 0 && first + block <= count) {
            System.arraycopy(rows, first * bands, into, 0, block * bands);
            return;
        }
        for (int i = 0; i < block; i++) {
            System.arraycopy(rows, Math.clamp(first + i, 0, count - 1) * bands, into, i * bands, bands);
        }
    }

    private static void addDifference(float[] sums, float[] more, float[] less, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (more[i] - less[i]);
        }
    }

    private static void acrossBands(float[] slopes, int from, float[] into, int at) {
        int last = from + FrequencyBands.COUNT - 1;
        for (int band = 0; band < PRINT_BITS; band++) {
            int of = from + band;
            float value = ACROSS[2] * slopes[of] + ACROSS[3] * slopes[of + 1];
            value += ACROSS[1] * slopes[Math.max(from, of - 1)] + ACROSS[4] * slopes[Math.min(last, of + 2)];
            value += ACROSS[0] * slopes[Math.max(from, of - 2)] + ACROSS[5] * slopes[Math.min(last, of + 3)];
            into[at + band] = value;
        }
    }

    /** The bits of a print: bit b is set where value b is above 0. */
    static int bits(float[] values, int at, int count) {
        int bits = 0;
        for (int b = 0; b < count; b++) {
            bits |= values[at + b] > 0 ? 1 << b : 0;
        }
        return bits;
    }

    /**
     * The cosine transform over frequency of the rows that keys of every {@code step}th row depend on, {@value
     * #KEY_FREQUENCIES} values each: every {@code step}th, and the last.
     */
    static void project(float[] rows, int count, int step, float[] projections) {
        for (int row = 0; row < count; row += step) {
            projectRow(rows, row, projections);
        }
        if (count > 0) {
            projectRow(rows, count - 1, projections);
        }
    }

    /** Five sums at a time, since each waits for its own last addition only. */
    private static void projectRow(float[] rows, int row, float[] projections) {
        int at = row * FrequencyBands.COUNT;
        for (int f = 0; f < KEY_FREQUENCIES; f += 5) {
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            float sum4 = 0;
            for (int band = 0; band < FrequencyBands.COUNT; band++) {
                float value = rows[at + band];
                sum0 += FREQUENCY_COSINES[f][band] * value;
                sum1 += FREQUENCY_COSINES[f + 1][band] * value;
                sum2 += FREQUENCY_COSINES[f + 2][band] * value;
                sum3 += FREQUENCY_COSINES[f + 3][band] * value;
                sum4 += FREQUENCY_COSINES[f + 4][band] * value;
            }
            int to = row * KEY_FREQUENCIES + f;
            projections[to] = sum0;
            projections[to + 1] = sum1;
            projections[to + 2] = sum2;
            projections[to + 3] = sum3;
            projections[to + 4] = sum4;
        }
    }

    static float[] projections(int rows) {
        return new float[rows * KEY_FREQUENCIES];
    }

    /** The 22 values of the key of one row. */
    static void keyValues(float[] projections, int count, int row, int step, float[] into, int at) {
        Arrays.fill(into, at, at + Fingerprint.KEY_BITS, 0f);
        for (int i = 0; i <= 2 * KEY_REACH; i++) {
            int source = Math.clamp(row + (long) (i - KEY_REACH) * step, 0, count - 1) * KEY_FREQUENCIES;
            int value = at;
            for (int t = 0; t < KEY_TIMES; t++) {
                float cosine = TIME_COSINES[t][i];
                for (int f = 0; f < KEY_FREQUENCIES - FEWER_PER_TIME * t; f++) {
                    into[value++] += cosine * projections[source + f];
                }
            }
        }
    }

    /** Mean magnitude of a key's values, below which the sound is too even to be told from other sound. */
    static boolean isEven(float[] values, int at) {
        float sum = 0;
        for (int i = 0; i < Fingerprint.KEY_BITS; i++) {
            sum += Math.abs(values[at + i]);
        }
        return sum < LEAST_KEY_MAGNITUDE * Fingerprint.KEY_BITS;
    }
}
