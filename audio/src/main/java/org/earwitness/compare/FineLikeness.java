package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.sample.MonoSource;

/** The likelihood ratio of {@link SoundLikeness} for frames half as long, centred anywhere, learned anew. */
final class FineLikeness {
    private static final int LEARNED = 1500;

    private final FineFrames frames;
    private final LikelihoodRatio likelihood;
    private final float[] aCepstrum = new float[CommonLevels.COEFFICIENTS];
    private final float[] bCepstrum = new float[CommonLevels.COEFFICIENTS];

    /** @param lines where both recordings carry the same sound */
    FineLikeness(MonoSource a, MonoSource b, CommonLevels levels, List<Track> lines) throws IOException {
        frames = new FineFrames(a, b, levels, lines.getFirst().pitch());
        var same = new ArrayList<float[]>();
        var aFrames = new ArrayList<float[]>();
        var bFrames = new ArrayList<float[]>();
        double seconds =
                lines.stream().mapToDouble(line -> line.aEnd() - line.aStart()).sum();
        double step = Math.max(0.0125, seconds / LEARNED);
        for (Track line : lines) {
            for (double at = line.aStart() + FineFrames.SECONDS; at < line.aEnd() - FineFrames.SECONDS; at += step) {
                boolean aTells = frames.ofA(at, aCepstrum);
                boolean bTells = frames.ofB(line.toB(at), bCepstrum);
                if (aTells && bTells) {
                    same.add(difference());
                    aFrames.add(aCepstrum.clone());
                    bFrames.add(bCepstrum.clone());
                }
            }
        }
        likelihood = new LikelihoodRatio(others(aFrames, bFrames));
        likelihood.learn(same.toArray(float[][]::new));
    }

    private float[][] others(List<float[]> aFrames, List<float[]> bFrames) {
        Random random = new Random(2);
        float[][] others = new float[aFrames.size() < 2 ? 0 : 2 * aFrames.size()][];
        for (int i = 0; i < others.length; i++) {
            float[] aFrame = aFrames.get(random.nextInt(aFrames.size()));
            float[] bFrame = bFrames.get(random.nextInt(bFrames.size()));
            System.arraycopy(aFrame, 0, aCepstrum, 0, aFrame.length);
            System.arraycopy(bFrame, 0, bCepstrum, 0, bFrame.length);
            others[i] = difference();
        }
        return others;
    }

    private float[] difference() {
        float[] difference = new float[CommonLevels.COEFFICIENTS];
        for (int k = 0; k < difference.length; k++) {
            difference[k] = aCepstrum[k] - bCepstrum[k];
        }
        return difference;
    }

    /** The logarithm of the likelihood ratio of the frames around an instant of A and one of B; 0 where neither tells anything. */
    float ratio(double aSeconds, double bSeconds) throws IOException {
        boolean aTells = frames.ofA(aSeconds, aCepstrum);
        boolean bTells = frames.ofB(bSeconds, bCepstrum);
        return aTells || bTells ? likelihood.of(aCepstrum, bCepstrum) : 0;
    }
}
