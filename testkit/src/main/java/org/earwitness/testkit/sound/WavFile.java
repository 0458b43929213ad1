package org.earwitness.testkit.sound;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** WAV files: RIFF and RF64 with PCM of 16 or 24 bits or float samples. */
public final class WavFile {
    /** The most samples that {@link #read} takes into memory, all channels together: 1 GiB of floats. */
    private static final long MAXIMUM_SAMPLES_IN_MEMORY = 1 << 28;

    private static final int BLOCK_FRAMES = 4096;

    private WavFile() {}

    /** Writes sound to a file, in place of any file of that name. */
    public static void write(Path file, Sound sound, WavFormat.Encoding encoding) throws IOException {
        try (WavWriter writer = WavWriter.open(file, new WavFormat(sound.rateHertz(), sound.channels(), encoding))) {
            sound.streamTo(writer);
        }
    }

    /** The bytes of a WAV file of this sound. */
    public static byte[] bytes(Sound sound, WavFormat.Encoding encoding) {
        WavFormat format = new WavFormat(sound.rateHertz(), sound.channels(), encoding);
        int dataBytes = Math.multiplyExact(sound.frames(), format.bytesPerFrame());
        ByteBuffer out = ByteBuffer.allocate(WavWriter.HEADER_BYTES + dataBytes + dataBytes % 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(WavWriter.header(format, sound.frames(), Integer.MAX_VALUE));
        for (float sample : sound.interleaved()) {
            WavWriter.put(out, encoding, sample);
        }
        return out.array();
    }

    /** Reads a whole file of at most 2^28 samples. */
    public static Sound read(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            Header header = readHeader(in);
            int channels = header.format.channels();
            if (header.frames * channels > MAXIMUM_SAMPLES_IN_MEMORY) {
                throw new WavException("WAV: expected at most " + MAXIMUM_SAMPLES_IN_MEMORY + " samples, found "
                        + header.frames * channels + "; stream it instead");
            }
            float[] samples = new float[(int) header.frames * channels];
            int[] filled = {0};
            readSamples(in, header, (block, frames) -> {
                System.arraycopy(block, 0, samples, filled[0], frames * channels);
                filled[0] += frames * channels;
            });
            return Sound.owning(header.format.rateHertz(), channels, samples);
        }
    }

    /** Hands a file of any length to a sink, and says what its format was. */
    public static WavFormat stream(Path file, SoundSink sink) throws IOException {
        try (DataInputStream in = open(file)) {
            Header header = readHeader(in);
            readSamples(in, header, sink);
            return header.format;
        }
    }

    private record Header(WavFormat format, long frames) {}

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static Header readHeader(DataInputStream in) throws IOException {
        String magic = fourLetters(in);
        boolean large = magic.equals("RF64");
        if (!large && !magic.equals("RIFF")) {
            throw new WavException("WAV: expected RIFF or RF64, found " + magic);
        }
        unsignedInt(in);
        String kind = fourLetters(in);
        if (!kind.equals("WAVE")) {
            throw new WavException("RIFF: expected WAVE, found " + kind);
        }
        long largeDataBytes = -1;
        WavFormat[] format = new WavFormat[1];
        while (true) {
            String name = fourLetters(in);
            long size = unsignedInt(in);
            switch (name) {
                case "ds64" -> {
                    in.skipNBytes(8);
                    largeDataBytes = Long.reverseBytes(in.readLong());
                    in.skipNBytes(padded(size) - 16);
                }
                case "fmt " -> format[0] = readFormat(in, size);
                case "data" -> {
                    long bytes = large && size == 0xFFFF_FFFFL ? largeDataBytes : size;
                    if (format[0] == null || bytes < 0) {
                        throw new WavException("WAV: expected a format before the samples, and their size");
                    }
                    return new Header(format[0], bytes / format[0].bytesPerFrame());
                }
                default -> in.skipNBytes(padded(size));
            }
        }
    }

    private static WavFormat readFormat(DataInputStream in, long size) throws IOException {
        if (size < 16 || size > 4096) {
            throw new WavException("WAV format chunk: expected 16 to 4096 bytes, found " + size);
        }
        ByteBuffer chunk = ByteBuffer.wrap(in.readNBytes((int) padded(size))).order(ByteOrder.LITTLE_ENDIAN);
        if (chunk.remaining() < size) {
            throw new EOFException("WAV format chunk: expected " + size + " bytes, found " + chunk.remaining());
        }
        int extensible = 0xFFFE;
        int tag = chunk.getShort(0) & 0xFFFF;
        if (tag == extensible && size >= 26) {
            tag = chunk.getShort(24) & 0xFFFF;
        }
        int channels = chunk.getShort(2) & 0xFFFF;
        int rate = chunk.getInt(4);
        if (channels < 1 || channels > Sound.MAXIMUM_CHANNELS || rate < 1) {
            throw new WavException("WAV format: expected 1 to " + Sound.MAXIMUM_CHANNELS
                    + " channels and a rate of at least 1 Hz, found " + channels + " and "
                    + Integer.toUnsignedString(rate));
        }
        return new WavFormat(rate, channels, WavFormat.Encoding.of(tag, chunk.getShort(14) & 0xFFFF));
    }

    private static void readSamples(InputStream in, Header header, SoundSink sink) throws IOException {
        WavFormat format = header.format;
        float[] block = new float[BLOCK_FRAMES * format.channels()];
        long remaining = header.frames;
        while (remaining > 0) {
            int frames = (int) Math.min(BLOCK_FRAMES, remaining);
            int bytes = frames * format.bytesPerFrame();
            ByteBuffer chunk = ByteBuffer.wrap(in.readNBytes(bytes)).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk.remaining() < bytes) {
                throw new EOFException("WAV samples: expected " + remaining + " more frames, found "
                        + chunk.remaining() / format.bytesPerFrame());
            }
            for (int i = 0; i < frames * format.channels(); i++) {
                block[i] = get(chunk, format.encoding());
            }
            sink.accept(block, frames);
            remaining -= frames;
        }
    }

    private static float get(ByteBuffer in, WavFormat.Encoding encoding) {
        return switch (encoding) {
            case PCM_16 -> in.getShort() / 32_768f;
            case PCM_24 -> ((in.getShort() & 0xFFFF) | (in.get() << 16)) / 8_388_608f;
            case FLOAT_32 -> in.getFloat();
        };
    }

    private static String fourLetters(DataInputStream in) throws IOException {
        byte[] letters = new byte[4];
        in.readFully(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static long unsignedInt(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt()) & 0xFFFF_FFFFL;
    }

    private static long padded(long size) {
        return size + size % 2;
    }
}
