package org.earwitness.testkit.sound;

/**
 * How samples lie in a WAV file.
 *
 * @param rateHertz samples per second and channel, at least 1
 * @param channels interleaved channels, 1 to {@link Sound#MAXIMUM_CHANNELS}
 */
public record WavFormat(int rateHertz, int channels, Encoding encoding) {
    public WavFormat {
        if (rateHertz < 1) {
            throw new IllegalArgumentException("rate: expected at least 1 Hz, found " + rateHertz);
        }
        if (channels < 1 || channels > Sound.MAXIMUM_CHANNELS) {
            throw new IllegalArgumentException(
                    "channels: expected 1 to " + Sound.MAXIMUM_CHANNELS + ", found " + channels);
        }
    }

    public int bytesPerFrame() {
        return channels * encoding.bytes;
    }

    /** The encodings of one sample, all little-endian. */
    public enum Encoding {
        /** Signed whole numbers of 16 bits; full scale is 32 768. */
        PCM_16(1, 2),
        /** Signed whole numbers of 24 bits; full scale is 8 388 608. */
        PCM_24(1, 3),
        /** IEEE 754 single precision; full scale is 1, values beyond it are kept. */
        FLOAT_32(3, 4);

        final int formatTag;
        final int bytes;

        Encoding(int formatTag, int bytes) {
            this.formatTag = formatTag;
            this.bytes = bytes;
        }

        /** The encoding of a format chunk's tag and sample width. */
        static Encoding of(int formatTag, int bits) throws WavException {
            for (Encoding encoding : values()) {
                if (encoding.formatTag == formatTag && encoding.bytes * 8 == bits) {
                    return encoding;
                }
            }
            throw new WavException("WAV encoding: expected PCM of 16 or 24 bits or float of 32, found tag " + formatTag
                    + " of " + bits + " bits");
        }
    }
}
