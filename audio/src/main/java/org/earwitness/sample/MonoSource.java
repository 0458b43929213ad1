package org.earwitness.sample;

import java.io.IOException;

/** The 16 kHz mono view of a recording, which can be read anywhere and again. */
public interface MonoSource {
    /** Number of samples. */
    long samples();

    /**
     * Reads samples.
     *
     * @param first position of the first; positions before the beginning and after the end read as 0
     * @param into receives {@code count} samples from its beginning
     * @throws IOException where the sound cannot be read: a failure of this machine
     */
    void read(long first, float[] into, int count) throws IOException;
}
