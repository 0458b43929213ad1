package org.earwitness.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one check observed in the questioned recording.
 *
 * @param id identifier of the observation in the report
 * @param check name of the check, for machines, such as {@code clipping}
 * @param title the check in words
 * @param verdict what the check says
 * @param sentence what was observed, in one or two sentences
 * @param values what was measured
 * @param places where in the recording
 * @param explanations innocent explanations of what was observed
 * @param falseAlarmRate share of untouched recordings, 0 to 1, on which the check raises an alarm; empty where not measured
 * @param falseAlarmBasis on what the rate was measured, or why there is none
 * @param limits what the check cannot show
 * @param findingIds the findings behind the observation
 */
public record Observation(
        String id,
        String check,
        String title,
        Verdict verdict,
        String sentence,
        List<Measurement> values,
        List<Place> places,
        List<String> explanations,
        OptionalDouble falseAlarmRate,
        String falseAlarmBasis,
        List<String> limits,
        List<String> findingIds) {
    public static final int MAXIMUM_PLACES = 1_000;

    public Observation {
        id = Expect.identifier("observation id", id);
        check = Expect.identifier("observation check", check);
        title = Expect.text("observation title", title);
        verdict = Expect.present("observation verdict", verdict);
        sentence = Expect.text("observation sentence", sentence);
        values = Expect.list("observation values", values, 100);
        places = Expect.list("observation places", places, MAXIMUM_PLACES);
        explanations = Expect.texts("observation explanations", explanations, 50);
        falseAlarmRate = Expect.share("observation false_alarm_rate", falseAlarmRate);
        falseAlarmBasis = Expect.text("observation false_alarm_basis", falseAlarmBasis);
        limits = Expect.texts("observation limits", limits, 50);
        findingIds = Expect.identifiers("observation finding_ids", findingIds, 100);
    }
}
