package org.earwitness.report.family;

import java.util.List;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.diff.Times;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;

/** What pages of every kind show of families of copies: graph, chart and tables. */
public final class FamilySection {
    private static final int SPOKEN = 8;
    private static final List<String> LIMITS = List.of(
            "Times count from the first decoded sample of each copy, and those of the common time from its beginning. The"
                    + " figure after ± is half the width of the interval that holds the true boundary in 95 of 100 cases.",
            "That one copy lacks what another has does not tell whether it was cut out of the one or put into the other. Which"
                    + " copy is earlier needs reasons from outside: where it was first seen, who kept it, what its file records.",
            "Copies that lack the same passage share an edit: one was made from the other, both from a third, or an edit was"
                    + " made twice at the same place.",
            "Undetermined means that the sound does not suffice to tell, in silence or steady noise for example. It is not a"
                    + " difference.",
            "A piece of less than 0.1 s at the beginning or end of a copy does not count, nor does silence there.");

    private final Page page;
    private final Markup markup;
    private final CopyRelations relations;
    private final FamilyTables tables;

    public FamilySection(Page page, CopyRelations relations) {
        this.page = page;
        this.markup = page.markup();
        this.relations = relations;
        this.tables = new FamilyTables(page, relations);
    }

    /** The patterns of the pictures, to be written once in a page, before these. */
    public void patterns() {
        FamilyPicture.patterns(markup);
    }

    /** Name and members of a family, by its number from 1. */
    public static String heading(int number, RelatedFamily family) {
        return "Family " + number + ": " + CopyRelations.joined(family.members());
    }

    /**
     * Graph and chart of one family, and the chart as a table.
     *
     * @param id identifier that no other part of the page has
     */
    public void family(RelatedFamily family, String id) {
        FamilyGraph graph = new FamilyGraph(markup, relations, family, id + "-graph");
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
                title -> new CoverageChart(markup, relations, family, id + "-chart").write(title, description(family)));
        tables.coverage(family, id);
    }

    private void figure(String title, String caption, Page.Picture picture) {
        page.figure(title, title, caption, picture);
    }

    private static String description(RelatedFamily family) {
        List<String> found = family.sentences();
        int rest = found.size() - SPOKEN;
        return String.join(" ", found.subList(0, Math.min(SPOKEN, found.size())))
                + (rest > 0 ? " And " + rest + " more sentences, which are in the answer above." : "");
    }

    /** What the files claim and what was measured. */
    public void copies() {
        tables.copies();
    }

    /** What every two copies are to each other, where there are two. */
    public void pairs() {
        tables.pairs();
    }

    /** How to read it. */
    public void limits() {
        page.list(unbroken(LIMITS));
    }

    /** Sentences in which no line ends between a number and its unit. */
    public static List<String> unbroken(List<String> sentences) {
        return sentences.stream().map(Times::unbroken).toList();
    }
}
