package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.Bytes;
import org.earwitness.report.Observation;
import org.earwitness.report.Place;
import org.earwitness.report.WaveformPicture;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;

/** A waveform's envelope over time, with marks below it at the places that observations name. */
final class WaveformFigure {
    private static final int HEIGHT = 130;
    private static final int MARKS_TOP = HEIGHT + 3;
    private static final int MARKS_HEIGHT = 7;
    private static final int AXIS_TOP = MARKS_TOP + MARKS_HEIGHT + 1;
    private static final int FULL_HEIGHT = AXIS_TOP + 24;
    private static final int FULL_SCALE = 127;
    private static final int MAXIMUM_MARKS = 500;

    private WaveformFigure() {}

    static void write(ReportPage page, WaveformPicture picture) {
        Markup markup = page.markup();
        List<Place> marks = marks(page, picture);
        TimeAxis axis = new TimeAxis(picture.startSeconds(), picture.endSeconds());
        String range = Figures.range(picture.startSeconds(), picture.endSeconds());
        markup.open("figure", "class", "picture").open("div", "class", "plot");
        side(markup);
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
                "Waveform of " + picture.recording() + ", " + range + ". " + picture.description());
        markup.empty("rect", "class", "ground", "x", "0", "y", "0", "width", "100%", "height", String.valueOf(HEIGHT));
        envelope(markup, picture);
        for (Place mark : marks) {
            double share = axis.share(mark.startSeconds());
            double width = Math.max(0.003, axis.share(mark.endSeconds()) - share);
            markup.empty(
                    "rect",
                    "class",
                    "mark",
                    "x",
                    TimeAxis.percentOfWidth(Math.min(share, 1 - width)),
                    "y",
                    String.valueOf(MARKS_TOP),
                    "width",
                    TimeAxis.percentOfWidth(width),
                    "height",
                    String.valueOf(MARKS_HEIGHT));
        }
        Svg.ticksBelow(markup, axis, AXIS_TOP);
        markup.close().close();
        markup.open("figcaption")
                .leaf("strong", "Waveform of " + picture.recording())
                .text(", " + range + ". Light: highest and lowest sample; dark: root mean square. "
                        + picture.description()
                        + (marks.isEmpty() ? "" : " Marks below it: places named in the observations."));
        markup.close().close();
    }

    private static List<Place> marks(ReportPage page, WaveformPicture picture) {
        if (!picture.recording().equals(page.report().questioned().label())) {
            return List.of();
        }
        return page.report().observations().stream()
                .map(Observation::places)
                .flatMap(List::stream)
                .limit(MAXIMUM_MARKS)
                .toList();
    }

    private static void side(Markup markup) {
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
        String[] labels = {"+1", "0", "−1"};
        int[] baselines = {11, HEIGHT / 2 + 4, HEIGHT - 2};
        for (int i = 0; i < labels.length; i++) {
            markup.leaf("text", labels[i], "x", "88%", "y", String.valueOf(baselines[i]), "text-anchor", "end");
        }
        markup.close();
    }

    private static void envelope(Markup markup, WaveformPicture picture) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "x",
                "0",
                "y",
                "0",
                "width",
                "100%",
                "height",
                String.valueOf(HEIGHT),
                "viewBox",
                "0 0 " + picture.columns() + " " + 2 * FULL_SCALE,
                "preserveAspectRatio",
                "none");
        markup.empty("path", "class", "peak", "d", band(picture.maximum(), picture.minimum(), 1));
        markup.empty("path", "class", "rms", "d", band(picture.rms(), picture.rms(), -1));
        markup.close();
    }

    /** A closed outline: along the upper values, one unit for each column, and back along the lower ones. */
    private static String band(Bytes upper, Bytes lower, int lowerSign) {
        StringBuilder path = new StringBuilder();
        int columns = upper.length();
        for (int column = 0; column < columns; column++) {
            path.append(column == 0 ? 'M' : 'L').append(column).append(' ');
            path.append(FULL_SCALE - upper.signed(column)).append("h1");
        }
        for (int column = columns; column > 0; column--) {
            path.append('L').append(column).append(' ');
            path.append(FULL_SCALE - lowerSign * lower.signed(column - 1)).append("h-1");
        }
        return path.append('Z').toString();
    }
}
