package org.earwitness.compare;

/**
 * A straight line on which the times of A and B may belong together, t_b = offset + rate · t_a, and where in A there is reason to
 * think so.
 */
record Track(double offset, double rate, double pitch, double aStart, double aEnd) {
    double toB(double aSeconds) {
        return offset + rate * aSeconds;
    }

    double toA(double bSeconds) {
        return (bSeconds - offset) / rate;
    }

    /** The same line for another part of A. */
    Track between(double start, double end) {
        return new Track(offset, rate, pitch, start, end);
    }

    /** How much later in B than another line has it, at an instant of A. */
    double laterThan(Track other, double aSeconds) {
        return toB(aSeconds) - other.toB(aSeconds);
    }

    boolean hasRateOf(Track other) {
        return Math.abs(rate / other.rate - 1) < 0.004 && Math.abs(pitch / other.pitch - 1) < 0.02;
    }
}
