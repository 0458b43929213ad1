package org.earwitness.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A horizontal axis of time, without a width: positions are shares of it, so that text keeps its size on a small screen.
 *
 * @param startSeconds time at the left edge
 * @param endSeconds time at the right edge, after the left one
 */
public record TimeAxis(double startSeconds, double endSeconds) {
    private static final double MOST_TICKS = 12;
    private static final double[] STEPS_SECONDS = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400,
        28_800
    };

    /**
     * A mark on the axis.
     *
     * @param label its time on a clock face
     * @param main whether it is one of the few that fit on a narrow screen
     */
    public record Tick(double seconds, String label, boolean main) {}

    /** Where a time lies, from 0 at the left edge to 1 at the right, as a percentage such as 12.5%. */
    public String percent(double seconds) {
        return percentOfWidth(share(seconds));
    }

    public double share(double seconds) {
        return Math.clamp((seconds - startSeconds) / (endSeconds - startSeconds), 0.0, 1.0);
    }

    public static String percentOfWidth(double share) {
        return decimal(share * 100) + "%";
    }

    /** A coordinate with at most three decimals. */
    public static String decimal(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Marks at round times. */
    public List<Tick> ticks() {
        double length = endSeconds - startSeconds;
        double step = DoubleStream.of(STEPS_SECONDS)
                .filter(seconds -> length / seconds <= MOST_TICKS)
                .findFirst()
                .orElse(length);
        int decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(startSeconds / step - 1e-9);
        long last = (long) Math.floor(endSeconds / step + 1e-9);
        long mainEvery = Math.max(1, (last - first) / 3);
        for (long number = first; number <= last; number++) {
            double seconds = number * step;
            ticks.add(new Tick(seconds, Figures.clock(seconds, decimals), (number - first) % mainEvery == 0));
        }
        return ticks;
    }

    /** How text at a position is anchored so that it stays within the axis. */
    public static String anchor(double share) {
        return share < 0.03 ? "start" : share > 0.97 ? "end" : "middle";
    }
}
