package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A word that was exchanged for the same word said again, a little faster or slower, is as loud at nearly each instant; it is other sound. */
class SaidAgainTest {
    private static final int WORDS = 45;
    private static final double WORD_SECONDS = 0.55;
    private static final double EACH_SECONDS = 0.9;
    private static final int EXCHANGED = 32;
    /** What is said again is smeared over so long: its levels stay, its waveform does not. */
    private static final double SMEARED_SECONDS = 0.006;

    private static Sound talk = Sound.mono(HERTZ, new float[1]);

    @BeforeAll
    static void speak() {
        talk = talk(21, WORDS * WORD_SECONDS);
    }

    @Test
    void aWordSaidAgainIsToldAsReplaced() throws Exception {
        for (double tempo : new double[] {0.95, 0.97, 1.04, 1.07}) {
            double start = EXCHANGED * EACH_SECONDS;
            Sound again = again(word(EXCHANGED), tempo);
            List<Region> regions =
                    compare(reading(word(EXCHANGED)), reading(again)).regions();
            assertThat(regions).as("tempo %s", tempo).hasSize(3);
            assertThat(regions.get(1)).isInstanceOfSatisfying(Region.Replaced.class, replaced -> {
                assertThat(replaced.a().start().seconds()).isEqualTo(start, within(0.1));
                assertThat(replaced.a().end().seconds()).isEqualTo(start + WORD_SECONDS, within(0.1));
                assertThat(replaced.b().end().seconds()).isEqualTo(start + again.seconds(), within(0.1));
            });
        }
    }

    /** Words with pauses between them, one of them given. */
    private static Sound reading(Sound exchanged) {
        Sound reading = word(0);
        for (int i = 1; i < WORDS; i++) {
            reading = Edits.join(Edits.join(reading, pause(i)), i == EXCHANGED ? exchanged : word(i));
        }
        return reading;
    }

    private static Sound pause(int number) {
        return Signals.whiteNoise(HERTZ, EACH_SECONDS - WORD_SECONDS, 0.0005, number);
    }

    private static Sound word(int number) {
        return faded(Edits.excerpt(talk, number * WORD_SECONDS, (number + 1) * WORD_SECONDS));
    }

    private static Sound faded(Sound sound) {
        float[] samples = sound.channel(0).clone();
        for (int i = 0; i < samples.length; i++) {
            double fromEdge = Math.min(i, samples.length - 1 - i) / (double) HERTZ;
            samples[i] *= (float) Math.min(1, fromEdge / 0.05);
        }
        return Sound.mono(HERTZ, samples);
    }

    private static Sound again(Sound word, double tempo) {
        float[] said = Edits.atTempo(word, tempo).channel(0);
        float[] burst = Signals.whiteNoise(HERTZ, SMEARED_SECONDS, 1, 77).channel(0);
        float[] smeared = new float[said.length];
        for (int i = 0; i < said.length; i++) {
            for (int k = 0; k < Math.min(burst.length, i + 1); k++) {
                smeared[i] += burst[k] * said[i - k] / (float) Math.sqrt(burst.length / 3.0);
            }
        }
        return faded(Sound.mono(HERTZ, smeared));
    }
}
