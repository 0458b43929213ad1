package org.earwitness.compare;

/**
 * An instant of a recording, known within limits.
 *
 * @param seconds from the first decoded sample
 * @param errorSeconds half the width of the 95 % interval around it; 0 for the beginning and the end of a recording
 */
public record Edge(double seconds, double errorSeconds) {
    public Edge {
        if (!(seconds >= 0 && errorSeconds >= 0) || Double.isInfinite(seconds) || Double.isInfinite(errorSeconds)) {
            throw new IllegalArgumentException("edge: expected a time and an error of at least 0, found " + seconds
                    + " s within " + errorSeconds + " s");
        }
    }
}
