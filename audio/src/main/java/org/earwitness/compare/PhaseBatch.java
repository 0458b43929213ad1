package org.earwitness.compare;

import org.earwitness.signal.FftBatch;

/**
 * The phases of the cross-spectra conj(A) · B of many pairs of frames at once: as complex numbers of length 1, bin by bin. Not
 * safe for several threads.
 */
final class PhaseBatch {
    private final int size;
    private final FftBatch a;
    private final FftBatch b;
    private final float[] aReal;
    private final float[] aImaginary;
    private final float[] real;
    private final float[] imaginary;

    /**
     * @param size samples per frame, a power of two
     * @param pairs that are transformed at once
     */
    PhaseBatch(int size, int pairs) {
        this.size = size;
        a = new FftBatch(size, pairs);
        b = new FftBatch(size, pairs);
        aReal = new float[pairs];
        aImaginary = new float[pairs];
        real = new float[pairs];
        imaginary = new float[pairs];
    }

    int pairs() {
        return real.length;
    }

    /** Puts a pair in its place, before {@link #transform}. */
    void put(int pair, float[] aFrame, float[] bFrame) {
        for (int n = 0; n < size; n++) {
            a.row(n)[pair] = aFrame[n];
            b.row(n)[pair] = bFrame[n];
        }
    }

    /** Leaves out a pair: its phases are 0. */
    void clear(int pair) {
        for (int n = 0; n < size; n++) {
            a.row(n)[pair] = 0;
            b.row(n)[pair] = 0;
        }
    }

    /** Transforms the pairs, whose samples are lost. */
    void transform() {
        a.transform();
        b.transform();
    }

    /**
     * Adds to each pair's score how well its phase in a bin agrees with an expected one.
     *
     * @param expected the expected phase times its weight, real and imaginary part
     */
    void addAgreement(int bin, float expectedReal, float expectedImaginary, float[] scores) {
        phases(bin);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += expectedReal * real[i] + expectedImaginary * imaginary[i];
        }
    }

    /** Adds to each pair's powers those of its frames in a bin, times a weight. */
    void addPowers(int bin, float weight, float[] aPowers, float[] bPowers) {
        a.bin(bin, aReal, aImaginary);
        b.bin(bin, real, imaginary);
        for (int i = 0; i < aPowers.length; i++) {
            aPowers[i] += weight * (aReal[i] * aReal[i] + aImaginary[i] * aImaginary[i]);
            bPowers[i] += weight * (real[i] * real[i] + imaginary[i] * imaginary[i]);
        }
    }

    /** Adds the phases of all pairs in the bins 1 to size/2 − 1 to {@code sum}, real and imaginary parts from index 2 on. */
    void addTo(float[] sum) {
        for (int bin = 1; bin < size / 2; bin++) {
            phases(bin);
            float realSum = 0;
            float imaginarySum = 0;
            for (int i = 0; i < real.length; i++) {
                realSum += real[i];
                imaginarySum += imaginary[i];
            }
            sum[2 * bin] += realSum;
            sum[2 * bin + 1] += imaginarySum;
        }
    }

    private void phases(int bin) {
        a.bin(bin, aReal, aImaginary);
        b.bin(bin, real, imaginary);
        cross(aReal, aImaginary, real, imaginary);
    }

    /** Replaces B by the phases of conj(A) · B. */
    private static void cross(float[] aReal, float[] aImaginary, float[] bReal, float[] bImaginary) {
        for (int i = 0; i < aReal.length; i++) {
            float real = aReal[i] * bReal[i] + aImaginary[i] * bImaginary[i];
            float imaginary = aReal[i] * bImaginary[i] - aImaginary[i] * bReal[i];
            float scale = 1 / ((float) Math.sqrt(real * real + imaginary * imaginary) + 1e-20f);
            bReal[i] = real * scale;
            bImaginary[i] = imaginary * scale;
        }
    }
}
