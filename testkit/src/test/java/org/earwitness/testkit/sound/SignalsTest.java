package org.earwitness.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.Spectrum;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final int RATE = 16_000;

    @Test
    void aToneHasItsFrequencyAndAmplitude() {
        float[] tone = Signals.tone(RATE, 1, 1234, 0.4).channel(0);
        assertThat(Spectrum.amplitude(tone, RATE, 1234)).isCloseTo(0.4, within(1e-3));
        assertThat(Spectrum.amplitude(tone, RATE, 1300)).isLessThan(1e-4);
    }

    @Test
    void aSweepPassesItsMiddleFrequencyHalfWay() {
        Sound sweep = Signals.sweep(RATE, 4, 500, 2500, 0.5);
        float[] middle = Edits.excerpt(sweep, 1.98, 2.02).channel(0);
        assertThat(Spectrum.amplitude(middle, RATE, 1500)).isGreaterThan(0.4);
        assertThat(Spectrum.amplitude(middle, RATE, 1000)).isLessThan(0.05);
    }

    @Test
    void noiseHasTheLevelAskedFor() {
        assertThat(Signals.whiteNoise(RATE, 2, 0.1, 3).rms()).isCloseTo(0.1, within(0.002));
        assertThat(Signals.pinkNoise(RATE, 2, 0.1, 3).rms()).isCloseTo(0.1, within(1e-4));
        assertThat(Signals.roomSilence(RATE, 1, 3).peak()).isBetween(1e-4f, 1e-3f);
    }

    @Test
    void pinkNoiseLosesAboutThreeDecibelsPerOctave() {
        Sound pink = Signals.pinkNoise(RATE, 8, 0.1, 3);
        double first = band(pink, 125);
        for (int octave = 1; octave <= 5; octave++) {
            double drop = 10 * Math.log10(first / band(pink, 125 << octave));
            assertThat(drop).as("fall over %d octaves", octave).isCloseTo(3.01 * octave, within(1.2));
        }
    }

    @Test
    void theFilterKeepsTheLevelThatItStates() {
        SeededRandom random = new SeededRandom(2);
        PinkFilter filter = new PinkFilter();
        double sum = 0;
        int count = 2_000_000;
        for (int i = 0; i < count; i++) {
            double value = filter.next(random.nextNoise());
            sum += value * value;
        }
        assertThat(Math.sqrt(sum / count)).isCloseTo(PinkFilter.RMS_OF_NOISE, within(0.002));
    }

    /** Mean power density of 160 windows of 50 ms in a tenth of an octave around a frequency. */
    private static double band(Sound sound, double hertz) {
        double sum = 0;
        for (int window = 0; window < 160; window++) {
            float[] samples =
                    Edits.excerpt(sound, window * 0.05, window * 0.05 + 0.05).channel(0);
            for (double offset : new double[] {0.95, 1, 1.05}) {
                sum += Math.pow(Spectrum.amplitude(samples, RATE, hertz * offset), 2);
            }
        }
        return sum;
    }
}
