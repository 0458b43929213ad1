package org.earwitness.testkit.speech;

import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.Sound;

/**
 * Speaks {@link Utterance}s at one rate. The same utterance at the same rate gives the same samples on every machine: all
 * randomness comes from its seed, and every function whose result could differ is taken from {@link StrictMath}.
 */
public final class SpeechSynthesizer {
    /** Level of speech while a voice sounds: −20 dB of full scale. */
    private static final double TARGET_RMS = 0.1;

    private static final double HIGHEST_PEAK = 0.95;

    private final int rateHertz;

    /** @param rateHertz 8000 to 192 000; formants above 45 % of it are left out */
    public SpeechSynthesizer(int rateHertz) {
        if (rateHertz < 8000 || rateHertz > 192_000) {
            throw new IllegalArgumentException("rate: expected 8000 to 192000 Hz, found " + rateHertz);
        }
        this.rateHertz = rateHertz;
    }

    /** How long {@link #speak} will make an utterance, pauses included, found without making it. */
    public static double seconds(Utterance utterance) {
        return (double) ControlTrack.frames(Articulation.of(utterance)) / ControlTrack.FRAMES_PER_SECOND;
    }

    /** The utterance as mono sound, its root mean square (pauses apart) brought to 0.1 and no peak above 0.95. */
    public Sound speak(Utterance utterance) {
        ControlTrack track = new ControlTrack(Articulation.of(utterance));
        SeededRandom random = new SeededRandom(utterance.seed()).fork("voice");
        float[] samples = new VocalTract(rateHertz, utterance.voice(), random).render(track);
        level(samples);
        return Sound.mono(rateHertz, samples);
    }

    private static void level(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        double floor = peak * 0.01;
        double sum = 0;
        int sounding = 0;
        for (float sample : samples) {
            if (Math.abs(sample) > floor) {
                sum += (double) sample * sample;
                sounding++;
            }
        }
        if (sounding == 0) {
            return;
        }
        double factor = Math.min(TARGET_RMS / Math.sqrt(sum / sounding), HIGHEST_PEAK / peak);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (samples[i] * factor);
        }
    }
}
