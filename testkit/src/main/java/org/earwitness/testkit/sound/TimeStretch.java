package org.earwitness.testkit.sound;

import java.util.Arrays;

/**
 * Changes how long a signal takes and leaves its pitch: pieces of 50 ms, every 25 ms of the result, are taken from where the
 * signal within 10 ms of the wanted place goes on most like the piece before, and faded into each other (WSOLA; Verhelst and
 * Roelands, ICASSP 1993).
 *
 * <p>So an instant of the result is up to 10 ms from where the tempo alone would have it; the first piece is where it should be.
 */
final class TimeStretch {
    private final int half;
    private final int search;
    private final double tempo;

    /** @param tempo input seconds per output second, 1/4 to 4 */
    TimeStretch(int rateHertz, double tempo) {
        if (!(tempo >= 0.25 && tempo <= 4)) {
            throw new IllegalArgumentException("tempo: expected 1/4 to 4, found " + tempo);
        }
        this.tempo = tempo;
        half = rateHertz / 40;
        search = rateHertz / 100;
    }

    /** Stretches one channel; the result has ⌊length / tempo⌋ samples. The signal is zero beyond its ends. */
    float[] apply(float[] input) {
        int length = (int) (input.length / tempo);
        float[] output = new float[length + 4 * half];
        int source = 0;
        for (int at = 0; at < length; at += half) {
            source = at == 0 ? 0 : mostAlike(input, source + half, (int) (at * tempo));
            for (int i = 0; i < 2 * half; i++) {
                double weight = at == 0 && i < half ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * i / half);
                output[at + i] += (float) (weight * sample(input, source + i));
            }
        }
        return Arrays.copyOf(output, length);
    }

    /** The place near a wanted one from which the signal goes on as it would from another. */
    private int mostAlike(float[] input, int natural, int wanted) {
        int best = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = -search; shift <= search; shift += 2) {
            double alike = 0;
            for (int i = 0; i < half; i += 2) {
                alike += sample(input, natural + i) * sample(input, wanted + shift + i);
            }
            if (alike > most) {
                most = alike;
                best = wanted + shift;
            }
        }
        return best;
    }

    private static float sample(float[] input, int index) {
        return index >= 0 && index < input.length ? input[index] : 0;
    }
}
