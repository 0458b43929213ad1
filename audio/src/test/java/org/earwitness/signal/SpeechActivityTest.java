package org.earwitness.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.sample.SampleRange;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechActivityTest {
    private static SpeechActivity activity(float[] samples) {
        return Sounds.pushedMono(samples, new SpeechActivityDetector()).activity();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void babbleBetweenPausesIsFound(long seed) {
        float[] quiet = new float[16_000 * 5];
        float[] samples =
                Sounds.joined(quiet, Sounds.babble(seed, 16_000, 8), quiet, Sounds.babble(seed + 50, 16_000, 8), quiet);
        SpeechActivity found = activity(Sounds.sum(samples, Sounds.noise(seed + 9, 2e-4, samples.length)));
        double outside = 0;
        for (SampleRange range : found.ranges()) {
            for (long i = range.start(); i < range.end(); i++) {
                boolean speech = (i > 4.8 * 16_000 && i < 13.2 * 16_000) || (i > 17.8 * 16_000 && i < 26.2 * 16_000);
                outside += speech ? 0 : 1 / 16_000.0;
            }
        }
        assertThat(outside).as("seconds of false alarm").isLessThan(0.3);
        assertThat(found.speechSeconds()).isBetween(13.5, 16.8);
        assertThat(found.fraction()).isCloseTo(found.speechSeconds() / 31, within(1e-9));
    }

    @Test
    void steadyNoiseAndSilenceHaveNoSpeech() {
        assertThat(activity(Sounds.noise(1, 0.1, 320_000)).ranges()).isEmpty();
        assertThat(activity(new float[320_000]).ranges()).isEmpty();
        assertThat(activity(new float[0]).fraction()).isZero();
    }
}
