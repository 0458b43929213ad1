package org.earwitness.media;

import java.util.Map;
import java.util.Optional;

/**
 * What a file claims about one of its streams.
 *
 * @param index position among all streams of the file, from 0
 * @param kind audio, video, subtitle, data or attachment; "unknown" where the decoder cannot say
 * @param codec short name of the codec
 * @param codecName the codec in words
 * @param profile variant of the codec, such as LC
 * @param codecTag four-character code in the container
 * @param hertz samples per second
 * @param layout arrangement of the channels, such as stereo
 * @param sampleFormat form in which the decoder delivers samples
 * @param startSeconds presentation time of the first sample
 * @param frames number of frames that the container lists
 */
public record StreamFacts(
        int index,
        String kind,
        String codec,
        String codecName,
        Optional<String> profile,
        Optional<String> codecTag,
        Optional<Integer> hertz,
        Optional<Integer> channels,
        Optional<String> layout,
        Optional<String> sampleFormat,
        Optional<Double> durationSeconds,
        Optional<Double> startSeconds,
        Optional<Long> bitsPerSecond,
        Optional<Long> frames,
        Map<String, String> tags) {
    public StreamFacts {
        tags = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(tags));
    }
}
