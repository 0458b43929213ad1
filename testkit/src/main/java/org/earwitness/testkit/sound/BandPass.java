package org.earwitness.testkit.sound;

/**
 * A band-pass of two poles with zeros at 0 Hz and at the Nyquist frequency and a gain of about 1 at its centre. It may be
 * retuned while it runs.
 */
public final class BandPass {
    private final double rateHertz;
    private double gain;
    private double b;
    private double c;
    private double x1;
    private double x2;
    private double y1;
    private double y2;

    public BandPass(double rateHertz, double hertz, double bandwidthHertz) {
        this.rateHertz = rateHertz;
        tune(hertz, bandwidthHertz);
    }

    /** Moves the band; a centre above 40 % and a width above 30 % of the rate are held there. */
    public void tune(double hertz, double bandwidthHertz) {
        double radius = StrictMath.exp(-Math.PI * Math.min(bandwidthHertz, 0.3 * rateHertz) / rateHertz);
        b = 2 * radius * StrictMath.cos(2 * Math.PI * Math.min(hertz, 0.4 * rateHertz) / rateHertz);
        c = -radius * radius;
        gain = (1 + c) / 2;
    }

    /** The next sample out, for the next sample in. */
    public double next(double x) {
        double y = gain * (x - x2) + c * y2 + b * y1;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        return y;
    }

    /** The factor that brings noise of {@link org.earwitness.testkit.SeededRandom#nextNoise} in this band to an RMS of 1. */
    public double noiseFactor() {
        double bandwidthHertz = -StrictMath.log(-c) * rateHertz / (2 * Math.PI);
        return Math.sqrt(3 * rateHertz / (Math.PI * bandwidthHertz));
    }
}
