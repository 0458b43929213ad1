package org.earwitness.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.earwitness.report.Match;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;

/**
 * Pairs of bars, one for the questioned recording and one for a recording found, with ribbons between the same sound.
 *
 * <p>A recording that is not longer than the questioned one is drawn at the same scale, shifted so that its longest match lies
 * below its counterpart. A longer one fills the width, and says so.
 */
final class AlignmentPicture {
    private static final int RIBBON_TOP = 12;
    private static final int RIBBON_HEIGHT = 34;
    private static final int BAR_HEIGHT = 12;
    private static final int COPY_TOP = RIBBON_TOP + RIBBON_HEIGHT;
    private static final int TEXT_BASELINE = COPY_TOP + BAR_HEIGHT + 14;
    private static final int HEIGHT = TEXT_BASELINE + 6;
    private static final double RIBBON_UNITS = 10_000;
    private static final double NARROWEST_BAR = 0.004;
    private static final double NARROW_FOR_TWO_LABELS = 0.2;
    private static final int SPOKEN_MATCHES = 8;

    private final ReportPage page;
    private final Markup markup;
    private final String questioned;
    private final TimeAxis axis;

    AlignmentPicture(ReportPage page) {
        this.page = page;
        this.markup = page.markup();
        this.questioned = page.report().questioned().label();
        this.axis = new TimeAxis(0, Math.max(0.01, page.report().questioned().durationSeconds()));
    }

    /** The questioned recording's axis of time. */
    void axis() {
        markup.open("div", "class", "plot");
        side(24, questioned, 15);
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "field",
                "width",
                "100%",
                "height",
                "24",
                "aria-hidden",
                "true");
        Svg.ticksAbove(markup, axis, 24);
        markup.close().close();
    }

    /** One recording found, with all its matches. */
    void row(List<Match> matches) {
        Match first = matches.getFirst();
        Placement placement = Placement.of(matches, axis.endSeconds());
        markup.open("div", "class", "copy", "id", "r-" + first.recording()).open("h3");
        page.recording(first.recording());
        markup.text(" ");
        markup.leaf("span", Figures.clock(first.recordingDurationSeconds()) + " long", "class", "aside");
        markup.close();
        sentences(matches);
        bars(matches, placement);
        if (!placement.sameScale()) {
            page.note(first.recording() + " is longer than " + questioned + " and is drawn at a scale of its own.");
        }
        markup.close();
    }

    private void sentences(List<Match> matches) {
        if (matches.size() == 1) {
            page.paragraph(matches.getFirst().sentence());
        } else {
            page.list(matches.stream().map(Match::sentence).toList());
        }
    }

    private void bars(List<Match> matches, Placement placement) {
        String label = matches.getFirst().recording();
        markup.open("div", "class", "plot")
                .open(
                        "svg",
                        "xmlns",
                        Svg.NAMESPACE,
                        "class",
                        "side",
                        "width",
                        "100%",
                        "height",
                        String.valueOf(HEIGHT),
                        "aria-hidden",
                        "true");
        markup.leaf("text", questioned, "x", "0", "y", String.valueOf(BAR_HEIGHT - 1), "class", "bar-name");
        markup.leaf("text", label, "x", "0", "y", String.valueOf(COPY_TOP + BAR_HEIGHT - 1), "class", "bar-name");
        markup.close();
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "field",
                "width",
                "100%",
                "height",
                String.valueOf(HEIGHT),
                "role",
                "img",
                "aria-label",
                spoken(matches));
        bar("bar", 0, 0, 1);
        bar("bar", COPY_TOP, placement.share(0), placement.share(placement.durationSeconds()));
        ribbons(matches, placement);
        for (Match match : matches) {
            bar("alike", 0, axis.share(match.queryStartSeconds()), axis.share(match.queryEndSeconds()));
            bar(
                    "alike",
                    COPY_TOP,
                    placement.share(match.matchStartSeconds()),
                    placement.share(match.matchEndSeconds()));
        }
        times(placement);
        markup.close().close();
    }

    private void ribbons(List<Match> matches, Placement placement) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "x",
                "0",
                "y",
                String.valueOf(RIBBON_TOP),
                "width",
                "100%",
                "height",
                String.valueOf(RIBBON_HEIGHT),
                "viewBox",
                "0 0 10000 1",
                "preserveAspectRatio",
                "none");
        for (Match match : matches) {
            String points = point(axis.share(match.queryStartSeconds()), 0)
                    + point(axis.share(match.queryEndSeconds()), 0)
                    + point(placement.share(match.matchEndSeconds()), 1)
                    + point(placement.share(match.matchStartSeconds()), 1);
            markup.empty("polygon", "class", "ribbon", "points", points.strip());
        }
        markup.close();
    }

    private void times(Placement placement) {
        double start = placement.share(0);
        double end = placement.share(placement.durationSeconds());
        String length = Figures.clock(placement.durationSeconds());
        if (end - start < NARROW_FOR_TWO_LABELS) {
            double middle = (start + end) / 2;
            String anchor = middle < 0.15 ? "start" : middle > 0.85 ? "end" : "middle";
            double at = anchor.equals("start") ? start : anchor.equals("end") ? end : middle;
            text("0:00–" + length, at, anchor);
        } else {
            text("0:00", start, "start");
            text(length, end, "end");
        }
    }

    private void text(String text, double share, String anchor) {
        markup.leaf(
                "text",
                text,
                "x",
                TimeAxis.percentOfWidth(share),
                "y",
                String.valueOf(TEXT_BASELINE),
                "text-anchor",
                anchor);
    }

    private void bar(String style, int top, double start, double end) {
        double width = Math.max(NARROWEST_BAR, end - start);
        markup.empty(
                "rect",
                "class",
                style,
                "x",
                TimeAxis.percentOfWidth(Math.min(start, 1 - width)),
                "y",
                String.valueOf(top),
                "width",
                TimeAxis.percentOfWidth(width),
                "height",
                String.valueOf(BAR_HEIGHT));
    }

    private void side(int height, String text, int baseline) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "side",
                "width",
                "100%",
                "height",
                String.valueOf(height),
                "aria-hidden",
                "true");
        markup.leaf("text", text, "x", "0", "y", String.valueOf(baseline), "class", "bar-name")
                .close();
    }

    private String spoken(List<Match> matches) {
        String label = matches.getFirst().recording();
        String parts = matches.stream()
                .limit(SPOKEN_MATCHES)
                .map(match -> questioned + " "
                        + Figures.range(match.queryStartSeconds(), match.queryEndSeconds()) + " is " + label + " "
                        + Figures.range(match.matchStartSeconds(), match.matchEndSeconds()))
                .collect(Collectors.joining("; "));
        int rest = matches.size() - SPOKEN_MATCHES;
        return "Where " + questioned + " and " + label + " sound alike: " + parts
                + (rest > 0 ? "; and " + rest + " more passages, which are in the table." : ".");
    }

    private static String point(double share, int y) {
        return TimeAxis.decimal(share * RIBBON_UNITS) + "," + y + " ";
    }

    /**
     * Where a recording's bar lies.
     *
     * @param shiftSeconds how far right of the axis's start it begins, where it has the same scale
     * @param widthSeconds what the whole width stands for
     */
    private record Placement(double durationSeconds, double shiftSeconds, double widthSeconds, boolean sameScale) {
        static Placement of(List<Match> matches, double questionedSeconds) {
            double duration = matches.getFirst().recordingDurationSeconds();
            if (duration > questionedSeconds) {
                return new Placement(duration, 0, duration, false);
            }
            Match longest = matches.stream()
                    .max(Comparator.comparingDouble(match -> match.queryEndSeconds() - match.queryStartSeconds()))
                    .orElseThrow();
            double centres = (longest.queryStartSeconds() + longest.queryEndSeconds()) / 2
                    - (longest.matchStartSeconds() + longest.matchEndSeconds()) / 2;
            double shift = Math.clamp(centres, 0, questionedSeconds - duration);
            return new Placement(duration, shift, questionedSeconds, true);
        }

        double share(double seconds) {
            return Math.clamp((seconds + shiftSeconds) / widthSeconds, 0.0, 1.0);
        }
    }
}
