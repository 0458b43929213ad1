package org.earwitness.testkit.sound;

/** Receives sound as a stream of blocks, in order and without gaps. */
@FunctionalInterface
public interface SoundSink {
    /**
     * Takes the next block. The array is reused by the caller once this returns.
     *
     * @param interleaved samples, full scale ±1; the first {@code frames × channels} values count
     * @param frames samples per channel in this block
     */
    void accept(float[] interleaved, int frames);
}
