package org.earwitness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A measured value.
 *
 * @param value in the unit of what was measured
 * @param error the value is known to within this to either side, in the same unit
 */
public record Measure(double value, double error) {
    public Measure {
        if (!Double.isFinite(value) || !(error >= 0)) {
            throw new IllegalArgumentException(
                    "measure: expected a finite value and an error of at least 0, found " + value + " and " + error);
        }
    }

    /** The copies whose value may be the greatest, as far as the errors allow; none where it was measured in none. */
    public static List<FamilyCopy> greatest(List<FamilyCopy> copies, Function<FamilyCopy, Optional<Measure>> measure) {
        double least = Double.NEGATIVE_INFINITY;
        for (FamilyCopy copy : copies) {
            Optional<Measure> its = measure.apply(copy);
            least = Math.max(least, its.map(m -> m.value - m.error).orElse(Double.NEGATIVE_INFINITY));
        }
        var greatest = new ArrayList<FamilyCopy>();
        for (FamilyCopy copy : copies) {
            Optional<Measure> its = measure.apply(copy);
            if (its.isPresent() && its.get().value + its.get().error >= least) {
                greatest.add(copy);
            }
        }
        return greatest;
    }
}
