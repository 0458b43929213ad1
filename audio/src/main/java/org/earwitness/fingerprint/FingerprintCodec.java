package org.earwitness.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The byte form of a fingerprint, format version 1. All numbers are unsigned and big-endian.
 *
 * <pre>
 * file      = magic format extractor samples count times frequencies checksum
 * magic     = "EWFP"                 4 bytes
 * format    = 1                      2 bytes
 * extractor = version, 1 to 65535    2 bytes
 * samples   = length at 16 kHz       8 bytes, 0 to 16 · 2³¹ − 1
 * count     = number of landmarks    4 bytes, 0 to 2²⁶
 * times     = count × 4 bytes        milliseconds, not descending, at most samples / 16
 * frequencies = count × 2 bytes      tenths of a hertz, at least 1, ascending where times are equal
 * checksum  = CRC-32C of all bytes before it, 4 bytes
 * </pre>
 *
 * <p>A fingerprint has exactly one byte form; a decoder accepts no other.
 */
public final class FingerprintCodec {
    public static final int FORMAT = 1;
    public static final int MAXIMUM_LANDMARKS = 1 << 26;

    private static final byte[] MAGIC = "EWFP".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 20;
    private static final int LANDMARK_BYTES = 6;
    private static final int CHECKSUM_BYTES = 4;
    private static final long MAXIMUM_SAMPLES = (1L << 31) * Fingerprint.TIME_UNIT_SAMPLES - 1;

    private FingerprintCodec() {}

    public static byte[] encode(Fingerprint fingerprint) {
        int count = fingerprint.size();
        byte[] encoded = new byte[HEADER_BYTES + count * LANDMARK_BYTES + CHECKSUM_BYTES];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        bytes.put(MAGIC).putShort((short) FORMAT).putShort((short) fingerprint.extractorVersion());
        bytes.putLong(fingerprint.samples()).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.putInt(fingerprint.time(i));
        }
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) fingerprint.frequency(i));
        }
        bytes.putInt(checksum(encoded));
        return encoded;
    }

    /**
     * Reads a fingerprint from its byte form.
     *
     * @throws IllegalArgumentException if the bytes are not a fingerprint of this format, whole and undamaged
     */
    public static Fingerprint decode(byte[] encoded) {
        require(encoded.length >= HEADER_BYTES + CHECKSUM_BYTES, "at least 24 bytes", encoded.length);
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        byte[] magic = new byte[MAGIC.length];
        bytes.get(magic);
        require(Arrays.equals(magic, MAGIC), "the letters EWFP", "others");
        int format = Short.toUnsignedInt(bytes.getShort());
        require(format == FORMAT, "format " + FORMAT, format);
        int extractor = Short.toUnsignedInt(bytes.getShort());
        long samples = bytes.getLong();
        require(samples >= 0 && samples <= MAXIMUM_SAMPLES, "0 to " + MAXIMUM_SAMPLES + " samples", samples);
        int count = bytes.getInt();
        require(count >= 0 && count <= MAXIMUM_LANDMARKS, "0 to " + MAXIMUM_LANDMARKS + " landmarks", count);
        long length = HEADER_BYTES + (long) count * LANDMARK_BYTES + CHECKSUM_BYTES;
        require(length == encoded.length, length + " bytes", encoded.length);
        int checksum = checksum(encoded);
        require(
                bytes.getInt(encoded.length - CHECKSUM_BYTES) == checksum,
                "checksum " + Integer.toHexString(checksum),
                "another");
        bytes.position(HEADER_BYTES);
        int[] times = new int[count];
        bytes.asIntBuffer().get(times);
        bytes.position(HEADER_BYTES + count * Integer.BYTES);
        int[] frequencies = new int[count];
        for (int i = 0; i < count; i++) {
            frequencies[i] = Short.toUnsignedInt(bytes.getShort());
        }
        return new Fingerprint(extractor, samples, times, frequencies);
    }

    private static int checksum(byte[] encoded) {
        CRC32C checksum = new CRC32C();
        checksum.update(encoded, 0, encoded.length - CHECKSUM_BYTES);
        return (int) checksum.getValue();
    }

    private static void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("fingerprint bytes: expected " + expected + ", found " + found
                    + "; extract the fingerprint again from the recording");
        }
    }
}
