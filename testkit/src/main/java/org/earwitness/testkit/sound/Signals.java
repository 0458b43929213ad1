package org.earwitness.testkit.sound;

import org.earwitness.testkit.SeededRandom;

/** Mono test signals whose every property is known. */
public final class Signals {
    private Signals() {}

    /** A sine of constant frequency, starting at phase 0. */
    public static Sound tone(int rateHertz, double seconds, double hertz, double amplitude) {
        return sweep(rateHertz, seconds, hertz, hertz, amplitude);
    }

    /** A sine whose frequency moves linearly from {@code fromHertz} to {@code toHertz}. */
    public static Sound sweep(int rateHertz, double seconds, double fromHertz, double toHertz, double amplitude) {
        float[] samples = new float[frames(rateHertz, seconds)];
        for (int n = 0; n < samples.length; n++) {
            double t = (double) n / rateHertz;
            double cycles = fromHertz * t + (toHertz - fromHertz) * t * t / (2 * seconds);
            samples[n] = (float) (amplitude * StrictMath.sin(2 * Math.PI * (cycles - Math.floor(cycles))));
        }
        return Sound.owning(rateHertz, 1, samples);
    }

    /** White noise of uniform distribution and the given root mean square. */
    public static Sound whiteNoise(int rateHertz, double seconds, double rms, long seed) {
        SeededRandom random = new SeededRandom(seed);
        float[] samples = new float[frames(rateHertz, seconds)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (rms * Math.sqrt(3) * random.nextNoise());
        }
        return Sound.owning(rateHertz, 1, samples);
    }

    /** Noise whose power falls by 3 dB per octave, of the given root mean square; see {@link PinkFilter}. */
    public static Sound pinkNoise(int rateHertz, double seconds, double rms, long seed) {
        SeededRandom random = new SeededRandom(seed);
        PinkFilter filter = new PinkFilter();
        float[] samples = new float[frames(rateHertz, seconds)];
        double sum = 0;
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) filter.next(random.nextNoise());
            sum += (double) samples[n] * samples[n];
        }
        double factor = samples.length == 0 ? 0 : rms / Math.sqrt(sum / samples.length);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (samples[n] * factor);
        }
        return Sound.owning(rateHertz, 1, samples);
    }

    /** True digital zeros, as an editor writes and a microphone does not. */
    public static Sound digitalZeros(int rateHertz, double seconds) {
        return Sound.owning(rateHertz, 1, new float[frames(rateHertz, seconds)]);
    }

    /** What a microphone gives in a silent room: noise at −80 dB of full scale. */
    public static Sound roomSilence(int rateHertz, double seconds, long seed) {
        return pinkNoise(rateHertz, seconds, 1e-4, seed);
    }

    private static int frames(int rateHertz, double seconds) {
        if (!(seconds >= 0 && seconds * rateHertz <= 1 << 28)) {
            throw new IllegalArgumentException(
                    "seconds: expected 0 to " + (1 << 28) / rateHertz + " at this rate, found " + seconds);
        }
        return (int) Math.round(seconds * rateHertz);
    }
}
