package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.earwitness.custody.Agent;
import org.earwitness.custody.SigningKey;

/**
 * Who is at work, and what the custody of evidence needs.
 *
 * @param keys directory of the signing key, outside every case
 * @param agent the person and the program
 * @param patience how long to wait for another process that writes to the same case
 * @param largestFileBytes larger files are refused
 */
public record Desk(Path keys, Agent agent, Clock clock, Duration patience, long largestFileBytes) {
    /** 64 GiB. */
    public static final long LARGEST_FILE_BYTES = 64L << 30;

    /** A desk with the system's clock and the standard limits. */
    public static Desk of(Path keys, String actor) {
        return new Desk(
                keys,
                new Agent(actor, Program.NAME, Program.VERSION),
                Clock.systemUTC(),
                Duration.ofSeconds(60),
                LARGEST_FILE_BYTES);
    }

    SigningKey signingKey() throws IOException {
        return SigningKey.loadOrCreate(keys);
    }
}
