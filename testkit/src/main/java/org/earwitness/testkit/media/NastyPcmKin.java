package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.List;

/** The relatives of WAV with extreme headers: AIFF, AU, CAF, W64, AVI, 8SVX. */
final class NastyPcmKin {
    private static final long MAX = 0xFFFF_FFFFL;
    /** Exponent and mantissa of 8000 as an 80-bit number. */
    private static final long[] RATE_8000 = {0x400BL, 0xFA00_0000_0000_0000L};

    private NastyPcmKin() {}

    static List<NastyMedia> all() {
        return List.of(
                anyOutcome(
                        "aiff-rate-infinite",
                        "tape.aiff",
                        "a rate of infinity",
                        () -> aiff(1, 8000, 0x7FFF, 0x8000_0000_0000_0000L)),
                anyOutcome(
                        "aiff-rate-not-a-number",
                        "tape.aiff",
                        "a rate that is no number",
                        () -> aiff(1, 8000, 0x7FFF, -1)),
                anyOutcome(
                        "aiff-rate-negative",
                        "tape.aiff",
                        "a rate of -8000 Hz",
                        () -> aiff(1, 8000, 0xC00B, RATE_8000[1])),
                anyOutcome(
                        "aiff-everything-maximal",
                        "tape.aiff",
                        "65,535 channels, 2^32 - 1 frames",
                        () -> aiff(65_535, MAX, RATE_8000[0], RATE_8000[1])),
                anyOutcome("au-header-maximal", "tape.au", "a header of 4 GiB", () -> au(MAX, MAX, 8000, 1)),
                anyOutcome(
                        "au-channels-maximal",
                        "tape.au",
                        "2^31 - 1 channels at 2^32 - 1 Hz",
                        () -> au(24, MAX, MAX, 0x7FFF_FFFF)),
                anyOutcome("au-header-too-small", "tape.au", "a header of 0 bytes", () -> au(0, 16_000, 8000, 1)),
                anyOutcome(
                        "caf-packets-maximal",
                        "memo.caf",
                        "a packet table of 2^62 packets",
                        () -> caf(1L << 62, 8000, 1)),
                anyOutcome(
                        "caf-rate-infinite",
                        "memo.caf",
                        "a rate of infinity",
                        () -> caf(1, Double.POSITIVE_INFINITY, 1)),
                anyOutcome("caf-channels-maximal", "memo.caf", "2^32 - 1 channels", () -> caf(1, 8000, MAX)),
                anyOutcome("w64-sizes-maximal", "tape.w64", "chunks of 2^63 - 1 bytes", () -> w64(Long.MAX_VALUE)),
                anyOutcome("w64-sizes-negative", "tape.w64", "chunks of -1 bytes", () -> w64(-1)),
                anyOutcome("avi-scale-zero", "clip.avi", "an audio stream of rate 0 and scale 0", () -> avi(1, 0, 0)),
                anyOutcome(
                        "avi-10000-streams",
                        "clip.avi",
                        "10,000 audio streams of 65,535 channels",
                        () -> avi(10_000, 1, 8000)),
                anyOutcome(
                        "iff-8svx-maximal",
                        "voice.iff",
                        "an 8SVX voice that claims 2^32 - 1 samples in every octave",
                        () -> form(
                                "8SVX",
                                new Bytes()
                                        .latin("VHDR")
                                        .big(4, 20)
                                        .big(4, MAX)
                                        .big(4, MAX)
                                        .big(4, MAX)
                                        .big(2, 0)
                                        .octets(255, 255)
                                        .big(4, MAX)
                                        .latin("BODY")
                                        .big(4, MAX)
                                        .zeros(64)
                                        .toArray())),
                refuse(
                        "iff-picture",
                        "voice.iff",
                        "an IFF picture of 65,535 by 65,535 points",
                        () -> form(
                                "ILBM",
                                new Bytes()
                                        .latin("BMHD")
                                        .big(4, 20)
                                        .big(2, 65_535)
                                        .big(2, 65_535)
                                        .zeros(16)
                                        .toArray())));
    }

    private static byte[] form(String kind, byte[] chunks) {
        return new Bytes()
                .latin("FORM")
                .big(4, 4L + chunks.length)
                .latin(kind)
                .add(chunks)
                .toArray();
    }

    private static byte[] aiff(int channels, long frames, long rateExponent, long rateMantissa) {
        byte[] samples = NastyWave.tone();
        return form(
                "AIFF",
                new Bytes()
                        .latin("COMM")
                        .big(4, 18)
                        .big(2, channels)
                        .big(4, frames)
                        .big(2, 16)
                        .big(2, rateExponent)
                        .big(8, rateMantissa)
                        .latin("SSND")
                        .big(4, 8L + samples.length)
                        .big(8, 0)
                        .add(samples)
                        .toArray());
    }

    private static byte[] au(long headerBytes, long dataBytes, long rateHertz, long channels) {
        int linear16 = 3;
        return new Bytes()
                .latin(".snd")
                .big(4, headerBytes)
                .big(4, dataBytes)
                .big(4, linear16)
                .big(4, rateHertz)
                .big(4, channels)
                .add(NastyWave.tone())
                .toArray();
    }

    private static byte[] caf(long packets, double rateHertz, long channels) {
        byte[] samples = NastyWave.tone();
        return new Bytes()
                .latin("caff")
                .big(2, 1)
                .big(2, 0)
                .latin("desc")
                .big(8, 32)
                .big(8, Double.doubleToRawLongBits(rateHertz))
                .latin("alac")
                .big(4, 0)
                .big(4, 0)
                .big(4, 4096)
                .big(4, channels)
                .big(4, 16)
                .latin("pakt")
                .big(8, 24)
                .big(8, packets)
                .big(8, Long.MAX_VALUE)
                .big(4, 0)
                .big(4, 0)
                .latin("data")
                .big(8, 4L + samples.length)
                .big(4, 0)
                .add(samples)
                .toArray();
    }

    private static byte[] w64(long chunkBytes) {
        byte[] tail = {
            0x2E, (byte) 0x91, (byte) 0xCF, 0x11, (byte) 0xA5, (byte) 0xD6, 0x28, (byte) 0xDB, 0x04, (byte) 0xC1, 0, 0
        };
        byte[] waveTail = {
            (byte) 0xF3,
            (byte) 0xAC,
            (byte) 0xD3,
            0x11,
            (byte) 0x8C,
            (byte) 0xD1,
            0,
            (byte) 0xC0,
            0x4F,
            (byte) 0x8E,
            (byte) 0xDB,
            (byte) 0x8A
        };
        return new Bytes()
                .latin("riff")
                .add(tail)
                .little(8, chunkBytes)
                .latin("wave")
                .add(waveTail)
                .latin("fmt ")
                .add(waveTail)
                .little(8, 40)
                .little(2, 1)
                .little(2, 1)
                .little(4, 8000)
                .little(4, 16_000)
                .little(2, 2)
                .little(2, 16)
                .latin("data")
                .add(waveTail)
                .little(8, chunkBytes)
                .add(NastyWave.tone())
                .toArray();
    }

    private static byte[] avi(int streams, int scale, int rate) {
        byte[] format = new Bytes()
                .little(2, 1)
                .little(2, 65_535)
                .little(4, 8000)
                .little(4, 16_000)
                .little(2, 2)
                .little(2, 16)
                .toArray();
        byte[] header = new Bytes()
                .latin("auds")
                .zeros(16)
                .little(4, scale)
                .little(4, rate)
                .little(4, 0)
                .little(4, MAX)
                .zeros(20)
                .toArray();
        byte[] stream = list(
                "strl",
                new Bytes()
                        .add(NastyWave.chunk("strh", header))
                        .add(NastyWave.chunk("strf", format))
                        .toArray());
        byte[] mainHeader = new Bytes().zeros(24).little(4, streams).zeros(28).toArray();
        byte[] headers = list(
                "hdrl",
                new Bytes()
                        .add(NastyWave.chunk("avih", mainHeader))
                        .repeat(streams, stream)
                        .toArray());
        byte[] movie = list("movi", NastyWave.chunk("00wb", NastyWave.tone()));
        return new Bytes()
                .latin("RIFF")
                .little(4, 4L + headers.length + movie.length)
                .latin("AVI ")
                .add(headers)
                .add(movie)
                .toArray();
    }

    private static byte[] list(String kind, byte[] content) {
        return NastyWave.chunk("LIST", new Bytes().latin(kind).add(content).toArray());
    }
}
