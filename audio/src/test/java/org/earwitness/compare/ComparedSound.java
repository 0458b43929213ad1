package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import org.earwitness.sample.MonoSource;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;

/** Sound for the tests of the comparison, all at 16 kHz mono. */
final class ComparedSound {
    static final int HERTZ = 16_000;

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
