package org.earwitness.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Tells for a frame of A and a frame of B how much more likely their levels are if both are the same sound than if they are
 * other parts of the two recordings. What the recordings went through is learned from themselves, where they are known to carry
 * the same sound.
 */
final class SoundLikeness {
    static final int A_HOP = 160;
    static final int B_HOP = 80;
    static final double A_SECONDS = A_HOP / 16_000.0;
    static final double B_SECONDS = B_HOP / 16_000.0;

    private static final int COEFFICIENTS = CommonLevels.COEFFICIENTS;
    private static final float SCALE = 64;
    private static final int MOST_LEARNED = 30_000;
    private static final int OTHERS = 8000;

    private final short[] aCepstra;
    private final short[] bCepstra;
    private final BitSet aTells = new BitSet();
    private final BitSet bTells = new BitSet();
    private final int aFrames;
    private final int bFrames;
    private final CommonLevels levels;
    private final LikelihoodRatio likelihood;

    /** @param tracks where both are known to carry the same sound; none if that is not known */
    SoundLikeness(BandLevels a, BandLevels b, List<Track> tracks) {
        aFrames = a.frames();
        bFrames = b.frames();
        int[][] pairs = pairs(tracks);
        levels = new CommonLevels(a, b, pairs);
        aCepstra = new short[Math.multiplyExact(aFrames, COEFFICIENTS)];
        bCepstra = new short[Math.multiplyExact(bFrames, COEFFICIENTS)];
        float[] decibels = new float[BandLevels.BANDS];
        float[] cepstrum = new float[COEFFICIENTS];
        for (int frame = 0; frame < aFrames; frame++) {
            a.copy(frame, decibels);
            aTells.set(frame, levels.ofA(decibels, cepstrum));
            keep(cepstrum, aCepstra, frame);
        }
        for (int frame = 0; frame < bFrames; frame++) {
            b.copy(frame, decibels);
            bTells.set(frame, levels.ofB(decibels, cepstrum));
            keep(cepstrum, bCepstra, frame);
        }
        likelihood = new LikelihoodRatio(others());
        likelihood.learn(differences(pairs));
    }

    private static void keep(float[] cepstrum, short[] into, int frame) {
        for (int k = 0; k < COEFFICIENTS; k++) {
            into[frame * COEFFICIENTS + k] = (short) Math.clamp(Math.round(SCALE * cepstrum[k]), -32768, 32767);
        }
    }

    private int[][] pairs(List<Track> tracks) {
        double seconds = tracks.stream()
                .mapToDouble(track -> track.aEnd() - track.aStart())
                .sum();
        int every = (int) Math.max(1, seconds / A_SECONDS / MOST_LEARNED);
        var pairs = new ArrayList<int[]>();
        for (Track track : tracks) {
            int first = Math.max(0, (int) Math.ceil(track.aStart() / A_SECONDS));
            int end = Math.min(aFrames, (int) (track.aEnd() / A_SECONDS));
            for (int frame = first; frame < end; frame += every) {
                int other = frameOfB(track.toB(frame * A_SECONDS));
                if (hasFrameOfB(other)) {
                    pairs.add(new int[] {frame, other});
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }

    private float[][] others() {
        var differences = new ArrayList<float[]>();
        Random random = new Random(1);
        for (int trial = 0; trial < 5 * OTHERS && differences.size() < OTHERS; trial++) {
            int aFrame = random.nextInt(aFrames);
            int bFrame = random.nextInt(bFrames);
            if (aTells.get(aFrame) && bTells.get(bFrame)) {
                differences.add(difference(aFrame, bFrame));
            }
        }
        return differences.toArray(float[][]::new);
    }

    private float[][] differences(int[][] pairs) {
        var differences = new ArrayList<float[]>();
        for (int[] pair : pairs) {
            if (aTells.get(pair[0]) && bTells.get(pair[1])) {
                differences.add(difference(pair[0], pair[1]));
            }
        }
        return differences.toArray(float[][]::new);
    }

    private float[] difference(int aFrame, int bFrame) {
        float[] difference = new float[COEFFICIENTS];
        for (int k = 0; k < COEFFICIENTS; k++) {
            difference[k] = (aCepstra[aFrame * COEFFICIENTS + k] - bCepstra[bFrame * COEFFICIENTS + k]) / SCALE;
        }
        return difference;
    }

    int aFrames() {
        return aFrames;
    }

    /** How the levels of both recordings are made comparable. */
    CommonLevels levels() {
        return levels;
    }

    /** The number of the frame of B nearest to an instant; outside of B where that is. */
    static int frameOfB(double seconds) {
        return (int) Math.round(seconds / B_SECONDS);
    }

    boolean hasFrameOfB(int frame) {
        return frame >= 0 && frame < bFrames;
    }

    /** The share of frames between two instants of A that are loud enough to be told from others. */
    double aTelling(double start, double end) {
        return share(aTells, start / A_SECONDS, end / A_SECONDS);
    }

    /** The same for B. */
    double bTelling(double start, double end) {
        return share(bTells, start / B_SECONDS, end / B_SECONDS);
    }

    private static double share(BitSet tells, double start, double end) {
        int first = Math.max(0, (int) Math.ceil(start));
        int last = Math.max(first + 1, (int) Math.ceil(end));
        return (double) tells.get(first, last).cardinality() / (last - first);
    }

    /** The logarithm of the likelihood ratio, −5 to 5; 0 where neither frame tells anything, and outside of B. */
    float ratio(int aFrame, int bFrame) {
        if (!hasFrameOfB(bFrame) || (!aTells.get(aFrame) && !bTells.get(bFrame))) {
            return 0;
        }
        return likelihood.of(aCepstra, aFrame * COEFFICIENTS, bCepstra, bFrame * COEFFICIENTS, SCALE);
    }
}
