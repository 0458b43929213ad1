package org.earwitness.compare;

/**
 * What the loudness of two quiet frames tells: in a pause that is the same in both recordings it is as it always is in such pauses,
 * but not where one of them was muted, or has another pause. Only that it is otherwise counts: a steady noise is always alike.
 */
final class QuietLevels {
    private static final int BINS = 70;
    private static final int BIN_DECIBELS = 2;
    private static final int LEAST_LEARNED = 60;
    /** Shares of frames, of the same sound and of other sound, that may be as loud as any. */
    private static final double ANY_IF_SAME = 0.002;

    private static final double ANY_IF_OTHER = 0.1;
    /** What is hardly more than a step of 16 bits in both tells nothing: codecs silence it, or add noise to it. */
    private static final float SILENT = -84;

    /** One of the two frames must be as loud as such a share of its recording's quiet frames is: the other may be like none. */
    private static final double LEAST_USUAL = 0.02;

    private static final double LEAST_TOLD = -1.5;
    private static final double LEAST = -3;

    private final int[][] together = new int[BINS][BINS];
    private final int[] ofA = new int[BINS];
    private final int[] ofB = new int[BINS];
    private int learned;

    private static int bin(float decibels) {
        return (int) Math.clamp(BINS + (long) Math.floor(decibels / BIN_DECIBELS), 0, BINS - 1);
    }

    /** Takes in a pair of quiet frames that carry the same sound; levels in dB of full scale. */
    void learn(float aDecibels, float bDecibels) {
        int inA = bin(aDecibels);
        int inB = bin(bDecibels);
        for (int i = Math.max(0, inA - 1); i <= Math.min(BINS - 1, inA + 1); i++) {
            for (int k = Math.max(0, inB - 1); k <= Math.min(BINS - 1, inB + 1); k++) {
                together[i][k]++;
            }
            ofA[i]++;
        }
        for (int k = Math.max(0, inB - 1); k <= Math.min(BINS - 1, inB + 1); k++) {
            ofB[k]++;
        }
        learned++;
    }

    /** The logarithm of the likelihood ratio of the same sound, −3 to 0. */
    float ratio(float aDecibels, float bDecibels) {
        if (learned < LEAST_LEARNED || Math.max(aDecibels, bDecibels) < SILENT) {
            return 0;
        }
        int inA = bin(aDecibels);
        int inB = bin(bDecibels);
        if (Math.max(ofA[inA], ofB[inB]) < LEAST_USUAL * 3 * learned) {
            return 0;
        }
        double same = (1 - ANY_IF_SAME) * together[inA][inB] / (9.0 * learned) + ANY_IF_SAME / BINS / BINS;
        double ratio = Math.log(same / (other(ofA[inA]) * other(ofB[inB])));
        return ratio > LEAST_TOLD ? 0 : (float) Math.max(LEAST, ratio);
    }

    private double other(int count) {
        return (1 - ANY_IF_OTHER) * count / (3.0 * learned) + ANY_IF_OTHER / BINS;
    }
}
