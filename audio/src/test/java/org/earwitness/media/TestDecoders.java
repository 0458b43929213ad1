package org.earwitness.media;

import java.nio.file.Path;

/** The decoder that the tests of this module share, unpacked once below the build directory. */
final class TestDecoders {
    static final DecoderInstallation INSTALLATION = DecoderInstallation.prepare(Path.of("target", "decoder-cache"));
    static final Sandbox SANDBOX = Sandbox.strongest(INSTALLATION);
    static final DecodeLimits LIMITS = DecodeLimits.STANDARD;

    private TestDecoders() {}
}
