package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A picture of a recording's sound over its whole time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WaveformPicture.class, name = "waveform"),
    @JsonSubTypes.Type(value = SpectrogramPicture.class, name = "spectrogram")
})
public sealed interface Picture permits WaveformPicture, SpectrogramPicture {
    /** Label of the recording. */
    String recording();

    /** Time of the left edge, in seconds. */
    double startSeconds();

    /** Time of the right edge, in seconds. */
    double endSeconds();

    /** What the picture shows, in words, for readers who do not see it. */
    String description();
}
