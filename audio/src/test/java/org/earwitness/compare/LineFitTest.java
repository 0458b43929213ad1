package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFitTest {
    @Test
    void aThirdOfWrongDelaysDoesNotMoveTheLine() {
        Random random = new Random(4);
        var delays = new ArrayList<Delays.Delay>();
        for (int i = 0; i < 90; i++) {
            double wrong = i % 3 == 0 ? 0.01 * (random.nextDouble() - 0.3) : 0;
            double value = 0.002 + 5e-5 * (i - 45) + 2e-5 * random.nextGaussian() + wrong;
            delays.add(new Delays.Delay(i, value, 20));
        }
        LineFit fit = LineFit.of(delays, true);
        assertThat(fit.slope()).isEqualTo(5e-5, within(2e-6));
        assertThat(fit.offset() + fit.slope() * (45 - fit.middle())).isEqualTo(0.002, within(2e-5));
        assertThat(fit.believed()).isBetween(55, 65);
        assertThat(fit.slopeError()).isBetween(1e-8, 2e-6);
    }

    @Test
    void ofOneDelayThereIsNoSlope() {
        LineFit fit = LineFit.of(List.of(new Delays.Delay(3, 0.004, 20)), false);
        assertThat(fit.offset()).isEqualTo(0.004);
        assertThat(fit.slope()).isZero();
    }
}
