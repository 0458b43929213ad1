package org.earwitness.testkit.sound;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a WAV file as its sound arrives, of any length. The header keeps room for a {@code ds64} chunk in a {@code JUNK}
 * chunk, so that a file that outgrows 32-bit sizes becomes RF64 (EBU Tech 3306) when it is closed:
 *
 * <pre>
 *   0  RIFF | RF64     size of the file − 8, or 0xFFFFFFFF in RF64
 *  12  JUNK | ds64     28 bytes: file size − 8, data size, frames (8 each), table length 0 (4)
 *  48  fmt             16 bytes
 *  72  data            size of the samples, or 0xFFFFFFFF in RF64; a zero byte pads an odd size
 * </pre>
 */
public final class WavWriter implements SoundSink, Closeable {
    static final int HEADER_BYTES = 80;
    private static final long RIFF_LIMIT = 0xFFFF_FFFFL;
    private static final int BUFFER_BYTES = 1 << 16;

    private final WavFormat format;
    private final FileChannel channel;
    private final long riffLimit;
    private final ByteBuffer buffer;
    private long frames;

    private WavWriter(Path file, WavFormat format, long riffLimit) throws IOException {
        this.format = format;
        this.riffLimit = riffLimit;
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(header(format, 0, riffLimit));
    }

    /** Starts a file, in place of any file of that name. */
    public static WavWriter open(Path file, WavFormat format) throws IOException {
        return new WavWriter(file, format, RIFF_LIMIT);
    }

    /** Starts a file that turns RF64 where it would exceed {@code riffLimit} bytes. */
    static WavWriter open(Path file, WavFormat format, long riffLimit) throws IOException {
        return new WavWriter(file, format, riffLimit);
    }

    /**
     * Writes a block. Whole-number encodings round to the nearest step and hold values beyond full scale at full scale.
     *
     * @throws IllegalArgumentException where a sample is not a number
     * @throws UncheckedIOException where the file cannot be written
     */
    @Override
    public void accept(float[] interleaved, int count) {
        try {
            for (int i = 0; i < count * format.channels(); i++) {
                if (buffer.remaining() < 4) {
                    flush();
                }
                put(buffer, format.encoding(), interleaved[i]);
            }
            frames += count;
        } catch (IOException e) {
            throw new UncheckedIOException("the WAV file could not be written", e);
        }
    }

    /** Completes the header; until then the file claims to be empty. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if ((frames * format.bytesPerFrame()) % 2 != 0) {
                if (!buffer.hasRemaining()) {
                    flush();
                }
                buffer.put((byte) 0);
            }
            flush();
            ByteBuffer header = ByteBuffer.wrap(header(format, frames, riffLimit));
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    static void put(ByteBuffer out, WavFormat.Encoding encoding, float sample) {
        if (Float.isNaN(sample)) {
            throw new IllegalArgumentException("sample: expected a number, found NaN");
        }
        switch (encoding) {
            case PCM_16 -> out.putShort((short) Math.clamp(Math.round(sample * 32_768.0), -32_768L, 32_767));
            case PCM_24 -> {
                int value = (int) Math.clamp(Math.round(sample * 8_388_608.0), -8_388_608L, 8_388_607);
                out.putShort((short) value).put((byte) (value >> 16));
            }
            case FLOAT_32 -> out.putFloat(sample);
        }
    }

    static byte[] header(WavFormat format, long frames, long riffLimit) {
        long dataBytes = frames * format.bytesPerFrame();
        long riffBytes = HEADER_BYTES - 8 + dataBytes + dataBytes % 2;
        boolean large = riffBytes > riffLimit;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii(large ? "RF64" : "RIFF"))
                .putInt(large ? -1 : (int) riffBytes)
                .put(ascii("WAVE"));
        out.put(ascii(large ? "ds64" : "JUNK")).putInt(28);
        out.putLong(large ? riffBytes : 0)
                .putLong(large ? dataBytes : 0)
                .putLong(large ? frames : 0)
                .putInt(0);
        out.put(ascii("fmt ")).putInt(16);
        out.putShort((short) format.encoding().formatTag).putShort((short) format.channels());
        out.putInt(format.rateHertz()).putInt(format.rateHertz() * format.bytesPerFrame());
        out.putShort((short) format.bytesPerFrame()).putShort((short) (format.encoding().bytes * 8));
        out.put(ascii("data")).putInt(large ? -1 : (int) dataBytes);
        return out.array();
    }

    private static byte[] ascii(String fourLetters) {
        return fourLetters.getBytes(StandardCharsets.US_ASCII);
    }
}
