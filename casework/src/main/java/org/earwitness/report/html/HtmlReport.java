package org.earwitness.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.earwitness.report.Report;

/** Writes a report as one HTML file. The same report gives the same text, on every machine and in every locale. */
public final class HtmlReport {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final List<String[]> CONTENTS = List.of(
            new String[] {"answer", "Answer"},
            new String[] {"copies", "Copies found"},
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
        Page page = Page.of(report);
        Markup markup = page.markup();
        markup.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head(page);
        markup.open("body");
        markup.leaf("a", "Skip to the answer", "class", "skip", "href", "#answer");
        masthead(page);
        markup.open("main");
        AnswerSection.write(page);
        contents(markup);
        CopiesSection.write(page);
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
        footer(page);
        return markup.close().close().document();
    }

    private static void head(Page page) {
        Markup markup = page.markup();
        Report report = page.report();
        StyleSheet sheet = StyleSheet.load();
        markup.open("head").empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", sheet.contentSecurityPolicy());
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "referrer", "content", "no-referrer");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.empty("meta", "name", "generator", "content", "Earwitness " + report.programVersion());
        markup.leaf(
                "title",
                "Verification report " + report.reportId() + ": "
                        + report.questioned().label());
        markup.style(sheet.text()).close();
    }

    private static void masthead(Page page) {
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

    private static void contents(Markup markup) {
        markup.open("nav", "aria-label", "Contents").open("ul");
        for (String[] entry : CONTENTS.subList(1, CONTENTS.size())) {
            markup.open("li").leaf("a", entry[1], "href", "#" + entry[0]).close();
        }
        markup.close().close();
    }

    private static void footer(Page page) {
        Report report = page.report();
        page.markup().open("footer");
        page.note("Report " + report.reportId() + " of case "
                + report.caseReference().id() + ", made with Earwitness "
                + report.programVersion() + " on " + DAY_AND_TIME.format(report.created())
                + " by the clock of the machine that made it. The same content is in the JSON file beside it, format "
                + Report.SCHEMA + ".");
        page.markup().close();
    }
}
