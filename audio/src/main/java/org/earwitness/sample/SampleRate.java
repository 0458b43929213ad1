package org.earwitness.sample;

/**
 * A sampling frequency.
 *
 * @param hertz samples per second and channel, 1 to 768 000
 */
public record SampleRate(int hertz) {
    /** The rate of the mono view that search and speech analyses read. */
    public static final SampleRate SEARCH = new SampleRate(16_000);

    public static final int MAXIMUM_HERTZ = 768_000;

    public SampleRate {
        if (hertz < 1 || hertz > MAXIMUM_HERTZ) {
            throw new IllegalArgumentException("sample rate: expected 1 to " + MAXIMUM_HERTZ + " Hz, found " + hertz);
        }
    }

    /** The time of a sample position, in seconds after sample 0. */
    public double seconds(long samples) {
        return (double) samples / hertz;
    }

    /** The sample position nearest to a time in seconds. */
    public long samples(double seconds) {
        return Math.round(seconds * hertz);
    }
}
