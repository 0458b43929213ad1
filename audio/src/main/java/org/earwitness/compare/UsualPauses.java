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

    /** So many times as many frames must be usual as lie in other runs: a gate or a codec takes the agreement from every pause. */
    private static final int MORE_USUAL = 2;

    private final int frames;
    private final int unusual;
    private final double agreeing;
    private final double median;
    private final double quietest;
    private final double loudest;

    /**
     * @param run which is asked about
     * @param side the recording that is as loud as in the run
     * @param passages all that seem to be the same
     * @param counted for each, which frames are counted
     */
    UsualPauses(PauseRun run, Region.Side side, List<PausePassage> passages, List<IntPredicate> counted) {
        double level = run.level(side);
        Region.Side otherSide = side == Region.Side.A ? Region.Side.B : Region.Side.A;
        int most = passages.stream().mapToInt(PausePassage::frames).sum();
        float[] scores = new float[most];
        float[] levels = new float[most];
        int count = 0;
        int agree = 0;
        int inOthers = 0;
        for (int k = 0; k < passages.size(); k++) {
            PausePassage passage = passages.get(k);
            for (int i = 0; i < passage.frames(); i++) {
                float score = passage.score(i);
                if (Float.isNaN(score) || Math.abs(passage.level(i, side) - level) >= SAME_LEVEL_DECIBELS) {
                    continue;
                }
                if (counted.get(k).test(i)) {
                    scores[count] = score;
                    levels[count++] = passage.level(i, otherSide);
                    agree += score > DISAGREE ? 1 : 0;
                } else if (run.passage() != passage || !run.isNear(i)) {
                    inOthers++;
                }
            }
        }
        Arrays.sort(scores, 0, count);
        Arrays.sort(levels, 0, count);
        frames = count;
        unusual = inOthers;
        agreeing = (double) agree / Math.max(1, count);
        median = count == 0 ? 0 : scores[count / 2];
        quietest = count < LEAST_LEVELS ? Double.NEGATIVE_INFINITY : levels[count * RARE_PERCENT / 100];
        loudest = count < LEAST_LEVELS ? Double.POSITIVE_INFINITY : levels[count * (100 - RARE_PERCENT) / 100];
    }

    /** Whether waveforms agree nearly always, and so much that such an agreement as is given is none. */
    boolean tells(double score) {
        return frames >= Math.max(LEAST_FRAMES, MORE_USUAL * unusual)
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
