package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.Statement;
import org.earwitness.report.family.FamilySection;

/** What the questioned recording and the copies have to do with each other, where there are copies. */
final class RelationsSection {
    private static final String FINDING = "F-family";

    private RelationsSection() {}

    static void write(ReportPage page) {
        page.report().relations().ifPresent(relations -> write(page, relations));
    }

    private static void write(ReportPage page, CopyRelations relations) {
        page.openSection("relations", "How the copies relate");
        page.paragraph(relations.copies().size() + " recordings were compared, " + relations.comparedPairs() + " of "
                + relations.pairs().size() + " pairs with each other; the rest follows from these.");
        page.list(FamilySection.unbroken(relations.told(Statement.Kind.ESTABLISHED)));
        page.listUnder("What stays open", FamilySection.unbroken(relations.told(Statement.Kind.NOT_ESTABLISHED)));
        page.listUnder("Keep in mind", FamilySection.unbroken(relations.problems()));
        if (page.report().findings().stream().anyMatch(finding -> finding.id().equals(FINDING))) {
            page.findingLinks("Basis:", List.of(FINDING));
        }
        FamilySection section = new FamilySection(page, relations);
        section.patterns();
        int number = 0;
        for (RelatedFamily family : relations.related()) {
            number++;
            if (relations.families().size() > 1) {
                page.markup().leaf("h3", FamilySection.heading(number, family));
            }
            section.family(family, "family-" + number);
        }
        section.copies();
        section.pairs();
        page.markup().leaf("h3", "How to read it");
        section.limits();
        page.markup().close();
    }
}
