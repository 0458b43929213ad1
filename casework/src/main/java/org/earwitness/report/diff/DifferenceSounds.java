package org.earwitness.report.diff;

/**
 * A difference to hear: the same place in both recordings.
 *
 * @param letter of the difference
 */
public record DifferenceSounds(String letter, SoundPiece a, SoundPiece b) {
    /** Sound before and after the passage, in seconds. */
    public static final double CONTEXT_SECONDS = 1;
    /** The longest piece, in seconds. */
    public static final double LONGEST_SECONDS = 12;
    /** How many differences are made to hear. */
    public static final int MOST = 20;
}
