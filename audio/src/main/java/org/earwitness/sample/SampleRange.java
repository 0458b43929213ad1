package org.earwitness.sample;

/**
 * A half-open range of sample positions of one recording at one rate.
 *
 * @param start first sample, at least 0
 * @param end the sample after the last, at least {@code start}
 */
public record SampleRange(long start, long end) {
    public SampleRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "sample range: expected 0 <= start <= end, found " + start + " to " + end);
        }
    }

    public long length() {
        return end - start;
    }
}
