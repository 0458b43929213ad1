package org.earwitness.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;

class FftTest {
    @Test
    void powersAgreeWithTheDefinition() {
        int size = 64;
        float[] frame = Sounds.noise(3, 1, size);
        float[] power = new float[size / 2 + 1];
        new Fft(size).power(frame.clone(), power);
        for (int k = 0; k <= size / 2; k++) {
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < size; n++) {
                real += frame[n] * Math.cos(2 * Math.PI * k * n / size);
                imaginary += frame[n] * Math.sin(2 * Math.PI * k * n / size);
            }
            assertThat((double) power[k]).isCloseTo(real * real + imaginary * imaginary, within(1e-3));
        }
    }

    @Test
    void autocorrelationAgreesWithTheDefinition() {
        int size = 64;
        float[] frame = Sounds.noise(4, 1, size);
        float[] power = new float[size / 2 + 1];
        float[] correlation = new float[size];
        Fft fft = new Fft(size);
        fft.power(frame.clone(), power);
        fft.autocorrelation(power, correlation);
        for (int lag = 0; lag < size; lag++) {
            double sum = 0;
            for (int n = 0; n < size; n++) {
                sum += (double) frame[n] * frame[(n + lag) % size];
            }
            assertThat((double) correlation[lag]).isCloseTo(sum, within(1e-3));
        }
    }

    @Test
    void aSizeThatIsNoPowerOfTwoIsRefused() {
        assertThatThrownBy(() -> new Fft(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> new Fft(8192)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFullScaleSineOnABinHasPowerOne() {
        float[] sine = Sounds.sine(16_000, 1000, 1, 0.5);
        float[] atBin = new float[1];
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(512, 256, (first, power) -> atBin[0] = power[32]);
        spectrum.push(sine, 0, 1, sine.length);
        assertThat(atBin[0]).isCloseTo(1f, within(1e-4f));
    }

    @Test
    void anUnfinishedFrameIsFilledWithZeros() {
        int[] frames = new int[1];
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(512, 256, (first, power) -> frames[0]++);
        spectrum.push(new float[600], 0, 1, 600);
        assertThat(frames[0]).isEqualTo(1);
        spectrum.finish();
        assertThat(frames[0]).isEqualTo(2);
    }
}
