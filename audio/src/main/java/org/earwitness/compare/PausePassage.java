package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import org.earwitness.sample.MonoSource;

/**
 * A passage that seems to be the same, frame by frame, 10 ms apart: how loud both recordings are and how well their waveforms agree.
 *
 * <p>Levels are of the sound's first difference, in dB of full scale, so that an offset does not count and hum counts little.
 * Agreement is the score of {@link FinePhases}: 0 with a standard deviation of 1 where the waveforms have nothing in common.
 */
final class PausePassage {
    static final double FRAME_SECONDS = 0.01;
    private static final int RATE = 16_000;
    private static final int FRAME = 160;
    private static final double LEAST_POWER = 1e-13;
    /** Frames around one over which it is smoothed, itself among them. */
    private static final int SMOOTHED = 9;

    private static final int LEAST_SCORED = 5;

    private final Region.Same same;
    private final float[] scores;
    private final float[] smoothScores;
    private final float[] aCommon;
    private final float[] bCommon;
    private final float[] aLevels;
    private final float[] bLevels;
    private final byte[] sounding;

    PausePassage(Region.Same same, MonoSource a, MonoSource b, FinePhases phases, SoundLikeness likeness)
            throws IOException {
        this.same = same;
        int frames = (int) (same.a().seconds() / FRAME_SECONDS);
        scores = new float[frames];
        sounding = new byte[frames];
        aCommon = new float[frames];
        bCommon = new float[frames];
        float[] ofA = new float[frames];
        float[] ofB = new float[frames];
        phases.scores(same.map(), aSeconds(0) + FRAME_SECONDS / 2, FRAME_SECONDS, scores, aCommon, bCommon);
        HeldSound aSound = new HeldSound(a);
        HeldSound bSound = new HeldSound(b);
        for (int i = 0; i < frames; i++) {
            double at = aSeconds(i) + FRAME_SECONDS / 2;
            double inB = same.map().toB(at);
            ofA[i] = level(aSound, at);
            ofB[i] = level(bSound, inB);
            sounding[i] = (byte) ((likeness.aTelling(at, at) > 0 ? 1 : 0) + (likeness.bTelling(inB, inB) > 0 ? 1 : 0));
        }
        smoothScores = smooth(scores);
        aLevels = smooth(ofA);
        bLevels = smooth(ofB);
    }

    /** What a share of the frames of a recording from one instant to another are no louder than, in dB. */
    static double level(MonoSource sound, double from, double to, double share) throws IOException {
        HeldSound held = new HeldSound(sound);
        double[] levels = new double[(int) Math.max(1, (to - from) / FRAME_SECONDS)];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(held, from + (i + 0.5) * FRAME_SECONDS);
        }
        Arrays.sort(levels);
        return levels[(int) (share * levels.length)];
    }

    private static float level(HeldSound sound, double seconds) throws IOException {
        int first = sound.at(Math.round(seconds * RATE) - FRAME / 2 - 1, FRAME + 1);
        float[] samples = sound.samples();
        double sum = 0;
        for (int i = first; i < first + FRAME; i++) {
            double difference = samples[i + 1] - samples[i];
            sum += difference * difference;
        }
        return (float) (10 * Math.log10(sum / FRAME + LEAST_POWER));
    }

    /** The means of what is known around each; not a number where that is less than half. */
    private static float[] smooth(float[] values) {
        float[] smooth = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            int count = 0;
            for (int k = Math.max(0, i - SMOOTHED / 2); k <= Math.min(values.length - 1, i + SMOOTHED / 2); k++) {
                if (!Float.isNaN(values[k])) {
                    sum += values[k];
                    count++;
                }
            }
            smooth[i] = count >= LEAST_SCORED ? (float) (sum / count) : Float.NaN;
        }
        return smooth;
    }

    Region.Same same() {
        return same;
    }

    int frames() {
        return scores.length;
    }

    /** Where a frame begins in A. */
    double aSeconds(int frame) {
        return same.a().start().seconds() + frame * FRAME_SECONDS;
    }

    /** How well waveforms agree around a frame; not a number where both are digital silence. */
    float score(int frame) {
        return smoothScores[frame];
    }

    /** How loud one recording is in a frame, in the frequencies that both have, in dB. */
    float commonLevel(int frame, Region.Side side) {
        return side == Region.Side.A ? aCommon[frame] : bCommon[frame];
    }

    /** The median of the same in some frames. */
    double medianCommonLevel(int start, int end, Region.Side side) {
        return median(Arrays.copyOfRange(side == Region.Side.A ? aCommon : bCommon, start, end));
    }

    /** How loud one recording is around a frame, in dB. */
    float level(int frame, Region.Side side) {
        return side == Region.Side.A ? aLevels[frame] : bLevels[frame];
    }

    /** The mean agreement of some frames, those of digital silence in both left out; 0 where all are. */
    double meanScore(int start, int end) {
        double sum = 0;
        int count = 0;
        for (int i = start; i < end; i++) {
            if (!Float.isNaN(scores[i])) {
                sum += scores[i];
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    /** How many of the two recordings have sound above the noise floors in some frames, on average. */
    double sounding(int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += sounding[i];
        }
        return sum / Math.max(1, end - start);
    }

    /** The median of how loud one recording is in some frames, in dB. */
    double medianLevel(int start, int end, Region.Side side) {
        return median(Arrays.copyOfRange(side == Region.Side.A ? aLevels : bLevels, start, end));
    }

    private static double median(float[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
