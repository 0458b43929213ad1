package org.earwitness.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the two recordings are like where one of them is as loud as in a run of frames that is asked about: whether their waveforms
 * agree there as a rule, and how loud the other one is.
 */
final class UsualPauses {
    /** Waveforms of frames, smoothed, that agree less have nothing in common: three standard deviations of chance. */
    static final float DISAGREE = 1;

    private static final float SAME_LEVEL_DECIBELS = 3;
    private static final int LEAST_FRAMES = 50;
    private static final int LEAST_LEVELS = 20;
    private static final double LEAST_AGREEING = 0.95;
    private static final double LEAST_MEDIAN = 2.5;
    private static final double LARGEST_PART = 0.3;
    private static final int RARE_PERCENT = 1;
    private static final int FEW = 20;

    private final int frames;
    private final double agreeing;
    private final double median;
    private final double quietest;
    private final double loudest;

    /**
     * @param level of the one recording, in dB
     * @param side that recording
     * @param passages all that seem to be the same
     * @param counted for each, which frames are counted
     */
    UsualPauses(double level, Region.Side side, List<PausePassage> passages, List<IntPredicate> counted) {
        Region.Side otherSide = side == Region.Side.A ? Region.Side.B : Region.Side.A;
        int most = passages.stream().mapToInt(PausePassage::frames).sum();
        float[] scores = new float[most];
        float[] levels = new float[most];
        int count = 0;
        int agree = 0;
        for (int k = 0; k < passages.size(); k++) {
            PausePassage passage = passages.get(k);
            for (int i = 0; i < passage.frames(); i++) {
                float score = passage.score(i);
                if (Math.abs(passage.level(i, side) - level) < SAME_LEVEL_DECIBELS
                        && !Float.isNaN(score)
                        && counted.get(k).test(i)) {
                    scores[count] = score;
                    levels[count++] = passage.level(i, otherSide);
                    agree += score > DISAGREE ? 1 : 0;
                }
            }
        }
        Arrays.sort(scores, 0, count);
        Arrays.sort(levels, 0, count);
        frames = count;
        agreeing = (double) agree / Math.max(1, count);
        median = count == 0 ? 0 : scores[count / 2];
        quietest = count < LEAST_LEVELS ? Double.NEGATIVE_INFINITY : levels[count * RARE_PERCENT / 100];
        loudest = count < LEAST_LEVELS ? Double.POSITIVE_INFINITY : levels[count * (100 - RARE_PERCENT) / 100];
    }

    /** Whether waveforms agree nearly always, and so much that such an agreement as is given is none. */
    boolean tells(double score) {
        return frames >= LEAST_FRAMES
                && agreeing >= LEAST_AGREEING
                && median >= LEAST_MEDIAN
                && score < LARGEST_PART * median;
    }

    /** Whether there is next to nothing as loud as this. */
    boolean isUnheardOf() {
        return frames < FEW;
    }

    /** Whether the other recording, at this level in dB, is louder than it ever is here, by so much and more. */
    boolean isLouder(double level, double byDecibels) {
        return level > loudest + byDecibels;
    }

    /** Whether the other recording, at this level in dB, is more silent than it ever is here, by so much and more. */
    boolean isMoreSilent(double level, double byDecibels) {
        return level < quietest - byDecibels;
    }
}
