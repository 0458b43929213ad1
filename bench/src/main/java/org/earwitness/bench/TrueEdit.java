package org.earwitness.bench;

import java.util.List;

/**
 * What the comparison has to find. Times are seconds of the versions as they arrive.
 *
 * @param placements where it is; several where each is as true, as which of two equal passages side by side is the additional one, or which
 *     of two that changed places was moved
 * @param inA whether a region must lie over it in A
 * @param inB whether a region must lie over it in B
 * @param startIdentifiable whether there is speech on both sides wherever sounds meet at its start
 * @param atBeginning whether it begins with the recording, which is no boundary that could be missed
 */
record TrueEdit(
        EditKind kind,
        List<Placement> placements,
        boolean inA,
        boolean inB,
        boolean startIdentifiable,
        boolean endIdentifiable,
        boolean atBeginning) {
    /** A stretch of a version; without length where the other version has more. */
    record Span(double start, double end) {
        double seconds() {
            return end - start;
        }

        double overlap(double from, double to) {
            return Math.min(end, to) - Math.max(start, from);
        }
    }

    /** @param elsewhere for a repetition the place in the version with one passage where the other has the additional one */
    record Placement(Span a, Span b, Span elsewhere) {}

    /** The longer of the stretches that must be found. */
    double seconds() {
        Placement first = placements.get(0);
        return Math.max(inA ? first.a().seconds() : 0, inB ? first.b().seconds() : 0);
    }

    boolean identifiable() {
        return startIdentifiable && endIdentifiable;
    }
}
