package org.earwitness.report.family;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.CopyFamily;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.diff.Times;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;

/** The tables of a family's page. */
final class FamilyTables {
    private static final int MOST_PAIRS = 500;

    private final Page page;
    private final Markup markup;
    private final CopyRelations relations;

    FamilyTables(Page page, CopyRelations relations) {
        this.page = page;
        this.markup = page.markup();
        this.relations = relations;
    }

    /** What the files claim and what was measured. */
    void copies() {
        page.openTable(
                "copies-caption",
                "What each file claims, and what was measured in it",
                "Copy",
                "Length",
                "Sound up to",
                "Speech over background",
                "Level",
                "Sampling",
                "Codec and container, as claimed",
                "SHA-256");
        for (FamilyCopy copy : relations.copies()) {
            markup.open("tr").open("th", "scope", "row").text(copy.letter());
            copy.name().ifPresent(name -> markup.text(" ").isolated(name));
            if (copy.sameBytesCount() > 0) {
                markup.empty("br").leaf("small", "and " + copy.sameBytesCount() + " of the same bytes");
            }
            markup.close();
            page.numberCell(Times.clock(copy.seconds()));
            page.numberCell(measure(copy.upperEdge(), "Hz", 0));
            page.numberCell(measure(copy.signalToNoise(), "dB", 1));
            page.numberCell(measure(copy.level(), "dBFS", 1));
            page.numberCell(copy.hertz() + " Hz, " + copy.channels());
            markup.open("td").isolated(copy.codec()).text(", ").isolated(copy.container());
            copy.bitsPerSecond().ifPresent(bits -> markup.text(", " + bits / 1000 + " kbit/s"));
            markup.close();
            markup.open("td")
                    .leaf("code", copy.sha256().substring(0, 16) + "…", "class", "digest")
                    .close()
                    .close();
        }
        page.closeTable();
        page.note(
                "A wide band, little noise, or a file that claims an early date suits an original and suits many copies:"
                        + " sampling rates are raised, noise is removed and claims are written by whoever wants. None of it is proof.");
    }

    private static String measure(Optional<Measure> measure, String unit, int decimals) {
        return measure.map(its -> String.format(Locale.ROOT, "%." + decimals + "f %s", its.value(), unit)
                        + (its.error() > 0 ? String.format(Locale.ROOT, " ±%." + decimals + "f", its.error()) : ""))
                .orElse("not measured");
    }

    /** The coverage chart in words. */
    void coverage(RelatedFamily family, String id) {
        page.openTable(
                id + "-caption", "The chart as a table", "Common time", "Length", "Copies that have it", "Perhaps");
        for (RelatedFamily.Part part : family.axis()) {
            if (part.seconds() >= CopyFamily.LEAST_TOLD_SECONDS) {
                String range = Times.clock(part.startSeconds()) + "–" + Times.clock(part.endSeconds());
                markup.open("tr").leaf("th", range, "scope", "row", "class", "number");
                page.numberCell(Times.length(part.seconds()));
                markup.leaf("td", CopyRelations.joined(part.holders(true)));
                markup.leaf("td", CopyRelations.joined(part.holders(false))).close();
            }
        }
        page.closeTable();
    }

    /** Every pair, or where these are too many those that were compared. */
    void pairs() {
        List<RelatedPair> all = relations.pairs();
        boolean tooMany = all.size() > MOST_PAIRS;
        page.openTable(
                "pairs-caption",
                "What every two copies are to each other",
                "Copies",
                "Relation",
                "Same sound",
                "Known from");
        all.stream()
                .filter(pair -> !tooMany || isCompared(pair))
                .limit(MOST_PAIRS)
                .forEach(this::row);
        page.closeTable();
        if (tooMany) {
            page.note("These are " + Math.min(MOST_PAIRS, relations.comparedPairs()) + " of " + all.size()
                    + " pairs; the JSON document has all.");
        }
    }

    private static boolean isCompared(RelatedPair pair) {
        return pair.basis() == RelatedPair.Basis.COMPARED;
    }

    private void row(RelatedPair pair) {
        markup.open("tr").leaf("th", pair.a() + ", " + pair.b(), "scope", "row").leaf("td", relation(pair));
        page.numberCell(pair.commonSeconds() > 0 ? Times.length(pair.commonSeconds()) : "none");
        markup.leaf("td", basis(pair)).close();
    }

    private static String basis(RelatedPair pair) {
        return switch (pair.basis()) {
            case COMPARED -> "comparison with each other";
            case SEARCHED -> "no fingerprint in common";
            case COMPOSED -> "what both share with " + CopyRelations.joined(pair.through());
        };
    }

    private static String relation(RelatedPair pair) {
        return switch (pair.relation()) {
            case SAME_SOUND -> "the same sound";
            case CONTAINS -> pair.a() + " contains " + pair.b();
            case CONTAINED -> pair.b() + " contains " + pair.a();
            case OVERLAP -> "they overlap";
            case DIFFER_INSIDE -> "they differ inside";
            case UNRELATED -> "nothing in common found";
            case UNDETERMINED -> "undetermined";
        };
    }
}
