package org.earwitness.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.earwitness.sample.SampleRate;

/**
 * The one shape of WAV file that a report carries: a 44-byte header, 16-bit little-endian PCM, mono.
 *
 * <pre>
 * "RIFF" length-8:u32 "WAVE" "fmt " 16:u32 1:u16 1:u16 rate:u32 rate*2:u32 2:u16 16:u16 "data" bytes:u32 samples:i16…
 * </pre>
 */
public final class WavFile {
    private static final int HEADER_BYTES = 44;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int FULL_SCALE = 32_767;

    private WavFile() {}

    /** Length of a WAV file's sound. */
    record Shape(SampleRate rate, int samples) {
        double seconds() {
            return rate.seconds(samples);
        }
    }

    /**
     * Writes mono samples as a WAV file.
     *
     * @param samples full scale ±1; what is beyond is clipped
     */
    public static Bytes encode(SampleRate rate, float[] samples) {
        int dataBytes = Math.multiplyExact(samples.length, BYTES_PER_SAMPLE);
        ByteBuffer file = header(rate.hertz(), dataBytes);
        for (float sample : samples) {
            file.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * FULL_SCALE));
        }
        byte[] bytes = new byte[file.flip().remaining()];
        file.get(bytes);
        return Bytes.of(bytes);
    }

    /**
     * Reads the header of a file of this shape.
     *
     * @throws IllegalArgumentException where the file has another shape
     */
    static Shape shape(byte[] file) {
        if (file.length < HEADER_BYTES) {
            throw Expect.wrong("wav", "at least " + HEADER_BYTES + " bytes", file.length + " bytes");
        }
        int hertz = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(24);
        int dataBytes = file.length - HEADER_BYTES;
        SampleRate rate = new SampleRate(hertz);
        if (!header(hertz, dataBytes).slice(0, HEADER_BYTES).equals(ByteBuffer.wrap(file, 0, HEADER_BYTES))
                || dataBytes % BYTES_PER_SAMPLE != 0) {
            throw Expect.wrong("wav", "a 44-byte header, 16-bit PCM, mono, without further chunks", "another shape");
        }
        return new Shape(rate, dataBytes / BYTES_PER_SAMPLE);
    }

    private static ByteBuffer header(int hertz, int dataBytes) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(ascii("RIFF"))
                .putInt(HEADER_BYTES - 8 + dataBytes)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(hertz)
                .putInt(hertz * BYTES_PER_SAMPLE)
                .putShort((short) BYTES_PER_SAMPLE)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(dataBytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
