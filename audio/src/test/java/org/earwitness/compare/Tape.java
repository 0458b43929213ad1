package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A recording spliced from pieces of others, of which it is known where each instant comes from. */
record Tape(List<Tape.Splice> splices) {
    /** Error of every boundary inside a recording. */
    static final double ERROR = 0.004;

    /** @param at where it begins on the tape */
    record Splice(char source, double from, double to, double at) {
        double end() {
            return at + to - from;
        }
    }

    private record Common(double a, double b, double seconds) {}

    static Tape of(char source, double from, double to) {
        return new Tape(List.of()).then(source, from, to);
    }

    Tape then(char source, double from, double to) {
        var longer = new ArrayList<>(splices);
        longer.add(new Splice(source, from, to, seconds()));
        return new Tape(List.copyOf(longer));
    }

    double seconds() {
        return splices.isEmpty() ? 0 : splices.getLast().end();
    }

    /** The comparison that finds everything. */
    static Comparison compare(Tape a, Tape b) {
        var common = new ArrayList<Common>();
        for (Splice one : a.splices) {
            for (Splice other : b.splices) {
                double from = Math.max(one.from, other.from);
                double to = Math.min(one.to, other.to);
                if (one.source == other.source && to - from > 1e-6) {
                    common.add(new Common(one.at + from - one.from, other.at + from - other.from, to - from));
                }
            }
        }
        common.sort(Comparator.comparingDouble(Common::a));
        var regions = new ArrayList<Region>();
        double atA = 0;
        double atB = 0;
        for (Common next : common) {
            if (next.b < atB - 1e-6) {
                throw new IllegalArgumentException("expected splices in one order");
            }
            gap(regions, a, b, atA, next.a, atB, next.b);
            Stretch here = a.stretch(next.a, next.a + next.seconds);
            Stretch there = b.stretch(next.b, next.b + next.seconds);
            regions.add(new Region.Same(here, there, map(next.b - next.a)));
            atA = next.a + next.seconds;
            atB = next.b + next.seconds;
        }
        gap(regions, a, b, atA, a.seconds(), atB, b.seconds());
        return new Comparison(a.seconds(), b.seconds(), regions, List.of());
    }

    private static void gap(List<Region> regions, Tape a, Tape b, double fromA, double toA, double fromB, double toB) {
        boolean hasA = toA - fromA > 1e-6;
        boolean hasB = toB - fromB > 1e-6;
        Stretch inA = a.stretch(fromA, toA);
        Stretch inB = b.stretch(fromB, toB);
        if (hasA && hasB) {
            regions.add(new Region.Replaced(inA, inB));
        } else if (hasA) {
            regions.add(new Region.OnlyA(inA, inB));
        } else if (hasB) {
            regions.add(new Region.OnlyB(inA, inB));
        }
    }

    Stretch stretch(double from, double to) {
        return Gaps.stretch(new Span(from, Math.max(from, to)), seconds(), ERROR);
    }

    static TimeMap map(double offset) {
        return new TimeMap(offset, 1, 1, 0.0002, 4, TimeMap.Basis.WAVEFORM);
    }
}
