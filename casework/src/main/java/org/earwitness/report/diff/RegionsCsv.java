package org.earwitness.report.diff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earwitness.compare.Edge;
import org.earwitness.compare.TimeMap;
import org.earwitness.report.page.VisibleText;

/**
 * The regions of a comparison as comma-separated values (RFC 4180, lines end with LF), UTF-8, with a line of names first. Fields
 * that do not apply are empty.
 */
public final class RegionsCsv {
    private static final List<String> NAMES = List.of(
            "letter",
            "kind",
            "a_start_s",
            "a_end_s",
            "b_start_s",
            "b_end_s",
            "a_start_error_s",
            "a_end_error_s",
            "b_start_error_s",
            "b_end_error_s",
            "offset_s",
            "rate",
            "pitch",
            "text",
            "a_file",
            "b_file");

    private RegionsCsv() {}

    public static String of(DiffReport report) {
        Sentences sentences = new Sentences(report.comparison());
        StringBuilder out = new StringBuilder(String.join(",", NAMES)).append('\n');
        for (LetteredRegion one : LetteredRegion.of(report.comparison())) {
            List<Edge> edges = List.of(
                    one.region().a().start(), one.region().a().end(),
                    one.region().b().start(), one.region().b().end());
            Optional<TimeMap> map = RegionKind.map(one.region());
            Stream<String> fields = Stream.of(
                            Stream.of(one.letter().orElse(""), one.kind().code()),
                            edges.stream().map(edge -> Times.seconds(edge.seconds())),
                            edges.stream().map(edge -> Times.seconds(edge.errorSeconds())),
                            Stream.of(
                                    map.map(m -> Times.seconds(m.offsetSeconds()))
                                            .orElse(""),
                                    map.map(m -> factor(m.rate())).orElse(""),
                                    map.map(m -> factor(m.pitch())).orElse(""),
                                    sentences.of(one.region()),
                                    file(report.a()),
                                    file(report.b())))
                    .flatMap(part -> part);
            out.append(fields.map(RegionsCsv::field).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return out.toString();
    }

    private static String factor(double factor) {
        return String.format(java.util.Locale.ROOT, "%.9f", factor);
    }

    /** A name that a spreadsheet would take for a formula is given as a path, which it also is. */
    private static String file(ComparedRecording recording) {
        String name = recording.name().orElse("");
        return !name.isEmpty() && "=+-@".indexOf(name.charAt(0)) >= 0 ? "./" + name : name;
    }

    private static String field(String text) {
        String shown = VisibleText.onOneLine(text);
        boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }
}
