package org.earwitness.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file claims about itself: its container, its streams and its tags. Nothing here was checked against the sound.
 *
 * @param container short names of the container format, as the decoder gives them
 * @param containerName the container format in words
 * @param bytes length of the file
 * @param durationSeconds length that the container claims
 * @param startSeconds presentation time at which the container says that it starts
 * @param bitsPerSecond data rate over the whole file
 * @param tags descriptive tags of the container; long values are shortened and say so
 */
public record MediaFacts(
        String container,
        String containerName,
        long bytes,
        Optional<Double> durationSeconds,
        Optional<Double> startSeconds,
        Optional<Long> bitsPerSecond,
        Map<String, String> tags,
        List<StreamFacts> streams) {
    public MediaFacts {
        tags = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(tags));
        streams = List.copyOf(streams);
    }

    /** The audio streams, in the order of the file. */
    public List<StreamFacts> audioStreams() {
        return streams.stream().filter(stream -> stream.kind().equals("audio")).toList();
    }
}
