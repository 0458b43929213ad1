package org.earwitness.report.html;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earwitness.report.Report;
import org.earwitness.report.Statement;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Page;

/**
 * The page of a report in the making, with the pieces that its sections share.
 *
 * <p>Anchors: {@code s-N} statement, {@code f-ID} finding, {@code o-ID} observation, {@code r-LABEL} recording found,
 * {@code x-SHA256} evidence.
 */
final class ReportPage extends Page {
    private final Report report;
    private final Map<String, String> labels;

    ReportPage(Report report) {
        this.report = report;
        this.labels = EvidenceSection.labels(report);
    }

    Report report() {
        return report;
    }

    /** The label of each file that is evidence, by its SHA-256. */
    Map<String, String> labels() {
        return labels;
    }

    /** Links to findings, as a line of its own. */
    void findingLinks(String lead, List<String> findingIds) {
        if (findingIds.isEmpty()) {
            return;
        }
        markup().open("p", "class", "links").text(lead + " ");
        inlineFindingLinks(findingIds);
        markup().close();
    }

    void inlineFindingLinks(List<String> findingIds) {
        for (int i = 0; i < findingIds.size(); i++) {
            markup().text(i == 0 ? "" : ", ");
            link("f-" + findingIds.get(i), findingIds.get(i));
        }
    }

    void link(String anchor, String text) {
        markup().leaf("a", text, "href", "#" + anchor);
    }

    /** A digest that leads to its entry in the list of evidence. */
    void evidenceLink(String sha256) {
        markup().open("a", "href", "#x-" + sha256);
        digest(sha256);
        markup().close();
    }

    /** A recording's label and, where it was cleared, its original name. */
    void recording(String label) {
        markup().leaf("strong", label);
        report.disclosure().fileName(label).ifPresent(name -> {
            markup().text(" (");
            markup().isolated(name);
            markup().text(")");
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

    /** A cell with a time range on a clock face and, smaller, in seconds. */
    void timeCell(double startSeconds, double endSeconds) {
        markup().open("td", "class", "number")
                .text(Figures.range(startSeconds, endSeconds))
                .empty("br");
        markup().leaf("small", Figures.rangeInSeconds(startSeconds, endSeconds)).close();
    }
}
