package org.earwitness.fingerprint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The query as it would be if a supposed change of time and pitch were taken back: rows twice as dense as the frames of the
 * collection.
 *
 * <p>Row r lies 8 ms · r · {@code time} after the window's start.
 */
final class QueryVariant {
    /**
     * A supposed change.
     *
     * @param pitch frequencies of the query divided by those of the collection's recording
     * @param time durations of the query divided by those of the collection's recording
     */
    record Change(double pitch, double time) {}

    /** Rows to a frame. */
    static final int STEP = 2;

    private static final int BANDS = FrequencyBands.COUNT;
    private static final int PRINT = PrintFilters.PRINT_BITS;
    private static final int KEY = Fingerprint.KEY_BITS;
    /** Fourth roots of energy: 44 and 28 dB below the loud. */
    private static final float ABSENT = 0.08f;

    private static final float PRESENT = 0.2f;
    private static final float FULL_TRUST = 1.5f;
    /** Values of speech are about 0.1, of steady noise 0.02. */
    private static final double SMALLEST_USUAL = 0.03;

    private final Change change;
    private final int rows;
    private final float[] normal;
    private final int[] prints;
    private final long[] pairs;
    private final TrustedBits trusted;
    private float @Nullable [] keyValues;

    QueryVariant(QueryWindow window, Change change) {
        this.change = change;
        float[] stretched = stretch(window.compressed(change.pitch()), window.spectra(), change.time());
        rows = stretched.length / BANDS;
        normal = new float[stretched.length];
        PrintFilters.normalise(stretched, rows, 0, rows, STEP * PrintFilters.MEAN_REACH, normal);
        float[] values = new float[rows * PRINT];
        prints = new int[rows];
        PrintFilters.printValues(normal, rows, 0, rows, STEP, values);
        for (int row = 0; row < rows; row++) {
            prints[row] = PrintFilters.bits(values, row * PRINT, PRINT);
        }
        pairs = new long[rows];
        for (int row = 0; row < rows; row++) {
            int next = prints[Math.min(rows - 1, row + STEP)];
            pairs[row] = (long) next << Integer.SIZE | Integer.toUnsignedLong(prints[row]);
        }
        trusted = new TrustedBits(values, prints, trustScales(values), presence(stretched, rows));
    }

    /** 1 where a row is about as loud as the loud ones of the window, 0 where it is 44 dB quieter. */
    private static float[] presence(float[] rowsOfBands, int rows) {
        float[] levels = new float[rows];
        for (int row = 0; row < rows; row++) {
            float sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += rowsOfBands[row * BANDS + band];
            }
            levels[row] = sum;
        }
        float[] sorted = levels.clone();
        Arrays.sort(sorted);
        float loud = sorted[rows * 19 / 20] + Float.MIN_NORMAL;
        for (int row = 0; row < rows; row++) {
            levels[row] = Math.clamp((levels[row] / loud - ABSENT) / (PRESENT - ABSENT), 0f, 1f);
        }
        return levels;
    }

    private static float[] stretch(float[] source, int spectra, double time) {
        if (time == 1) {
            return source;
        }
        int rows = (int) ((spectra - 1) / time) + 1;
        float[] stretched = new float[rows * BANDS];
        for (int row = 0; row < rows; row++) {
            double position = row * time;
            int before = Math.min((int) position, spectra - 1);
            int after = Math.min(before + 1, spectra - 1);
            float share = (float) (position - before);
            for (int band = 0; band < BANDS; band++) {
                float from = source[before * BANDS + band];
                stretched[row * BANDS + band] = from + share * (source[after * BANDS + band] - from);
            }
        }
        return stretched;
    }

    /** What turns the values of each bit into trusts: the larger beside the usual, the surer. */
    private float[] trustScales(float[] values) {
        double[] squares = new double[PRINT];
        for (int row = 0; row < rows; row++) {
            for (int bit = 0; bit < PRINT; bit++) {
                squares[bit] += values[row * PRINT + bit] * values[row * PRINT + bit];
            }
        }
        float[] scales = new float[PRINT];
        for (int bit = 0; bit < PRINT; bit++) {
            scales[bit] = (float) (1 / (FULL_TRUST * Math.max(SMALLEST_USUAL, Math.sqrt(squares[bit] / rows))));
        }
        return scales;
    }

    Change change() {
        return change;
    }

    int rows() {
        return rows;
    }

    /** Seconds from row to row in the query. */
    double rowSeconds() {
        return QueryWindow.HOP_SECONDS * change.time();
    }

    int print(int row) {
        return prints[row];
    }

    /** The print of a row in the lower half, that of the next frame in the upper; a row has a next frame or this is no pair. */
    long twoPrints(int row) {
        return pairs[row];
    }

    /** How well a row fits a print: the sum of the trusts in the bits that agree, less that in those that do not. */
    float agreement(int row, int print) {
        return trusted.agreement(row, print);
    }

    /**
     * How little the pauses of a stretch stand out: the tenth percentile of its rows' levels, each divided by the mean around
     * it. Near 0 in clean speech, near 1 in steady noise.
     */
    double fullness(int first, int last) {
        float[] levels = new float[last - first + 1];
        for (int row = first; row <= last; row++) {
            for (int band = 0; band < BANDS; band++) {
                levels[row - first] += normal[row * BANDS + band] / BANDS;
            }
        }
        Arrays.sort(levels);
        return levels[levels.length / 10];
    }

    /** The largest agreement that a row can have. */
    float weight(int row) {
        return trusted.weight(row);
    }

    /** The bits of a row that are trusted fully; there are none in the query's quiet rows. */
    int strong(int row) {
        return trusted.strong(row);
    }

    /** The bits of a row that are trusted by less than half. */
    int weak(int row) {
        return trusted.weak(row);
    }

    /** The sum of the trusts in some bits of a row. */
    float weight(int row, int bits) {
        return trusted.weight(row, bits);
    }

    /**
     * The 22 values of the keys of every other row, each divided by its usual magnitude in this window; zeros for the rest and
     * where the sound is even.
     */
    float[] keyValues() {
        float[] values = keyValues;
        if (values == null) {
            float[] projections = PrintFilters.projections(rows);
            PrintFilters.project(normal, rows, STEP, projections);
            values = new float[rows * KEY];
            double[] squares = new double[KEY];
            for (int row = 0; row < rows; row += STEP) {
                PrintFilters.keyValues(projections, rows, row, STEP, values, row * KEY);
                if (PrintFilters.isEven(values, row * KEY)) {
                    Arrays.fill(values, row * KEY, (row + 1) * KEY, 0f);
                }
                for (int bit = 0; bit < KEY; bit++) {
                    squares[bit] += values[row * KEY + bit] * values[row * KEY + bit];
                }
            }
            for (int bit = 0; bit < KEY; bit++) {
                float scale = (float) (1 / (Math.sqrt(squares[bit] * STEP / rows) + 1e-9));
                for (int row = 0; row < rows; row++) {
                    values[row * KEY + bit] *= scale;
                }
            }
            keyValues = values;
        }
        return values;
    }
}
