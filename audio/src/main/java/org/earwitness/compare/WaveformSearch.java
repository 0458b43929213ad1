package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.earwitness.sample.MonoSource;
import org.earwitness.signal.Fft;

/**
 * Looks for the waveform of a passage everywhere in a recording.
 *
 * <p>Passage and recording are cut into blocks of {@value #BLOCK} samples, of which only the phases count, each frequency weighed as
 * it agrees where both are known to carry the same sound. The blocks' cross-spectra, summed over the passage, give the
 * correlation at all lags (overlap-save with a partitioned filter: Stockham, 1966; Kulp, AES 85, 1988).
 */
final class WaveformSearch {
    private static final int RATE = 16_000;
    private static final int BLOCK = 2048;
    private static final int SIZE = 2 * BLOCK;
    private static final int MOST_BLOCKS = 8;
    private static final float EMPHASIS = 0.95f;
    /** Peaks are believed that exceed the root mean square of the correlation so many times. */
    private static final double LEAST_PEAK = 8;

    private static final int MOST_PEAKS = 4;
    private static final int APART = RATE / 50;

    private final Fft fft = new Fft(SIZE);
    private final float[] weights = new float[SIZE];
    /** A block, or its spectrum as the transform has it: real and imaginary parts in turn. */
    private final float[] bins = new float[SIZE];

    /**
     * A place where the passage may begin.
     *
     * @param seconds in the recording that was searched
     * @param height in root mean squares of the correlation
     */
    record Peak(double seconds, double height) {}

    /** @param phases that have learned which frequencies agree */
    WaveformSearch(FinePhases phases) {
        for (int k = 1; k < SIZE / 2; k++) {
            phases.weight(k * (double) RATE / SIZE, weights, 2 * k);
        }
    }

    /**
     * The most likely places, best first.
     *
     * @param passage in seconds of {@code from}; at most a second of it is looked for
     * @param rate seconds of {@code in} in a second of {@code from}
     * @param where in seconds of {@code in}, the passage may begin
     * @param bIsSearched whether it is B that is searched for a passage of A, and not the reverse
     */
    List<Peak> find(MonoSource from, Span passage, double rate, MonoSource in, Span where, boolean bIsSearched)
            throws IOException {
        int count = (int) Math.min(MOST_BLOCKS * BLOCK, passage.seconds() * rate * RATE);
        // The middle of what is longer.
        double skipped = passage.seconds() * rate - (double) count / RATE;
        float[][] filter = filter(from, passage.start() + skipped / 2 / rate, rate, count, bIsSearched);
        long first = Math.round((where.start() + skipped / 2) * RATE);
        long last = Math.round((where.end() + skipped / 2) * RATE);
        float[][] ring = new float[filter.length][SIZE];
        int held = 0;
        var peaks = new ArrayList<Peak>();
        float[] samples = new float[SIZE + 1];
        float[] real = new float[BLOCK];
        float[] imaginary = new float[BLOCK];
        for (long at = first; at <= last; at += BLOCK) {
            for (; held < filter.length; held++) {
                spectrum(in, at + (long) held * BLOCK, samples, ring[held]);
            }
            Arrays.fill(real, 0f);
            Arrays.fill(imaginary, 0f);
            for (int k = 0; k < filter.length; k++) {
                addProduct(filter[k], ring[k], real, imaginary);
            }
            for (int k = 0; k < BLOCK; k++) {
                bins[2 * k] = real[k];
                bins[2 * k + 1] = imaginary[k];
            }
            fft.inverse(bins);
            add(peaks, bins, at, last, skipped / 2);
            float[] oldest = ring[0];
            System.arraycopy(ring, 1, ring, 0, ring.length - 1);
            ring[ring.length - 1] = oldest;
            held--;
        }
        peaks.sort(Comparator.comparingDouble(Peak::height).reversed());
        return peaks.subList(0, Math.min(MOST_PEAKS, peaks.size()));
    }

    /** The passage at the rate of the other recording, in blocks, phases only and weighed. */
    private float[][] filter(MonoSource from, double start, double rate, int count, boolean bIsSearched)
            throws IOException {
        long first = (long) Math.floor(start * RATE) - 6;
        float[] source = new float[(int) Math.ceil((count + 1) / rate) + 12];
        from.read(first, source, source.length);
        float[] passage = new float[count + 1];
        for (int i = 0; i <= count; i++) {
            passage[i] = Between.at(source, start * RATE - first + (i - 1) / rate);
        }
        float[][] filter = new float[(count + BLOCK - 1) / BLOCK][SIZE];
        for (int block = 0; block < filter.length; block++) {
            int end = Math.min(count, (block + 1) * BLOCK);
            Arrays.fill(bins, 0f);
            for (int i = block * BLOCK; i < end; i++) {
                bins[i - block * BLOCK] = passage[i + 1] - EMPHASIS * passage[i];
            }
            fft.phases(bins, filter[block]);
            weigh(filter[block], bIsSearched);
        }
        return filter;
    }

    /** Multiplies by the weights, which are of conj(A) · B; by their conjugates where A is searched for sound of B. */
    private void weigh(float[] spectrum, boolean bIsSearched) {
        for (int k = 0; k < BLOCK; k++) {
            float real = spectrum[k];
            float imaginary = spectrum[BLOCK + k];
            float weight = weights[2 * k];
            float turn = bIsSearched ? weights[2 * k + 1] : -weights[2 * k + 1];
            spectrum[k] = real * weight - imaginary * turn;
            spectrum[BLOCK + k] = real * turn + imaginary * weight;
        }
    }

    private void spectrum(MonoSource in, long first, float[] samples, float[] spectrum) throws IOException {
        in.read(first - 1, samples, SIZE + 1);
        for (int i = 0; i < SIZE; i++) {
            bins[i] = samples[i + 1] - EMPHASIS * samples[i];
        }
        fft.phases(bins, spectrum);
    }

    /** Adds conj(filter) · spectrum. */
    private static void addProduct(float[] filter, float[] spectrum, float[] real, float[] imaginary) {
        for (int k = 0; k < BLOCK; k++) {
            real[k] += filter[k] * spectrum[k] + filter[BLOCK + k] * spectrum[BLOCK + k];
        }
        for (int k = 0; k < BLOCK; k++) {
            imaginary[k] += filter[k] * spectrum[BLOCK + k] - filter[BLOCK + k] * spectrum[k];
        }
    }

    private static void add(List<Peak> peaks, float[] correlation, long at, long last, double skipped) {
        double squares = 0;
        for (int lag = 0; lag < BLOCK; lag++) {
            squares += correlation[lag] * correlation[lag];
        }
        double rms = Math.sqrt(squares / BLOCK);
        int end = (int) Math.min(BLOCK, last - at + 1);
        for (int lag = 0; lag < end; lag++) {
            // The top of its neighbourhood only.
            if (correlation[lag] > LEAST_PEAK * rms && isTop(correlation, lag, end)) {
                peaks.add(new Peak((double) (at + lag) / RATE - skipped, correlation[lag] / rms));
            }
        }
    }

    private static boolean isTop(float[] correlation, int lag, int end) {
        for (int other = Math.max(0, lag - APART); other < Math.min(end, lag + APART); other++) {
            if (correlation[other] > correlation[lag]) {
                return false;
            }
        }
        return true;
    }
}
