package org.earwitness.report.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.diff.Times;
import org.earwitness.report.page.VisibleText;

/** Families of copies as lines of text for a terminal. */
public final class FamilyTable {
    private static final String FORMAT = "%-4s %-10s %-10s %-6s %-8s %-16s %s";

    private FamilyTable() {}

    public static List<String> lines(FamilyReport report) {
        var lines = new ArrayList<String>();
        lines.add(row("", "length", "up to Hz", "dB", "Hz", "codec", "file"));
        for (FamilyCopy copy : report.copies()) {
            lines.add(row(
                    copy.letter(),
                    Times.clock(copy.seconds()),
                    value(copy.upperEdge()),
                    value(copy.signalToNoise()),
                    String.valueOf(copy.hertz()),
                    shortened(copy.codec()),
                    name(copy)));
        }
        lines.add("");
        FamilySentences sentences = new FamilySentences(report);
        lines.addAll(sentences.found());
        lines.add("");
        lines.addAll(sentences.open());
        int pairs = report.families().pairs().size();
        int compared = report.families().measured();
        if (compared < pairs) {
            lines.add(compared + " of " + pairs + " pairs were compared with each other; the rest follows from these.");
        }
        report.problems().forEach(problem -> lines.add("Note: " + problem));
        for (FamilyReport.Unread file : report.unread()) {
            lines.add("Not compared: "
                    + file.name()
                            .map(name -> VisibleText.onOneLine(name) + ": ")
                            .orElse("") + file.reason());
        }
        return lines;
    }

    private static String name(FamilyCopy copy) {
        String name = copy.name().map(VisibleText::onOneLine).orElse("");
        return copy.sameBytes().isEmpty()
                ? name
                : name + " (same bytes: " + VisibleText.onOneLine(String.join(", ", copy.sameBytes())) + ")";
    }

    private static String value(Optional<Measure> measure) {
        return measure.map(its -> String.format(Locale.ROOT, "%.0f", its.value()))
                .orElse("-");
    }

    private static String shortened(String text) {
        String line = VisibleText.onOneLine(text);
        return line.length() <= 16 ? line : line.substring(0, 15) + "…";
    }

    private static String row(
            String letter, String length, String edge, String ratio, String hertz, String codec, String name) {
        return String.format(Locale.ROOT, FORMAT, letter, length, edge, ratio, hertz, codec, name)
                .stripTrailing();
    }
}
