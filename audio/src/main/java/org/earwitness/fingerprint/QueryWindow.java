package org.earwitness.fingerprint;

import java.util.HashMap;
import java.util.Map;
import org.earwitness.signal.Fft;
import org.earwitness.signal.Window;

/** The spectra of a stretch of the query, from which prints for any change of speed, tempo and pitch are made. */
final class QueryWindow {
    /** Samples at 16 kHz from spectrum to spectrum: 8 ms. */
    static final int HOP = 128;

    static final double HOP_SECONDS = HOP / 16_000.0;
    private static final int SIZE = FrequencyBands.TRANSFORM;

    private final int spectra;
    private final int bins;
    private final float[] powers;
    private final Map<Double, float[]> compressed = new HashMap<>();
    private final Map<QueryVariant.Change, QueryVariant> variants = new HashMap<>();

    /** @param mono samples at 16 kHz, of which the first {@code count} count */
    QueryWindow(float[] mono, int count) {
        Fft fft = new Fft(SIZE);
        float[] window = Window.hann(SIZE);
        spectra = count < SIZE ? 1 : (count - SIZE) / HOP + 1;
        bins = fft.bins();
        powers = new float[spectra * bins];
        float[] frame = new float[SIZE];
        float[] power = new float[bins];
        for (int s = 0; s < spectra; s++) {
            for (int i = 0; i < SIZE; i++) {
                int sample = s * HOP + i;
                frame[i] = sample < count ? mono[sample] * window[i] : 0;
            }
            fft.power(frame, power);
            System.arraycopy(power, 0, powers, s * bins, bins);
        }
    }

    int spectra() {
        return spectra;
    }

    /** Compressed band energies, a row for every spectrum, with all frequencies times {@code pitch}. */
    float[] compressed(double pitch) {
        return compressed.computeIfAbsent(pitch, factor -> {
            FrequencyBands bands = new FrequencyBands(factor);
            float[] rows = new float[spectra * FrequencyBands.COUNT];
            for (int s = 0; s < spectra; s++) {
                bands.compressed(powers, s * bins, rows, s * FrequencyBands.COUNT);
            }
            return rows;
        });
    }

    /** The prints for a change; made once. */
    QueryVariant variant(QueryVariant.Change change) {
        return variants.computeIfAbsent(change, each -> new QueryVariant(this, each));
    }
}
