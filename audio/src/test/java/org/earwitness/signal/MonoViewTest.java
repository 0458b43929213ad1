package org.earwitness.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.earwitness.sample.Collected;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonoViewTest {
    private static float[] view(float[] interleaved, int hertz, int channels) {
        Collected collected = new Collected();
        Sounds.pushed(interleaved, hertz, channels, 5, new MonoView(collected));
        return collected.samples();
    }

    private static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }

    @Test
    void sixteenKilohertzMonoPassesThroughBitByBit() {
        float[] samples = Sounds.noise(1, 2, 12_345);
        assertThat(view(samples, 16_000, 1)).isEqualTo(samples);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_100, 44_101, 48_000, 96_000, 192_000})
    void thePassbandIsFlatInTimeAndExactInLength(int hertz) {
        double top = 0.9 * Math.min(8_000, hertz / 2.0);
        for (double frequency : new double[] {50, 440, 1_000, 0.5 * top, 0.9 * top, top}) {
            int frames = (int) (0.5 * hertz) + 7;
            float[] sine = Arrays.copyOf(Sounds.sine(hertz, frequency, 0.5, 1), frames);
            float[] seen = view(sine, hertz, 1);
            assertThat(seen).hasSize((int) Math.ceilDiv(frames * 16_000L, (long) hertz));
            float[] wanted = Sounds.sine(16_000, frequency, 0.5, 1);
            double error = 0;
            for (int i = 3_200; i < 4_800; i++) {
                error = Math.max(error, Math.abs(seen[i] - wanted[i]));
            }
            assertThat(error).as("%s Hz tone at %s Hz", frequency, hertz).isLessThan(0.5 * 0.0115);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
    void nothingFoldsIntoThePassband(int hertz) {
        for (double frequency = 8_800; frequency < hertz / 2.0; frequency += hertz / 17.0) {
            float[] seen = view(Sounds.sine(hertz, frequency, 1, 0.5), hertz, 1);
            assertThat(decibels(Sounds.rms(seen, 16_000, 0.1, 0.4) / Math.sqrt(0.5)))
                    .as("%s Hz tone at %s Hz", frequency, hertz)
                    .isLessThan(-80);
        }
    }

    @Test
    void whatFoldsBetweenTheEdgesStaysAboveThePassband() {
        float[] seen = view(Sounds.sine(44_100, 8_300, 1, 1), 44_100, 1);
        double[] low = new double[1];
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(2048, 1024, (first, power) -> {
            for (int bin = 0; first >= 2048 && first < 12_000 && bin < 7_200 * 2048 / 16_000; bin++) {
                low[0] = Math.max(low[0], power[bin]);
            }
        });
        spectrum.push(seen, 0, 1, seen.length);
        assertThat(10 * Math.log10(low[0])).isLessThan(-80);
    }

    @Test
    void theViewDoesNotDependOnTheBlocks() {
        float[] stereo = Sounds.interleaved(Sounds.babble(1, 44_100, 1), Sounds.babble(2, 44_100, 1));
        Collected one = new Collected();
        Collected other = new Collected();
        Sounds.pushed(stereo, 44_100, 2, 1, new MonoView(one));
        Sounds.pushed(stereo, 44_100, 2, 2, new MonoView(other));
        assertThat(one.samples()).isEqualTo(other.samples());
    }

    @Test
    void anEmptyRecordingHasAnEmptyView() {
        assertThat(view(new float[0], 44_100, 2)).isEmpty();
    }

    @Test
    void antiphaseChannelsDoNotCancel() {
        float[] voice = Sounds.babble(3, 16_000, 3);
        float[] seen = view(Sounds.interleaved(voice, Sounds.scaled(voice, -1)), 16_000, 2);
        assertThat(seen).isEqualTo(voice);
    }

    @Test
    void polarityThatChangesMidwayIsFollowed() {
        float[] voice = Sounds.babble(4, 16_000, 4);
        float[] other =
                Sounds.joined(Sounds.part(voice, 16_000, 0, 2), Sounds.scaled(Sounds.part(voice, 16_000, 2, 4), -1));
        float[] seen = view(Sounds.interleaved(voice, other), 16_000, 2);
        assertThat(Sounds.rms(seen, 16_000, 2.2, 4) / Sounds.rms(voice, 16_000, 2.2, 4))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void oneSidedSoundIsHalvedAndNotLost() {
        float[] voice = Sounds.babble(5, 16_000, 2);
        float[] seen = view(Sounds.interleaved(new float[voice.length], voice), 16_000, 2);
        assertThat(seen).isEqualTo(Sounds.scaled(voice, 0.5));
    }

    @Test
    void twoSpeakersOnASideEachAreBothHeard() {
        float[] left = Sounds.babble(6, 16_000, 5);
        float[] right = Sounds.babble(7, 16_000, 5);
        float[] seen = view(Sounds.interleaved(left, right), 16_000, 2);
        for (float[] speaker : new float[][] {left, right}) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < seen.length; i++) {
                product += (double) seen[i] * speaker[i];
                square += (double) speaker[i] * speaker[i];
            }
            assertThat(Math.abs(product / square)).isBetween(0.3, 0.7);
        }
    }

    @Test
    void aDelayedChannelCostsLittle() {
        float[] voice = Sounds.babble(8, 16_000, 5);
        for (int delay : new int[] {1, 8, 40, 160, 1_600}) {
            float[] delayed = Arrays.copyOf(Sounds.joined(new float[delay], voice), voice.length);
            float[] seen = view(Sounds.interleaved(voice, delayed), 16_000, 2);
            double loss = decibels(Sounds.rms(seen, 16_000, 0, 5) / Sounds.rms(voice, 16_000, 0, 5));
            assertThat(loss).as("delay of %s samples", delay).isBetween(-6.5, 1.0);
        }
    }

    @Test
    void theCentreOfSixChannelsIsHeardBesideAnInvertedSurround() {
        float[] voice = Sounds.babble(9, 48_000, 2);
        float[] silent = new float[voice.length];
        float[] inverted = Sounds.scaled(voice, -0.8);
        float[] seen = view(Sounds.interleaved(silent, silent, voice, silent, inverted, inverted), 48_000, 6);
        float[] alone = view(voice, 48_000, 1);
        assertThat(Sounds.rms(seen, 16_000, 0, 2) / Sounds.rms(alone, 16_000, 0, 2))
                .isCloseTo(2.6 / 6, within(0.02));
    }
}
