package org.earwitness.fingerprint;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.earwitness.signal.Fft;
import org.earwitness.signal.Window;

/**
 * The spectra of a stretch of the query, from which prints for any change of speed, tempo and pitch are made. Several threads may
 * ask for these at once.
 */
final class QueryWindow {
    /** Samples at 16 kHz from spectrum to spectrum: 8 ms. */
    static final int HOP = 128;

    static final double HOP_SECONDS = HOP / 16_000.0;
    private static final int SIZE = FrequencyBands.TRANSFORM;
    /** Spectra that are laid by bins together, so that each write to memory is of a whole cache line. */
    private static final int BLOCK = 16;

    private final int spectra;
    private final float[][] powers;

    private final Map<Double, float[]> compressed = new ConcurrentHashMap<>();
    private final Map<QueryVariant.Change, QueryVariant> variants = new ConcurrentHashMap<>();

    /** @param mono samples at 16 kHz, of which the first {@code count} count */
    QueryWindow(float[] mono, int count) {
        Fft fft = new Fft(SIZE);
        float[] window = Window.hann(SIZE);
        spectra = count < SIZE ? 1 : (count - SIZE) / HOP + 1;
        powers = new float[fft.bins()][spectra];
        float[] frame = new float[SIZE];
        float[][] block = new float[BLOCK][fft.bins()];
        for (int first = 0; first < spectra; first += BLOCK) {
            int end = Math.min(spectra, first + BLOCK);
            for (int s = first; s < end; s++) {
                int known = Math.min(SIZE, count - s * HOP);
                System.arraycopy(mono, s * HOP, frame, 0, known);
                Arrays.fill(frame, known, SIZE, 0f);
                for (int i = 0; i < SIZE; i++) {
                    frame[i] *= window[i];
                }
                fft.power(frame, block[s - first]);
            }
            for (int bin = 0; bin < powers.length; bin++) {
                for (int s = first; s < end; s++) {
                    powers[bin][s] = block[s - first][bin];
                }
            }
        }
    }

    int spectra() {
        return spectra;
    }

    /** Of each bin the powers in all spectra; not to be changed. */
    float[][] powers() {
        return powers;
    }

    /** Compressed band energies, a row for every spectrum, with all frequencies times {@code pitch}. */
    float[] compressed(double pitch) {
        return compressed.computeIfAbsent(pitch, factor -> new FrequencyBands(factor).compressed(powers, spectra));
    }

    /** The prints for a change; made once. */
    QueryVariant variant(QueryVariant.Change change) {
        return variants.computeIfAbsent(change, each -> new QueryVariant(this, each));
    }
}
