package org.earwitness.report.family;

import java.util.List;
import org.earwitness.compare.CopyFamily;
import org.earwitness.report.diff.Times;
import org.earwitness.report.html.Markup;
import org.earwitness.report.html.StyleSheet;

/** Families of copies as one HTML file, with a graph and a chart for each, that opens without a network. */
final class FamilyPage {
    private static final int SPOKEN = 8;

    private final FamilyReport report;
    private final FamilySentences sentences;
    private final Markup markup = new Markup();
    private final FamilyTables tables;

    FamilyPage(FamilyReport report) {
        this.report = report;
        this.sentences = new FamilySentences(report);
        this.tables = new FamilyTables(markup, report);
    }

    /** The page, to be stored as UTF-8. */
    String render() {
        markup.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head();
        markup.open("body");
        markup.leaf("a", "Skip to the answer", "class", "skip", "href", "#answer");
        FamilyPicture.patterns(markup);
        masthead();
        markup.open("main");
        answer();
        int number = 0;
        for (CopyFamily family : report.families().families()) {
            if (family.members().size() > 1) {
                number++;
                family(family, "family-" + number, number);
            }
        }
        tables.copies();
        if (report.copies().size() > 1) {
            tables.pairs();
        }
        unread();
        limits();
        markup.close();
        markup.open("footer");
        markup.leaf(
                "p",
                "Made with Earwitness " + report.programVersion()
                        + ". The same content is in the JSON file beside this one, format " + FamilyJson.SCHEMA + ".",
                "class",
                "note");
        return markup.close().close().close().document();
    }

    private void head() {
        StyleSheet sheet = StyleSheet.with("family.css");
        markup.open("head").empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", sheet.contentSecurityPolicy());
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "referrer", "content", "no-referrer");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.empty("meta", "name", "generator", "content", "Earwitness " + report.programVersion());
        markup.leaf("title", "The family of some copies").style(sheet.text()).close();
    }

    private void masthead() {
        markup.open("header", "class", "masthead").open("p", "class", "kicker");
        markup.leaf("span", "Family of copies", "class", "name");
        markup.leaf("span", "Earwitness " + report.programVersion()).close();
        markup.leaf("h1", "What do these copies have to do with each other?");
        markup.leaf(
                "p",
                report.copies().size() + (report.copies().size() == 1 ? " copy" : " copies") + " compared, "
                        + report.families().measured() + " of "
                        + report.families().pairs().size() + " pairs with each other; the rest follows from these.",
                "class",
                "subject");
        markup.close();
    }

    private void answer() {
        markup.open("section", "id", "answer", "class", "answer", "aria-label", "Answer");
        group("established", "Established", sentences.found());
        group("open-question", "Not established", sentences.open());
        if (!report.problems().isEmpty()) {
            group("limit", "Keep in mind", report.problems());
        }
        markup.close();
    }

    private void group(String style, String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            markup.open("div", "class", "group " + style).leaf("h3", heading).open("ul");
            texts.forEach(text -> markup.leaf("li", Times.unbroken(text)));
            markup.close().close();
        }
    }

    private void family(CopyFamily family, String id, int number) {
        tables.section(id, "Family " + number + ": " + report.letters(family.members()));
        FamilyGraph graph = new FamilyGraph(markup, report, family, id + "-graph");
        figure(
                "Who contains whom",
                "A box is a copy; copies that carry the same sound share one. A line leads down from a copy to one that is all"
                        + " in it; lines that follow from two others are left out. Broken arcs join copies that share sound while each"
                        + " has something of its own, dotted ones where that is undetermined. Neither lines nor height say which"
                        + " is earlier."
                        + (graph.leavesOutArcs()
                                ? " Arcs were left out, there would be too many; the table has the pairs."
                                : ""),
                title -> graph.write(title, description(family)));
        figure(
                "What each copy covers",
                "The common time of all copies, in which every different sound has a place. A thin line is what a copy lacks. Where"
                        + " copies have different sound between the same neighbours, both are drawn, one after the other, in an"
                        + " order that says nothing.",
                title -> new CoverageChart(markup, report, family, id + "-chart").write(title, description(family)));
        tables.coverage(family, id);
        markup.close();
    }

    /** Draws a picture under a title. */
    @FunctionalInterface
    private interface Picture {
        void write(String title);
    }

    private void figure(String title, String caption, Picture picture) {
        markup.open("figure");
        markup.open(
                "div", "class", "wide", "role", "group", "aria-label", title + ", may be scrolled", "tabindex", "0");
        picture.write(title);
        markup.close().open("figcaption").leaf("strong", title).text(". " + caption);
        markup.close().close();
    }

    private String description(CopyFamily family) {
        List<String> found = sentences.of(family);
        int rest = found.size() - SPOKEN;
        return String.join(" ", found.subList(0, Math.min(SPOKEN, found.size())))
                + (rest > 0 ? " And " + rest + " more sentences, which are in the answer above." : "");
    }

    private void unread() {
        if (!report.unread().isEmpty()) {
            tables.section("unread", "Not compared");
            markup.open("ul");
            for (FamilyReport.Unread file : report.unread()) {
                markup.open("li");
                file.name().ifPresent(name -> markup.isolated(name).text(": "));
                markup.text(file.reason()).close();
            }
            markup.close().close();
        }
    }

    private void limits() {
        tables.section("limits", "How to read it");
        markup.open("ul");
        for (String text : List.of(
                "Times count from the first decoded sample of each copy, and those of the common time from its beginning. The"
                        + " figure after ± is half the width of the interval that holds the true boundary in 95 of 100 cases.",
                "That one copy lacks what another has does not tell whether it was cut out of the one or put into the other. Which"
                        + " copy is earlier needs reasons from outside: where it was first seen, who kept it, what its file records.",
                "Copies that lack the same passage share an edit: one was made from the other, both from a third, or an edit was"
                        + " made twice at the same place.",
                "Undetermined means that the sound does not suffice to tell, in silence or steady noise for example. It is not a"
                        + " difference.",
                "A piece of less than 0.1 s at the beginning or end of a copy does not count, nor does silence there.")) {
            markup.leaf("li", Times.unbroken(text));
        }
        markup.close().close();
    }
}
