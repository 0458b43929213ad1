package org.earwitness.sample;

/**
 * The shape of a stream of PCM: its rate and its number of channels.
 *
 * @param channels interleaved channels, 1 to 64
 */
public record PcmFormat(SampleRate rate, int channels) {
    public static final int MAXIMUM_CHANNELS = 64;

    public PcmFormat {
        if (channels < 1 || channels > MAXIMUM_CHANNELS) {
            throw new IllegalArgumentException("channels: expected 1 to " + MAXIMUM_CHANNELS + ", found " + channels);
        }
    }
}
