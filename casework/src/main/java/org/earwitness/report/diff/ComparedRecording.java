package org.earwitness.report.diff;

import java.util.Optional;
import org.earwitness.media.DecodedAudio;

/**
 * One of the two recordings of a comparison.
 *
 * @param name of its file; absent where it must not be shown
 * @param sha256 of its file, in lower-case hexadecimal
 * @param bytes length of its file
 * @param stream number of the audio stream that was compared, from 1
 * @param streams number of audio streams in the file
 * @param container format of the file, in words
 * @param codec of the stream, in words
 * @param audio the stream as decoded, with its time base
 */
public record ComparedRecording(
        Optional<String> name,
        String sha256,
        long bytes,
        int stream,
        int streams,
        String container,
        String codec,
        DecodedAudio audio) {
    private static final double LEAST_DIFFERENCE_SECONDS = 1e-6;

    ComparedRecording withoutName() {
        return new ComparedRecording(Optional.empty(), sha256, bytes, stream, streams, container, codec, audio);
    }

    /** The time that the container gives to an instant, in seconds, where it is another than the time that counts samples. */
    Optional<Double> presentationSeconds(double seconds) {
        double shown =
                audio.timeBase().presentationSeconds(audio.format().rate().samples(seconds));
        double counted = audio.format().rate().seconds(audio.format().rate().samples(seconds));
        double shift = shown - counted;
        return Math.abs(shift) < LEAST_DIFFERENCE_SECONDS ? Optional.empty() : Optional.of(seconds + shift);
    }
}
