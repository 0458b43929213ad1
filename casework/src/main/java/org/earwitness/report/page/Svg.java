package org.earwitness.report.page;

/** Parts of pictures that several of them have. Positions across are percentages, so that text keeps its size. */
public final class Svg {
    public static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private static final int TICK = 5;

    private Svg() {}

    /** An axis of time whose line is at the bottom of a strip and whose text is above it. */
    public static void ticksAbove(Markup markup, TimeAxis axis, int height) {
        ticks(markup, axis, height - TICK, height, height - TICK - 4);
    }

    /** An axis of time below a picture that ends at {@code top}. */
    public static void ticksBelow(Markup markup, TimeAxis axis, int top) {
        ticks(markup, axis, top, top + TICK, top + TICK + 13);
    }

    private static void ticks(Markup markup, TimeAxis axis, int lineTop, int lineBottom, int textBaseline) {
        for (TimeAxis.Tick tick : axis.ticks()) {
            String x = axis.percent(tick.seconds());
            markup.empty(
                    "line",
                    "class",
                    "tick",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    String.valueOf(lineTop),
                    "y2",
                    String.valueOf(lineBottom));
            markup.leaf(
                    "text",
                    tick.label(),
                    "class",
                    tick.main() ? "main" : "minor",
                    "x",
                    x,
                    "y",
                    String.valueOf(textBaseline),
                    "text-anchor",
                    TimeAxis.anchor(axis.share(tick.seconds())));
        }
    }
}
