package org.earwitness.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.testkit.Spectrum;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final Sound NOISE = Signals.whiteNoise(8000, 2, 0.2, 11);

    @Test
    void anExcerptHoldsTheSamplesOfItsPassage() {
        Sound excerpt = Edits.excerpt(NOISE, 0.5, 1.25);
        assertThat(excerpt.frames()).isEqualTo(6000);
        assertThat(excerpt.sample(0, 0)).isEqualTo(NOISE.sample(4000, 0));
        assertThat(excerpt.sample(5999, 0)).isEqualTo(NOISE.sample(9999, 0));
    }

    @Test
    void aPassageCutOutAndPutBackLeavesNoTrace() {
        Sound cut = Edits.cut(NOISE, 0.5, 1.25);
        assertThat(cut.frames()).isEqualTo(10_000);
        assertThat(cut.sample(4000, 0)).isEqualTo(NOISE.sample(10_000, 0));
        assertThat(Edits.insert(cut, 0.5, Edits.excerpt(NOISE, 0.5, 1.25))).isEqualTo(NOISE);
    }

    @Test
    void aMutedPassageIsTrueZerosAndTheRestIsUntouched() {
        Sound muted = Edits.muted(NOISE, 0.5, 1);
        assertThat(Edits.excerpt(muted, 0.5, 1)).isEqualTo(Signals.digitalZeros(8000, 0.5));
        assertThat(Edits.excerpt(muted, 1, 2)).isEqualTo(Edits.excerpt(NOISE, 1, 2));
    }

    @Test
    void threePerCentFasterRaisesPitchAndShortensByThreePerCent() {
        int rate = 48_000;
        Sound fast = Edits.atSpeed(Signals.tone(rate, 2, 1000, 0.5), 1.03);
        assertThat(fast.seconds()).isCloseTo(2 / 1.03, within(1e-4));
        double worst = 0;
        for (int n = rate / 100; n < fast.frames() - rate / 100; n++) {
            double expected = 0.5 * Math.sin(2 * Math.PI * 1030 * n / rate);
            worst = Math.max(worst, Math.abs(fast.sample(n, 0) - expected));
        }
        assertThat(worst).as("largest difference from the ideal sine").isLessThan(5e-5);
    }

    @Test
    void whatResamplingCannotHoldIsTakenOutAndDoesNotFoldBack() {
        Sound tone = Signals.tone(48_000, 0.5, 7000, 0.5);
        Sound narrow = Edits.atRate(tone, 8000);
        assertThat(Edits.excerpt(narrow, 0.1, 0.4).rms()).isLessThan(0.5e-4);
        assertThat(Spectrum.amplitude(Edits.atRate(tone, 16_000).channel(0), 16_000, 7000))
                .isCloseTo(0.5, within(0.005));
    }

    @Test
    void channelsStayInStepThroughResampling() {
        Sound both = Sound.stereo(NOISE, Edits.amplified(NOISE, -6.0206));
        Sound slow = Edits.atSpeed(both, 0.97);
        for (int n = 0; n < slow.frames(); n += 97) {
            assertThat(slow.sample(n, 1)).isCloseTo(slow.sample(n, 0) / 2, within(1e-5f));
        }
    }

    @Test
    void noiseStandsAtTheRatioAskedFor() {
        Sound noisy = Edits.withNoise(NOISE, 10, 5);
        Sound noise = Edits.mixed(noisy, negated(NOISE));
        assertThat(20 * Math.log10(NOISE.rms() / noise.rms())).isCloseTo(10, within(0.2));
    }

    @Test
    void clippingOffsetAndGainDoWhatTheySay() {
        assertThat(Edits.clipped(NOISE, 0.1).peak()).isEqualTo(0.1f);
        assertThat(Edits.amplified(NOISE, 20).rms()).isCloseTo(10 * NOISE.rms(), within(1e-3));
        assertThat(Edits.withOffset(Signals.digitalZeros(8000, 0.1), 0.25).sample(3, 0))
                .isEqualTo(0.25f);
    }

    @Test
    void antiphaseChannelsCancelAndOneSidedSoundLeavesTheOtherSideAtZero() {
        Sound antiphase = Edits.antiphase(NOISE);
        Sound left = Edits.oneSided(NOISE, true);
        float[] sum = new float[NOISE.frames()];
        for (int n = 0; n < sum.length; n++) {
            sum[n] = antiphase.sample(n, 0) + antiphase.sample(n, 1);
        }
        assertThat(sum).containsOnly(0);
        assertThat(left.channel(1)).containsOnly(0);
        assertThat(antiphase.rms()).isCloseTo(NOISE.rms(), within(1e-6));
        assertThat(Edits.oneSided(NOISE, false).channel(1)).isEqualTo(NOISE.channel(0));
    }

    @Test
    void aPassageOutsideTheSoundIsRefused() {
        assertThatThrownBy(() -> Edits.excerpt(NOISE, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0 s");
    }

    private static Sound negated(Sound sound) {
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = -samples[i];
        }
        return Sound.mono(sound.rateHertz(), samples);
    }
}
