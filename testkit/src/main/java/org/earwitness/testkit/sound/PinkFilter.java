package org.earwitness.testkit.sound;

/**
 * Turns white noise into noise that falls by 3 dB per octave: a sum of first-order low-passes whose corners lie a factor
 * of four apart, each half as strong as the one below it. Within 1 dB of that line from 0.1 % to 25 % of the sampling rate.
 */
public final class PinkFilter {
    /** The root mean square that {@link org.earwitness.testkit.SeededRandom#nextNoise} has after this filter. */
    public static final double RMS_OF_NOISE = 0.0504;

    private static final int STAGES = 7;
    private static final double LOWEST_POLE = 0.0006;

    private final double[] state = new double[STAGES];
    private final double[] speed = new double[STAGES];
    private final double[] gain = new double[STAGES];

    public PinkFilter() {
        double corner = LOWEST_POLE;
        double strength = 1;
        for (int stage = 0; stage < STAGES; stage++) {
            speed[stage] = Math.min(corner, 1);
            gain[stage] = strength;
            corner *= 4;
            strength /= 2;
        }
    }

    /** The next sample of pink noise for the next sample of white noise, of which it is a linear function. */
    public double next(double white) {
        double sum = 0;
        for (int stage = 0; stage < STAGES; stage++) {
            state[stage] += speed[stage] * (white - state[stage]);
            sum += gain[stage] * state[stage];
        }
        return sum;
    }
}
