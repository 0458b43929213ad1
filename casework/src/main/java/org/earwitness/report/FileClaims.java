package org.earwitness.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the questioned file says about itself. Nothing here was checked against the sound.
 *
 * @param container the container format's name
 * @param claimedDurationSeconds the duration that the container states, in seconds; empty where it states none
 * @param tags the container's tags
 * @param streams its streams, in the file's order
 */
public record FileClaims(
        String container, OptionalDouble claimedDurationSeconds, List<Tag> tags, List<StreamClaims> streams) {
    public static final int MAXIMUM_STREAMS = 512;
    public static final int MAXIMUM_TAGS = 1_000;

    public FileClaims {
        container = Expect.text("container", container);
        claimedDurationSeconds = StreamClaims.duration("claimed_duration_s", claimedDurationSeconds);
        tags = Expect.list("container tags", tags, MAXIMUM_TAGS);
        streams = Expect.list("streams", streams, MAXIMUM_STREAMS);
    }
}
