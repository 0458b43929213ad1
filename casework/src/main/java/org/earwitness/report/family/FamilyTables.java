package org.earwitness.report.family;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.AxisPart;
import org.earwitness.compare.CopyFamily;
import org.earwitness.compare.CopyPair;
import org.earwitness.report.diff.Times;
import org.earwitness.report.html.Markup;

/** The tables of a family's page. */
final class FamilyTables {
    private static final int MOST_PAIRS = 500;

    private final Markup markup;
    private final FamilyReport report;

    FamilyTables(Markup markup, FamilyReport report) {
        this.markup = markup;
        this.report = report;
    }

    /** What the files claim and what was measured. */
    void copies() {
        section("copies", "The copies");
        open(
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
        for (FamilyCopy copy : report.copies()) {
            markup.open("tr").open("th", "scope", "row").text(copy.letter());
            copy.name().ifPresent(name -> markup.text(" ").isolated(name));
            if (copy.sameBytesCount() > 0) {
                markup.empty("br").leaf("small", "and " + copy.sameBytesCount() + " of the same bytes");
            }
            markup.close();
            number(Times.clock(copy.seconds()));
            number(measure(copy.upperEdge(), "Hz", 0));
            number(measure(copy.signalToNoise(), "dB", 1));
            number(measure(copy.level(), "dBFS", 1));
            number(copy.hertz() + " Hz, " + copy.channels());
            markup.open("td").isolated(copy.codec()).text(", ").isolated(copy.container());
            copy.bitsPerSecond().ifPresent(bits -> markup.text(", " + bits / 1000 + " kbit/s"));
            markup.close();
            markup.open("td")
                    .leaf("code", copy.sha256().substring(0, 16) + "…", "class", "digest")
                    .close()
                    .close();
        }
        close();
        markup.leaf(
                "p",
                "A wide band, little noise, or a file that claims an early date suits an original and suits many copies:"
                        + " sampling rates are raised, noise is removed and claims are written by whoever wants. None of it is proof.",
                "class",
                "note");
        markup.close();
    }

    private static String measure(Optional<Measure> measure, String unit, int decimals) {
        return measure.map(its -> String.format(Locale.ROOT, "%." + decimals + "f %s", its.value(), unit)
                        + (its.error() > 0 ? String.format(Locale.ROOT, " ±%." + decimals + "f", its.error()) : ""))
                .orElse("not measured");
    }

    /** The coverage chart in words. */
    void coverage(CopyFamily family, String id) {
        open(id + "-caption", "The chart as a table", "Common time", "Length", "Copies that have it", "Perhaps");
        for (AxisPart part : family.axis()) {
            if (part.seconds() >= CopyFamily.LEAST_TOLD_SECONDS) {
                markup.open("tr");
                markup.leaf(
                        "th",
                        Times.clock(part.startSeconds()) + "–" + Times.clock(part.endSeconds()),
                        "scope",
                        "row",
                        "class",
                        "number");
                number(Times.length(part.seconds()));
                markup.leaf("td", report.letters(holders(part, true)));
                markup.leaf("td", report.letters(holders(part, false))).close();
            }
        }
        close();
    }

    private static List<Integer> holders(AxisPart part, boolean certain) {
        return part.held().entrySet().stream()
                .filter(entry -> entry.getValue().certain() == certain)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** Every pair, or where these are too many those that were compared. */
    void pairs() {
        List<CopyPair> all = report.families().pairs();
        boolean tooMany = all.size() > MOST_PAIRS;
        section("pairs", "Copy by copy");
        open(
                "pairs-caption",
                "What every two copies are to each other",
                "Copies",
                "Relation",
                "Same sound",
                "Known from");
        all.stream()
                .filter(pair -> !tooMany || pair.isMeasured())
                .limit(MOST_PAIRS)
                .forEach(this::row);
        close();
        if (tooMany) {
            markup.leaf(
                    "p",
                    "These are " + Math.min(MOST_PAIRS, report.families().measured()) + " of " + all.size()
                            + " pairs; the JSON document has all.",
                    "class",
                    "note");
        }
        markup.close();
    }

    private void row(CopyPair pair) {
        String a = report.letter(pair.first());
        String b = report.letter(pair.second());
        markup.open("tr").leaf("th", a + ", " + b, "scope", "row").leaf("td", relation(pair, a, b));
        number(pair.commonSeconds() > 0 ? Times.length(pair.commonSeconds()) : "none");
        markup.leaf(
                        "td",
                        pair.isMeasured()
                                ? "comparison with each other"
                                : "what both share with " + report.letters(pair.through()))
                .close();
    }

    private static String relation(CopyPair pair, String a, String b) {
        return switch (pair.relation()) {
            case SAME_SOUND -> "the same sound";
            case CONTAINS -> a + " contains " + b;
            case CONTAINED -> b + " contains " + a;
            case OVERLAP -> "they overlap";
            case DIFFER_INSIDE -> "they differ inside";
            case UNRELATED -> "nothing in common found";
            case UNDETERMINED -> "undetermined";
        };
    }

    private void number(String text) {
        markup.leaf("td", text, "class", "number");
    }

    void section(String id, String heading) {
        markup.open("section", "id", id, "aria-labelledby", id + "-heading");
        markup.leaf("h2", heading, "id", id + "-heading");
    }

    private void open(String id, String caption, String... columns) {
        markup.open("div", "class", "scroll", "role", "region", "aria-labelledby", id, "tabindex", "0");
        markup.open("table").leaf("caption", caption, "id", id).open("thead").open("tr");
        for (String column : columns) {
            markup.leaf("th", column, "scope", "col");
        }
        markup.close().close().open("tbody");
    }

    private void close() {
        markup.close().close().close();
    }
}
