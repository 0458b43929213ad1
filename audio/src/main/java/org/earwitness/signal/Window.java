package org.earwitness.signal;

/** Weights that shape a frame before its spectrum is taken, or an ideal filter's response before it is cut off. */
public final class Window {
    private Window() {}

    /**
     * The periodic Hann window w[n] = ½ − ½ cos(2πn/size).
     *
     * @param size number of weights, at least 2
     */
    public static float[] hann(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("window: expected at least 2 weights, found " + size);
        }
        float[] weights = new float[size];
        for (int n = 0; n < size; n++) {
            weights[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / size));
        }
        return weights;
    }

    /**
     * The Kaiser window I₀(β √(1 − x²)) / I₀(β) at one position (Kaiser and Schafer, IEEE Trans. ASSP 28, 1980).
     *
     * @param position −1 to 1 from edge to edge, 0 in the middle; outside the window the weight is 0
     * @param beta shape, at least 0; stopband attenuation A above 50 dB needs β = 0.1102 (A − 8.7)
     */
    public static double kaiser(double position, double beta) {
        double inside = 1 - position * position;
        return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
    }

    /** The modified Bessel function of order 0 by its power series, to double precision. */
    private static double besselI0(double x) {
        double sum = 1;
        double term = 1;
        double quarterSquare = x * x / 4;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= quarterSquare / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
