package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A comparison as it is told from the other recording: A and B in each other's place. */
final class Turned {
    private static final Comparator<Region> ORDER = Comparator.<Region>comparingDouble(
                    region -> region.a().start().seconds())
            .thenComparingDouble(region -> region.a().end().seconds())
            .thenComparingDouble(region -> region.b().start().seconds());

    private Turned() {}

    static Comparison of(Comparison comparison) {
        List<Region> regions =
                comparison.regions().stream().map(Turned::region).sorted(ORDER).toList();
        var dropouts = new ArrayList<Dropout>();
        for (Dropout dropout : comparison.dropouts()) {
            dropouts.add(new Dropout(inB(comparison, dropout.aStartSeconds()), dropout.seconds(), other(dropout.in())));
        }
        dropouts.sort(Comparator.comparingDouble(Dropout::aStartSeconds));
        return new Comparison(comparison.bSeconds(), comparison.aSeconds(), regions, dropouts);
    }

    private static Region region(Region region) {
        return switch (region) {
            case Region.Same same -> new Region.Same(same.b(), same.a(), map(same.map()));
            case Region.Moved moved -> new Region.Moved(moved.b(), moved.a(), map(moved.map()));
            case Region.Repeated repeated ->
                new Region.Repeated(repeated.b(), repeated.a(), map(repeated.map()), other(repeated.repeatedIn()));
            case Region.OnlyA only -> new Region.OnlyB(only.b(), only.a());
            case Region.OnlyB only -> new Region.OnlyA(only.b(), only.a());
            case Region.Replaced replaced -> new Region.Replaced(replaced.b(), replaced.a());
            case Region.SilencedA silenced -> new Region.SilencedB(silenced.b(), silenced.a());
            case Region.SilencedB silenced -> new Region.SilencedA(silenced.b(), silenced.a());
            case Region.Undetermined undetermined ->
                new Region.Undetermined(undetermined.b(), undetermined.a(), undetermined.reason());
        };
    }

    /** t_a = (t_b − offset) / rate. */
    static TimeMap map(TimeMap map) {
        return new TimeMap(
                (0 - map.offsetSeconds()) / map.rate(),
                1 / map.rate(),
                1 / map.pitch(),
                map.errorSeconds() / map.rate(),
                map.rateErrorPpm() / (map.rate() * map.rate()),
                map.basis());
    }

    private static Region.Side other(Region.Side side) {
        return side == Region.Side.A ? Region.Side.B : Region.Side.A;
    }

    private static double inB(Comparison comparison, double aSeconds) {
        for (Region region : comparison.regions()) {
            if (region instanceof Region.Same same
                    && same.a().start().seconds() <= aSeconds
                    && aSeconds <= same.a().end().seconds()) {
                return same.map().toB(aSeconds);
            }
        }
        return aSeconds;
    }
}
