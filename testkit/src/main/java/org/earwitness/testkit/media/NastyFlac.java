package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.List;

/** FLAC files (RFC 9639) with impossible metadata. They hold no frames: only metadata can harm. */
final class NastyFlac {
    private static final int INFORMATION = 0;
    private static final int SEEK_TABLE = 3;
    private static final int COMMENT = 4;
    private static final int PICTURE = 6;
    private static final int LAST = 0x80;
    private static final long MAX = 0xFFFF_FFFFL;

    private NastyFlac() {}

    static List<NastyMedia> all() {
        return List.of(
                anyOutcome(
                        "flac-picture-16-megabytes",
                        "speech.flac",
                        "a picture of 16 MB, the most that a block can hold",
                        () -> file(
                                block(INFORMATION, information(8000, 8000)),
                                block(LAST | PICTURE, picture((1 << 24) - 1 - 42)))),
                refuse(
                        "flac-picture-claims-4-gigabytes",
                        "speech.flac",
                        "a picture whose type name and data claim 2^32 - 1 bytes",
                        () -> file(
                                block(INFORMATION, information(8000, 8000)),
                                block(
                                        LAST | PICTURE,
                                        new Bytes()
                                                .big(4, 3)
                                                .big(4, MAX)
                                                .big(4, MAX)
                                                .zeros(24)
                                                .toArray()))),
                refuse(
                        "flac-block-larger-than-file",
                        "speech.flac",
                        "a comment block of 16 MB that is not there",
                        () -> file(
                                block(INFORMATION, information(8000, 8000)),
                                new Bytes().octets(COMMENT).big(3, 0xFF_FFFF).toArray())),
                refuse(
                        "flac-comments-maximal",
                        "speech.flac",
                        "2^32 - 1 comments",
                        () -> file(
                                block(INFORMATION, information(8000, 8000)),
                                block(
                                        LAST | COMMENT,
                                        new Bytes().little(4, 0).little(4, MAX).toArray()))),
                refuse(
                        "flac-duration-maximal",
                        "speech.flac",
                        "2^36 - 1 samples at 1 Hz, two thousand years",
                        () -> file(block(LAST | INFORMATION, information(1, (1L << 36) - 1)))),
                refuse(
                        "flac-rate-zero",
                        "speech.flac",
                        "a rate of 0 Hz",
                        () -> file(block(LAST | INFORMATION, information(0, 8000)))),
                refuse(
                        "flac-50000-blocks",
                        "speech.flac",
                        "50,000 empty seek tables",
                        () -> file(
                                block(INFORMATION, information(8000, 8000)),
                                new Bytes()
                                        .repeat(50_000, block(SEEK_TABLE, new byte[0]))
                                        .add(block(LAST | COMMENT, new byte[8]))
                                        .toArray())));
    }

    private static byte[] file(byte[]... blocks) {
        Bytes out = new Bytes().latin("fLaC");
        for (byte[] block : blocks) {
            out.add(block);
        }
        return out.toArray();
    }

    private static byte[] block(int kind, byte[] content) {
        return new Bytes().octets(kind).big(3, content.length).add(content).toArray();
    }

    /** Stream information: mono, 16 bits, blocks of 4096 samples. */
    private static byte[] information(int rateHertz, long samples) {
        int bitsLessOne = 15;
        long packed = (long) rateHertz << 44 | (long) bitsLessOne << 36 | samples;
        return new Bytes()
                .big(2, 4096)
                .big(2, 4096)
                .zeros(6)
                .big(8, packed)
                .zeros(16)
                .toArray();
    }

    private static byte[] picture(int bytes) {
        return new Bytes()
                .big(4, 3)
                .big(4, 10)
                .latin("image/jpeg")
                .zeros(20)
                .big(4, bytes)
                .zeros(bytes)
                .toArray();
    }
}
