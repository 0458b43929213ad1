package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place where the same sound goes on, with a little less of it in one recording than in the other: too little to tell whether it
 * was cut out, or lost with a buffer.
 *
 * @param a where in A: where the sound is that B lacks, or the place where A lacks some
 * @param b the same in B
 * @param seconds how much is lacking, {@value #LEAST_SECONDS} or more and under {@value #MOST_SECONDS}
 * @param in the recording that lacks it: what follows lies so much earlier in it
 */
public record Slip(Edge a, Edge b, double seconds, Region.Side in) {
    /** Less may be what codecs and rooms delay. */
    public static final double LEAST_SECONDS = DelaySteps.LEAST_STEP_SECONDS;
    /** Where more is lacking it is a difference. */
    public static final double MOST_SECONDS = Layout.MEETING_SECONDS;

    /** All of a comparison, in the order of time in A. */
    static List<Slip> of(List<Region> regions) {
        var slips = new ArrayList<Slip>();
        for (int i = 1; i < regions.size(); i++) {
            if (regions.get(i - 1) instanceof Region.Same before && regions.get(i) instanceof Region.Same after) {
                between(before, after).ifPresent(slips::add);
            }
        }
        return slips;
    }

    private static Optional<Slip> between(Region.Same before, Region.Same after) {
        double inA = after.a().start().seconds() - before.a().end().seconds();
        double inB = after.b().start().seconds() - before.b().end().seconds();
        double middle = (after.a().start().seconds() + before.a().end().seconds()) / 2;
        double later = after.map().toB(middle) - before.map().toB(middle);
        double lacking = Math.abs(later);
        boolean touch = Math.max(Math.abs(inA), Math.abs(inB)) < MOST_SECONDS;
        boolean isKnown = lacking > error(before) + error(after);
        if (!touch || !isKnown || lacking < LEAST_SECONDS || lacking >= MOST_SECONDS || !isPaceOf(before, after)) {
            return Optional.empty();
        }
        return Optional.of(
                new Slip(before.a().end(), before.b().end(), lacking, later < 0 ? Region.Side.B : Region.Side.A));
    }

    /** How well it is known at the end of a passage when B has its sound. */
    private static double error(Region.Same same) {
        return same.map().errorSeconds()
                + same.map().rateErrorPpm() * 1e-6 * same.a().seconds() / 2;
    }

    private static boolean isPaceOf(Region.Same before, Region.Same after) {
        return Math.abs(before.map().rate() / after.map().rate() - 1) < TimeMap.LARGEST_CLOCK_DRIFT;
    }
}
