package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;

import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;

class FinePhasesTest {
    private static final Sound NOISE = Signals.whiteNoise(HERTZ, 20, 0.1, 4);
    private static final int LATER_SAMPLES = 3;

    @Test
    void tellsByHowMuchAPartIsLaterThanWhatItLearnedFrom() throws Exception {
        Sound late = Edits.join(
                Edits.excerpt(NOISE, 0, 15 - (double) LATER_SAMPLES / HERTZ),
                Edits.excerpt(NOISE, 15 - 2.0 * LATER_SAMPLES / HERTZ, 20));
        FinePhases phases = learned(late);
        assertThat(phases.later(new Track(0, 1, 1, 15.5, 19.5)))
                .isEqualTo((double) LATER_SAMPLES / HERTZ, within(0.0000251));
    }

    @Test
    void leavesALineThatFitsWhereItIs() throws Exception {
        assertThat(learned(NOISE).later(new Track(0, 1, 1, 15.5, 19.5))).isZero();
    }

    @Test
    void leavesALineWhosePhasesAreLikeNone() throws Exception {
        Sound other = Edits.join(Edits.excerpt(NOISE, 0, 15), Signals.whiteNoise(HERTZ, 5, 0.1, 5));
        assertThat(learned(other).later(new Track(0, 1, 1, 15.5, 19.5))).isZero();
    }

    private static FinePhases learned(Sound other) throws Exception {
        FinePhases phases = new FinePhases(ComparedSound.source(NOISE), ComparedSound.source(other));
        for (double at = 0.5; at < 14; at += 0.05) {
            phases.learn(at, at, 1);
        }
        phases.weigh();
        return phases;
    }
}
