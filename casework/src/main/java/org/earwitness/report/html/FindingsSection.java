package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.Finding;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** The examinations behind the statements, with links to both the statements and the evidence. */
final class FindingsSection {
    private static final int INPUTS_AT_ONCE = 12;

    private FindingsSection() {}

    static void write(ReportPage page) {
        page.openSection("findings", "Findings");
        page.report().findings().forEach(finding -> finding(page, finding));
        page.markup().close();
    }

    private static void finding(ReportPage page, Finding finding) {
        Markup markup = page.markup();
        markup.open("article", "class", "finding", "id", "f-" + finding.id());
        markup.open("h3")
                .leaf("span", finding.id(), "class", "letter")
                .text(" " + finding.title())
                .close();
        markup.open("p")
                .text("Method: " + finding.method() + ", version " + finding.methodVersion() + ".")
                .close();
        statements(page, finding);
        ObservationsSection.measurements(page, finding.measurements());
        page.listUnder("It helps to decide between", finding.propositions());
        page.listUnder("Innocent explanations", finding.explanations());
        page.listUnder("What this cannot show", finding.limits());
        ObservationsSection.falseAlarm(page, finding.falseAlarmRate(), finding.falseAlarmBasis());
        inputs(page, finding.inputSha256s());
        markup.open("p", "class", "links").text("Digest of the result: ");
        page.digest(finding.resultSha256());
        markup.close();
        details(page, finding);
        markup.close();
    }

    private static void statements(ReportPage page, Finding finding) {
        List<Integer> statements = page.statementsOn(finding.id());
        if (statements.isEmpty()) {
            return;
        }
        page.markup().open("p", "class", "links").text("Bears on ");
        for (int i = 0; i < statements.size(); i++) {
            page.markup().text(i == 0 ? "" : ", ");
            page.link("s-" + statements.get(i), "statement " + statements.get(i));
        }
        page.markup().close();
    }

    private static void inputs(ReportPage page, List<String> sha256s) {
        if (sha256s.isEmpty()) {
            return;
        }
        page.markup().leaf("p", "Examined files", "class", "label");
        int atOnce = Math.min(INPUTS_AT_ONCE, sha256s.size());
        digests(page, sha256s.subList(0, atOnce));
        if (sha256s.size() > atOnce) {
            page.markup().open("details").leaf("summary", (sha256s.size() - atOnce) + " more files");
            digests(page, sha256s.subList(atOnce, sha256s.size()));
            page.markup().close();
        }
    }

    private static void digests(ReportPage page, List<String> sha256s) {
        page.markup().open("ul", "class", "digests plain");
        sha256s.forEach(sha256 -> {
            page.markup().open("li").text(page.labels().getOrDefault(sha256, "") + " ");
            page.evidenceLink(sha256);
            page.markup().close();
        });
        page.markup().close();
    }

    private static void details(ReportPage page, Finding finding) {
        Markup markup = page.markup();
        markup.open("details").leaf("summary", "Settings and tolerances");
        page.openTable("settings-" + finding.id(), "Settings of " + finding.id(), "Setting", "Value");
        finding.settings().forEach(page::row);
        page.closeTable();
        page.openTable(
                "tolerances-" + finding.id(),
                "When a repetition of " + finding.id() + " agrees",
                "Measured",
                "Value",
                "Largest difference");
        finding.measurements().forEach(measurement -> {
            markup.open("tr").leaf("th", measurement.name(), "scope", "row");
            markup.leaf("td", Figures.measured(measurement), "class", "number");
            String tolerance = measurement.tolerance() == 0
                    ? "none"
                    : Figures.withUnit(measurement.tolerance(), measurement.unit());
            markup.leaf("td", tolerance, "class", "number").close();
        });
        page.closeTable();
        markup.close();
    }
}
