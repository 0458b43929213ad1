package org.earwitness.signal;

/**
 * The part of a recording that a picture shows.
 *
 * @param fromSeconds where it starts, at least 0
 * @param toSeconds where it ends, after the start; infinite for the recording's end
 */
public record TimeSpan(double fromSeconds, double toSeconds) {
    /** The whole recording. */
    public static final TimeSpan WHOLE = new TimeSpan(0, Double.POSITIVE_INFINITY);

    public TimeSpan {
        if (!(fromSeconds >= 0 && toSeconds > fromSeconds && fromSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "time span: expected 0 <= from < to, found " + fromSeconds + " to " + toSeconds);
        }
    }

    long firstFrame(int hertz) {
        return Math.round(fromSeconds * hertz);
    }

    /** The frame after the last. */
    long endFrame(int hertz) {
        return toSeconds * hertz >= Long.MAX_VALUE ? Long.MAX_VALUE : Math.round(toSeconds * hertz);
    }
}
