package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetweenTest {
    private static final double CYCLES_PER_SAMPLE = 0.02;

    @ParameterizedTest
    @ValueSource(doubles = {1, 1 + 1e-6, 0.97, 1.25})
    void aRunFollowsASlowToneBetweenItsSamples(double rate) {
        float[] tone = new float[600];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * CYCLES_PER_SAMPLE * i);
        }
        float[] values = new float[256];
        Between.run(tone, 7.37, rate, values);

        for (int i = 0; i < values.length; i++) {
            double place = 7.37 + i * rate;
            assertThat(values[i])
                    .as("value %d", i)
                    .isCloseTo((float) Math.sin(2 * Math.PI * CYCLES_PER_SAMPLE * place), within(1e-3f));
            assertThat(Between.at(tone, place)).isCloseTo(values[i], within(1e-4f));
        }
    }
}
