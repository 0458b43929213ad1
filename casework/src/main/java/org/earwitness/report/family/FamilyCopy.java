package org.earwitness.report.family;

import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Relation;

/**
 * One of the copies, with what its file claims and what was measured in it. None of this shows that a copy is the original.
 *
 * @param letter by which it is told: A, B …
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
        String letter,
        Optional<String> name,
        List<String> sameBytes,
        int sameBytesCount,
        String sha256,
        long bytes,
        int stream,
        int streams,
        String container,
        String codec,
        int hertz,
        int channels,
        double seconds,
        Optional<Long> bitsPerSecond,
        Optional<Measure> upperEdge,
        Optional<Measure> signalToNoise,
        Optional<Measure> level) {
    private static final int LETTERS = 26;

    public FamilyCopy {
        sameBytes = List.copyOf(sameBytes);
    }

    /** The letter of a copy by its number from 0: A to Z, then AA. */
    public static String letter(int number) {
        String last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letter(number / LETTERS - 1) + last;
    }

    /** Its length; lengths less apart than counts at an end are equal. */
    Measure length() {
        return new Measure(seconds, Relation.EDGE_SECONDS / 2);
    }

    FamilyCopy withoutNames() {
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
