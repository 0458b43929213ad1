package org.earwitness.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.earwitness.bench.EditScore.Boundary;
import org.earwitness.bench.EditScore.Claim;
import org.earwitness.bench.EditScore.Finding;
import org.earwitness.bench.EditScore.Line;

/** Prints what was measured, a row for every cell and one for all. */
final class EditTable {
    private static final double SHORT_SECONDS = 0.25;
    private static final double LONG_OVERLAP = 60;
    private static final double SHORT_OVERLAP = 10;

    private final Map<String, List<EditScore>> cells = new LinkedHashMap<>();
    private final PrintStream out;

    EditTable(Map<String, List<EditScore>> measured, PrintStream out) {
        cells.putAll(measured);
        cells.put("all", measured.values().stream().flatMap(List::stream).toList());
        this.out = out;
    }

    void print() {
        out.println("Edits, % found, counts and 95 % interval; speech: speech on both sides wherever sounds meet");
        row(
                "cell",
                24,
                "pairs",
                ">= 0.25 s, speech",
                ">= 0.25 s, pauses",
                "0.1-0.25 s",
                "claims right",
                "kinds right",
                "no edit, yet a claim");
        cells.forEach(this::found);
        out.println();
        out.println("Boundaries, number: median, 95th percentile of |error| in ms; % within the stated interval");
        row("cell", 24, "speech", "stated, speech", "pauses", "stated, pauses");
        cells.forEach(this::boundaries);
        out.println();
        out.println(
                "Time maps of passages >= 3 s that are the same, number: median, 95th percentile; seconds for a pair");
        row(
                "cell",
                24,
                "|offset error| ms",
                "stated",
                ">= 60 s, |rate error| ppm",
                "10-60 s, ppm",
                "stated rate",
                "s, CPU s");
        cells.forEach(this::maps);
        out.println();
        confusion(cells.getOrDefault("all", List.of()));
    }

    private void row(String cell, int width, Object... columns) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-10s", cell));
        for (Object column : columns) {
            line.append(String.format(Locale.ROOT, " %-" + width + "s", column));
        }
        out.println(line.toString().stripTrailing());
    }

    private void found(String cell, List<EditScore> scores) {
        List<Finding> findings =
                scores.stream().flatMap(score -> score.findings().stream()).toList();
        List<Finding> longer = findings.stream()
                .filter(finding -> finding.edit().seconds() >= SHORT_SECONDS)
                .toList();
        List<Finding> shorter = findings.stream()
                .filter(finding -> finding.edit().seconds() < SHORT_SECONDS)
                .toList();
        List<Claim> claims = scores.stream()
                .flatMap(score -> score.claims().stream())
                .filter(claim -> claim.kind().differs())
                .toList();
        List<EditScore> without =
                scores.stream().filter(score -> score.trial().drawn() == 0).toList();
        row(
                cell,
                24,
                scores.size(),
                share(longer, finding -> finding.edit().identifiable(), Finding::found),
                share(longer, finding -> !finding.edit().identifiable(), Finding::found),
                share(shorter, finding -> true, Finding::found),
                share(claims, claim -> true, Claim::right),
                share(
                        findings,
                        Finding::found,
                        finding -> finding.reported() == finding.edit().kind()),
                share(without, score -> true, EditTable::claimsFalsely));
    }

    private static boolean claimsFalsely(EditScore score) {
        return score.claims().stream().anyMatch(claim -> claim.kind().differs() && !claim.right());
    }

    private void boundaries(String cell, List<EditScore> scores) {
        List<Boundary> all = scores.stream()
                .flatMap(score -> score.findings().stream())
                .flatMap(finding -> finding.boundaries().stream())
                .toList();
        row(
                cell,
                24,
                spread(all, Boundary::identifiable, EditTable::milliseconds),
                share(all, Boundary::identifiable, Boundary::covered),
                spread(all, boundary -> !boundary.identifiable(), EditTable::milliseconds),
                share(all, boundary -> !boundary.identifiable(), Boundary::covered));
    }

    private static double milliseconds(Boundary boundary) {
        return Math.abs(boundary.errorSeconds()) * 1000;
    }

    private void maps(String cell, List<EditScore> scores) {
        List<Line> lines =
                scores.stream().flatMap(score -> score.lines().stream()).toList();
        row(
                cell,
                24,
                spread(lines, line -> true, line -> Math.abs(line.residualSeconds()) * 1000),
                share(lines, line -> true, line -> Math.abs(line.residualSeconds()) <= line.statedSeconds()),
                spread(lines, line -> line.aSeconds() >= LONG_OVERLAP, line -> Math.abs(line.rateErrorPpm())),
                spread(
                        lines,
                        line -> line.aSeconds() >= SHORT_OVERLAP && line.aSeconds() < LONG_OVERLAP,
                        line -> Math.abs(line.rateErrorPpm())),
                share(lines, line -> true, line -> Math.abs(line.rateErrorPpm()) <= line.statedPpm()),
                String.format(
                        Locale.ROOT,
                        "%.2f, %.2f",
                        scores.stream()
                                .mapToDouble(EditScore::seconds)
                                .average()
                                .orElse(0),
                        scores.stream()
                                .mapToDouble(EditScore::cpuSeconds)
                                .average()
                                .orElse(0)));
    }

    private void confusion(List<EditScore> scores) {
        var counts = new EnumMap<EditKind, Map<EditKind, Integer>>(EditKind.class);
        for (EditScore score : scores) {
            for (Finding finding : score.findings()) {
                counts.computeIfAbsent(finding.edit().kind(), kind -> new EnumMap<>(EditKind.class))
                        .merge(finding.reported(), 1, Integer::sum);
            }
        }
        out.println("Kinds: true down, told across");
        EditKind[] told = Arrays.stream(EditKind.values())
                .filter(kind -> kind.differs() || kind == EditKind.MISSED)
                .toArray(EditKind[]::new);
        row("", 10, (Object[]) told);
        counts.forEach((kind, row) -> row(
                kind.toString(),
                10,
                Arrays.stream(told).map(one -> row.getOrDefault(one, 0)).toArray()));
    }

    private static <T> Proportion share(List<T> all, Predicate<T> counted, Predicate<T> part) {
        List<T> whole = all.stream().filter(counted).toList();
        return new Proportion(whole.stream().filter(part).count(), whole.size());
    }

    private static <T> String spread(List<T> all, Predicate<T> counted, ToDoubleFunction<T> value) {
        return Proportion.spread(all.stream().filter(counted).mapToDouble(value).toArray());
    }
}
