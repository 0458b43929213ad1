package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.List;

/** MP4 and QuickTime files with impossible tables, or whose sound lies elsewhere. */
final class NastyMp4 {
    private static final long MAX = 0xFFFF_FFFFL;
    private static final byte[] SELF = full("url ", 1, new byte[0]);

    private NastyMp4() {}

    static List<NastyMedia> all(NastyMedia.Lure lure) {
        return List.of(
                decode(
                        "mov-plain",
                        "plain.mov",
                        "a plain QuickTime file, from which the others are made",
                        () -> movie(Track.GOOD)),
                anyOutcome("mp4-10000-tracks", "memo.m4a", "10,000 tracks", () -> movie(10_000, Track.GOOD)),
                refuse("mp4-nested-10000", "memo.m4a", "10,000 boxes one inside another", () -> nested(10_000, "udta")),
                refuse(
                        "mp4-nested-tracks",
                        "memo.m4a",
                        "10,000 tracks one inside another",
                        () -> nested(10_000, "trak")),
                anyOutcome(
                        "mp4-stts-maximal",
                        "memo.m4a",
                        "a time table that claims 2^32 - 1 entries",
                        () -> movie(Track.GOOD.timeTable(full(
                                "stts",
                                0,
                                new Bytes().big(4, MAX).big(4, 8000).big(4, 1).toArray())))),
                anyOutcome(
                        "mp4-stts-counts-maximal",
                        "memo.m4a",
                        "16 runs of 2^32 - 1 samples, each 2^31 - 1 units long",
                        () -> movie(Track.GOOD.timeTable(full(
                                "stts",
                                0,
                                new Bytes()
                                        .big(4, 16)
                                        .repeat(
                                                16,
                                                new Bytes()
                                                        .big(4, MAX)
                                                        .big(4, 0x7FFF_FFFF)
                                                        .toArray())
                                        .toArray())))),
                anyOutcome(
                        "mp4-stsz-maximal",
                        "memo.m4a",
                        "a size table that claims 2^32 - 1 samples of their own size",
                        () -> movie(Track.GOOD.sizeTable(full(
                                "stsz",
                                0,
                                new Bytes().big(4, 0).big(4, MAX).big(4, 2).toArray())))),
                anyOutcome(
                        "mp4-stsz-constant-maximal",
                        "memo.m4a",
                        "2^32 - 1 samples of 2^32 - 1 bytes",
                        () -> movie(Track.GOOD.sizeTable(full(
                                "stsz", 0, new Bytes().big(4, MAX).big(4, MAX).toArray())))),
                anyOutcome(
                        "mp4-duration-maximal",
                        "memo.m4a",
                        "a duration of 2^32 - 1 seconds",
                        () -> movie(Track.GOOD.timed(1, MAX))),
                anyOutcome(
                        "mp4-time-scale-zero", "memo.m4a", "a time scale of 0", () -> movie(Track.GOOD.timed(0, 8000))),
                anyOutcome(
                        "mp4-sample-description-extreme",
                        "memo.m4a",
                        "65,535 channels of 65,535 bits",
                        () -> movie(Track.GOOD.described(description(65_535, 65_535, 8000)))),
                refuse(
                        "mp4-box-larger-than-file",
                        "memo.m4a",
                        "a movie box of 4 GiB with nothing in it",
                        () -> new Bytes().add(type()).big(4, MAX).latin("moov").toArray()),
                refuse(
                        "mp4-box-size-long",
                        "memo.m4a",
                        "a movie box of 2^63 - 1 bytes",
                        () -> new Bytes()
                                .add(type())
                                .big(4, 1)
                                .latin("moov")
                                .big(8, Long.MAX_VALUE)
                                .toArray()),
                refuse(
                        "mp4-box-size-too-small",
                        "memo.m4a",
                        "a box smaller than its own header, again and again",
                        () -> new Bytes()
                                .add(type())
                                .repeat(
                                        1000,
                                        new Bytes().big(4, 7).latin("free").toArray())
                                .toArray()),
                decode(
                        "mp4-tags-strange",
                        "memo.m4a",
                        "a title of markup, terminal escapes, text direction marks and Khmer",
                        () -> movieWith(title(new Bytes().utf8(StrangeText.ALL).toArray()))),
                decode(
                        "mp4-title-10-megabytes",
                        "memo.m4a",
                        "a title of 10 MB",
                        () -> movieWith(title(new Bytes()
                                .repeat(1_000_000, "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                .toArray()))),
                refuse(
                        "mov-reference-url",
                        "speech.m4a",
                        "a reference movie that points to an address",
                        () -> reference(lure.url())),
                refuse(
                        "mov-reference-file",
                        "speech.mp4",
                        "a reference movie that points to a file",
                        () -> reference("file://" + lure.file())),
                anyOutcome(
                        "mov-data-at-file-url",
                        "speech.mov",
                        "a track whose samples lie in another file, by its address",
                        () -> movie(Track.GOOD.located(full(
                                "url ",
                                0,
                                new Bytes()
                                        .utf8("file://" + lure.file())
                                        .octets(0)
                                        .toArray())))),
                anyOutcome(
                        "mov-data-at-network-url",
                        "speech.mov",
                        "a track whose samples lie on a server",
                        () -> movie(Track.GOOD.located(full(
                                "url ",
                                0,
                                new Bytes().utf8(lure.url()).octets(0).toArray())))),
                anyOutcome(
                        "mov-data-at-alias",
                        "speech.mov",
                        "a track whose samples lie in another file, by its path",
                        () -> movie(Track.GOOD.located(alias(lure.file())))));
    }

    /** What of a track can be made wrong: its time scale and duration, its tables as whole boxes, where its data lie. */
    private record Track(
            long timeScale, long duration, byte[] description, byte[] timeTable, byte[] sizeTable, byte[] location) {
        static final int SAMPLES = 8000;
        static final Track GOOD = new Track(
                8000,
                SAMPLES,
                NastyMp4.description(1, 16, 8000),
                full("stts", 0, new Bytes().big(4, 1).big(4, SAMPLES).big(4, 1).toArray()),
                full("stsz", 0, new Bytes().big(4, 2).big(4, SAMPLES).toArray()),
                SELF);

        Track timed(long otherScale, long otherDuration) {
            return new Track(otherScale, otherDuration, description, timeTable, sizeTable, location);
        }

        Track described(byte[] other) {
            return new Track(timeScale, duration, other, timeTable, sizeTable, location);
        }

        Track timeTable(byte[] other) {
            return new Track(timeScale, duration, description, other, sizeTable, location);
        }

        Track sizeTable(byte[] other) {
            return new Track(timeScale, duration, description, timeTable, other, location);
        }

        Track located(byte[] other) {
            return new Track(timeScale, duration, description, timeTable, sizeTable, other);
        }

        byte[] box(int number, int dataOffset) {
            byte[] header = full(
                    "tkhd",
                    7,
                    new Bytes()
                            .zeros(8)
                            .big(4, number)
                            .zeros(4)
                            .big(4, duration)
                            .zeros(60)
                            .toArray());
            byte[] mediaHeader = full(
                    "mdhd",
                    0,
                    new Bytes()
                            .zeros(8)
                            .big(4, timeScale)
                            .big(4, duration)
                            .zeros(4)
                            .toArray());
            byte[] handler =
                    full("hdlr", 0, new Bytes().zeros(4).latin("soun").zeros(13).toArray());
            byte[] references =
                    full("dref", 0, new Bytes().big(4, 1).add(location).toArray());
            byte[] table = NastyMp4.box(
                    "stbl",
                    full("stsd", 0, new Bytes().big(4, 1).add(description).toArray()),
                    timeTable,
                    full(
                            "stsc",
                            0,
                            new Bytes()
                                    .big(4, 1)
                                    .big(4, 1)
                                    .big(4, SAMPLES)
                                    .big(4, 1)
                                    .toArray()),
                    sizeTable,
                    full("stco", 0, new Bytes().big(4, 1).big(4, dataOffset).toArray()));
            byte[] information =
                    NastyMp4.box("minf", full("smhd", 0, new byte[4]), NastyMp4.box("dinf", references), table);
            return NastyMp4.box("trak", header, NastyMp4.box("mdia", mediaHeader, handler, information));
        }
    }

    private static byte[] movie(Track track) {
        return movie(1, track);
    }

    private static byte[] movie(int tracks, Track track) {
        return movie(tracks, track, new byte[0]);
    }

    private static byte[] movieWith(byte[] userData) {
        return movie(1, Track.GOOD, userData);
    }

    private static byte[] movie(int tracks, Track track, byte[] userData) {
        byte[] start = type();
        byte[] data = box("mdat", NastyWave.tone());
        byte[] header = full(
                "mvhd",
                0,
                new Bytes()
                        .zeros(8)
                        .big(4, track.timeScale)
                        .big(4, track.duration)
                        .zeros(80)
                        .toArray());
        Bytes boxes = new Bytes().add(header);
        for (int number = 1; number <= tracks; number++) {
            boxes.add(track.box(number, start.length + 8));
        }
        return new Bytes()
                .add(start)
                .add(data)
                .add(box("moov", boxes.add(userData).toArray()))
                .toArray();
    }

    private static byte[] type() {
        return box("ftyp", new Bytes().latin("qt  ").big(4, 0x200).latin("qt  ").toArray());
    }

    private static byte[] description(int channels, int bits, int rateHertz) {
        return box(
                "sowt",
                new Bytes()
                        .zeros(6)
                        .big(2, 1)
                        .zeros(8)
                        .big(2, channels)
                        .big(2, bits)
                        .zeros(4)
                        .big(2, rateHertz)
                        .big(2, 0)
                        .toArray());
    }

    private static byte[] nested(int levels, String name) {
        Bytes out = new Bytes().add(type()).big(4, 8L * (levels + 1)).latin("moov");
        for (int level = levels; level > 0; level--) {
            out.big(4, 8L * level).latin(name);
        }
        return out.toArray();
    }

    private static byte[] title(byte[] text) {
        byte[] data = box("data", new Bytes().big(4, 1).big(4, 0).add(text).toArray());
        byte[] list = box("ilst", box("\u00a9nam", data));
        byte[] handler =
                full("hdlr", 0, new Bytes().zeros(4).latin("mdirappl").zeros(9).toArray());
        return box("udta", full("meta", 0, new Bytes().add(handler).add(list).toArray()));
    }

    private static byte[] reference(String address) {
        byte[] url = new Bytes().utf8(address).octets(0).toArray();
        byte[] data = full(
                "rdrf", 0, new Bytes().latin("url ").big(4, url.length).add(url).toArray());
        return new Bytes()
                .add(type())
                .add(box("moov", box("rmra", box("rmda", data))))
                .toArray();
    }

    /** A data reference by a Macintosh alias record: volume and file name, then the absolute path under type 2 and 18. */
    private static byte[] alias(String path) {
        byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] full = path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int nameRoom = 63;
        byte[] shortName = java.util.Arrays.copyOf(name, Math.min(name.length, nameRoom));
        Bytes record = new Bytes()
                .zeros(4)
                .big(2, 150)
                .big(2, 2)
                .big(2, 0)
                .octets(4)
                .latin("disk")
                .zeros(23)
                .zeros(12)
                .octets(shortName.length)
                .add(shortName)
                .zeros(nameRoom - shortName.length)
                .zeros(16)
                .big(2, 0xFFFF)
                .big(2, 0xFFFF)
                .zeros(16);
        for (int kind : new int[] {2, 18}) {
            record.big(2, kind).big(2, full.length).add(full).zeros(full.length % 2);
        }
        return full("alis", 0, record.big(2, 0xFFFF).big(2, 0).toArray());
    }

    private static byte[] full(String name, int flags, byte[] content) {
        return box(name, new Bytes().big(4, flags).add(content).toArray());
    }

    private static byte[] box(String name, byte[]... contents) {
        Bytes inner = new Bytes();
        for (byte[] content : contents) {
            inner.add(content);
        }
        return new Bytes()
                .big(4, 8L + inner.size())
                .latin(name)
                .add(inner.toArray())
                .toArray();
    }
}
