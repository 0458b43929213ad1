package org.earwitness.report.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures as PNG (ISO/IEC 15948) with 8-bit indexed colour, without interlacing or filters.
 *
 * <pre>
 * 89 "PNG" 0D 0A 1A 0A, then chunks IHDR PLTE IDAT IEND
 * chunk = length:u32 type:4 bytes content crc32(type, content):u32, big-endian
 * IDAT  = zlib of rows from the top, each a filter byte 0 and one index per pixel
 * </pre>
 */
public final class PngImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int INDEXED_COLOUR = 3;

    private PngImage() {}

    /** The index of the colour at a pixel, from the top left. */
    public interface Pixels {
        int index(int x, int y);
    }

    public static byte[] encode(int width, int height, ColourScale colours, Pixels pixels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(width, height));
        chunk(file, "PLTE", palette(colours));
        chunk(file, "IDAT", deflated(rows(width, height, pixels)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    public static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) INDEXED_COLOUR)
                .array();
    }

    private static byte[] palette(ColourScale colours) {
        ByteBuffer palette = ByteBuffer.allocate(ColourScale.STEPS * 3);
        for (int step = 0; step < ColourScale.STEPS; step++) {
            int rgb = colours.rgb(step);
            palette.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        return palette.array();
    }

    private static byte[] rows(int width, int height, Pixels pixels) {
        ByteBuffer rows = ByteBuffer.allocate(height * (width + 1));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                rows.put((byte) pixels.index(x, y));
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        try (DeflaterResource deflater = new DeflaterResource()) {
            deflater.zlib.setInput(content);
            deflater.zlib.finish();
            while (!deflater.zlib.finished()) {
                out.write(block, 0, deflater.zlib.deflate(block));
            }
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        file.writeBytes(ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array());
    }

    /** Frees the deflater's native memory. */
    private record DeflaterResource(Deflater zlib) implements AutoCloseable {
        DeflaterResource() {
            this(new Deflater(Deflater.BEST_COMPRESSION));
        }

        @Override
        public void close() {
            zlib.end();
        }
    }
}
