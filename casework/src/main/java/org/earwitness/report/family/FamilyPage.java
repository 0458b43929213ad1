package org.earwitness.report.family;

import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.Statement;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;
import org.earwitness.report.page.StyleSheet;

/** Families of copies as one HTML file, with a graph and a chart for each, that opens without a network. */
final class FamilyPage {
    private final FamilyReport report;
    private final CopyRelations relations;
    private final Page page = new Page();
    private final Markup markup = page.markup();
    private final FamilySection section;

    FamilyPage(FamilyReport report) {
        this.report = report;
        this.relations = report.told();
        this.section = new FamilySection(page, relations);
    }

    /** The page, to be stored as UTF-8. */
    String render() {
        page.begin(
                "The family of some copies", report.programVersion(), StyleSheet.with("family.css", "family-page.css"));
        section.patterns();
        masthead();
        markup.open("main");
        page.answer(
                FamilySection.unbroken(relations.told(Statement.Kind.ESTABLISHED)),
                FamilySection.unbroken(relations.told(Statement.Kind.NOT_ESTABLISHED)),
                FamilySection.unbroken(relations.problems()));
        int number = 0;
        for (RelatedFamily family : relations.related()) {
            number++;
            String id = "family-" + number;
            page.openSection(id, FamilySection.heading(number, family));
            section.family(family, id);
            markup.close();
        }
        page.openSection("copies", "The copies");
        section.copies();
        markup.close();
        if (relations.copies().size() > 1) {
            page.openSection("pairs", "Copy by copy");
            section.pairs();
            markup.close();
        }
        unread();
        page.openSection("limits", "How to read it");
        section.limits();
        markup.close().close();
        return page.end("Made with Earwitness " + report.programVersion()
                + ". The same content is in the JSON file beside this one, format " + FamilyJson.SCHEMA + ".");
    }

    private void masthead() {
        page.openMasthead(
                "Family of copies", report.programVersion(), "What do these copies have to do with each other?");
        markup.leaf(
                "p",
                report.copies().size() + (report.copies().size() == 1 ? " copy" : " copies") + " compared, "
                        + relations.comparedPairs() + " of "
                        + relations.pairs().size() + " pairs with each other; the rest follows from these.",
                "class",
                "subject");
        markup.close();
    }

    private void unread() {
        if (!report.unread().isEmpty()) {
            page.openSection("unread", "Not compared");
            markup.open("ul");
            for (FamilyReport.Unread file : report.unread()) {
                markup.open("li");
                file.name().ifPresent(name -> markup.isolated(name).text(": "));
                markup.text(file.reason()).close();
            }
            markup.close().close();
        }
    }
}
