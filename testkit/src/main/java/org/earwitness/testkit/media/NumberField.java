package org.earwitness.testkit.media;

/**
 * A place in media bytes that holds a length, a count or another number that parsers trust.
 *
 * @param width bytes, 1 to 8
 */
record NumberField(String name, int offset, int width, Coding coding) {
    /** How the number is written. */
    enum Coding {
        BIG_ENDIAN,
        LITTLE_ENDIAN,
        /** Big-endian with seven bits a byte (ID3v2). */
        SYNCHSAFE,
        /** Big-endian behind a length marker bit in the first byte, which stays (EBML). */
        EBML
    }

    NumberField {
        if (width < 1 || width > 8 || offset < 0) {
            throw new IllegalArgumentException(
                    "field: expected 1 to 8 bytes at 0 or later, found " + width + " at " + offset);
        }
    }

    boolean fits(byte[] media) {
        return offset + width <= media.length;
    }

    /** The number that stands there, unsigned as far as it fits into a long. */
    long read(byte[] media) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            int at = coding == Coding.LITTLE_ENDIAN ? offset + width - 1 - i : offset + i;
            int octet = media[at] & 0xFF;
            if (coding == Coding.EBML && i == 0) {
                octet &= (1 << (8 - width)) - 1;
            }
            value = coding == Coding.SYNCHSAFE ? (value << 7) | (octet & 0x7F) : (value << 8) | octet;
        }
        return value;
    }

    /** Writes the low bits of a number there. */
    void write(byte[] media, long value) {
        long rest = value;
        for (int i = width - 1; i >= 0; i--) {
            int at = coding == Coding.LITTLE_ENDIAN ? offset + width - 1 - i : offset + i;
            int octet = (int) rest & (coding == Coding.SYNCHSAFE ? 0x7F : 0xFF);
            if (coding == Coding.EBML && i == 0) {
                int marker = 1 << (8 - width);
                octet = marker | (octet & (marker - 1));
            }
            media[at] = (byte) octet;
            rest >>>= coding == Coding.SYNCHSAFE ? 7 : 8;
        }
    }
}
