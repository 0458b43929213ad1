package org.earwitness.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes elements that are at once HTML and well-formed XML. Every text and attribute value is escaped here and nowhere else.
 *
 * <p>Attributes are given as names and values in turn.
 */
public final class Markup {
    private static final Set<String> ON_LINES_OF_THEIR_OWN = Set.of(
            "html",
            "head",
            "body",
            "header",
            "main",
            "footer",
            "nav",
            "section",
            "article",
            "figure",
            "figcaption",
            "table",
            "thead",
            "tbody",
            "tr",
            "caption",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "details",
            "summary",
            "svg",
            "title",
            "style",
            "pre");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    public Markup() {
        out.append("<!DOCTYPE html>\n");
    }

    /** Starts an element. */
    public Markup open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was started last. */
    public Markup close() {
        String element = open.pop();
        out.append("</").append(element).append('>');
        breakAfter(element);
        return this;
    }

    /** Writes an element that has no content: one that HTML calls void, or one of SVG. */
    public Markup empty(String element, String... attributes) {
        tag(element, attributes).append("/>");
        return this;
    }

    /** Writes an element that holds only text. */
    public Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    public Markup text(String text) {
        VisibleText.append(out, text);
        return this;
    }

    /** Text from a file or a person, whose writing direction must not affect what surrounds it. */
    public Markup isolated(String text) {
        return leaf("bdi", text);
    }

    public Markup style(String sheet) {
        if (sheet.contains("<") || sheet.contains("&") || sheet.contains("\r")) {
            throw new IllegalArgumentException("style sheet: expected no <, & or carriage return");
        }
        out.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    /** The document. */
    public String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("expected every element to be closed, found open " + open);
        }
        return out.toString();
    }

    private StringBuilder tag(String element, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attributes of " + element + ": expected names and values in turn");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            VisibleText.append(out, attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void breakAfter(String element) {
        if (ON_LINES_OF_THEIR_OWN.contains(element)) {
            out.append('\n');
        }
    }
}
