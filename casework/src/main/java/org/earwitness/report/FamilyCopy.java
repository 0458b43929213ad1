package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One of the copies, with what its file claims and what was measured in it. None of this shows that a copy is the original.
 *
 * @param letter by which it is told: A, B …, or its label in a case
 * @param name of its file; absent where it must not be shown
 * @param sameBytes names of further files of the same bytes
 * @param sameBytesCount how many these are
 * @param sha256 of its file, in lower-case hexadecimal
 * @param bytes length of its file
 * @param stream number of the audio stream that was compared, from 1
 * @param streams number of audio streams in the file
 * @param container format of the file, in words, as it claims
 * @param codec of the stream, in words, as the file claims
 * @param hertz samples per second of the stream as decoded
 * @param channels of the stream as decoded
 * @param seconds length of the 16 kHz mono view, which was compared
 * @param bitsPerSecond data rate that the file claims
 * @param upperEdge up to where its sound reaches, in hertz
 * @param signalToNoise how far speech stands above the sound between it, in decibels
 * @param level root mean square in dBFS
 */
public record FamilyCopy(
        @JsonProperty("copy") String letter,
        @JsonProperty("file") Optional<String> name,
        List<String> sameBytes,
        @JsonProperty("same_bytes_files") int sameBytesCount,
        String sha256,
        long bytes,
        int stream,
        int streams,
        String container,
        String codec,
        @JsonProperty("sample_rate_hz") int hertz,
        int channels,
        @JsonProperty("duration_s") double seconds,
        Optional<Long> bitsPerSecond,
        @JsonProperty("upper_edge_hz") Optional<Measure> upperEdge,
        @JsonProperty("signal_to_noise_db") Optional<Measure> signalToNoise,
        @JsonProperty("rms_dbfs") Optional<Measure> level) {
    private static final int LETTERS = 26;

    public FamilyCopy {
        letter = Expect.text("copy", letter);
        name = Expect.present("file", name);
        sameBytes = Expect.texts("same_bytes", sameBytes, 10_000);
        sha256 = Expect.sha256("copy sha256", sha256);
        container = Expect.anyText("copy container", container);
        codec = Expect.anyText("copy codec", codec);
        Expect.between("copy duration_s", seconds, 0, Double.MAX_VALUE);
        bitsPerSecond = Expect.present("copy bits_per_second", bitsPerSecond);
        upperEdge = Expect.present("copy upper_edge_hz", upperEdge);
        signalToNoise = Expect.present("copy signal_to_noise_db", signalToNoise);
        level = Expect.present("copy rms_dbfs", level);
    }

    /** The letter of a copy by its number from 0: A to Z, then AA. */
    public static String letter(int number) {
        String last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letter(number / LETTERS - 1) + last;
    }

    /** The same without the names of files. */
    public FamilyCopy withoutNames() {
        return new FamilyCopy(
                letter,
                Optional.empty(),
                List.of(),
                sameBytesCount,
                sha256,
                bytes,
                stream,
                streams,
                container,
                codec,
                hertz,
                channels,
                seconds,
                bitsPerSecond,
                upperEdge,
                signalToNoise,
                level);
    }
}
