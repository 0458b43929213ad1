package org.earwitness.signal;

/**
 * The discrete Fourier transform of many real frames of one size at once, in single precision and on the calling thread.
 *
 * <p>Samples of the same number lie side by side in a row, one of each frame, and every step of the transform works on whole rows:
 * the processor's vector units take several frames at a time.
 *
 * <p>The even samples are taken as real and the odd ones as imaginary parts of half as many complex ones (Cooley and Tukey,
 * Mathematics of Computation 19, 1965; decimation in frequency, by four and at the end by two), which leaves the bins in the order
 * of their numbers' reversed bits. Not safe for use by several threads at a time.
 */
public final class FftBatch {
    private final int half;
    private final float[][] real;
    private final float[][] imaginary;
    private final float[] cosines;
    private final float[] sines;
    private final float[] ofPower;

    /**
     * @param size samples per frame, a power of two from 16 to {@link Fft#MAXIMUM_SIZE}
     * @param frames that are transformed at once, at least 1
     */
    public FftBatch(int size, int frames) {
        if (size < 16 || size > Fft.MAXIMUM_SIZE || Integer.bitCount(size) != 1 || frames < 1) {
            throw new IllegalArgumentException("transform: expected a size that is a power of two from 16 to "
                    + Fft.MAXIMUM_SIZE + " and at least one frame, found " + size + " and " + frames);
        }
        half = size / 2;
        real = new float[half][frames];
        imaginary = new float[half][frames];
        ofPower = new float[frames];
        cosines = new float[size];
        sines = new float[size];
        for (int i = 0; i < size; i++) {
            cosines[i] = (float) Math.cos(2 * Math.PI * i / size);
            sines[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** Where sample {@code n} of each frame is put before {@link #transform}. */
    public float[] row(int n) {
        return n % 2 == 0 ? real[n / 2] : imaginary[n / 2];
    }

    /** Transforms the frames in the rows, whose content is lost. */
    public void transform() {
        int length = half;
        for (; length >= 4; length /= 4) {
            int quarter = length / 4;
            int step = 2 * half / length;
            for (int first = 0; first < half; first += length) {
                for (int j = 0; j < quarter; j++) {
                    byFour(first + j, quarter, j * step);
                }
            }
        }
        if (length == 2) {
            for (int first = 0; first < half; first += 2) {
                byTwo(real[first], real[first + 1]);
                byTwo(imaginary[first], imaginary[first + 1]);
            }
        }
    }

    private void byFour(int place, int quarter, int turn) {
        int second = place + quarter;
        int third = second + quarter;
        int fourth = third + quarter;
        sumByFour(
                real[place],
                real[second],
                real[third],
                real[fourth],
                imaginary[place],
                imaginary[second],
                imaginary[third],
                imaginary[fourth]);
        turn(real[second], imaginary[second], cosines[2 * turn], sines[2 * turn]);
        turn(real[third], imaginary[third], cosines[turn], sines[turn]);
        turn(real[fourth], imaginary[fourth], cosines[3 * turn], sines[3 * turn]);
    }

    /** The transform of four, its second and third value exchanged. */
    private static void sumByFour(
            float[] a, float[] b, float[] c, float[] d, float[] aI, float[] bI, float[] cI, float[] dI) {
        for (int i = 0; i < a.length; i++) {
            float even = a[i] + c[i];
            float evenI = aI[i] + cI[i];
            float apart = a[i] - c[i];
            float apartI = aI[i] - cI[i];
            float odd = b[i] + d[i];
            float oddI = bI[i] + dI[i];
            float oddApart = b[i] - d[i];
            float oddApartI = bI[i] - dI[i];
            a[i] = even + odd;
            aI[i] = evenI + oddI;
            b[i] = even - odd;
            bI[i] = evenI - oddI;
            c[i] = apart + oddApartI;
            cI[i] = apartI - oddApart;
            d[i] = apart - oddApartI;
            dI[i] = apartI + oddApart;
        }
    }

    private static void turn(float[] x, float[] xI, float cosine, float sine) {
        for (int i = 0; i < x.length; i++) {
            float turned = x[i] * cosine - xI[i] * sine;
            xI[i] = x[i] * sine + xI[i] * cosine;
            x[i] = turned;
        }
    }

    private static void byTwo(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            float sum = a[i] + b[i];
            b[i] = a[i] - b[i];
            a[i] = sum;
        }
    }

    private int place(int bin) {
        return Integer.reverse(bin) >>> (Integer.numberOfLeadingZeros(half) + 1);
    }

    /**
     * Squared magnitudes |X[k]|² of X[k] = Σ x[n] e^(−2πikn/size).
     *
     * @param bin k, from 1 to size/2 − 1
     * @param power receives one value for each frame
     */
    public void power(int bin, float[] power) {
        bin(bin, power, ofPower);
        for (int i = 0; i < power.length; i++) {
            power[i] = power[i] * power[i] + ofPower[i] * ofPower[i];
        }
    }

    /**
     * X[k] = Σ x[n] e^(−2πikn/size) of each frame.
     *
     * @param bin k, from 1 to size/2 − 1
     * @param re receives the real parts, one for each frame
     * @param im receives the imaginary parts
     */
    public void bin(int bin, float[] re, float[] im) {
        int at = place(bin);
        int mirrored = place(half - bin);
        bin(real[at], imaginary[at], real[mirrored], imaginary[mirrored], cosines[bin], sines[bin], re, im);
    }

    private static void bin(
            float[] z,
            float[] zI,
            float[] mirrored,
            float[] mirroredI,
            float cosine,
            float sine,
            float[] re,
            float[] im) {
        for (int i = 0; i < re.length; i++) {
            float even = z[i] + mirrored[i];
            float evenI = zI[i] - mirroredI[i];
            float odd = zI[i] + mirroredI[i];
            float oddI = mirrored[i] - z[i];
            re[i] = 0.5f * (even + odd * cosine - oddI * sine);
            im[i] = 0.5f * (evenI + odd * sine + oddI * cosine);
        }
    }
}
