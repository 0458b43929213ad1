package org.earwitness.fingerprint;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.Fft;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.Window;

/**
 * Makes the fingerprint of a stream that arrives as 16 kHz mono.
 *
 * <p>Frame k covers the samples [256 k, 256 k + 1024). Memory does not grow with the length but for the fingerprint itself,
 * 1.35 MB an hour.
 */
public final class PrintExtractor implements SampleSink {
    /** Raised whenever the same sound would get another fingerprint. */
    public static final int VERSION = 2;

    private static final int SIZE = FrequencyBands.TRANSFORM;
    private static final int HOP = Fingerprint.FRAME_SAMPLES;
    private static final int BANDS = FrequencyBands.COUNT;
    private static final int BLOCK = 1024;
    /** Keys of ten seconds. */
    private static final int LEVEL_BLOCK = 312;

    private static final float QUIET = 0.1f;
    private static final int CONTEXT = PrintFilters.MEAN_REACH + PrintFilters.KEY_REACH;

    private final FrequencyBands bands = new FrequencyBands(1);
    private final Fft fft = new Fft(SIZE);
    private final float[] window = Window.hann(SIZE);
    private final float[] pending = new float[SIZE];
    private final float[] frame = new float[SIZE];
    private final float[] power = new float[fft.bins()];
    private final float[] rows = new float[(BLOCK + 2 * CONTEXT) * BANDS];
    private final float[] normal = new float[rows.length];
    private final float[] projections = PrintFilters.projections(BLOCK + 2 * CONTEXT);
    private final float[] printValues = new float[(BLOCK + 2 * CONTEXT) * PrintFilters.PRINT_BITS];
    private final float[] values = new float[Fingerprint.KEY_BITS];
    private int filled;
    private long samples;
    /** Rows held, and the number in the stream of the first. */
    private int held;

    private int firstHeld;
    private int[] prints = new int[4096];
    private int[] keys = new int[2048];
    /** The level of each key's frame: the mean fourth root of its bands' energies. */
    private float[] levels = new float[2048];

    private int done;
    private boolean ended;

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("fingerprint: expected " + MonoView.FORMAT + ", found " + format);
        }
    }

    @Override
    public void accept(float[] mono, int count) {
        samples += count;
        for (int taken = 0; taken < count; ) {
            int now = Math.min(count - taken, SIZE - filled);
            System.arraycopy(mono, taken, pending, filled, now);
            taken += now;
            filled += now;
            if (filled == SIZE) {
                addRow();
                System.arraycopy(pending, HOP, pending, 0, SIZE - HOP);
                filled = SIZE - HOP;
            }
        }
    }

    private void addRow() {
        for (int i = 0; i < SIZE; i++) {
            frame[i] = pending[i] * window[i];
        }
        fft.power(frame, power);
        bands.compressed(power, 0, rows, held * BANDS);
        held++;
        if (held * BANDS == rows.length) {
            finishRows(firstHeld + held - CONTEXT);
        }
    }

    @Override
    public void end() {
        if (held == 0 && firstHeld == 0 && samples > 0) {
            Arrays.fill(pending, filled, SIZE, 0f);
            addRow();
        }
        finishRows(firstHeld + held);
        prints = Arrays.copyOf(prints, done);
        keys = Arrays.copyOf(keys, (done + 1) / Fingerprint.KEY_FRAMES);
        dropQuiet();
        ended = true;
    }

    /** Makes the prints of all rows before {@code end} and lets go of the rows that no later one needs. */
    private void finishRows(int end) {
        int from = Math.max(firstHeld, done - PrintFilters.KEY_REACH);
        int to = Math.min(firstHeld + held, end + PrintFilters.KEY_REACH);
        int count = to - from;
        PrintFilters.normalise(rows, held, from - firstHeld, to - firstHeld, PrintFilters.MEAN_REACH, normal);
        PrintFilters.project(normal, count, 1, projections);
        if (end > prints.length) {
            prints = Arrays.copyOf(prints, Math.max(end, prints.length * 2));
            keys = Arrays.copyOf(keys, prints.length / 2 + 1);
            levels = Arrays.copyOf(levels, keys.length);
        }
        int first = done;
        PrintFilters.printValues(normal, count, first - from, end - from, 1, printValues);
        for (; done < end; done++) {
            prints[done] =
                    PrintFilters.bits(printValues, (done - first) * PrintFilters.PRINT_BITS, PrintFilters.PRINT_BITS);
            if (done % Fingerprint.KEY_FRAMES == 0) {
                PrintFilters.keyValues(projections, count, done - from, 1, values, 0);
                keys[done / 2] = PrintFilters.isEven(values, 0)
                        ? Fingerprint.NO_KEY
                        : PrintFilters.bits(values, 0, Fingerprint.KEY_BITS);
                levels[done / 2] = level((done - firstHeld) * BANDS);
            }
        }
        int kept = Math.max(firstHeld, done - CONTEXT);
        int left = firstHeld + held - kept;
        System.arraycopy(rows, (kept - firstHeld) * BANDS, rows, 0, left * BANDS);
        firstHeld = kept;
        held = left;
    }

    private float level(int at) {
        float sum = 0;
        for (int band = 0; band < BANDS; band++) {
            sum += rows[at + band];
        }
        return sum / BANDS;
    }

    /** Takes the keys from what is 40 dB quieter than the loudest within ten seconds: pauses and padding, alike everywhere. */
    private void dropQuiet() {
        for (int block = 0; block * LEVEL_BLOCK < keys.length; block++) {
            float loudest = 0;
            int from = Math.max(0, (block - 1) * LEVEL_BLOCK);
            int to = Math.min(keys.length, (block + 2) * LEVEL_BLOCK);
            for (int key = from; key < to; key++) {
                loudest = Math.max(loudest, levels[key]);
            }
            for (int key = block * LEVEL_BLOCK; key < Math.min(keys.length, (block + 1) * LEVEL_BLOCK); key++) {
                if (levels[key] < QUIET * loudest) {
                    keys[key] = Fingerprint.NO_KEY;
                }
            }
        }
    }

    /**
     * The fingerprint of all samples.
     *
     * @throws IllegalStateException before the stream has ended
     */
    public Fingerprint fingerprint() {
        if (!ended) {
            throw new IllegalStateException("fingerprint: expected the end of the stream first");
        }
        return new Fingerprint(prints, keys, samples / 16_000.0);
    }
}
