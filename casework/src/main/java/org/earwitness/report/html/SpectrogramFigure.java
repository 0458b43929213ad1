package org.earwitness.report.html;

import org.earwitness.report.SpectrogramPicture;
import org.earwitness.report.page.ColourScale;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.PngImage;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;

/** A spectrogram: pixels of our own, axes and a bar of colours as SVG over and beside them. */
final class SpectrogramFigure {
    private static final int HEIGHT = 240;
    private static final int FULL_HEIGHT = HEIGHT + 24;
    private static final int MOST_FREQUENCY_TICKS = 6;
    private static final double[] STEPS_HERTZ = {100, 200, 500, 1_000, 2_000, 4_000, 5_000, 10_000, 20_000, 50_000};
    private static final ColourScale COLOURS = new ColourScale();

    private SpectrogramFigure() {}

    static void write(ReportPage page, SpectrogramPicture picture) {
        Markup markup = page.markup();
        TimeAxis axis = new TimeAxis(picture.startSeconds(), picture.endSeconds());
        String what = Figures.range(picture.startSeconds(), picture.endSeconds()) + ", 0 to "
                + Figures.withUnit(picture.maximumHertz() / 1_000, "kHz") + ". Lighter is stronger. "
                + picture.description();
        markup.open("figure", "class", "picture").open("div", "class", "plot");
        frequencies(markup, picture);
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "field",
                "width",
                "100%",
                "height",
                String.valueOf(FULL_HEIGHT),
                "role",
                "img",
                "aria-label",
                "Spectrogram of " + picture.recording() + ", " + what);
        markup.empty(
                "image",
                "x",
                "0",
                "y",
                "0",
                "width",
                "100%",
                "height",
                String.valueOf(HEIGHT),
                "preserveAspectRatio",
                "none",
                "href",
                PngImage.dataUri(pixels(picture)));
        Svg.ticksBelow(markup, axis, HEIGHT);
        markup.close().close();
        colourBar(markup, picture);
        markup.open("figcaption")
                .leaf("strong", "Spectrogram of " + picture.recording())
                .text(", " + what);
        markup.close().close();
    }

    static byte[] pixels(SpectrogramPicture picture) {
        return PngImage.encode(
                picture.columns(), picture.rows(), COLOURS, (x, y) -> picture.level(x, picture.rows() - 1 - y));
    }

    private static void frequencies(Markup markup, SpectrogramPicture picture) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "side",
                "width",
                "100%",
                "height",
                String.valueOf(FULL_HEIGHT),
                "aria-hidden",
                "true");
        double step = STEPS_HERTZ[STEPS_HERTZ.length - 1];
        for (int i = STEPS_HERTZ.length - 1; i >= 0; i--) {
            step = picture.maximumHertz() / STEPS_HERTZ[i] <= MOST_FREQUENCY_TICKS ? STEPS_HERTZ[i] : step;
        }
        for (double hertz = 0; hertz <= picture.maximumHertz(); hertz += step) {
            double y = HEIGHT * (1 - hertz / picture.maximumHertz());
            markup.empty(
                    "line",
                    "class",
                    "tick",
                    "x1",
                    "92%",
                    "x2",
                    "100%",
                    "y1",
                    TimeAxis.decimal(y),
                    "y2",
                    TimeAxis.decimal(y));
            markup.leaf(
                    "text",
                    Figures.number(hertz / 1_000),
                    "x",
                    "84%",
                    "y",
                    TimeAxis.decimal(Math.clamp(y + 4, 11, HEIGHT)),
                    "text-anchor",
                    "end");
        }
        markup.leaf("text", "kHz", "x", "84%", "y", String.valueOf(HEIGHT + 18), "text-anchor", "end")
                .close();
    }

    private static void colourBar(Markup markup, SpectrogramPicture picture) {
        byte[] bar = PngImage.encode(ColourScale.STEPS, 1, COLOURS, (x, y) -> x);
        double middle = (picture.floorDecibels() + picture.ceilingDecibels()) / 2;
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "colour-bar",
                "width",
                "100%",
                "height",
                "30",
                "role",
                "img",
                "aria-label",
                "Scale of colours: dark blue is " + decibels(picture.floorDecibels())
                        + " or less, light yellow is " + decibels(picture.ceilingDecibels())
                        + ", relative to a full-scale sine.");
        markup.empty(
                "image",
                "x",
                "0",
                "y",
                "0",
                "width",
                "100%",
                "height",
                "10",
                "preserveAspectRatio",
                "none",
                "href",
                PngImage.dataUri(bar));
        markup.leaf("text", decibels(picture.floorDecibels()), "x", "0", "y", "25", "text-anchor", "start");
        markup.leaf("text", decibels(middle), "x", "50%", "y", "25", "text-anchor", "middle");
        markup.leaf("text", decibels(picture.ceilingDecibels()), "x", "100%", "y", "25", "text-anchor", "end");
        markup.close();
    }

    private static String decibels(double value) {
        return Figures.withUnit(value, "dB");
    }
}
