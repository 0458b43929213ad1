package org.earwitness.workflow;

import java.nio.file.Path;
import org.earwitness.compare.AudioDiff;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.MediaProbe;
import org.earwitness.media.Sandbox;

/** A desk with the decoder, in its isolation and with its limits. */
public record Workbench(Desk desk, Sandbox sandbox, DecodeLimits limits) {
    /**
     * A workbench with the strongest isolation that works here and the standard limits.
     *
     * @param cache directory for the unpacked decoder
     * @throws org.earwitness.media.DecoderUnavailableException where the decoder cannot be used on this machine
     */
    public static Workbench prepare(Desk desk, Path cache) {
        return new Workbench(desk, Sandbox.strongest(DecoderInstallation.prepare(cache)), DecodeLimits.STANDARD);
    }

    MediaProbe probe() {
        return new MediaProbe(sandbox, limits);
    }

    Decoder decoder() {
        return new Decoder(sandbox, limits);
    }

    /** A decoder that refuses longer sound than can be compared in the memory that the program is given. */
    Decoder comparedDecoder() {
        return new Decoder(
                sandbox,
                new DecodeLimits(
                        limits.wallClock(),
                        limits.stall(),
                        limits.cpu(),
                        limits.memoryBytes(),
                        Math.min(limits.soundSeconds(), AudioDiff.LONGEST_SECONDS),
                        limits.streams(),
                        limits.logBytes()));
    }
}
