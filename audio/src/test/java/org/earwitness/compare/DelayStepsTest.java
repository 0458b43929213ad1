package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DelayStepsTest {
    private static final double DRIFT = 6e-5;

    @Test
    void aStepUnderAClockThatDriftsIsFoundAmongWrongDelays() {
        List<Delays.Delay> delays = delays(50, at -> DRIFT * at + (at < 61 ? 0 : -0.0015), 7);
        List<DelaySteps.Step> steps = DelaySteps.of(delays);
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.before()).isLessThan(61);
            assertThat(step.after()).isGreaterThan(61).isLessThan(step.before() + 5);
            assertThat(step.seconds()).isEqualTo(-0.0015, within(1e-4));
            assertThat(step.delay()).isEqualTo(DRIFT * step.before(), within(1e-4));
        });
    }

    @Test
    void severalStepsAreFound() {
        DoubleUnaryOperator delay = at -> DRIFT * at - 0.004 * Math.floor((at + 5) / 20);
        List<DelaySteps.Step> steps = DelaySteps.of(delays(50, delay, 1_000));
        assertThat(steps).hasSize(4).allSatisfy(step -> {
            assertThat(step.seconds()).isEqualTo(-0.004, within(1e-4));
            assertThat(step.before() % 20).isBetween(12.0, 15.0);
        });
    }

    @Test
    void aTapeThatRunsUnevenlyHasNoSteps() {
        assertThat(DelaySteps.of(delays(50, at -> 0.0006 * Math.sin(at / 9), 7)))
                .isEmpty();
        assertThat(DelaySteps.of(delays(50, at -> 0.02 * Math.sin(at * at), 7))).isEmpty();
    }

    @Test
    void ofAFewDelaysNothingIsTold() {
        assertThat(DelaySteps.of(delays(5, at -> at < 5 ? 0 : 0.01, 1_000))).isEmpty();
        assertThat(DelaySteps.of(List.of())).isEmpty();
    }

    /** Delays every two seconds, scattered by 0.05 ms, and one of so many wrong. */
    private static List<Delays.Delay> delays(int count, DoubleUnaryOperator delay, int wrong) {
        Random random = new Random(4);
        var delays = new ArrayList<Delays.Delay>();
        for (int i = 0; i < count; i++) {
            double scatter = 5e-5 * random.nextGaussian();
            double error = i % wrong == wrong - 1 ? 0.02 * (random.nextDouble() - 0.5) : 0;
            delays.add(new Delays.Delay(2 * i, delay.applyAsDouble(2 * i) + scatter + error, 20));
        }
        return delays;
    }
}
