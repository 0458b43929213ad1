package org.earwitness.report.diff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;
import org.earwitness.signal.SpectrogramOverview;

/**
 * The picture of a comparison: A's spectrogram above, B's below, ribbons between the same sound, marks and letters where they
 * differ, and what is left of A when B is taken from it.
 */
final class DiffPicture {
    private static final double AXIS = 24;
    private static final double SPECTROGRAM = 132;
    private static final double STRIP = 14;
    private static final double RIBBONS = 64;
    private static final double NARROWEST_MARK = 4;
    private static final double NARROWEST_RIBBON = 1.5;

    private final Markup markup;
    private final PictureLayout layout;
    private final List<LetteredRegion> regions;
    private final PictureLetters lettersA;
    private final PictureLetters lettersB;
    private final Illustrations illustrations;

    DiffPicture(Markup markup, DiffReport report, Illustrations illustrations) {
        this.markup = markup;
        this.illustrations = illustrations;
        layout = new PictureLayout(report.comparison());
        regions = LetteredRegion.of(report.comparison());
        lettersA = PictureLetters.of(regions, Region.Side.A, layout);
        lettersB = PictureLetters.of(regions, Region.Side.B, layout);
    }

    boolean hasOneScale() {
        return layout.hasOneScale();
    }

    /** How many letters found no room in the picture. */
    int lettersLeftOut() {
        return Math.max(lettersA.leftOut(), lettersB.leftOut());
    }

    /** Writes it as one element, with a title and a description for those who do not see it. */
    void write(String title, String description) {
        double topA = AXIS;
        double stripA = topA + SPECTROGRAM + 2;
        double ribbonTop = stripA + STRIP;
        double ribbonEnd = ribbonTop + RIBBONS + PictureLetters.ROW * (lettersA.rows() + lettersB.rows());
        double topB = ribbonEnd + STRIP + 2;
        double residualTop = topB + SPECTROGRAM + AXIS + 34;
        double legendTop = residualTop + ResidualLane.HEIGHT + AXIS + 8;
        double height = legendTop + 20;
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "comparison",
                "viewBox",
                "0 0 " + at(PictureLayout.WIDTH) + " " + at(height),
                "role",
                "img",
                "aria-labelledby",
                "picture-title picture-description");
        markup.leaf("title", title, "id", "picture-title");
        markup.leaf("desc", description, "id", "picture-description");
        Tones.define(markup);
        axis(Region.Side.A, 0, true);
        spectrogram(Region.Side.A, illustrations.a(), topA);
        ribbons(ribbonTop, ribbonEnd);
        strip(Region.Side.A, stripA, true);
        strip(Region.Side.B, ribbonEnd, false);
        lettersA.write(markup, ribbonTop, 1);
        lettersB.write(markup, ribbonEnd, -1);
        spectrogram(Region.Side.B, illustrations.b(), topB);
        axis(Region.Side.B, topB + SPECTROGRAM, false);
        markup.leaf(
                "text",
                "A minus aligned B, against A: the lower, the more alike",
                "class",
                "lane-name",
                "x",
                at(layout.x(Region.Side.A, 0)),
                "y",
                at(residualTop - 10));
        ResidualLane.write(markup, illustrations.residual(), layout, residualTop);
        axis(Region.Side.A, residualTop + ResidualLane.HEIGHT, false);
        Tones.legend(markup, tones(), legendTop);
        markup.close();
    }

    private List<Tones> tones() {
        Set<Tones> present = EnumSet.noneOf(Tones.class);
        regions.forEach(one -> present.add(Tones.of(one.kind())));
        return List.copyOf(present);
    }

    private void axis(Region.Side side, double top, boolean above) {
        markup.open(
                "svg", "x", at(layout.x(side, 0)), "y", at(top), "width", at(layout.width(side)), "height", at(AXIS));
        TimeAxis axis = new TimeAxis(0, layout.seconds(side));
        if (above) {
            Svg.ticksAbove(markup, axis, (int) AXIS);
        } else {
            Svg.ticksBelow(markup, axis, 0);
        }
        markup.close();
    }

    private void spectrogram(Region.Side side, SpectrogramOverview overview, double top) {
        SpectrogramPixels.write(
                markup, overview, layout.x(side, 0), layout.width(side), layout.seconds(side), top, SPECTROGRAM);
        markup.leaf("text", side.name(), "class", "side-name", "x", "10", "y", at(top + SPECTROGRAM / 2 + 7));
        markup.leaf("text", "8 kHz", "x", at(layout.x(side, 0) - 6), "y", at(top + 10), "text-anchor", "end");
        markup.leaf("text", "0", "x", at(layout.x(side, 0) - 6), "y", at(top + SPECTROGRAM), "text-anchor", "end");
        for (LetteredRegion one : regions) {
            if (one.kind() == RegionKind.UNDETERMINED && !one.in(side).isEmpty()) {
                rect("veil", "url(#veil)", layout.span(side, one.in(side)), top, SPECTROGRAM);
            }
        }
        for (LetteredRegion one : regions) {
            if (one.letter().isPresent()) {
                PictureLayout.Span span = layout.span(side, one.in(side)).atLeast(NARROWEST_MARK);
                String source = isSource(one, side) || one.in(side).isEmpty() ? " source" : "";
                rect("halo", "none", span, top, SPECTROGRAM);
                rect("outline " + Tones.of(one.kind()).style() + source, "none", span, top, SPECTROGRAM);
            }
        }
    }

    /** Whether a repeated passage is in another region here too. */
    private static boolean isSource(LetteredRegion one, Region.Side side) {
        return one.region() instanceof Region.Repeated repeated && repeated.repeatedIn() != side;
    }

    /** The kinds along a recording; what lies over another region, or has no length, is half as high. */
    private void strip(Region.Side side, double top, boolean ribbonsBelow) {
        for (LetteredRegion one : regions) {
            Stretch stretch = one.in(side);
            boolean over = isSource(one, side) || stretch.isEmpty();
            if (one.kind() == RegionKind.SAME || !over) {
                mark(one, layout.span(side, stretch), top, STRIP);
            }
        }
        for (LetteredRegion one : regions) {
            if (one.letter().isPresent() && (isSource(one, side) || one.in(side).isEmpty())) {
                mark(one, layout.span(side, one.in(side)), ribbonsBelow ? top + STRIP / 2 : top, STRIP / 2);
            }
        }
    }

    private void mark(LetteredRegion one, PictureLayout.Span span, double top, double height) {
        Tones tone = Tones.of(one.kind());
        double narrowest = one.letter().isPresent() ? NARROWEST_MARK : 0.5;
        rect("strip " + tone.style(), tone.fill(), span.atLeast(narrowest), top, height);
    }

    private void ribbons(double top, double bottom) {
        for (boolean letters : new boolean[] {false, true}) {
            for (LetteredRegion one : regions) {
                if (RegionKind.map(one.region()).isPresent() && one.letter().isPresent() == letters) {
                    PictureLayout.Span a =
                            layout.span(Region.Side.A, one.region().a()).atLeast(NARROWEST_RIBBON);
                    PictureLayout.Span b =
                            layout.span(Region.Side.B, one.region().b()).atLeast(NARROWEST_RIBBON);
                    Tones tone = Tones.of(one.kind());
                    markup.empty(
                            "polygon",
                            "class",
                            "band " + tone.style(),
                            "fill",
                            tone.fill(),
                            "points",
                            at(a.left()) + "," + at(top) + " " + at(a.right()) + "," + at(top) + " " + at(b.right())
                                    + "," + at(bottom) + " " + at(b.left()) + "," + at(bottom));
                }
            }
        }
    }

    private void rect(String style, String fill, PictureLayout.Span span, double top, double height) {
        markup.empty(
                "rect",
                "class",
                style,
                "fill",
                fill,
                "x",
                at(span.left()),
                "y",
                at(top),
                "width",
                at(span.width()),
                "height",
                at(height));
    }

    /** A coordinate. */
    static String at(double value) {
        return TimeAxis.decimal(value);
    }
}
