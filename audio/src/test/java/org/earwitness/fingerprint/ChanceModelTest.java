package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceModelTest {
    @Test
    void theTailAgreesWithTheSumOfItsTerms() {
        ChanceModel model = new ChanceModel(4, 8);
        double successes = 4;
        double below = 0;
        double term = Math.pow(0.5, successes);
        for (int k = 0; k < 12; k++) {
            below += term;
            term *= 0.5 * (k + successes) / (k + 1);
        }
        assertThat(Math.exp(model.logTail(12))).isCloseTo(1 - below, within(1e-12));
    }

    @Test
    void moreHitsAreLessProbable() {
        ChanceModel model = new ChanceModel(2, 3);
        for (int hits = 3; hits < 200; hits++) {
            assertThat(model.logTail(hits + 1)).isLessThan(model.logTail(hits));
        }
    }

    @Test
    void aSampleWithoutHitsDoesNotPromiseThatNoneEverComes() {
        ChanceModel model = ChanceModel.of(new int[10]);
        assertThat(model.mean()).isGreaterThanOrEqualTo(0.5);
        assertThat(model.variance()).isGreaterThan(model.mean());
    }
}
