package org.earwitness.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * One examination and its result, complete enough to be run again.
 *
 * @param id identifier of the finding in the report
 * @param title what was examined, in words
 * @param method name of the method
 * @param methodVersion its version
 * @param settings its settings, by name
 * @param inputSha256s SHA-256 of each file that was examined
 * @param measurements what was measured
 * @param propositions the statements between which the finding helps to decide
 * @param explanations innocent explanations of what was found
 * @param falseAlarmRate share of cases with nothing to find, 0 to 1, in which the method reports something; empty where unknown
 * @param falseAlarmBasis on what the rate was measured, or why there is none
 * @param limits what the method cannot show
 * @param resultSha256 SHA-256 of the finding's result document, as recorded in the custody log
 */
public record Finding(
        String id,
        String title,
        String method,
        String methodVersion,
        SortedMap<String, String> settings,
        List<String> inputSha256s,
        List<Measurement> measurements,
        List<String> propositions,
        List<String> explanations,
        OptionalDouble falseAlarmRate,
        String falseAlarmBasis,
        List<String> limits,
        String resultSha256) {
    public Finding {
        id = Expect.identifier("finding id", id);
        title = Expect.text("finding title", title);
        method = Expect.text("finding method", method);
        methodVersion = Expect.text("finding method_version", methodVersion);
        settings = Expect.settings("finding settings", settings, 500);
        inputSha256s = Expect.sha256s("finding input_sha256s", inputSha256s, SearchScope.MAXIMUM_LISTED);
        measurements = Expect.list("finding measurements", measurements, 1_000);
        propositions = Expect.texts("finding propositions", propositions, 20);
        explanations = Expect.texts("finding explanations", explanations, 50);
        falseAlarmRate = Expect.share("finding false_alarm_rate", falseAlarmRate);
        falseAlarmBasis = Expect.text("finding false_alarm_basis", falseAlarmBasis);
        limits = Expect.texts("finding limits", limits, 50);
        resultSha256 = Expect.sha256("finding result_sha256", resultSha256);
    }
}
