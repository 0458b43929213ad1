package org.earwitness.media;

import java.time.Duration;

/**
 * What one child process may use.
 *
 * @param wallClock longest life of the child
 * @param stall longest time without a byte from the child
 * @param cpu processor time of the child (where the system can hold it to that)
 * @param memoryBytes address space of the child (where the system can hold it to that)
 * @param soundSeconds longest sound that is accepted
 * @param streams most streams that a file may have
 * @param logBytes most text that the child may write about a file
 */
public record DecodeLimits(
        Duration wallClock,
        Duration stall,
        Duration cpu,
        long memoryBytes,
        double soundSeconds,
        int streams,
        long logBytes) {

    /** Limits that real material stays far below: 48 hours of sound, 1 GiB, two hours of work. */
    public static final DecodeLimits STANDARD = new DecodeLimits(
            Duration.ofHours(2), Duration.ofSeconds(60), Duration.ofHours(2), 1L << 30, 48 * 3600, 256, 4L << 30);

    public DecodeLimits {
        if (wallClock.isNegative() || stall.isNegative() || cpu.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "limits: expected positive durations, found " + wallClock + ", " + stall + " and " + cpu);
        }
        if (memoryBytes < 64 << 20 || soundSeconds <= 0 || streams < 1 || logBytes < 1 << 16) {
            throw new IllegalArgumentException(
                    "limits: expected at least 64 MiB, some sound, one stream and 64 KiB of text," + " found "
                            + memoryBytes + ", " + soundSeconds + ", " + streams + " and " + logBytes);
        }
    }
}
