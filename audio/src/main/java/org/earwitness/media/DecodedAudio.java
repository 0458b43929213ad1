package org.earwitness.media;

import java.util.List;
import org.earwitness.sample.PcmFormat;

/**
 * What is known of a stream after it was decoded to its end.
 *
 * @param samples per channel
 * @param pcmSha256 hash of all samples as little-endian 32-bit floats, interleaved, in lower-case hexadecimal
 * @param packets read from the container
 * @param frames decoded
 * @param decodeErrors packets that the decoder could not decode
 * @param damagedFrames frames that the decoder marked as damaged or concealed
 * @param unusableSamples values that were not finite or beyond ±10 000; measurements saw 0 in their place
 * @param endedEarly whether the decoder gave up before the end of the file
 * @param complaints the decoder's first warnings and errors about the file
 */
public record DecodedAudio(
        PcmFormat format,
        long samples,
        String pcmSha256,
        TimeBase timeBase,
        long packets,
        long frames,
        long decodeErrors,
        long damagedFrames,
        long unusableSamples,
        boolean endedEarly,
        List<String> complaints) {
    public DecodedAudio {
        complaints = List.copyOf(complaints);
    }

    public double seconds() {
        return format.rate().seconds(samples);
    }
}
