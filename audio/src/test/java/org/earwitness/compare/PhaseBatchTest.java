package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.Fft;
import org.junit.jupiter.api.Test;

class PhaseBatchTest {
    private static final int SIZE = 256;
    private static final int PAIRS = 3;

    @Test
    void phasesAreThoseOfOnePairAfterTheOther() {
        float[] noise = Sounds.noise(8, 1, 2 * PAIRS * SIZE);
        PhaseBatch batch = new PhaseBatch(SIZE, PAIRS);
        float[] expected = new float[SIZE];
        float[] last = new float[SIZE];
        for (int pair = 0; pair < PAIRS; pair++) {
            float[] a = Arrays.copyOfRange(noise, 2 * pair * SIZE, (2 * pair + 1) * SIZE);
            float[] b = Arrays.copyOfRange(noise, (2 * pair + 1) * SIZE, (2 * pair + 2) * SIZE);
            batch.put(pair, a, b);
            Arrays.fill(last, 0f);
            new Fft(SIZE).addPhases(a.clone(), b.clone(), last);
            new Fft(SIZE).addPhases(a, b, expected);
        }
        batch.transform();
        float[] sum = new float[SIZE];
        batch.addTo(sum);
        float[] scores = new float[PAIRS];
        batch.addAgreement(40, 0.5f, -2, scores);

        for (int i = 2; i < SIZE; i++) {
            assertThat(sum[i]).as("value %d", i).isCloseTo(expected[i], within(1e-3f));
        }
        assertThat(scores[PAIRS - 1]).isCloseTo(0.5f * last[80] - 2 * last[81], within(1e-3f));
    }

    @Test
    void pairsThatAreLeftOutAddNothing() {
        PhaseBatch batch = new PhaseBatch(SIZE, PAIRS);
        for (int pair = 0; pair < PAIRS; pair++) {
            batch.put(pair, Sounds.noise(pair, 1, SIZE), Sounds.noise(9 + pair, 1, SIZE));
            batch.clear(pair);
        }
        batch.transform();
        float[] sum = new float[SIZE];
        batch.addTo(sum);

        assertThat(sum).containsOnly(0f);
    }
}
