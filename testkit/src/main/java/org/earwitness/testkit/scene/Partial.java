package org.earwitness.testkit.scene;

import org.earwitness.testkit.sound.Sound;

/** Damped sines, made by the recurrence s[n] = 2 r cos ω s[n−1] − r² s[n−2]. */
final class Partial {
    private Partial() {}

    /**
     * Adds one sine that falls to 1/e in {@code decaySeconds} to the samples from {@code from} to {@code to}.
     */
    static void add(
            double[] sum, int from, int to, int rateHertz, double hertz, double amplitude, double decaySeconds) {
        double omega = 2 * Math.PI * hertz / rateHertz;
        double radius = StrictMath.exp(-1 / (decaySeconds * rateHertz));
        double middle = 2 * radius * StrictMath.cos(omega);
        double back = -radius * radius;
        double last = 0;
        double lastButOne = -amplitude * StrictMath.sin(omega) / radius;
        for (int n = from; n < to; n++) {
            sum[n] += last;
            double next = middle * last + back * lastButOne;
            lastButOne = last;
            last = next;
        }
    }

    static Sound sound(int rateHertz, double[] sum) {
        float[] samples = new float[sum.length];
        int fade = Math.min(samples.length, rateHertz / 100);
        for (int n = 0; n < samples.length; n++) {
            double end = Math.min(1, (double) (samples.length - n) / fade);
            samples[n] = (float) Math.clamp(sum[n] * end, -1, 1);
        }
        return Sound.mono(rateHertz, samples);
    }
}
