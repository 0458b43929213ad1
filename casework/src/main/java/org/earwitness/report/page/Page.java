package org.earwitness.report.page;

import java.util.List;

/** A page in the making: its markup, and the pieces that pages of every kind share. */
public class Page {
    private final Markup markup = new Markup();

    /** Draws a picture under a title. */
    @FunctionalInterface
    public interface Picture {
        void write(String title);
    }

    public final Markup markup() {
        return markup;
    }

    /**
     * Starts the document: its head, and a link past the masthead for those who do not see it.
     *
     * @param sheet the only style
     */
    public final void begin(String title, String programVersion, StyleSheet sheet) {
        markup.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        markup.open("head").empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", sheet.contentSecurityPolicy());
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "referrer", "content", "no-referrer");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.empty("meta", "name", "generator", "content", "Earwitness " + programVersion);
        markup.leaf("title", title).style(sheet.text()).close();
        markup.open("body");
        markup.leaf("a", "Skip to the answer", "class", "skip", "href", "#answer");
    }

    /** Ends the document with a footer of one note; gives the page, to be stored as UTF-8. */
    public final String end(String note) {
        markup.open("footer");
        note(note);
        return markup.close().close().close().document();
    }

    /** Starts the masthead of a page that belongs to no case: what it is, and with what it was made. */
    public final void openMasthead(String kind, String programVersion, String question) {
        markup.open("header", "class", "masthead").open("p", "class", "kicker");
        markup.leaf("span", kind, "class", "name");
        markup.leaf("span", "Earwitness " + programVersion).close();
        markup.leaf("h1", question);
    }

    /** The answer in its three groups, of which empty ones are left out. */
    public final void answer(List<String> established, List<String> open, List<String> limits) {
        markup.open("section", "id", "answer", "class", "answer", "aria-label", "Answer");
        group("established", "Established", established);
        group("open-question", "Not established", open);
        group("limit", "Keep in mind", limits);
        markup.close();
    }

    private void group(String style, String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            markup.open("div", "class", "group " + style).leaf("h3", heading);
            list(texts);
            markup.close();
        }
    }

    /** Starts a section with a heading of the second rank. */
    public final void openSection(String id, String heading) {
        markup.open("section", "id", id, "aria-labelledby", id + "-heading");
        markup.leaf("h2", heading, "id", id + "-heading");
    }

    public final void paragraph(String text) {
        markup.leaf("p", text);
    }

    public final void note(String text) {
        markup.leaf("p", text, "class", "note");
    }

    /** A list of texts, or nothing where there are none. */
    public final void list(List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        markup.open("ul");
        texts.forEach(text -> markup.leaf("li", text));
        markup.close();
    }

    /** A list under a short heading of its own, or nothing where there are none. */
    public final void listUnder(String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            markup.leaf("p", heading, "class", "label");
            list(texts);
        }
    }

    /** A picture that scrolls by itself where the screen is too narrow, with its title and what it shows below. */
    public final void figure(String label, String title, String caption, Picture picture) {
        markup.open("figure");
        markup.open(
                "div", "class", "wide", "role", "group", "aria-label", label + ", may be scrolled", "tabindex", "0");
        picture.write(title);
        markup.close().open("figcaption").leaf("strong", title).text(". " + caption);
        markup.close().close();
    }

    /**
     * Starts a table in a box that scrolls by itself where the screen is too narrow.
     *
     * @param id identifier of the caption
     */
    public final void openTable(String id, String caption, String... columns) {
        markup.open("div", "class", "scroll", "role", "region", "aria-labelledby", id, "tabindex", "0");
        markup.open("table").leaf("caption", caption, "id", id);
        if (columns.length > 0) {
            markup.open("thead").open("tr");
            for (String column : columns) {
                markup.leaf("th", column, "scope", "col");
            }
            markup.close().close();
        }
        markup.open("tbody");
    }

    public final void closeTable() {
        markup.close().close().close();
    }

    /** A row of a table with a heading and values from files or people. */
    public final void row(String heading, String... values) {
        markup.open("tr").leaf("th", heading, "scope", "row");
        for (String value : values) {
            markup.open("td").isolated(value).close();
        }
        markup.close();
    }

    /** A cell with a number, which stands to the right. */
    public final void numberCell(String text) {
        markup.leaf("td", text, "class", "number");
    }

    /** A digest, complete, that may break anywhere. */
    public final void digest(String sha256) {
        markup.leaf("code", sha256, "class", "digest");
    }
}
