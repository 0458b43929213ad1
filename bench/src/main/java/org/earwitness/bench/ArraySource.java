package org.earwitness.bench;

import org.earwitness.sample.MonoSource;

/** Sound in memory. */
record ArraySource(float[] sound) implements MonoSource {
    @Override
    public long samples() {
        return sound.length;
    }

    @Override
    public void read(long first, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            long at = first + i;
            into[i] = at >= 0 && at < sound.length ? sound[(int) at] : 0;
        }
    }
}
