package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.earwitness.bench.EditScore.Boundary;
import org.earwitness.bench.EditScore.Claim;
import org.earwitness.bench.EditScore.Finding;
import org.earwitness.compare.Region;
import org.earwitness.compare.TimeMap;

/** Writes a row for every true edit and every reported region, tab-separated. */
final class EditList {
    private static final String HEAD =
            "trial\tseed\tchains\trow\tkind\ta start\ta end\tb start\tb end\tspeech at start\t"
                    + "speech at end\tfound or right\ttold\tboundary errors ms (stated)\ttime map\n";

    private EditList() {}

    static void write(Path file, long seed, Iterable<EditScore> scores) throws IOException {
        var text = new StringBuilder(HEAD);
        for (EditScore score : scores) {
            for (Finding finding : score.findings()) {
                row(text, score, seed, truth(finding));
            }
            for (Claim claim : score.claims()) {
                row(text, score, seed, region(score.trial(), claim));
            }
        }
        Files.writeString(file, text);
    }

    private static void row(StringBuilder text, EditScore score, long seed, List<String> fields) {
        text.append(score.trial().id()).append('\t').append(seed).append('\t');
        text.append(score.trial().chains())
                .append('\t')
                .append(String.join("\t", fields))
                .append('\n');
    }

    private static List<String> truth(Finding finding) {
        TrueEdit edit = finding.edit();
        TrueEdit.Placement at = edit.placements().get(0);
        var fields = new ArrayList<>(List.of("truth", edit.kind().toString()));
        for (double seconds : new double[] {
            at.a().start(), at.a().end(), at.b().start(), at.b().end()
        }) {
            fields.add(seconds(seconds));
        }
        fields.add(Boolean.toString(edit.startIdentifiable()));
        fields.add(Boolean.toString(edit.endIdentifiable()));
        fields.add(Boolean.toString(finding.found()));
        fields.add(finding.reported().toString());
        fields.add(finding.boundaries().stream().map(EditList::boundary).collect(Collectors.joining("; ")));
        fields.add("");
        return fields;
    }

    private static String boundary(Boundary boundary) {
        return String.format(
                Locale.ROOT,
                "%s%s %.1f (%.1f)",
                boundary.name(),
                boundary.identifiable() ? "" : " pause",
                boundary.errorSeconds() * 1000,
                boundary.statedSeconds() * 1000);
    }

    private static List<String> region(EditTrial trial, Claim claim) {
        Region region = claim.region();
        var fields = new ArrayList<>(List.of("told", claim.kind().toString()));
        fields.add(seconds(region.a().start().seconds()));
        fields.add(seconds(region.a().end().seconds()));
        fields.add(seconds(region.b().start().seconds()));
        fields.add(seconds(region.b().end().seconds()));
        fields.add("");
        fields.add("");
        fields.add(claim.kind().differs() ? Boolean.toString(claim.right()) : "");
        fields.add("");
        fields.add(String.format(
                Locale.ROOT,
                "stated a %.1f %.1f b %.1f %.1f",
                region.a().start().errorSeconds() * 1000,
                region.a().end().errorSeconds() * 1000,
                region.b().start().errorSeconds() * 1000,
                region.b().end().errorSeconds() * 1000));
        fields.add(region instanceof Region.Same same ? map(trial, same) : "");
        return fields;
    }

    private static String map(EditTrial trial, Region.Same same) {
        TimeMap map = same.map();
        double middle = (same.a().start().seconds() + same.a().end().seconds()) / 2;
        double told = map.toB(middle);
        return String.format(
                Locale.ROOT,
                "off %.3f ms (%.3f), rate off %.1f ppm (%.1f), %s",
                (told - trial.inB(middle, told)) * 1000,
                map.errorSeconds() * 1000,
                (map.rate() / trial.rate() - 1) * 1e6,
                map.rateErrorPpm(),
                map.basis());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds);
    }
}
