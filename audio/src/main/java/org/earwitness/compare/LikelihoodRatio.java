package org.earwitness.compare;

import java.util.Arrays;

/**
 * How much more likely the difference between two frames' cepstral coefficients is where they carry the same sound than where
 * they do not. Each coefficient's difference is taken for normally distributed around 0, with one variance where the sound is
 * the same and another where it is not; both are learned from the recordings at hand.
 */
final class LikelihoodRatio {
    /** The natural logarithm that one frame counts for at most. */
    static final float MOST = 5;

    private static final int COEFFICIENTS = CommonLevels.COEFFICIENTS;
    private static final double LEAST_DEVIATION = 0.8;
    private static final int LEAST_PAIRS = 60;
    /** Deviations in dB where nothing is known yet. */
    private static final double[] USUAL = {10, 7, 6, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 3};

    private final double[] other;
    private final float[] weights = new float[COEFFICIENTS];
    private float constant;

    /** @param otherDifferences differences between frames taken at random; the usual ones where there are too few */
    LikelihoodRatio(float[][] otherDifferences) {
        other = variances(otherDifferences, otherDifferences.length);
        double[] same = new double[COEFFICIENTS];
        for (int k = 0; k < COEFFICIENTS; k++) {
            if (otherDifferences.length < LEAST_PAIRS) {
                other[k] = 4 * USUAL[k] * USUAL[k];
            }
            other[k] = Math.max(1, other[k]);
            same[k] = Math.min(USUAL[k] * USUAL[k], 0.5 * other[k]);
        }
        weigh(same);
    }

    /** Learns from frames that carry the same sound, the second time without those that do not seem to. */
    void learn(float[][] sameDifferences) {
        float[][] kept = sameDifferences;
        for (int round = 0; round < 2 && kept.length >= LEAST_PAIRS; round++) {
            double[] same = variances(kept, kept.length);
            for (int k = 0; k < COEFFICIENTS; k++) {
                same[k] = Math.max(LEAST_DEVIATION * LEAST_DEVIATION, same[k]);
            }
            weigh(same);
            kept = Arrays.stream(sameDifferences)
                    .filter(difference -> of(difference) > -MOST / 2)
                    .toArray(float[][]::new);
        }
    }

    private static double[] variances(float[][] differences, int count) {
        double[] sums = new double[COEFFICIENTS];
        for (float[] difference : differences) {
            for (int k = 0; k < COEFFICIENTS; k++) {
                sums[k] += (double) difference[k] * difference[k];
            }
        }
        for (int k = 0; k < COEFFICIENTS; k++) {
            sums[k] /= Math.max(1, count);
        }
        return sums;
    }

    private void weigh(double[] same) {
        constant = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            double ratio = Math.max(1.0001, other[k] / same[k]);
            constant += (float) (0.5 * Math.log(ratio));
            weights[k] = (float) (0.5 * (ratio - 1) / other[k]);
        }
    }

    private float of(float[] difference) {
        float sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            sum += weights[k] * difference[k] * difference[k];
        }
        return Math.clamp(constant - sum, -MOST, MOST);
    }

    /** The logarithm of the ratio for coefficients that lie in two arrays from some places on, in units of 1/{@code scale} dB. */
    float of(short[] a, int aFirst, short[] b, int bFirst, float scale) {
        float sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            float difference = a[aFirst + k] - b[bFirst + k];
            sum += weights[k] * difference * difference;
        }
        return Math.clamp(constant - sum / (scale * scale), -MOST, MOST);
    }

    /** The logarithm of the ratio for coefficients in dB. */
    float of(float[] a, float[] b) {
        float sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            float difference = a[k] - b[k];
            sum += weights[k] * difference * difference;
        }
        return Math.clamp(constant - sum, -MOST, MOST);
    }
}
