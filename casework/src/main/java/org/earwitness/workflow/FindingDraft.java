package org.earwitness.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.earwitness.digest.Sha256;
import org.earwitness.report.Finding;
import org.earwitness.report.Measurement;

/**
 * A finding before it is bound into a report: what was measured, and texts such as hashes that are results too.
 *
 * <p>Its result document is a list of lines that does not depend on the machine; see docs/formats/report.md. Two runs that
 * measured the same have the same document and so the same hash.
 *
 * @param results results that are texts, by name
 */
record FindingDraft(
        String id,
        String title,
        String method,
        String methodVersion,
        SortedMap<String, String> settings,
        List<Sha256> inputs,
        List<Measurement> measurements,
        SortedMap<String, String> results,
        List<String> propositions,
        List<String> explanations,
        OptionalDouble falseAlarmRate,
        String falseAlarmBasis,
        List<String> limits) {
    FindingDraft {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        inputs = List.copyOf(inputs);
        measurements = List.copyOf(measurements);
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
        propositions = List.copyOf(propositions);
        explanations = List.copyOf(explanations);
        limits = List.copyOf(limits);
    }

    /** The result document. */
    byte[] document() {
        StringBuilder text = new StringBuilder("earwitness-finding 1\n");
        line(text, "id", id);
        line(text, "method", method + " " + methodVersion);
        settings.forEach((name, value) -> line(text, "setting", name + " = " + value));
        inputs.forEach(input -> line(text, "input", input.hex()));
        for (Measurement measured : measurements) {
            line(text, "measured", measured.name() + " = " + measured.value() + " " + measured.unit());
        }
        results.forEach((name, value) -> line(text, "result", name + " = " + value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    Sha256 resultSha256() {
        return Sha256.of(document());
    }

    /** The settings in one line, for the custody log. */
    String settingsLine() {
        return settings.toString();
    }

    Finding finding() {
        return new Finding(
                id,
                title,
                method,
                methodVersion,
                settings,
                inputs.stream().map(Sha256::hex).toList(),
                measurements,
                propositions,
                explanations,
                falseAlarmRate,
                falseAlarmBasis,
                limits,
                resultSha256().hex());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(' ')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n');
    }
}
