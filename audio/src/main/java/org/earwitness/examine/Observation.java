package org.earwitness.examine;

import java.util.List;
import java.util.Optional;

/**
 * What one check observed in a recording.
 *
 * @param check name of the check
 * @param method the method and its version
 * @param summary the observation in one sentence
 * @param quantities measured values
 * @param test the proposition that was tested, where there was one
 * @param places the first {@link #MAXIMUM_PLACES} places, in order of time
 * @param placesFound how many places there were, those beyond the cap included
 * @param explanations innocent explanations of what was observed
 * @param limits what the check cannot show
 */
public record Observation(
        String check,
        String method,
        String summary,
        List<Quantity> quantities,
        Optional<Test> test,
        List<Place> places,
        long placesFound,
        List<String> explanations,
        List<String> limits) {
    public static final int MAXIMUM_PLACES = 100;

    /** A proposition about the recording and how the observation bears on it. */
    public record Test(String proposition, Verdict verdict) {}

    public Observation {
        quantities = List.copyOf(quantities);
        places = List.copyOf(places);
        explanations = List.copyOf(explanations);
        limits = List.copyOf(limits);
        if (places.size() != Math.min(placesFound, MAXIMUM_PLACES)) {
            throw new IllegalArgumentException("observation " + check + ": expected the first " + MAXIMUM_PLACES
                    + " of " + placesFound + " places, found " + places.size());
        }
    }
}
