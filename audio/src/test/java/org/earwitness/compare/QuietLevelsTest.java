package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietLevelsTest {
    private final QuietLevels levels = new QuietLevels();
    private final Random random = new Random(1);

    /** Pauses of −60 dB in A that are 8 dB fainter in B. */
    private void learn(int frames) {
        for (int i = 0; i < frames; i++) {
            float room = (float) (-60 + random.nextGaussian());
            levels.learn(room, room - 8);
        }
    }

    @Test
    void whatIsAsLoudAsItAlwaysIsTellsNothing() {
        learn(300);
        assertThat(levels.ratio(-60, -68)).isZero();
        assertThat(levels.ratio(-61, -69)).isZero();
    }

    @Test
    void silenceWhereTheOtherGoesOnIsNotTheSame() {
        learn(300);
        assertThat(levels.ratio(-60, -130)).isEqualTo(-3);
        assertThat(levels.ratio(-130, -68)).isEqualTo(-3);
    }

    @Test
    void whatNeitherRecordingEverIsTellsNothing() {
        learn(300);
        assertThat(levels.ratio(-40, -80)).isZero();
    }

    @Test
    void whatIsHardlyMoreThanSilenceTellsNothing() {
        for (int i = 0; i < 300; i++) {
            levels.learn(-90, -95);
        }
        assertThat(levels.ratio(-90, -130)).isZero();
    }

    @Test
    void tooFewPausesTellNothing() {
        learn(50);
        assertThat(levels.ratio(-60, -130)).isZero();
    }
}
