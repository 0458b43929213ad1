package org.earwitness.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;

/**
 * Turns the decoder's output, a WAVE stream of 32-bit floats whose lengths are unknown, into samples for a sink.
 *
 * <p>The header is read from the child as it comes; nothing in it is trusted beyond its limits. All sample bytes are hashed as
 * they are.
 */
final class WaveReader implements ChildProcess.Reader {
    private static final int LONGEST_HEADER = 1 << 16;
    private static final float LARGEST_SAMPLE = 10_000f;
    /** A small file of a few samples a second would last for days, and every measurement of it too. */
    private static final int LOWEST_HERTZ = 1000;

    private final SampleSink sink;
    private final double mostSeconds;
    private final MessageDigest digest;
    private ByteBuffer pending = ByteBuffer.allocate(LONGEST_HEADER + (1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
    private float[] block = new float[0];
    private Optional<PcmFormat> format = Optional.empty();
    private long frames;
    private long unusable;

    WaveReader(SampleSink sink, double mostSeconds, MessageDigest digest) {
        this.sink = sink;
        this.mostSeconds = mostSeconds;
        this.digest = digest;
    }

    @Override
    public Optional<ChildProcess.Ended> take(byte[] bytes, int length) {
        if (length > pending.remaining()) {
            return Optional.of(new ChildProcess.Ended(
                    "a header of more than " + LONGEST_HEADER + " bytes", Refusal.Cause.DECODER_CRASHED));
        }
        pending.put(bytes, 0, length).flip();
        if (format.isEmpty()) {
            Optional<ChildProcess.Ended> complaint = readHeader();
            if (complaint.isPresent() || format.isEmpty()) {
                pending.compact();
                return complaint;
            }
        }
        PcmFormat shape = format.get();
        int frameBytes = shape.channels() * Float.BYTES;
        int whole = pending.remaining() / frameBytes;
        if (shape.rate().seconds(frames + whole) > mostSeconds) {
            return Optional.of(new ChildProcess.Ended(
                    "more than " + (long) mostSeconds + " s of sound", Refusal.Cause.OUTPUT_LIMIT));
        }
        if (whole > 0) {
            deliver(whole, shape);
        }
        pending.compact();
        return Optional.empty();
    }

    private void deliver(int count, PcmFormat shape) {
        int values = count * shape.channels();
        digest.update(pending.slice(pending.position(), values * Float.BYTES));
        if (block.length < values) {
            block = new float[values];
        }
        pending.asFloatBuffer().get(block, 0, values);
        pending.position(pending.position() + values * Float.BYTES);
        for (int index = 0; index < values; index++) {
            if (!(Math.abs(block[index]) <= LARGEST_SAMPLE)) {
                block[index] = 0;
                unusable++;
            }
        }
        frames += count;
        sink.accept(block, count);
    }

    /** Reads chunks up to the data chunk; leaves the buffer's position behind what was understood. */
    private Optional<ChildProcess.Ended> readHeader() {
        int start = pending.position();
        int at = start + 12;
        Optional<PcmFormat> found = Optional.empty();
        while (pending.limit() >= at + 8) {
            int name = pending.getInt(at);
            long size = Integer.toUnsignedLong(pending.getInt(at + 4));
            if (name == 0x20746d66 && pending.limit() >= at + 24) { // "fmt "
                int channels = Short.toUnsignedInt(pending.getShort(at + 10));
                int hertz = pending.getInt(at + 12);
                if (channels < 1
                        || channels > PcmFormat.MAXIMUM_CHANNELS
                        || hertz < LOWEST_HERTZ
                        || hertz > SampleRate.MAXIMUM_HERTZ) {
                    return Optional.of(
                            new ChildProcess.Ended(channels + " channels at " + hertz + " Hz", Refusal.Cause.ABSURD));
                }
                found = Optional.of(new PcmFormat(new SampleRate(hertz), channels));
            }
            if (name == 0x61746164) { // "data"
                if (found.isEmpty()) {
                    return Optional.of(
                            new ChildProcess.Ended("samples without a format", Refusal.Cause.DECODER_CRASHED));
                }
                format = found;
                pending.position(at + 8);
                sink.begin(found.get());
                return Optional.empty();
            }
            if (size > LONGEST_HEADER) {
                return Optional.of(
                        new ChildProcess.Ended("a header of " + size + " bytes", Refusal.Cause.DECODER_CRASHED));
            }
            at += 8 + (int) (size + (size & 1));
        }
        return Optional.empty();
    }

    Optional<PcmFormat> format() {
        return format;
    }

    long frames() {
        return frames;
    }

    long unusable() {
        return unusable;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
