package org.earwitness.sample;

/**
 * Receives one recording as a stream of blocks, in order and without gaps.
 *
 * <p>Samples are interleaved floats, full scale ±1 (values beyond it occur in lossy formats and are kept). A sink keeps no
 * reference to the block that it is given. Every measurement that may meet hours of sound is a sink, so that no recording is
 * ever held in memory whole.
 */
public interface SampleSink {
    /** Called once, before the first block. */
    void begin(PcmFormat format);

    /**
     * Takes the next block.
     *
     * @param interleaved samples; the first {@code frames × channels} values count
     * @param frames samples per channel in this block, at least 0
     */
    void accept(float[] interleaved, int frames);

    /** Called once, after the last block of a recording that was read to its end. */
    void end();
}
