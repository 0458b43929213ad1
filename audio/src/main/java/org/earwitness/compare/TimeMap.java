package org.earwitness.compare;

/**
 * How times in two recordings belong together where both carry the same sound: t_b = offset + rate · t_a.
 *
 * @param offsetSeconds the time in B of the instant 0 of A, by extension of the line
 * @param rate seconds of B for each second of A: below 1 where B plays the sound faster
 * @param pitch frequencies in B divided by those in A
 * @param errorSeconds half the width of the 95 % interval of t_b in the middle of the stretch
 * @param rateErrorPpm half the width of the 95 % interval of the rate, in millionths
 * @param basis what the line was fitted to
 */
public record TimeMap(
        double offsetSeconds, double rate, double pitch, double errorSeconds, double rateErrorPpm, Basis basis) {
    /** What tells times apart. */
    public enum Basis {
        /** The waveforms correlate. */
        WAVEFORM,
        /** A codec, a room or a change of tempo left no common phase: the course of loudness in bands of frequency correlates. */
        ENVELOPE
    }

    /** A playing speed or tempo within this of 1 is that of clocks, not a change. */
    public static final double LARGEST_CLOCK_DRIFT = 0.0008;

    public TimeMap {
        if (!(rate > 0 && pitch > 0 && errorSeconds >= 0 && rateErrorPpm >= 0)) {
            throw new IllegalArgumentException(
                    "time map: expected rate and pitch above 0 and errors of at least 0, found " + rate + ", " + pitch
                            + ", " + errorSeconds + " and " + rateErrorPpm);
        }
    }

    /** The time in B of an instant of A. */
    public double toB(double aSeconds) {
        return offsetSeconds + rate * aSeconds;
    }

    /** The time in A of an instant of B. */
    public double toA(double bSeconds) {
        return (bSeconds - offsetSeconds) / rate;
    }

    /** The same with B later. */
    TimeMap later(double seconds) {
        return seconds == 0
                ? this
                : new TimeMap(offsetSeconds + seconds, rate, pitch, errorSeconds, rateErrorPpm, basis);
    }

    /** (rate − 1) · 10⁶. */
    public double ratePpm() {
        return (rate - 1) * 1e6;
    }

    /** How many times as fast B plays the sound as A. */
    public double speed() {
        return 1 / rate;
    }

    /** The part of the speed that leaves the pitch alone: 1 where B was resampled, as by playing it faster. */
    public double tempo() {
        return 1 / (rate * pitch);
    }
}
