package org.earwitness.report.html;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earwitness.report.Report;
import org.earwitness.report.Statement;

/**
 * A page in the making: the report, the markup it is written to, and the pieces that all sections share.
 *
 * <p>Anchors: {@code s-N} statement, {@code f-ID} finding, {@code o-ID} observation, {@code r-LABEL} recording found,
 * {@code x-SHA256} evidence.
 *
 * @param labels the label of each file that is evidence, by its SHA-256
 */
record Page(Report report, Markup markup, Map<String, String> labels) {
    static Page of(Report report) {
        return new Page(report, new Markup(), EvidenceSection.labels(report));
    }

    /** Starts a section with a heading of the second rank. */
    void openSection(String id, String heading) {
        markup.open("section", "id", id, "aria-labelledby", id + "-heading");
        markup.leaf("h2", heading, "id", id + "-heading");
    }

    void paragraph(String text) {
        markup.leaf("p", text);
    }

    void note(String text) {
        markup.leaf("p", text, "class", "note");
    }

    /** A list of texts, or nothing where there are none. */
    void list(List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        markup.open("ul");
        texts.forEach(text -> markup.leaf("li", text));
        markup.close();
    }

    /** A list under a short heading of its own, or nothing where there are none. */
    void listUnder(String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            markup.leaf("p", heading, "class", "label");
            list(texts);
        }
    }

    /** Links to findings, as a line of its own. */
    void findingLinks(String lead, List<String> findingIds) {
        if (findingIds.isEmpty()) {
            return;
        }
        markup.open("p", "class", "links").text(lead + " ");
        inlineFindingLinks(findingIds);
        markup.close();
    }

    void inlineFindingLinks(List<String> findingIds) {
        for (int i = 0; i < findingIds.size(); i++) {
            markup.text(i == 0 ? "" : ", ");
            link("f-" + findingIds.get(i), findingIds.get(i));
        }
    }

    void link(String anchor, String text) {
        markup.leaf("a", text, "href", "#" + anchor);
    }

    /** A digest, complete, that may break anywhere. */
    void digest(String sha256) {
        markup.leaf("code", sha256, "class", "digest");
    }

    /** A digest that leads to its entry in the list of evidence. */
    void evidenceLink(String sha256) {
        markup.open("a", "href", "#x-" + sha256);
        digest(sha256);
        markup.close();
    }

    /** A recording's label and, where it was cleared, its original name. */
    void recording(String label) {
        markup.leaf("strong", label);
        report.disclosure().fileName(label).ifPresent(name -> {
            markup.text(" (");
            markup.isolated(name);
            markup.text(")");
        });
    }

    /** Numbers, from 1, of the statements that rest on a finding. */
    List<Integer> statementsOn(String findingId) {
        List<Statement> answer = report.answer();
        return IntStream.rangeClosed(1, answer.size())
                .filter(number -> answer.get(number - 1).findingIds().contains(findingId))
                .boxed()
                .toList();
    }

    /**
     * Starts a table in a box that scrolls by itself where the screen is too narrow.
     *
     * @param id identifier of the caption
     */
    void openTable(String id, String caption, String... columns) {
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

    void closeTable() {
        markup.close().close().close();
    }

    /** A row of a table with a heading and one value. */
    void row(String heading, String value) {
        markup.open("tr").leaf("th", heading, "scope", "row").open("td");
        markup.isolated(value).close().close();
    }

    /** A cell with a time range on a clock face and, smaller, in seconds. */
    void timeCell(double startSeconds, double endSeconds) {
        markup.open("td", "class", "number")
                .text(Figures.range(startSeconds, endSeconds))
                .empty("br");
        markup.leaf("small", Figures.rangeInSeconds(startSeconds, endSeconds)).close();
    }
}
