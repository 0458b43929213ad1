package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

    private static final int MOST_LEARNED = 30_000;
    private static final int OTHERS = 8000;
    /**
     * Of so many pairs one is learned with the next frame of B. A line leads between two frames of B, on average a square of 2 ms²
     * from the nearer one; where all that is learned from lies on one line, as in a copy that begins with the same sample, it would
     * not be known how little that changes.
     */
    private static final int BESIDE = 12;

    private final Cepstra a;
    private final Cepstra b;
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
        this.a = new Cepstra(a, levels.side(false));
        this.b = new Cepstra(b, levels.side(true));
        likelihood = new LikelihoodRatio(telling(pairs), others(), levels);
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
                int other = frameOfB(track.toB(frame * A_SECONDS)) + beside(pairs.size());
                if (hasFrameOfB(other)) {
                    pairs.add(new int[] {frame, other});
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }

    /** For which of the pairs the frame of B before or after is taken. */
    private static int beside(int pair) {
        return switch (pair % (2 * BESIDE)) {
            case 0 -> -1;
            case BESIDE -> 1;
            default -> 0;
        };
    }

    /** Pairs of frames taken at random. */
    private LikelihoodRatio.Pairs others() {
        var ofA = new ArrayList<float[]>();
        var ofB = new ArrayList<float[]>();
        Random random = new Random(1);
        for (int trial = 0; trial < 5 * OTHERS && ofA.size() < OTHERS; trial++) {
            Cepstra.Frame inA = a.alone(random.nextInt(aFrames));
            Cepstra.Frame inB = b.alone(random.nextInt(bFrames));
            if (inA.tells() || inB.tells()) {
                ofA.add(inA.cepstrum());
                ofB.add(inB.cepstrum());
            }
        }
        return new LikelihoodRatio.Pairs(ofA.toArray(float[][]::new), ofB.toArray(float[][]::new));
    }

    /** The coefficients of those pairs of which one tells something. */
    private LikelihoodRatio.Pairs telling(int[][] pairs) {
        var ofA = new ArrayList<float[]>();
        var ofB = new ArrayList<float[]>();
        for (int[] pair : pairs) {
            if (a.tells(pair[0]) || b.tells(pair[1])) {
                ofA.add(a.alone(pair[0]).cepstrum());
                ofB.add(b.alone(pair[1]).cepstrum());
            }
        }
        return new LikelihoodRatio.Pairs(ofA.toArray(float[][]::new), ofB.toArray(float[][]::new));
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
        return share(a, start / A_SECONDS, end / A_SECONDS);
    }

    /** The same for B. */
    double bTelling(double start, double end) {
        return share(b, start / B_SECONDS, end / B_SECONDS);
    }

    /** How far a frame of A is above the floor, on average over the bands, the floor added, in dB. */
    double aLevel(int frame) {
        return a.first(frame) * levels.meanOfFirst();
    }

    /** The same for B. */
    double bLevel(int frame) {
        return b.first(frame) * levels.meanOfFirst();
    }

    private static double share(Cepstra cepstra, double start, double end) {
        int first = Math.max(0, (int) Math.ceil(start));
        return cepstra.tellingShare(first, Math.max(first + 1, (int) Math.ceil(end)));
    }

    /** The logarithm of the likelihood ratio, −5 to 5; 0 where neither frame tells anything, and outside of B. */
    float ratio(int aFrame, int bFrame) {
        if (!hasFrameOfB(bFrame)) {
            return 0;
        }
        short[] ofA = a.block(aFrame);
        short[] ofB = b.block(bFrame);
        int aPlace = Cepstra.place(aFrame);
        int bPlace = Cepstra.place(bFrame);
        return Cepstra.tells(ofA, aPlace) || Cepstra.tells(ofB, bPlace)
                ? likelihood.of(ofA, aPlace, ofB, bPlace, Cepstra.SCALE)
                : 0;
    }

    /** The logarithm of the likelihood ratio of a frame of A on a line. */
    float ratio(Track line, int aFrame) {
        return aFrame < 0 || aFrame >= aFrames ? 0 : ratio(aFrame, frameOfB(line.toB(aFrame * A_SECONDS)));
    }

    /** The mean logarithm of the likelihood ratio on a line. */
    double mean(Track track) {
        return sum(track, false) / Math.max(1, frames(track));
    }

    /** The mean over those frames of a line that tell something; not a number where they are fewer than a share. */
    double tellingMean(Track track, double leastShare) {
        double telling = sum(track, true);
        return telling < leastShare * frames(track) ? Double.NaN : sum(track, false) / telling;
    }

    private static int frames(Track track) {
        return (int) (track.aEnd() / A_SECONDS) - (int) Math.ceil(track.aStart() / A_SECONDS);
    }

    /** The sum of the ratios on a line, or the number of frames that tell something. */
    private double sum(Track track, boolean telling) {
        int end = endFrame(track);
        double sum = 0;
        for (int frame = firstFrame(track); frame < end; frame++) {
            sum += telling ? (tells(track, frame) ? 1 : 0) : ratio(track, frame);
        }
        return sum;
    }

    /** The same for each part of so many frames that follow each other on a line, where there is such a share. */
    DoubleStream tellingMeans(Track track, int frames, double leastShare) {
        double seconds = frames * A_SECONDS;
        int count = (int) ((track.aEnd() - track.aStart()) / seconds);
        return IntStream.range(0, count)
                .mapToDouble(k -> tellingMean(
                        track.between(track.aStart() + k * seconds, track.aStart() + (k + 1) * seconds), leastShare))
                .filter(mean -> !Double.isNaN(mean));
    }

    /** The parts of a line between pauses as long, from the first frame that tells something to the last, that are as long themselves. */
    List<Track> passages(Track track, double leastSeconds) {
        int least = (int) Math.round(leastSeconds / A_SECONDS);
        int end = endFrame(track);
        var passages = new ArrayList<Track>();
        int start = end;
        int last = end;
        for (int frame = firstFrame(track); frame <= end; frame++) {
            if (frame == end || frame - last >= least) {
                if (last + 1 - start >= least) {
                    passages.add(track.between(start * A_SECONDS, (last + 1) * A_SECONDS));
                }
                start = end;
                last = end;
            }
            if (frame < end && tells(track, frame)) {
                start = Math.min(start, frame);
                last = frame;
            }
        }
        return passages;
    }

    private boolean tells(Track track, int frame) {
        int other = frameOfB(track.toB(frame * A_SECONDS));
        return a.tells(frame) || (hasFrameOfB(other) && b.tells(other));
    }

    private static int firstFrame(Track track) {
        return Math.max(0, (int) Math.ceil(track.aStart() / A_SECONDS));
    }

    private int endFrame(Track track) {
        return Math.min(aFrames, (int) (track.aEnd() / A_SECONDS));
    }
}
