package org.earwitness.testkit.speech;

/**
 * A second-order section of the vocal tract, retuned while it runs.
 *
 * <p>A resonator of frequency F and bandwidth W at rate R is y[n] = A x[n] + B y[n−1] + C y[n−2] with C = −e^(−2πW/R),
 * B = 2 e^(−πW/R) cos(2πF/R) and A = 1 − B − C, so that its gain at 0 Hz is 1 (Klatt 1980, equations 1 and 2).
 */
final class Resonator {
    private final double rateHertz;
    private double a = 1;
    private double b;
    private double c;
    private double last;
    private double lastButOne;

    Resonator(double rateHertz) {
        this.rateHertz = rateHertz;
    }

    void tune(double hertz, double bandwidthHertz) {
        double radius = StrictMath.exp(-Math.PI * bandwidthHertz / rateHertz);
        b = 2 * radius * StrictMath.cos(2 * Math.PI * Math.min(hertz, 0.48 * rateHertz) / rateHertz);
        c = -radius * radius;
        a = 1 - b - c;
    }

    /** Passes the first {@code count} samples through the resonance, in place. */
    void resonate(double[] block, int count) {
        double y1 = last;
        double y2 = lastButOne;
        for (int n = 0; n < count; n++) {
            double y = a * block[n] + c * y2 + b * y1;
            y2 = y1;
            y1 = y;
            block[n] = y;
        }
        last = y1;
        lastButOne = y2;
    }

    /** Passes the samples through the inverse of the resonance, which puts a zero where it has its pole. */
    void antiresonate(double[] block, int count) {
        double x1 = last;
        double x2 = lastButOne;
        double factor = 1 / a;
        for (int n = 0; n < count; n++) {
            double x = block[n];
            block[n] = factor * (x - b * x1 - c * x2);
            x2 = x1;
            x1 = x;
        }
        last = x1;
        lastButOne = x2;
    }
}
