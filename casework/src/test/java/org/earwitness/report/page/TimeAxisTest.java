package org.earwitness.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    @Test
    void marksRoundTimes() {
        assertThat(new TimeAxis(0, 74.62).ticks().stream().map(TimeAxis.Tick::label))
                .containsExactly("0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00", "1:10");
        assertThat(new TimeAxis(0, 21_600).ticks().stream().map(TimeAxis.Tick::label))
                .startsWith("0:00", "30:00", "1:00:00");
    }

    @Test
    void hasFewMarksAndFewerOnANarrowScreenForAnyLength() {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            double start = random.nextBoolean() ? 0 : random.nextDouble(20_000);
            double length = Math.exp(random.nextDouble(Math.log(0.05), Math.log(86_400)));
            TimeAxis axis = new TimeAxis(start, start + length);
            List<TimeAxis.Tick> ticks = axis.ticks();
            String which = "seed " + seed + ", " + axis;
            assertThat(ticks).as(which).hasSizeBetween(2, 13);
            assertThat(ticks.stream().filter(TimeAxis.Tick::main).count())
                    .as(which)
                    .isBetween(1L, 6L);
            assertThat(ticks.stream().map(TimeAxis.Tick::label).distinct())
                    .as(which)
                    .hasSameSizeAs(ticks);
            assertThat(ticks)
                    .as(which)
                    .allSatisfy(tick -> assertThat(axis.share(tick.seconds())).isBetween(0.0, 1.0));
        }
    }
}
