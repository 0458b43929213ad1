package org.earwitness.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file says about one of its streams, and how long its sound turned out to be.
 *
 * @param index the stream's number in the file, from 0
 * @param kind audio, video, subtitle or data
 * @param codec the codec's name, with its profile where one is given
 * @param sampleRateHertz sampling frequency in hertz; 0 where there is none
 * @param channels number of channels; 0 where there is none
 * @param bitsPerSecond stated bit rate; 0 where none is stated
 * @param claimedDurationSeconds the duration that the stream states; empty where it states none
 * @param decodedDurationSeconds the length of its sound as decoded; empty where it was not decoded
 * @param tags the stream's tags
 * @param timeBase how sample time relates to the file's own time; empty where the stream was not decoded
 */
public record StreamClaims(
        int index,
        String kind,
        String codec,
        int sampleRateHertz,
        int channels,
        long bitsPerSecond,
        OptionalDouble claimedDurationSeconds,
        OptionalDouble decodedDurationSeconds,
        List<Tag> tags,
        Optional<TimeBase> timeBase) {
    public StreamClaims {
        Expect.atLeast("stream index", index, 0);
        kind = Expect.text("stream kind", kind);
        codec = Expect.text("stream codec", codec);
        Expect.atLeast("stream sample_rate_hz", sampleRateHertz, 0);
        Expect.atLeast("stream channels", channels, 0);
        Expect.atLeast("stream bits_per_second", bitsPerSecond, 0);
        claimedDurationSeconds = duration("stream claimed_duration_s", claimedDurationSeconds);
        decodedDurationSeconds = duration("stream decoded_duration_s", decodedDurationSeconds);
        tags = Expect.list("stream tags", tags, FileClaims.MAXIMUM_TAGS);
        timeBase = Expect.present("stream time_base", timeBase);
    }

    static OptionalDouble duration(String name, OptionalDouble seconds) {
        Expect.present(name, seconds).ifPresent(value -> Expect.range(name, 0, value));
        return seconds;
    }
}
