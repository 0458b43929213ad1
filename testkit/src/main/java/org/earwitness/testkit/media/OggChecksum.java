package org.earwitness.testkit.media;

/** The checksum of an Ogg page (RFC 3533): CRC-32 of polynomial 0x04C11DB7, unreflected, over the page with its own field 0. */
final class OggChecksum {
    private static final int FIELD = 22;
    private static final int[] OF_OCTET = new int[256];

    static {
        for (int octet = 0; octet < 256; octet++) {
            int crc = octet << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
            OF_OCTET[octet] = crc;
        }
    }

    private OggChecksum() {}

    /** Writes the right checksum into the page at {@code start} to {@code end}. */
    static void repair(byte[] media, int start, int end) {
        if (end - start < FIELD + 4) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            media[start + FIELD + i] = 0;
        }
        int crc = 0;
        for (int at = start; at < end; at++) {
            crc = (crc << 8) ^ OF_OCTET[(crc >>> 24) ^ (media[at] & 0xFF)];
        }
        for (int i = 0; i < 4; i++) {
            media[start + FIELD + i] = (byte) (crc >>> (8 * i));
        }
    }
}
