package org.earwitness.compare;

import java.util.List;

/**
 * Tells of a pause of which one recording has more, where nothing in it can be compared: what lies before it and after it is the
 * same, so that how much more there is is known, but not where in the pause.
 */
final class UnequalPauses {
    private UnequalPauses() {}

    /** The longer pause in three parts: as much as the other has on either side, and between them what the other lacks. */
    static List<Region> of(Region.Undetermined pause) {
        Stretch a = pause.a();
        Stretch b = pause.b();
        double shorter = Math.min(a.seconds(), b.seconds());
        Stretch inA = middle(a, shorter);
        Stretch inB = middle(b, shorter);
        return List.of(
                new Region.Undetermined(
                        new Stretch(a.start(), inA.start()), new Stretch(b.start(), inB.start()), pause.reason()),
                a.seconds() > b.seconds() ? new Region.OnlyA(inA, inB) : new Region.OnlyB(inA, inB),
                new Region.Undetermined(
                        new Stretch(inA.end(), a.end()), new Stretch(inB.end(), b.end()), pause.reason()));
    }

    /** What is left of a stretch between two halves of what the shorter one has; it may lie anywhere in the stretch. */
    private static Stretch middle(Stretch stretch, double shorter) {
        double error = shorter / 2 + stretch.errorSeconds();
        Edge start = new Edge(stretch.start().seconds() + shorter / 2, error);
        double end = stretch.end().seconds() - shorter / 2;
        return new Stretch(start, end <= start.seconds() ? start : new Edge(end, error));
    }
}
