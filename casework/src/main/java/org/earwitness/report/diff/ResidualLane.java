package org.earwitness.report.diff;

import org.earwitness.compare.Region;
import org.earwitness.report.page.Markup;

/** The curve of what is left of A when aligned B is taken from it, on A's axis of time. */
final class ResidualLane {
    static final double HEIGHT = 64;

    private static final double LOWEST_DECIBELS = -40;
    /** What is below the scale is drawn as a line, so that it differs from what has no value. */
    private static final double LEAST_HEIGHT = 2;

    private ResidualLane() {}

    static void write(Markup markup, Residual residual, PictureLayout layout, double top) {
        double left = layout.x(Region.Side.A, 0);
        double width = layout.width(Region.Side.A);
        markup.empty(
                "rect",
                "class",
                "ground",
                "x",
                DiffPicture.at(left),
                "y",
                DiffPicture.at(top),
                "width",
                DiffPicture.at(width),
                "height",
                DiffPicture.at(HEIGHT));
        for (double decibels = 0; decibels >= LOWEST_DECIBELS; decibels -= 20) {
            double y = top + y(decibels);
            markup.empty(
                    "line",
                    "class",
                    "guide",
                    "x1",
                    DiffPicture.at(left),
                    "x2",
                    DiffPicture.at(left + width),
                    "y1",
                    DiffPicture.at(y),
                    "y2",
                    DiffPicture.at(y));
            markup.leaf(
                    "text",
                    decibels == 0 ? "0 dB" : "−" + Math.round(-decibels),
                    "x",
                    DiffPicture.at(left - 6),
                    "y",
                    DiffPicture.at(y + 4),
                    "text-anchor",
                    "end");
        }
        String curve = curve(residual, layout, top);
        if (curve.isEmpty()) {
            markup.leaf(
                    "text",
                    "Nowhere do both carry waveforms with a common phase: there is nothing to take from each other.",
                    "x",
                    DiffPicture.at(left + 8),
                    "y",
                    DiffPicture.at(top + HEIGHT / 2 + 4));
        } else {
            markup.empty("path", "class", "residual", "d", curve);
        }
    }

    /** Closed shapes from the lower edge up to the values, one for each run of columns that have one. */
    private static String curve(Residual residual, PictureLayout layout, double top) {
        double left = layout.x(Region.Side.A, 0);
        double width = layout.width(Region.Side.A);
        double seconds = layout.seconds(Region.Side.A);
        int columns = (int) Math.clamp(Math.ceil(width), 1, Math.max(1, residual.blocks()));
        StringBuilder path = new StringBuilder();
        boolean open = false;
        String lower = DiffPicture.at(top + HEIGHT);
        for (int column = 0; column < columns; column++) {
            double value = residual.decibels(seconds * column / columns, seconds * (column + 1) / columns);
            String from = DiffPicture.at(left + width * column / columns);
            if (Double.isNaN(value)) {
                path.append(open ? "V" + lower + "Z" : "");
                open = false;
            } else {
                path.append(open ? "" : "M" + from + " " + lower);
                path.append('V').append(DiffPicture.at(top + Math.min(y(value), HEIGHT - LEAST_HEIGHT)));
                path.append('H').append(DiffPicture.at(left + width * (column + 1) / columns));
                open = true;
            }
        }
        return path.append(open ? "V" + lower + "Z" : "").toString();
    }

    private static double y(double decibels) {
        return HEIGHT * Math.clamp(decibels / LOWEST_DECIBELS, 0, 1);
    }
}
