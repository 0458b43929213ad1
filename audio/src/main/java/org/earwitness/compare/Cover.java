package org.earwitness.compare;

/** In how many bands of how many frames one recording has sound, and in how many of these the other has at least as much. */
final class Cover {
    /** Less by this is as much. */
    private static final double MARGIN_DECIBELS = 6;

    /** The share of what is covered that must have about the same level in both: a tail of reverberation under speech has not. */
    private static final double LEAST_EQUAL = 0.4;

    private int inA;
    private int coveredByB;
    private int inB;
    private int coveredByA;
    private int equal;

    /** Takes in a band of a frame; levels above the floor, in dB. */
    void add(double a, double b) {
        equal += Math.max(a, b) > 0 && Math.abs(a - b) < MARGIN_DECIBELS ? 1 : 0;
        if (a > 0) {
            inA++;
            coveredByB += b > a - MARGIN_DECIBELS ? 1 : 0;
        }
        if (b > 0) {
            inB++;
            coveredByA += a > b - MARGIN_DECIBELS ? 1 : 0;
        }
    }

    /** Whether B has a share of all the sound that A has, which must be in a number of bands. */
    boolean bCovers(double share, double least) {
        return inA >= least && coveredByB >= share * inA && equal >= LEAST_EQUAL * inA;
    }

    /** The same with A and B exchanged. */
    boolean aCovers(double share, double least) {
        return inB >= least && coveredByA >= share * inB && equal >= LEAST_EQUAL * inB;
    }
}
