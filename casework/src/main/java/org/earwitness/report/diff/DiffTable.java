package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.compare.Stretch;
import org.earwitness.report.page.VisibleText;

/** A comparison as lines of text for a terminal. */
public final class DiffTable {
    private static final String FORMAT = "%-5s %-21s  %-21s  %-8s %s";

    private DiffTable() {}

    public static List<String> lines(DiffReport report) {
        var lines = new ArrayList<String>();
        lines.add(recording("A", report.a(), report.comparison().aSeconds()));
        lines.add(recording("B", report.b(), report.comparison().bSeconds()));
        lines.add("");
        lines.add(row("", "in A", "in B", "within", ""));
        Sentences sentences = new Sentences(report.comparison());
        for (LetteredRegion one : LetteredRegion.of(report.comparison())) {
            String letter = one.letter().orElse(one.kind() == RegionKind.UNDETERMINED ? "?" : "");
            lines.add(row(
                    letter,
                    range(one.region().a()),
                    range(one.region().b()),
                    Times.within(one.errorSeconds()),
                    sentences.of(one.region())));
        }
        report.comparison()
                .dropouts()
                .forEach(dropout ->
                        lines.add(row("", Times.clock(dropout.aStartSeconds()), "", "", sentences.of(dropout))));
        report.comparison()
                .slips()
                .forEach(slip -> lines.add(row(
                        "",
                        Times.clock(slip.a().seconds()),
                        Times.clock(slip.b().seconds()),
                        Times.within(slip.a().errorSeconds()),
                        sentences.of(slip))));
        lines.add("");
        Summary summary = new Summary(report);
        lines.addAll(summary.found());
        lines.addAll(summary.open());
        report.problems().forEach(problem -> lines.add("Note: " + problem));
        return lines;
    }

    private static String recording(String letter, ComparedRecording recording, double seconds) {
        return letter + "  " + Times.clock(seconds) + "  sha256 "
                + recording.sha256().substring(0, 16) + "…"
                + recording
                        .name()
                        .map(name -> "  " + VisibleText.onOneLine(name))
                        .orElse("");
    }

    static String range(Stretch stretch) {
        String start = Times.clock(stretch.start().seconds());
        return stretch.isEmpty()
                ? start
                : start + "–" + Times.clock(stretch.end().seconds());
    }

    private static String row(String letter, String a, String b, String within, String text) {
        return String.format(Locale.ROOT, FORMAT, letter, a, b, within, text).stripTrailing();
    }
}
