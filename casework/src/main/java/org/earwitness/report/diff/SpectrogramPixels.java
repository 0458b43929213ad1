package org.earwitness.report.diff;

import org.earwitness.report.page.ColourScale;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.PngImage;
import org.earwitness.report.page.Svg;
import org.earwitness.signal.SpectrogramOverview;

/** A spectrogram as pixels of a picture: the lightest colour stands for its strongest cell, the darkest for 80 dB less. */
final class SpectrogramPixels {
    private static final double RANGE_DECIBELS = 80;
    /** What is weaker everywhere is drawn dark. */
    private static final double WEAKEST_CEILING = -100;

    private static final ColourScale COLOURS = new ColourScale();

    private SpectrogramPixels() {}

    /**
     * Draws it.
     *
     * @param seconds length of the recording, which the width stands for; the overview may end a little later
     */
    static void write(
            Markup markup,
            SpectrogramOverview overview,
            double left,
            double width,
            double seconds,
            double top,
            double height) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "clipped",
                "x",
                DiffPicture.at(left),
                "y",
                DiffPicture.at(top),
                "width",
                DiffPicture.at(width),
                "height",
                DiffPicture.at(height));
        markup.empty("rect", "class", "dark", "width", "100%", "height", "100%");
        if (overview.columns() > 0) {
            double all = overview.endSeconds() - overview.startSeconds();
            markup.empty(
                    "image",
                    "x",
                    "0",
                    "y",
                    "0",
                    "width",
                    DiffPicture.at(width * all / seconds),
                    "height",
                    DiffPicture.at(height),
                    "preserveAspectRatio",
                    "none",
                    "href",
                    PngImage.dataUri(pixels(overview)));
        }
        markup.close();
    }

    private static byte[] pixels(SpectrogramOverview overview) {
        float[] decibels = overview.decibels();
        double ceiling = WEAKEST_CEILING;
        for (float cell : decibels) {
            ceiling = Math.max(ceiling, cell);
        }
        double floor = ceiling - RANGE_DECIBELS;
        int rows = overview.rows();
        return PngImage.encode(overview.columns(), rows, COLOURS, (x, y) -> {
            double share = (decibels[x * rows + rows - 1 - y] - floor) / RANGE_DECIBELS;
            return (int) Math.round(Math.clamp(share, 0.0, 1.0) * (ColourScale.STEPS - 1));
        });
    }
}
