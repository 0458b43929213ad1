package org.earwitness.report.family;

import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;

/** What the pictures of a family have in common. */
final class FamilyPicture {
    private FamilyPicture() {}

    /** Starts a picture that has a title and a description for those who do not see it. */
    static void open(Markup markup, String id, double width, double height, String title, String description) {
        markup.open(
                "svg",
                "xmlns",
                Svg.NAMESPACE,
                "class",
                "family",
                "viewBox",
                "0 0 " + TimeAxis.decimal(width) + " " + TimeAxis.decimal(height),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-description");
        markup.leaf("title", title, "id", id + "-title");
        markup.leaf("desc", description, "id", id + "-description");
    }

    /** A rectangle; one that is part of a copy lies on a ground of its own and has the pattern of its class. */
    static void rect(Markup markup, String style, double left, double top, double width, double height) {
        markup.empty(
                "rect",
                "class",
                style,
                "x",
                TimeAxis.decimal(left),
                "y",
                TimeAxis.decimal(top),
                "width",
                TimeAxis.decimal(width),
                "height",
                TimeAxis.decimal(height));
    }

    /** The patterns, to be written once in a page: they tell parts apart without colour. */
    static void patterns(Markup markup) {
        markup.open(
                "svg", "xmlns", Svg.NAMESPACE, "class", "patterns", "width", "0", "height", "0", "aria-hidden", "true");
        markup.open("defs");
        pattern(markup, "family-only", "M-2 2L2 -2M-2 10L10 -2M6 10L10 6");
        pattern(markup, "family-open", "M2 2h1M6 6h1");
        markup.close().close();
    }

    private static void pattern(Markup markup, String id, String path) {
        markup.open("pattern", "id", id, "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
        markup.empty("rect", "class", "pattern-ground", "width", "8", "height", "8");
        markup.empty("path", "class", "pattern-line", "d", path);
        markup.close();
    }
}
