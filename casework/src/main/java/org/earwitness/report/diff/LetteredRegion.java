package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;

/**
 * A region with the name by which tables, pictures and sounds refer to it.
 *
 * @param letter D1, D2 … for differences, in the order of the comparison; absent for other regions
 */
public record LetteredRegion(Optional<String> letter, Region region) {
    /** All regions of a comparison. */
    public static List<LetteredRegion> of(Comparison comparison) {
        var all = new ArrayList<LetteredRegion>();
        int differences = 0;
        for (Region region : comparison.regions()) {
            all.add(
                    RegionKind.of(region).isDifference()
                            ? new LetteredRegion(Optional.of("D" + ++differences), region)
                            : new LetteredRegion(Optional.empty(), region));
        }
        return all;
    }

    /** The differences of a comparison. */
    public static List<LetteredRegion> differences(Comparison comparison) {
        return of(comparison).stream().filter(one -> one.letter().isPresent()).toList();
    }

    RegionKind kind() {
        return RegionKind.of(region);
    }

    /** Where it lies in one of the recordings. */
    public Stretch in(Region.Side side) {
        return switch (side) {
            case A -> region.a();
            case B -> region.b();
        };
    }

    /** The greatest error of its four edges, in seconds. */
    double errorSeconds() {
        return Math.max(region.a().errorSeconds(), region.b().errorSeconds());
    }

    /** What marks are called: the letter of a difference, and the kind. */
    String label() {
        return letter.map(text -> text + " ").orElse("") + kind().words();
    }
}
