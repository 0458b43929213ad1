package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReadingTest {
    private static final int STEPS = 60;

    @Test
    void nothingSpeaksAgainstALineWhileARoomGoesOnSounding() {
        double[] after = reading(fading(30, 0.5f), List.of(Region.Side.A)).afterTails();
        assertThat(after[0]).isEqualTo(-3);
        assertThat(Arrays.copyOfRange(after, 10, 50)).containsOnly(0);
    }

    @Test
    void soundThatRisesSpeaksAgainstIt() {
        float[] levels = fading(30, 0.5f);
        Arrays.fill(levels, 30, STEPS, 30);
        double[] after = reading(levels, List.of(Region.Side.A)).afterTails();
        assertThat(after[20]).isZero();
        assertThat(Arrays.copyOfRange(after, 30, STEPS)).containsOnly(-3);
    }

    @Test
    void whatFadesInBothSpeaksAgainstIt() {
        float[] levels = fading(30, 0.5f);
        double[] ratios = new double[STEPS];
        Arrays.fill(ratios, -3);
        assertThat(new LineReading(ratios, levels, levels, List.of(Region.Side.A)).afterTails())
                .containsOnly(-3);
    }

    @Test
    void withoutARoomWhatFadesSpeaksAgainstIt() {
        assertThat(reading(fading(30, 0.5f), List.of()).afterTails()).containsOnly(-3);
    }

    @Test
    void nothingSpeaksAgainstALineWhereACodecSmearsWhatEndsBeforeIt() {
        double[] after = reading(fading(30, 1), List.of()).afterTails();
        assertThat(Arrays.copyOfRange(after, 0, 11)).containsOnly(-3);
        assertThat(Arrays.copyOfRange(after, 11, 27)).containsOnly(0);
        assertThat(Arrays.copyOfRange(after, 27, STEPS)).containsOnly(-3);
    }

    @Test
    void norWhereItSmearsWhatBeginsAfterIt() {
        float[] rising = fading(30, 1);
        for (int i = 0; i < STEPS / 2; i++) {
            float level = rising[i];
            rising[i] = rising[STEPS - 1 - i];
            rising[STEPS - 1 - i] = level;
        }
        double[] before = reading(rising, List.of()).beforeSmear();
        assertThat(Arrays.copyOfRange(before, STEPS - 11, STEPS)).containsOnly(-3);
        assertThat(Arrays.copyOfRange(before, STEPS - 27, STEPS - 11)).containsOnly(0);
    }

    /** A fades from so many dB by so much a step, B is silent; every frame is unlike. */
    private static LineReading reading(float[] levels, List<Region.Side> lasting) {
        double[] ratios = new double[STEPS];
        Arrays.fill(ratios, -3);
        return new LineReading(ratios, levels, new float[STEPS], lasting);
    }

    private static float[] fading(float from, float each) {
        float[] levels = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            levels[i] = from - each * i;
        }
        return levels;
    }
}
