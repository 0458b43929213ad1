package org.earwitness.sample;

/**
 * One lossy or lossless step that a recording went through or may have gone through.
 *
 * @param bitsPerSecond target rate of the codec; 0 for lossless codecs
 * @param rate sampling rate that the codec works at
 * @param channels 1 or 2
 */
public record Chain(Codec codec, int bitsPerSecond, SampleRate rate, int channels) {
    /** Codecs that circulating recordings go through. */
    public enum Codec {
        OPUS("opus"),
        VORBIS("ogg"),
        MP3("mp3"),
        AAC("m4a"),
        AMR_NB("amr"),
        AMR_WB("awb"),
        WMA("wma"),
        FLAC("flac"),
        PCM("wav");

        private final String extension;

        Codec(String extension) {
            this.extension = extension;
        }

        /** The usual ending of file names. */
        public String extension() {
            return extension;
        }
    }

    public Chain {
        if (channels < 1 || channels > 2 || bitsPerSecond < 0) {
            throw new IllegalArgumentException("chain: expected 1 or 2 channels and a bit rate of at least 0, found "
                    + channels + " and " + bitsPerSecond);
        }
    }
}
