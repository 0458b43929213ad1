package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.earwitness.sample.MonoSource;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;

/** Sound for the tests of the comparison, all at 16 kHz mono. */
final class ComparedSound {
    static final int HERTZ = 16_000;
    private static final double DECAY_SECONDS = 0.5;

    private ComparedSound() {}

    /** Samples in memory. */
    record Held(float[] sound) implements MonoSource {
        @Override
        public long samples() {
            return sound.length;
        }

        @Override
        public void read(long first, float[] into, int count) {
            for (int i = 0; i < count; i++) {
                long at = first + i;
                into[i] = at < 0 || at >= sound.length ? 0 : sound[(int) at];
            }
        }
    }

    /** Synthetic voices without a room. */
    static Sound talk(long seed, double seconds) {
        return Scene.unrelated(seed, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(seconds)
                .dry()
                .sound();
    }

    /** Noises of most of a second, again and again, that fade. */
    static Sound clatter(double seconds, double peak) {
        float[] samples = Signals.whiteNoise(HERTZ, seconds, 1, 13).channel(0).clone();
        for (int i = 0; i < samples.length; i++) {
            double since = i % (1.3 * HERTZ) / HERTZ;
            double rise = Math.min(1, since / 0.1);
            samples[i] *= (float) (since < 0.9 ? peak * rise * Math.exp(-since / 0.4) : 0);
        }
        return Sound.mono(HERTZ, samples);
    }

    /** A sound as a room with echoes that fall by 60 dB in half a second has it. */
    static Sound inRoom(Sound sound) {
        float[] dry = sound.channel(0);
        float[] wet = dry.clone();
        Random random = new Random(9);
        for (int echo = 0; echo < 400; echo++) {
            int later = 40 + random.nextInt((int) (DECAY_SECONDS * HERTZ));
            double gain = 0.12 * random.nextGaussian() * Math.pow(10, -3 * later / (DECAY_SECONDS * HERTZ));
            for (int i = later; i < wet.length; i++) {
                wet[i] += (float) (gain * dry[i - later]);
            }
        }
        return Sound.mono(HERTZ, wet);
    }

    /** A sound of several parts of another, one after the other; each is given by its start and its end in seconds. */
    static Sound parts(Sound sound, double... edges) {
        Sound joined = Edits.excerpt(sound, edges[0], edges[1]);
        for (int i = 2; i < edges.length; i += 2) {
            joined = Edits.join(joined, Edits.excerpt(sound, edges[i], edges[i + 1]));
        }
        return joined;
    }

    static Comparison compare(Sound a, Sound b) throws IOException {
        return AudioDiff.compare(source(a), source(b));
    }

    static Held source(Sound sound) {
        return new Held(Arrays.copyOf(sound.channel(0), sound.channel(0).length));
    }
}
