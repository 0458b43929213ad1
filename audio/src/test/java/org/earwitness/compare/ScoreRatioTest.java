package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreRatioTest {
    private static final int COUNT = 4000;

    @Test
    void scoresThatAreDealtAlikeTellNothing() {
        ScoreRatio ratio = new ScoreRatio(normal(1, 0), normal(2, 0));
        assertThat(ratio.information()).isLessThan(0.05);
        for (float score = -1.5f; score <= 1.5f; score += 0.25f) {
            assertThat(ratio.of(score)).as("%f", score).isEqualTo(0f, within(0.3f));
        }
    }

    @Test
    void theRatioOfTwoNormalDensitiesIsFound() {
        // The logarithm of the ratio of the densities of N(2, 1) and N(0, 1) is 2 x - 2.
        ScoreRatio ratio = new ScoreRatio(normal(3, 2), normal(4, 0));
        for (float score = 0.25f; score <= 1.75f; score += 0.25f) {
            assertThat(ratio.of(score)).as("%f", score).isEqualTo(2 * score - 2, within(0.6f));
        }
        // Jeffreys' divergence of the two is 4; bins, doubt and the limit of a score take from it.
        assertThat(ratio.information()).isBetween(2.5, 4.0);
    }

    @Test
    void aHigherScoreNeverCountsLess() {
        ScoreRatio ratio = new ScoreRatio(normal(5, 0.7), normal(6, 0));
        float before = -ScoreRatio.MOST;
        for (float score = -6; score < 6; score += 0.05f) {
            assertThat(ratio.of(score)).isBetween(before, ScoreRatio.MOST);
            before = ratio.of(score);
        }
    }

    private static float[] normal(long seed, double mean) {
        Random random = new Random(seed);
        float[] scores = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            scores[i] = (float) (mean + random.nextGaussian());
        }
        return scores;
    }
}
