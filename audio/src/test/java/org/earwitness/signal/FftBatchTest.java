package org.earwitness.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftBatchTest {
    private static final int FRAMES = 5;

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 512, 1024})
    void binsAndPowersAgreeWithTheDefinition(int size) {
        float[] noise = Sounds.noise(3, 1, FRAMES * size);
        FftBatch batch = new FftBatch(size, FRAMES);
        for (int n = 0; n < size; n++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                batch.row(n)[frame] = noise[frame * size + n];
            }
        }
        batch.transform();
        float[] power = new float[FRAMES];
        float[] re = new float[FRAMES];
        float[] im = new float[FRAMES];
        for (int k = 1; k < size / 2; k++) {
            batch.power(k, power);
            batch.bin(k, re, im);
            for (int frame = 0; frame < FRAMES; frame++) {
                double real = 0;
                double imaginary = 0;
                for (int n = 0; n < size; n++) {
                    real += noise[frame * size + n] * Math.cos(2 * Math.PI * k * n / size);
                    imaginary += noise[frame * size + n] * Math.sin(2 * Math.PI * k * n / size);
                }
                assertThat((double) power[frame])
                        .as("bin %d of frame %d", k, frame)
                        .isCloseTo(real * real + imaginary * imaginary, within(1e-5 * size * size));
                assertThat((double) re[frame]).isCloseTo(real, within(1e-4 * size));
                assertThat((double) im[frame]).isCloseTo(-imaginary, within(1e-4 * size));
            }
        }
    }

    @Test
    void sizesThatAreNoPowersOfTwoAreRefused() {
        for (int size : new int[] {0, 8, 48, 2 * Fft.MAXIMUM_SIZE}) {
            assertThatThrownBy(() -> new FftBatch(size, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found " + size);
        }
        assertThatThrownBy(() -> new FftBatch(16, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
