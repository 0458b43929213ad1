package org.earwitness.signal;

/**
 * Replaces samples that would spoil every sum that they enter: what is not a number becomes 0, and what lies beyond
 * {@link #LIMIT} is cut off there. Files of floating-point samples can hold both, by fault or on purpose.
 */
public final class PlausibleSamples {
    /** 60 dB above full scale. */
    public static final float LIMIT = 1_000f;

    private long replaced;

    /**
     * The first {@code count} values of a block, replaced where necessary.
     *
     * @return the block itself, or a copy where a value was replaced
     */
    public float[] of(float[] block, int count) {
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(block[i]) <= LIMIT)) {
                return replacedIn(block.clone(), i, count);
            }
        }
        return block;
    }

    private float[] replacedIn(float[] copy, int first, int count) {
        for (int i = first; i < count; i++) {
            float sample = copy[i];
            if (!(Math.abs(sample) <= LIMIT)) {
                copy[i] = Float.isNaN(sample) ? 0 : Math.clamp(sample, -LIMIT, LIMIT);
                replaced++;
            }
        }
        return copy;
    }

    /** How many samples have been replaced so far. */
    public long replaced() {
        return replaced;
    }
}
