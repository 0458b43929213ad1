package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.List;

/** Matroska and WebM files (RFC 9559) with impossible elements. */
final class NastyMatroska {
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549A966L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TAGS = 0x1254C367L;
    private static final int TRACK = 0xAE;
    private static final int SIMPLE_TAG = 0x67C8;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int XIPH_LACING = 0x02;
    private static final int EBML_LACING = 0x06;

    private NastyMatroska() {}

    static List<NastyMedia> all() {
        byte[] good = track(1, 8000.0, new byte[0]);
        byte[] plain = block(0, NastyWave.tone());
        return List.of(
                decode(
                        "mka-plain",
                        "plain.mka",
                        "a plain file, from which the others are made",
                        () -> file(info(1000), good, plain)),
                anyOutcome(
                        "webm-rate-zero",
                        "call.webm",
                        "a rate of 0 Hz",
                        () -> file(info(1000), track(1, 0, new byte[0]), plain)),
                anyOutcome(
                        "webm-rate-infinite",
                        "call.webm",
                        "a rate of infinity",
                        () -> file(info(1000), track(1, Double.POSITIVE_INFINITY, new byte[0]), plain)),
                anyOutcome(
                        "webm-rate-not-a-number",
                        "call.webm",
                        "a rate that is no number",
                        () -> file(info(1000), track(1, Double.NaN, new byte[0]), plain)),
                anyOutcome(
                        "webm-duration-gigantic",
                        "call.webm",
                        "a duration of 1e300 milliseconds",
                        () -> file(info(1e300), good, plain)),
                anyOutcome(
                        "mka-10000-tracks", "call.mka", "10,000 tracks", () -> file(info(1000), tracks(10_000), plain)),
                anyOutcome(
                        "mka-nested-10000",
                        "call.mka",
                        "10,000 tags one inside another",
                        () -> file(info(1000), good, nested(10_000), plain)),
                refuse(
                        "mka-nested-unknown-sizes",
                        "call.mka",
                        "10,000 segments of unknown size one inside another",
                        () -> new Bytes()
                                .add(start())
                                .repeat(
                                        10_000,
                                        new Bytes().big(4, SEGMENT).octets(0xFF).toArray())
                                .toArray()),
                refuse(
                        "mka-size-maximal",
                        "call.mka",
                        "a track list of 2^56 - 2 bytes",
                        () -> new Bytes()
                                .add(start())
                                .big(4, SEGMENT)
                                .octets(0xFF)
                                .big(4, TRACKS)
                                .big(8, 0x01FF_FFFF_FFFF_FFFEL)
                                .toArray()),
                anyOutcome(
                        "mka-lacing-more-than-there-is",
                        "call.mka",
                        "a block of 256 EBML-laced frames whose sizes exceed it",
                        () -> file(info(1000), good, laced(EBML_LACING, 255, 0x10, 0xFF, 0xFF, 0xFF))),
                anyOutcome(
                        "mka-lacing-negative",
                        "call.mka",
                        "EBML-laced frames whose size differences lead below zero",
                        () -> file(
                                info(1000),
                                good,
                                laced(EBML_LACING, 8, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80))),
                anyOutcome(
                        "mka-lacing-endless",
                        "call.mka",
                        "a Xiph-laced frame whose size is a row of 255s to the block's end",
                        () -> file(
                                info(1000),
                                good,
                                block(
                                        XIPH_LACING,
                                        new Bytes()
                                                .octets(1)
                                                .repeat(60_000, new byte[] {-1})
                                                .toArray()))),
                anyOutcome(
                        "mka-compression-bomb",
                        "call.mka",
                        "a block that header stripping prefixes with 1 MB, a thousand times over",
                        () -> file(
                                info(1000),
                                track(1, 8000, stripped(1_000_000)),
                                new Bytes().repeat(1000, block(0, new byte[2])).toArray())),
                decode(
                        "mka-attachment-with-a-path",
                        "call.mka",
                        "an attachment whose name climbs out of the directory",
                        () -> file(info(1000), attachment(), good, plain)),
                decode(
                        "mka-title-strange",
                        "call.mka",
                        "a title of markup, terminal escapes, text direction marks and Khmer",
                        () -> file(
                                element(
                                        INFO,
                                        new Bytes()
                                                .add(element(
                                                        0x7BA9,
                                                        new Bytes()
                                                                .utf8(StrangeText.ALL)
                                                                .toArray()))
                                                .toArray()),
                                good,
                                plain)));
    }

    private static byte[] start() {
        return element(
                0x1A45DFA3L,
                new Bytes()
                        .add(element(0x4282, new Bytes().latin("matroska").toArray()))
                        .add(element(0x4287, new byte[] {4}))
                        .add(element(0x4285, new byte[] {2}))
                        .toArray());
    }

    private static byte[] file(byte[]... parts) {
        Bytes segment = new Bytes();
        for (byte[] part : parts) {
            segment.add(part);
        }
        return new Bytes().add(start()).add(element(SEGMENT, segment.toArray())).toArray();
    }

    private static byte[] info(double milliseconds) {
        return element(
                INFO,
                element(
                        0x4489,
                        new Bytes()
                                .big(8, Double.doubleToRawLongBits(milliseconds))
                                .toArray()));
    }

    private static byte[] track(int number, double rateHertz, byte[] encodings) {
        return element(TRACKS, entry(number, rateHertz, encodings));
    }

    private static byte[] tracks(int count) {
        Bytes entries = new Bytes();
        for (int number = 1; number <= count; number++) {
            entries.add(entry(number, 8000, new byte[0]));
        }
        return element(TRACKS, entries.toArray());
    }

    private static byte[] entry(int number, double rateHertz, byte[] encodings) {
        int audio = 2;
        byte[] sound = new Bytes()
                .add(element(
                        0xB5,
                        new Bytes()
                                .big(8, Double.doubleToRawLongBits(rateHertz))
                                .toArray()))
                .add(element(0x9F, new byte[] {1}))
                .add(element(0x6264, new byte[] {16}))
                .toArray();
        return element(
                TRACK,
                new Bytes()
                        .add(element(0xD7, new Bytes().big(2, number).toArray()))
                        .add(element(0x73C5, new Bytes().big(2, number).toArray()))
                        .add(element(0x83, new byte[] {(byte) audio}))
                        .add(element(0x86, new Bytes().latin("A_PCM/INT/LIT").toArray()))
                        .add(element(0xE1, sound))
                        .add(encodings)
                        .toArray());
    }

    /** A content encoding that puts bytes before every frame. */
    private static byte[] stripped(int bytes) {
        int headerStripping = 3;
        byte[] compression = element(
                0x5034,
                new Bytes()
                        .add(element(0x4254, new byte[] {(byte) headerStripping}))
                        .add(element(0x4255, new byte[bytes]))
                        .toArray());
        return element(0x6D80, element(0x6240, compression));
    }

    private static byte[] block(int flags, byte[] content) {
        byte[] block = new Bytes()
                .octets(0x81)
                .big(2, 0)
                .octets(0x80 | flags)
                .add(content)
                .toArray();
        return element(
                CLUSTER,
                new Bytes()
                        .add(element(0xE7, new byte[] {0}))
                        .add(element(SIMPLE_BLOCK, block))
                        .toArray());
    }

    private static byte[] laced(int lacing, int framesLessOne, int... sizes) {
        return block(
                lacing,
                new Bytes().octets(framesLessOne).octets(sizes).zeros(64).toArray());
    }

    private static byte[] nested(int levels) {
        int perLevel = 10;
        Bytes out = new Bytes();
        for (int level = levels; level > 0; level--) {
            out.big(2, SIMPLE_TAG).big(8, 0x0100_0000_0000_0000L | (long) perLevel * (level - 1));
        }
        return element(TAGS, element(0x7373, out.toArray()));
    }

    private static byte[] attachment() {
        byte[] file = new Bytes()
                .add(element(0x466E, new Bytes().utf8(StrangeText.PATH).toArray()))
                .add(element(0x4660, new Bytes().latin("application/x-sh").toArray()))
                .add(element(0x46AE, new byte[] {9}))
                .add(element(
                        0x465C, new Bytes().latin("#!/bin/sh\ntouch escaped\n").toArray()))
                .toArray();
        return element(0x1941A469L, element(0x61A7, file));
    }

    /** An element with a size of eight bytes. */
    private static byte[] element(long id, byte[] content) {
        int idBytes = id > 0xFF_FFFF ? 4 : id > 0xFFFF ? 3 : id > 0xFF ? 2 : 1;
        return new Bytes()
                .big(idBytes, id)
                .big(8, 0x0100_0000_0000_0000L | content.length)
                .add(content)
                .toArray();
    }
}
