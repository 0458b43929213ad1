package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.earwitness.sample.MonoSource;

/**
 * The likelihood ratio of {@link SoundLikeness} for frames half as long, centred anywhere, learned anew; and that of how well their
 * waveforms agree, which pauses have too.
 */
final class FineLikeness {
    private static final int LEARNED = 3000;
    private static final int LEAST_LEARNED = 60;
    /** Kinds of pairs whose waveforms are learned apart: neither tells anything by its levels, one, both. */
    private static final int KINDS = 3;
    /** Pauses are parted into so many classes by how loud they are, if there are so many pairs of frames in each. */
    private static final int CLASSES = 3;

    private static final int LEAST_OF_CLASS = 100;
    /** Waveforms that tell less tell nothing: what little they tell is the same again and again in a pause. */
    private static final double LEAST_INFORMATION = 1;

    /** Steady noise always has the same levels: where waveforms speak against it, they tell no more than this. */
    private static final float MOST_AGAINST_WAVEFORM = 2;
    /** In a room, sound is so much louder than without, in dB, in such a share of the frames: codecs have less than 1 in 100. */
    private static final float LOUDER_DECIBELS = 5;

    private static final double LEAST_LOUDER = 0.02;
    /**
     * Noise that comes and goes rises in such a share of the frames in which the other recording is silent, by so much in so long, where a
     * room only fades; and the other has hardly any sound where it is silent.
     */
    private static final double LEAST_RISING = 0.01;

    private static final double RISING_SECONDS = 0.1;
    private static final float RISING_DECIBELS = 3;
    private static final double MOST_OF_OTHER = 0.05;

    private final FineFrames frames;
    private final FinePhases phases;
    private final CommonLevels levels;
    private final LikelihoodRatio likelihood;
    private final List<ByLoudness> waveforms = new ArrayList<>();
    private final QuietLevels quiet = new QuietLevels();
    private final float[] aCepstrum = new float[CommonLevels.COEFFICIENTS];
    private final float[] bCepstrum = new float[CommonLevels.COEFFICIENTS];
    private final boolean aLastsLonger;
    private final boolean bLastsLonger;
    private final boolean aIsNoisy;
    private final boolean bIsNoisy;
    private boolean isLastNoisy;

    /** An instant of A and the one of B that carries the same sound. */
    private record Pair(double a, double b, double rate, int kind) {}

    /**
     * What scores tell of frames that are so loud.
     *
     * @param limits from each class to the next louder, in dB
     */
    private record ByLoudness(float[] limits, List<Optional<ScoreRatio>> ratios) {
        float of(float score, float loudness) {
            int k = 0;
            while (k < limits.length && loudness >= limits[k]) {
                k++;
            }
            Optional<ScoreRatio> ratio = ratios.get(k);
            return ratio.isEmpty() ? 0 : ratio.get().of(score);
        }
    }

    /** @param lines where both recordings carry the same sound */
    FineLikeness(MonoSource a, MonoSource b, CommonLevels levels, List<Track> lines) throws IOException {
        frames = new FineFrames(a, b, levels, lines.getFirst().pitch());
        phases = new FinePhases(a, b);
        this.levels = levels;
        var aFrames = new ArrayList<float[]>();
        var bFrames = new ArrayList<float[]>();
        var pairs = new ArrayList<Pair>();
        double seconds =
                lines.stream().mapToDouble(line -> line.aEnd() - line.aStart()).sum();
        int aLouder = 0;
        int bLouder = 0;
        int[][] sounding = new int[2][2];
        int[] rising = new int[2];
        double step = Math.max(0.0125, seconds / LEARNED);
        for (Track line : lines) {
            for (double at = line.aStart() + FineFrames.SECONDS; at < line.aEnd() - FineFrames.SECONDS; at += step) {
                int inA = frames.ofA(at, aCepstrum) ? 1 : 0;
                int inB = frames.ofB(line.toB(at), bCepstrum) ? 1 : 0;
                int kind = inA + inB;
                sounding[inA][inB]++;
                if (inA != inB && rises(at, line.toB(at), inA == 1)) {
                    rising[inB]++;
                }
                pairs.add(new Pair(at, line.toB(at), line.rate(), kind));
                if (kind > 0) {
                    float more = aLastLevel() - bLastLevel();
                    aLouder += more > LOUDER_DECIBELS ? 1 : 0;
                    bLouder += more < -LOUDER_DECIBELS ? 1 : 0;
                    aFrames.add(aCepstrum.clone());
                    bFrames.add(bCepstrum.clone());
                    phases.learn(at, line.toB(at), line.rate());
                }
            }
        }
        aLastsLonger = aLouder > LEAST_LOUDER * aFrames.size();
        bLastsLonger = bLouder > LEAST_LOUDER * aFrames.size();
        double aAlone = sounding[1][0] / Math.max(1.0, sounding[1][0] + sounding[0][0]);
        double bAlone = sounding[0][1] / Math.max(1.0, sounding[0][1] + sounding[0][0]);
        aIsNoisy = bAlone < MOST_OF_OTHER && rising[0] > LEAST_RISING * (sounding[1][0] + sounding[0][0]);
        bIsNoisy = aAlone < MOST_OF_OTHER && rising[1] > LEAST_RISING * (sounding[0][1] + sounding[0][0]);
        float[][] ofA = aFrames.toArray(float[][]::new);
        float[][] ofB = bFrames.toArray(float[][]::new);
        likelihood = new LikelihoodRatio(new LikelihoodRatio.Pairs(ofA, ofB), others(ofA, ofB), levels);
        phases.weigh();
        learnWaveforms(pairs);
    }

    private static LikelihoodRatio.Pairs others(float[][] a, float[][] b) {
        Random random = new Random(2);
        float[][] aOthers = new float[2 * a.length][];
        float[][] bOthers = new float[aOthers.length][];
        for (int i = 0; i < aOthers.length; i++) {
            aOthers[i] = a[random.nextInt(a.length)];
            bOthers[i] = b[random.nextInt(b.length)];
        }
        return new LikelihoodRatio.Pairs(aOthers, bOthers);
    }

    private void learnWaveforms(List<Pair> pairs) throws IOException {
        Random random = new Random(3);
        for (int kind = 0; kind < KINDS; kind++) {
            int wanted = kind;
            waveforms.add(
                    learned(pairs.stream().filter(pair -> pair.kind() == wanted).toList(), kind, random));
        }
    }

    /**
     * What waveforms tell, in pauses by how loud these are: a codec may keep those of a room that can be heard, and nothing of one that
     * can hardly be.
     */
    private ByLoudness learned(List<Pair> pairs, int kind, Random random) throws IOException {
        float[] loudness = new float[pairs.size()];
        for (int i = 0; i < loudness.length; i++) {
            Pair pair = pairs.get(i);
            phases.score(pair.a(), pair.b(), pair.rate());
            loudness[i] = phases.loudness();
            if (kind < 2) {
                quiet.learn(phases.aLevel(), phases.bLevel());
            }
        }
        float[] sorted = loudness.clone();
        Arrays.sort(sorted);
        int classes = kind == 0 && pairs.size() >= CLASSES * LEAST_OF_CLASS ? CLASSES : 1;
        float[] limits = new float[classes - 1];
        var ratios = new ArrayList<Optional<ScoreRatio>>();
        for (int k = 0; k < classes; k++) {
            float from = k == 0 ? Float.NEGATIVE_INFINITY : limits[k - 1];
            float to = Float.POSITIVE_INFINITY;
            if (k < classes - 1) {
                to = sorted[sorted.length * (k + 1) / classes];
                limits[k] = to;
            }
            var ofClass = new ArrayList<Pair>();
            for (int i = 0; i < loudness.length; i++) {
                if (loudness[i] >= from && loudness[i] < to) {
                    ofClass.add(pairs.get(i));
                }
            }
            ratios.add(ratio(ofClass, random));
        }
        return new ByLoudness(limits, ratios);
    }

    private Optional<ScoreRatio> ratio(List<Pair> pairs, Random random) throws IOException {
        float[] same = new float[pairs.size()];
        float[] other = new float[same.length];
        int count = 0;
        for (Pair pair : pairs) {
            same[count] = phases.score(pair.a(), pair.b(), pair.rate());
            double elsewhere = pairs.get(random.nextInt(same.length)).b();
            other[count] = phases.score(pair.a(), elsewhere + 0.0011 * (1 + count % 7), pair.rate());
            count += Float.isNaN(same[count]) || Float.isNaN(other[count]) ? 0 : 1;
        }
        if (count < LEAST_LEARNED) {
            return Optional.empty();
        }
        ScoreRatio ratio = new ScoreRatio(blurred(Arrays.copyOf(same, count)), Arrays.copyOf(other, count));
        return Optional.of(ratio).filter(learned -> learned.information() >= LEAST_INFORMATION);
    }

    /** The same scores, and of one in eight another that is lower: that all were alike until now does not make a little less other sound. */
    private static float[] blurred(float[] scores) {
        float[] blurred = Arrays.copyOf(scores, scores.length + scores.length / 8);
        for (int i = scores.length; i < blurred.length; i++) {
            blurred[i] = scores[8 * (i - scores.length)] * (0.5f + 0.5f * (i % 16) / 16);
        }
        return blurred;
    }

    /** Takes in how much of the one recording's sound the other has. */
    void addCover(double aSeconds, double bSeconds, Cover cover) throws IOException {
        frames.addCover(aSeconds, bSeconds, cover);
    }

    /** Which frequencies' waveforms agree. */
    FinePhases phases() {
        return phases;
    }

    /** How far the frame around an instant of A is above the floor, on average over the bands, the floor added, in dB. */
    double aLevel(double seconds) throws IOException {
        frames.ofA(seconds, aCepstrum);
        return aLastLevel();
    }

    /** The same of B. */
    double bLevel(double seconds) throws IOException {
        frames.ofB(seconds, bCepstrum);
        return bLastLevel();
    }

    /** Whether the sound of one recording lasts longer than that of the other, as in a room: it is often louder. */
    boolean lastsLonger(Region.Side side) {
        return side == Region.Side.A ? aLastsLonger : bLastsLonger;
    }

    /** Whether one recording has noise that comes and goes, and the other has not. */
    boolean isNoisy(Region.Side side) {
        return side == Region.Side.A ? aIsNoisy : bIsNoisy;
    }

    /** Whether the one recording with sound had less a little before, and the other had none then either. */
    private boolean rises(double aSeconds, double bSeconds, boolean inA) throws IOException {
        float now = inA ? aLastLevel() : bLastLevel();
        float[] aNow = aCepstrum.clone();
        float[] bNow = bCepstrum.clone();
        double aBefore = aSeconds - RISING_SECONDS;
        double bBefore = bSeconds - RISING_SECONDS;
        boolean otherSounded = inA ? frames.ofB(bBefore, bCepstrum) : frames.ofA(aBefore, aCepstrum);
        double before = inA ? aLevel(aBefore) : bLevel(bBefore);
        System.arraycopy(aNow, 0, aCepstrum, 0, aNow.length);
        System.arraycopy(bNow, 0, bCepstrum, 0, bNow.length);
        return !otherSounded && before < now - RISING_DECIBELS;
    }

    /**
     * Whether of the frames that were last asked about only one has sound, and that recording has such elsewhere, as noise that comes and
     * goes.
     */
    boolean isLastNoisy() {
        return isLastNoisy;
    }

    /** How far the frame of A that was last asked about is above the floor, as {@link #aLevel}. */
    float aLastLevel() {
        return aCepstrum[0] * levels.meanOfFirst();
    }

    /** The same of B. */
    float bLastLevel() {
        return bCepstrum[0] * levels.meanOfFirst();
    }

    /** The logarithm of the likelihood ratio of the levels alone; 0 where neither frame tells anything. */
    float byLevels(double aSeconds, double bSeconds) throws IOException {
        boolean aTells = frames.ofA(aSeconds, aCepstrum);
        boolean bTells = frames.ofB(bSeconds, bCepstrum);
        return aTells || bTells ? likelihood.of(aCepstrum, bCepstrum) : 0;
    }

    /**
     * The logarithm of the likelihood ratio of the frames around an instant of A and one of B.
     *
     * @param rate seconds of B in a second of A
     */
    float ratio(double aSeconds, double bSeconds, double rate) throws IOException {
        boolean inA = frames.ofA(aSeconds, aCepstrum);
        boolean inB = frames.ofB(bSeconds, bCepstrum);
        int kind = (inA ? 1 : 0) + (inB ? 1 : 0);
        isLastNoisy = kind == 1 && (inA ? aIsNoisy : bIsNoisy);
        float score = phases.score(aSeconds, bSeconds, rate);
        float byLevels = kind > 0 ? likelihood.of(aCepstrum, bCepstrum) : 0;
        byLevels = kind == 1 ? Math.min(0, byLevels) : byLevels;
        float byWaveform = Float.isNaN(score) ? 0 : waveforms.get(kind).of(score, phases.loudness());
        float byLoudness = kind < 2 && byWaveform <= 0 ? quiet.ratio(phases.aLevel(), phases.bLevel()) : 0;
        byLevels = byLoudness < 0 ? byLoudness + Math.min(0, byLevels) : byLevels;
        return byWaveform + (byWaveform < 0 ? Math.min(MOST_AGAINST_WAVEFORM, byLevels) : byLevels);
    }
}
