package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.earwitness.custody.Agent;
import org.earwitness.custody.SigningKey;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.MediaProbe;
import org.earwitness.media.Sandbox;

/**
 * What every piece of work needs of the machine and the person: the decoder in its isolation, its limits, the clock, the
 * signing key's directory, and who is at work.
 *
 * @param keys directory of the signing key, outside every case
 * @param wait how long to wait for another process that writes to the same case
 */
public record Workbench(
        Sandbox sandbox,
        DecodeLimits limits,
        long largestFileBytes,
        Path keys,
        Agent agent,
        Clock clock,
        Duration wait) {
    /** Files larger than this are refused: 64 GiB. */
    public static final long LARGEST_FILE_BYTES = 64L << 30;

    /** A workbench with the strongest isolation that works here and the standard limits. */
    public static Workbench prepare(Path cache, Path keys, String actor) {
        Sandbox sandbox = Sandbox.strongest(DecoderInstallation.prepare(cache));
        return new Workbench(
                sandbox,
                DecodeLimits.STANDARD,
                LARGEST_FILE_BYTES,
                keys,
                new Agent(actor, Program.NAME, Program.VERSION),
                Clock.systemUTC(),
                Duration.ofSeconds(60));
    }

    MediaProbe probe() {
        return new MediaProbe(sandbox, limits);
    }

    Decoder decoder() {
        return new Decoder(sandbox, limits);
    }

    SigningKey signingKey() throws IOException {
        return SigningKey.loadOrCreate(keys);
    }
}
