package org.earwitness.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.earwitness.report.Report;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.StyleSheet;

/** Writes a report as one HTML file. The same report gives the same text, on every machine and in every locale. */
public final class HtmlReport {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final List<String[]> CONTENTS = List.of(
            new String[] {"answer", "Answer"},
            new String[] {"copies", "Copies found"},
            new String[] {"relations", "How the copies relate"},
            new String[] {"listen", "Listen"},
            new String[] {"pictures", "Pictures of the sound"},
            new String[] {"claims", "What the file claims"},
            new String[] {"observations", "What was observed"},
            new String[] {"limits", "Limits"},
            new String[] {"custody", "Custody"},
            new String[] {"repeat", "How to repeat it"},
            new String[] {"findings", "Findings"},
            new String[] {"evidence", "Evidence"},
            new String[] {"glossary", "Glossary"});

    private HtmlReport() {}

    /** The page, to be stored as UTF-8. */
    public static String render(Report report) {
        ReportPage page = new ReportPage(report);
        Markup markup = page.markup();
        page.begin(
                "Verification report " + report.reportId() + ": "
                        + report.questioned().label(),
                report.programVersion(),
                report.relations().isPresent() ? StyleSheet.with("family.css") : StyleSheet.load());
        masthead(page);
        markup.open("main");
        AnswerSection.write(page);
        contents(page);
        CopiesSection.write(page);
        RelationsSection.write(page);
        ListeningSection.write(page);
        PicturesSection.write(page);
        ClaimsSection.write(page);
        ObservationsSection.write(page);
        LimitsSection.write(page);
        CustodySection.write(page);
        RepeatSection.write(page);
        FindingsSection.write(page);
        EvidenceSection.write(page);
        GlossarySection.write(page);
        markup.close();
        return page.end("Report " + report.reportId() + " of case "
                + report.caseReference().id() + ", made with Earwitness "
                + report.programVersion() + " on " + DAY_AND_TIME.format(report.created())
                + " by the clock of the machine that made it. The same content is in the JSON file beside it, format "
                + Report.SCHEMA + ".");
    }

    private static void masthead(ReportPage page) {
        Markup markup = page.markup();
        Report report = page.report();
        markup.open("header", "class", "masthead").open("p", "class", "kicker");
        markup.leaf("span", "Verification report", "class", "name");
        markup.open("span")
                .text("Case ")
                .isolated(report.caseReference().title())
                .close();
        markup.open("span");
        markup.leaf(
                "time",
                DAY_AND_TIME.format(report.created()),
                "datetime",
                report.created().toString());
        markup.close().close();
        markup.leaf("h1", report.asked());
        markup.open("p", "class", "subject").text("The recording in question is ");
        page.recording(report.questioned().label());
        markup.text(", " + Figures.clock(report.questioned().durationSeconds()) + " long ("
                + Figures.seconds(report.questioned().durationSeconds()) + ").");
        markup.close().close();
    }

    private static void contents(ReportPage page) {
        Markup markup = page.markup();
        markup.open("nav", "aria-label", "Contents").open("ul");
        for (String[] entry : CONTENTS.subList(1, CONTENTS.size())) {
            if (!entry[0].equals("relations") || page.report().relations().isPresent()) {
                markup.open("li").leaf("a", entry[1], "href", "#" + entry[0]).close();
            }
        }
        markup.close().close();
    }
}
