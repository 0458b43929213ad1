package org.earwitness.compare;

import java.io.IOException;
import org.earwitness.sample.MonoSource;

/** A recording of which half a second is held, so that many short looks near each other cost one reading. */
final class HeldSound {
    private static final int HELD = 1 << 13;
    /** Of what is held so much lies before the look that asked for it. */
    private static final int BEFORE = HELD / 4;

    private final MonoSource source;
    private final float[] held = new float[HELD];
    private long first = Long.MIN_VALUE / 2;

    HeldSound(MonoSource source) {
        this.source = source;
    }

    /**
     * Where in {@link #samples} a sample lies, from which on so many are held; zeros where the recording has none.
     *
     * @param count at most 6144
     */
    int at(long sample, int count) throws IOException {
        if (sample < first || sample + count > first + HELD) {
            first = sample - BEFORE;
            source.read(first, held, HELD);
        }
        return (int) (sample - first);
    }

    /** What is held; another look may change it. */
    float[] samples() {
        return held;
    }
}
