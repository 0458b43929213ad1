package org.earwitness.testkit.scene;

import org.earwitness.testkit.SeededRandom;

/**
 * The late sound of a room (M. R. Schroeder, "Natural sounding artificial reverberation", 1962; J. A. Moorer, 1979): six
 * feedback combs with a low-pass in each loop, whose lengths are drawn around 40 ms, then two all-passes. A comb of delay d
 * feeds back 10^(−3 d / T), so that the sound falls by 60 dB in T; high frequencies fall about twice as fast.
 */
final class Reverberator {
    private static final int COMBS = 6;
    private static final double DAMPING = 0.35;
    private static final double ALLPASS_FEEDBACK = 0.6;
    private static final double[] ALLPASS_SECONDS = {0.0051, 0.0017};

    private final float[][] combLines = new float[COMBS][];
    private final double[] feedback = new double[COMBS];
    private final double[] damped = new double[COMBS];
    private final int[] combAt = new int[COMBS];
    private final float[][] allpassLines = new float[ALLPASS_SECONDS.length][];
    private final int[] allpassAt = new int[ALLPASS_SECONDS.length];
    private final double level;

    Reverberator(int rateHertz, Room room, SeededRandom random) {
        for (int comb = 0; comb < COMBS; comb++) {
            double seconds = random.between(0.029, 0.047);
            combLines[comb] = new float[(int) (seconds * rateHertz)];
            feedback[comb] = StrictMath.pow(10, -3 * seconds / room.reverberationSeconds());
        }
        for (int stage = 0; stage < ALLPASS_SECONDS.length; stage++) {
            allpassLines[stage] = new float[Math.max(1, (int) (ALLPASS_SECONDS[stage] * rateHertz))];
        }
        level = StrictMath.pow(10, room.reverberationDecibels() / 20) / Math.sqrt(COMBS);
    }

    /** Adds the reverberation of {@code dry} to {@code out}. */
    void addTo(double[] out, double[] dry, int count) {
        double[] late = new double[count];
        for (int comb = 0; comb < COMBS; comb++) {
            runComb(comb, dry, late, count);
        }
        for (int stage = 0; stage < ALLPASS_SECONDS.length; stage++) {
            runAllpass(stage, late, count);
        }
        for (int n = 0; n < count; n++) {
            out[n] += level * late[n];
        }
    }

    private void runComb(int comb, double[] dry, double[] late, int count) {
        float[] line = combLines[comb];
        double gain = feedback[comb];
        double low = damped[comb];
        int at = combAt[comb];
        double sign = comb % 2 == 0 ? 1 : -1;
        for (int n = 0; n < count; n++) {
            double delayed = line[at];
            late[n] += sign * delayed;
            low = delayed + DAMPING * (low - delayed);
            line[at] = (float) (dry[n] + gain * low);
            at = at + 1 == line.length ? 0 : at + 1;
        }
        damped[comb] = Math.abs(low) < 1e-20 ? 0 : low;
        combAt[comb] = at;
    }

    private void runAllpass(int stage, double[] late, int count) {
        float[] line = allpassLines[stage];
        int at = allpassAt[stage];
        for (int n = 0; n < count; n++) {
            double delayed = line[at];
            double into = late[n] + ALLPASS_FEEDBACK * delayed;
            line[at] = (float) into;
            late[n] = delayed - ALLPASS_FEEDBACK * into;
            at = at + 1 == line.length ? 0 : at + 1;
        }
        allpassAt[stage] = at;
    }
}
