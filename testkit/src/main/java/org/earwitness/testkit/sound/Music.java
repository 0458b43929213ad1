package org.earwitness.testkit.sound;

import org.earwitness.testkit.SeededRandom;

/**
 * Broken chords of plucked tones, four notes a second, each ringing on for three quarters of a second. Every note of one pitch is
 * the same to the sample, as in music from machines.
 */
public final class Music {
    private static final double NOTE_SECONDS = 0.25;
    private static final double RINGING_SECONDS = 0.75;
    private static final int HARMONICS = 8;
    /** A minor, F, C and G, as MIDI notes; each is played for a second. */
    private static final int[][] CHORDS = {{57, 60, 64}, {53, 57, 60}, {48, 52, 55}, {55, 59, 62}};

    private static final int CHORD_NOTES = 4;

    private Music() {}

    /** Notes of the chords in an order that does not repeat. */
    public static Sound arpeggio(int rateHertz, double seconds, long seed) {
        return loop(rateHertz, seconds, seed, (int) Math.ceil(seconds / NOTE_SECONDS));
    }

    /**
     * The same notes again and again.
     *
     * @param notes that are played, a quarter of a second each, before they are played again
     */
    public static Sound loop(int rateHertz, double seconds, long seed, int notes) {
        SeededRandom random = new SeededRandom(seed);
        double[] hertz = new double[notes];
        for (int note = 0; note < notes; note++) {
            int[] chord = CHORDS[note / CHORD_NOTES % CHORDS.length];
            int midi = chord[pick(random, chord.length)] + 12 * pick(random, 2);
            hertz[note] = 440 * StrictMath.pow(2, (midi - 69) / 12.0);
        }
        float[] samples = new float[(int) Math.round(seconds * rateHertz)];
        int each = (int) Math.round(NOTE_SECONDS * rateHertz);
        for (int note = 0; note * each < samples.length; note++) {
            pluck(samples, note * each, hertz[note % notes], rateHertz);
        }
        return Sound.owning(rateHertz, 1, samples);
    }

    private static int pick(SeededRandom random, int count) {
        return (int) Math.min(count - 1, (random.nextNoise() + 1) / 2 * count);
    }

    private static void pluck(float[] samples, int start, double hertz, int rateHertz) {
        int end = (int) Math.min(samples.length, start + RINGING_SECONDS * rateHertz);
        for (int i = start; i < end; i++) {
            double t = (double) (i - start) / rateHertz;
            for (int k = 1; k <= HARMONICS && k * hertz < rateHertz / 2.0; k++) {
                samples[i] +=
                        (float) (0.08 / k * StrictMath.sin(2 * Math.PI * k * hertz * t) * StrictMath.exp(-t * (2 + k)));
            }
        }
    }
}
