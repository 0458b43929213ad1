package org.earwitness.signal;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * The discrete Fourier transform of real frames of one size, in single precision and on the calling thread.
 *
 * <p>Not safe for use by several threads at a time.
 */
public final class Fft {
    /** Larger transforms would run on a thread pool, whose order of work is not ours to fix. */
    public static final int MAXIMUM_SIZE = 4096;

    private final int size;
    private final FloatFFT_1D transform;

    /**
     * @param size samples per frame, a power of two from 16 to {@link #MAXIMUM_SIZE}
     */
    public Fft(int size) {
        if (size < 16 || size > MAXIMUM_SIZE || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "transform size: expected a power of two from 16 to " + MAXIMUM_SIZE + ", found " + size);
        }
        this.size = size;
        this.transform = new FloatFFT_1D(size);
    }

    public int size() {
        return size;
    }

    /** Number of values in a power spectrum: 0 Hz to half the sampling frequency, both included. */
    public int bins() {
        return size / 2 + 1;
    }

    /**
     * Squared magnitudes |X[k]|² of X[k] = Σ x[n] e^(−2πikn/size).
     *
     * @param frame {@code size} samples; used as working space, its content is lost
     * @param power receives {@link #bins()} values
     */
    public void power(float[] frame, float[] power) {
        transform.realForward(frame);
        power[0] = frame[0] * frame[0];
        power[size / 2] = frame[1] * frame[1];
        for (int k = 1; k < size / 2; k++) {
            float real = frame[2 * k];
            float imaginary = frame[2 * k + 1];
            power[k] = real * real + imaginary * imaginary;
        }
    }

    /**
     * The circular autocorrelation r[m] = Σ x[n] x[n+m] of the frame whose power spectrum is given.
     *
     * @param power {@link #bins()} values
     * @param correlation receives {@code size} values, lag 0 first
     */
    public void autocorrelation(float[] power, float[] correlation) {
        correlation[0] = power[0];
        correlation[1] = power[size / 2];
        for (int k = 1; k < size / 2; k++) {
            correlation[2 * k] = power[k];
            correlation[2 * k + 1] = 0;
        }
        transform.realInverse(correlation, true);
    }

    /**
     * Correlates two frames in each frequency: adds conj(A[k]) · B[k] / |A[k] · B[k]| to a sum over frames.
     *
     * @param a {@code size} samples; used as working space, its content is lost
     * @param b the same
     * @param sum real and imaginary parts of the bins 1 to size/2 − 1, from index 2 on
     */
    public void addPhases(float[] a, float[] b, float[] sum) {
        transform.realForward(a);
        transform.realForward(b);
        for (int k = 1; k < size / 2; k++) {
            float real = a[2 * k] * b[2 * k] + a[2 * k + 1] * b[2 * k + 1];
            float imaginary = a[2 * k] * b[2 * k + 1] - a[2 * k + 1] * b[2 * k];
            float magnitude = (float) Math.sqrt(real * real + imaginary * imaginary) + 1e-20f;
            sum[2 * k] += real / magnitude;
            sum[2 * k + 1] += imaginary / magnitude;
        }
    }

    /**
     * The phases of a frame's transform, X[k] / |X[k]|, real and imaginary parts apart, as the processor's vector units want them.
     *
     * @param frame {@code size} samples; its content is lost
     * @param phases receives the real parts of the bins 1 to size/2 − 1 from index 1 on, their imaginary parts from index size/2 + 1 on
     */
    public void phases(float[] frame, float[] phases) {
        int half = size / 2;
        transform.realForward(frame);
        for (int k = 1; k < half; k++) {
            phases[k] = frame[2 * k];
            phases[half + k] = frame[2 * k + 1];
        }
        for (int k = 1; k < half; k++) {
            float magnitude = (float) Math.sqrt(phases[k] * phases[k] + phases[half + k] * phases[half + k]) + 1e-20f;
            phases[k] /= magnitude;
            phases[half + k] /= magnitude;
        }
    }

    /**
     * The real frame whose transform has the given bins 1 to size/2 − 1, the others being 0.
     *
     * @param bins as {@link #addPhases} leaves them; replaced by {@code size} samples
     */
    public void inverse(float[] bins) {
        bins[0] = 0;
        bins[1] = 0;
        transform.realInverse(bins, true);
    }
}
