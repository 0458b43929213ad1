package org.earwitness.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of samples as little-endian 32-bit floats, interleaved. */
public final class PcmHash implements SampleSink {
    private final MessageDigest digest = newDigest();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int channels;
    private long frames;

    @Override
    public void begin(PcmFormat format) {
        channels = format.channels();
        digest.reset();
        frames = 0;
    }

    @Override
    public void accept(float[] interleaved, int count) {
        int values = count * channels;
        if (bytes.capacity() < values * Float.BYTES) {
            bytes = ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        bytes.clear();
        bytes.asFloatBuffer().put(interleaved, 0, values);
        digest.update(bytes.array(), 0, values * Float.BYTES);
        frames += count;
    }

    @Override
    public void end() {}

    /** Samples per channel so far. */
    public long frames() {
        return frames;
    }

    /** The hash in lower-case hexadecimal; call it once, after the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
