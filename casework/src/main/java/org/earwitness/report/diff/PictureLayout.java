package org.earwitness.report.diff;

import java.util.Comparator;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;

/**
 * Where times lie across the picture of a comparison, which is {@value #WIDTH} units wide.
 *
 * <p>Both recordings have one scale, the shorter shifted so that the longest passage in common lies below its counterpart; where
 * one is more than {@value #LARGEST_RATIO} times as long as the other, each fills the width.
 */
final class PictureLayout {
    static final double WIDTH = 960;
    static final double LEFT = 48;
    static final double FIELD = 900;

    private static final double LARGEST_RATIO = 3;
    private static final double SHORTEST_SECONDS = 0.01;

    private final Comparison comparison;
    private final boolean oneScale;
    private final double longerSeconds;
    private final double shiftSeconds;

    PictureLayout(Comparison comparison) {
        this.comparison = comparison;
        double a = seconds(Region.Side.A);
        double b = seconds(Region.Side.B);
        longerSeconds = Math.max(a, b);
        oneScale = longerSeconds <= LARGEST_RATIO * Math.min(a, b);
        shiftSeconds = oneScale ? shift(comparison, a, b) : 0;
    }

    /** How much later B begins in the picture than A. */
    private static double shift(Comparison comparison, double a, double b) {
        double centres = comparison.regions().stream()
                .filter(Region.Same.class::isInstance)
                .max(Comparator.comparingDouble(region -> region.a().seconds()))
                .map(region -> middle(region.a()) - middle(region.b()))
                .orElse(0.0);
        return Math.clamp(centres, Math.min(0, a - b), Math.max(0, a - b));
    }

    private static double middle(Stretch stretch) {
        return (stretch.start().seconds() + stretch.end().seconds()) / 2;
    }

    boolean hasOneScale() {
        return oneScale;
    }

    /** Length of a recording, at least a hundredth of a second. */
    double seconds(Region.Side side) {
        return Math.max(SHORTEST_SECONDS, side == Region.Side.A ? comparison.aSeconds() : comparison.bSeconds());
    }

    /** Where a time of a recording lies, from the left edge of the picture. */
    double x(Region.Side side, double seconds) {
        double all = oneScale ? longerSeconds : seconds(side);
        double shift = side == Region.Side.A ? Math.max(0, -shiftSeconds) : Math.max(0, shiftSeconds);
        return LEFT + FIELD * Math.clamp((seconds + shift) / all, 0, 1);
    }

    /** Width of a whole recording. */
    double width(Region.Side side) {
        return x(side, seconds(side)) - x(side, 0);
    }

    Span span(Region.Side side, Stretch stretch) {
        return new Span(
                x(side, stretch.start().seconds()), x(side, stretch.end().seconds()));
    }

    /** A range across the picture. */
    record Span(double left, double right) {
        double middle() {
            return (left + right) / 2;
        }

        double width() {
            return right - left;
        }

        /** The same, widened around its middle where it would be too narrow to be seen, and kept within the field. */
        Span atLeast(double width) {
            if (width() >= width) {
                return this;
            }
            double start = Math.clamp(middle() - width / 2, LEFT, LEFT + FIELD - width);
            return new Span(start, start + width);
        }
    }
}
