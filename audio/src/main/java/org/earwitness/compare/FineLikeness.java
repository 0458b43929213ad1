package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.sample.MonoSource;

/** The likelihood ratio of {@link SoundLikeness} for frames half as long, centred anywhere, learned anew. */
final class FineLikeness {
    private static final int LEARNED = 3000;

    private final FineFrames frames;
    private final LikelihoodRatio likelihood;
    private final float[] aCepstrum = new float[CommonLevels.COEFFICIENTS];
    private final float[] bCepstrum = new float[CommonLevels.COEFFICIENTS];

    /** @param lines where both recordings carry the same sound */
    FineLikeness(MonoSource a, MonoSource b, CommonLevels levels, List<Track> lines) throws IOException {
        frames = new FineFrames(a, b, levels, lines.getFirst().pitch());
        var aFrames = new ArrayList<float[]>();
        var bFrames = new ArrayList<float[]>();
        double seconds =
                lines.stream().mapToDouble(line -> line.aEnd() - line.aStart()).sum();
        double step = Math.max(0.0125, seconds / LEARNED);
        for (Track line : lines) {
            for (double at = line.aStart() + FineFrames.SECONDS; at < line.aEnd() - FineFrames.SECONDS; at += step) {
                boolean aTells = frames.ofA(at, aCepstrum);
                boolean bTells = frames.ofB(line.toB(at), bCepstrum);
                if (aTells || bTells) {
                    aFrames.add(aCepstrum.clone());
                    bFrames.add(bCepstrum.clone());
                }
            }
        }
        float[][] ofA = aFrames.toArray(float[][]::new);
        float[][] ofB = bFrames.toArray(float[][]::new);
        likelihood = new LikelihoodRatio(new LikelihoodRatio.Pairs(ofA, ofB), others(ofA, ofB), levels);
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

    /** The logarithm of the likelihood ratio of the frames around an instant of A and one of B; 0 where neither tells anything. */
    float ratio(double aSeconds, double bSeconds) throws IOException {
        boolean aTells = frames.ofA(aSeconds, aCepstrum);
        boolean bTells = frames.ofB(bSeconds, bCepstrum);
        return aTells || bTells ? likelihood.of(aCepstrum, bCepstrum) : 0;
    }
}
