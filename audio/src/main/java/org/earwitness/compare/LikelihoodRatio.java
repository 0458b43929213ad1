package org.earwitness.compare;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much more likely the difference between two frames' cepstral coefficients is where they carry the same sound than where
 * they do not, learned from the two recordings themselves.
 *
 * <p>A frame's score is the logarithm of the ratio of two normal densities, each coefficient's difference having one variance
 * where the sound is the same and another where it is not. What a score means is counted ({@link ScoreRatio}). Quiet and loud frames, and frames in which only one of both has
 * sound, are learned apart, since noise and rooms change quiet ones most; how frequent each kind is counts too.
 */
final class LikelihoodRatio {
    private static final float MOST = ScoreRatio.MOST;
    private static final int COEFFICIENTS = CommonLevels.COEFFICIENTS;
    private static final double LEAST_DEVIATION = 0.8;
    private static final int LEAST_PAIRS = 60;
    private static final int LEAST_PAIRS_OF_CLASS = 250;
    /** Mean levels over the floor, in dB, that part classes of loudness. */
    private static final float[] CLASS_LIMITS = {5, 9, 14};

    private static final float UNCLIPPED = 60;
    /** Deviations in dB where nothing is known yet. */
    private static final double[] USUAL = {10, 7, 6, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 3};

    /**
     * Frames of A and of B, in pairs.
     *
     * @param a coefficients in dB
     * @param b the same, as many
     */
    record Pairs(float[][] a, float[][] b) {
        int count() {
            return a.length;
        }
    }

    private static final int ONLY_A = CLASS_LIMITS.length + 1;
    private static final int ONLY_B = ONLY_A + 1;
    private static final int CLASSES = ONLY_B + 1;

    private final LoudnessClass[] classes = new LoudnessClass[CLASSES];
    /** How much likelier each class is among frames that carry the same sound. */
    private final float[] classRatios = new float[CLASSES];

    private final float toMean;

    /**
     * Learns.
     *
     * @param same pairs that carry the same sound, but for a few
     * @param other pairs taken at random
     * @param levels of which the coefficients are
     */
    LikelihoodRatio(Pairs same, Pairs other, CommonLevels levels) {
        toMean = levels.meanOfFirst();
        LoudnessClass all = new LoudnessClass(differences(same, -1), differences(other, -1));
        for (int k = 0; k < classes.length; k++) {
            float[][] sameOfClass = differences(same, k);
            float[][] otherOfClass = differences(other, k);
            double sameShare = (double) sameOfClass.length / Math.max(1, same.count());
            double otherShare = (double) otherOfClass.length / Math.max(1, other.count());
            boolean known = same.count() >= LEAST_PAIRS && other.count() >= LEAST_PAIRS;
            classRatios[k] = known ? (float) ScoreRatio.ratio(sameShare, otherShare) : 0;
            classes[k] = sameOfClass.length >= LEAST_PAIRS_OF_CLASS && otherOfClass.length >= LEAST_PAIRS_OF_CLASS
                    ? new LoudnessClass(sameOfClass, otherOfClass)
                    : all;
        }
    }

    private float[][] differences(Pairs pairs, int loudness) {
        float[][] differences = new float[pairs.count()][];
        int count = 0;
        for (int i = 0; i < differences.length; i++) {
            if (loudness < 0 || loudness(pairs.a()[i][0], pairs.b()[i][0]) == loudness) {
                float[] difference = new float[COEFFICIENTS];
                for (int k = 0; k < COEFFICIENTS; k++) {
                    difference[k] = pairs.a()[i][k] - pairs.b()[i][k];
                }
                differences[count++] = difference;
            }
        }
        return Arrays.copyOf(differences, count);
    }

    private int loudness(float aFirst, float bFirst) {
        float aMean = aFirst * toMean;
        float bMean = bFirst * toMean;
        if (aMean < CommonLevels.TELLING) {
            return ONLY_B;
        }
        if (bMean < CommonLevels.TELLING) {
            return ONLY_A;
        }
        float mean = Math.max(aMean, bMean);
        int loudness = 0;
        while (loudness < CLASS_LIMITS.length && mean > CLASS_LIMITS[loudness]) {
            loudness++;
        }
        return loudness;
    }

    /** The logarithm of the ratio for coefficients that lie in two arrays from some places on, in units of 1/{@code scale} dB. */
    float of(short[] a, int aFirst, short[] b, int bFirst, float scale) {
        int number = loudness(a[aFirst] / scale, b[bFirst] / scale);
        LoudnessClass loudness = classes[number];
        float sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            float difference = a[aFirst + k] - b[bFirst + k];
            sum += loudness.weights[k] * difference * difference;
        }
        return ratio(number, loudness.constant - sum / (scale * scale));
    }

    /** The logarithm of the ratio for coefficients in dB. */
    float of(float[] a, float[] b) {
        int number = loudness(a[0], b[0]);
        LoudnessClass loudness = classes[number];
        float sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            float difference = a[k] - b[k];
            sum += loudness.weights[k] * difference * difference;
        }
        return ratio(number, loudness.constant - sum);
    }

    private float ratio(int number, float score) {
        return Math.clamp(classes[number].ratio(score) + classRatios[number], -MOST, MOST);
    }

    /** What was learned of frames of about the same loudness. */
    private static final class LoudnessClass {
        private final float[] weights = new float[COEFFICIENTS];
        private float constant;
        private Optional<ScoreRatio> learned = Optional.empty();

        LoudnessClass(float[][] same, float[][] other) {
            double[] otherVariances = variances(other);
            double[] sameVariances = new double[COEFFICIENTS];
            for (int k = 0; k < COEFFICIENTS; k++) {
                otherVariances[k] =
                        Math.max(1, other.length < LEAST_PAIRS ? 4 * USUAL[k] * USUAL[k] : otherVariances[k]);
                sameVariances[k] = Math.min(USUAL[k] * USUAL[k], 0.5 * otherVariances[k]);
            }
            weigh(sameVariances, otherVariances);
            float[][] kept = same;
            for (int round = 0; round < 2 && kept.length >= LEAST_PAIRS; round++) {
                sameVariances = variances(kept);
                for (int k = 0; k < COEFFICIENTS; k++) {
                    sameVariances[k] = Math.max(LEAST_DEVIATION * LEAST_DEVIATION, sameVariances[k]);
                }
                weigh(sameVariances, otherVariances);
                kept = Arrays.stream(same)
                        .filter(difference -> score(difference) > -MOST / 2)
                        .toArray(float[][]::new);
            }
            if (same.length >= LEAST_PAIRS && other.length >= LEAST_PAIRS) {
                learned = Optional.of(new ScoreRatio(scores(same), scores(other)));
            }
        }

        private static double[] variances(float[][] differences) {
            double[] sums = new double[COEFFICIENTS];
            for (float[] difference : differences) {
                for (int k = 0; k < COEFFICIENTS; k++) {
                    sums[k] += (double) difference[k] * difference[k] / differences.length;
                }
            }
            return sums;
        }

        private void weigh(double[] same, double[] other) {
            constant = 0;
            for (int k = 0; k < COEFFICIENTS; k++) {
                double ratio = Math.max(1.0001, other[k] / same[k]);
                constant += (float) (0.5 * Math.log(ratio));
                weights[k] = (float) (0.5 * (ratio - 1) / other[k]);
            }
        }

        private float score(float[] difference) {
            float sum = 0;
            for (int k = 0; k < COEFFICIENTS; k++) {
                sum += weights[k] * difference[k] * difference[k];
            }
            return Math.clamp(constant - sum, -UNCLIPPED, UNCLIPPED);
        }

        private float[] scores(float[][] differences) {
            float[] scores = new float[differences.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = score(differences[i]);
            }
            return scores;
        }

        float ratio(float score) {
            return learned.isEmpty()
                    ? Math.clamp(score, -MOST, MOST)
                    : learned.get().of(score);
        }
    }
}
