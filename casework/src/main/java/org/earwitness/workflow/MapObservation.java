package org.earwitness.workflow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earwitness.examine.Observation;
import org.earwitness.examine.Quantity;
import org.earwitness.report.Measurement;
import org.earwitness.report.Place;
import org.earwitness.report.Verdict;

/** Turns an observation of the examination into one of the report. */
final class MapObservation {
    static final String NO_ALARM = "A description: it raises no alarm, so it has no false-alarm rate.";

    private MapObservation() {}

    static List<Measurement> measurements(Observation observation) {
        return observation.quantities().stream()
                .map(MapObservation::measurement)
                .toList();
    }

    static org.earwitness.report.Observation observation(ExaminedRecording recording, Observation observation) {
        return new org.earwitness.report.Observation(
                "O-" + recording.label() + "-" + observation.check(),
                observation.check(),
                title(observation),
                verdict(observation.test()),
                sentence(observation),
                measurements(observation),
                observation.places().stream()
                        .map(place -> new Place(place.startSeconds(), place.endSeconds()))
                        .toList(),
                observation.explanations(),
                OptionalDouble.empty(),
                NO_ALARM,
                observation.limits(),
                List.of(EstablishFindings.observationId(recording, observation)));
    }

    static String title(Observation observation) {
        String words = observation.check().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String sentence(Observation observation) {
        return observation.placesFound() <= observation.places().size()
                ? observation.summary()
                : observation.summary() + " The first " + observation.places().size() + " of "
                        + observation.placesFound() + " places are listed.";
    }

    private static Measurement measurement(Quantity quantity) {
        String name = quantity.name().replace('_', ' ');
        String where = quantity.channel() == 0 ? name : name + ", channel " + quantity.channel();
        String unit = quantity.unit().equals("count") || quantity.unit().equals("ratio") ? "" : quantity.unit();
        return Measurement.of(where, quantity.value(), unit, quantity.resolution());
    }

    /**
     * The verdict that the report shows. How often an untouched recording disagrees with a proposition has not been measured under
     * the questioned recording's own conditions for any check; until it is, a disagreement is told in the sentence and is no
     * verdict.
     */
    private static Verdict verdict(Optional<Observation.Test> test) {
        if (test.isEmpty()) {
            return Verdict.OBSERVED;
        }
        return switch (test.get().verdict()) {
            case CONSISTENT -> Verdict.CONSISTENT;
            case INCONSISTENT -> Verdict.OBSERVED;
            case NOT_TESTABLE -> Verdict.NOT_TESTABLE;
        };
    }
}
