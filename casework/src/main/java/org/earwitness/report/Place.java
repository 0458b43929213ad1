package org.earwitness.report;

/**
 * A range of time in a recording, in seconds of sample time after the first decoded sample.
 *
 * @param startSeconds where it starts, at least 0
 * @param endSeconds where it ends, not before the start
 */
public record Place(double startSeconds, double endSeconds) {
    public Place {
        Expect.range("place", startSeconds, endSeconds);
    }
}
