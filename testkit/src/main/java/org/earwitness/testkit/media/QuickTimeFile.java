package org.earwitness.testkit.media;

/**
 * A QuickTime file of one second of PCM at 8 kHz, any part of which can be replaced before it is written. Boxes are given
 * whole, with their headers.
 */
final class QuickTimeFile {
    private static final int SAMPLES = 8000;

    private int tracks = 1;
    private long timeScale = 8000;
    private long duration = SAMPLES;
    private byte[] description = description(1, 16);
    private byte[] timeTable =
            fullBox("stts", 0, new Bytes().big(4, 1).big(4, SAMPLES).big(4, 1));
    private byte[] sizeTable = fullBox("stsz", 0, new Bytes().big(4, 2).big(4, SAMPLES));
    private byte[] location = fullBox("url ", 1, new Bytes());
    private byte[] userData = {};

    /** The same track this many times over. */
    QuickTimeFile tracks(int count) {
        tracks = count;
        return this;
    }

    QuickTimeFile timed(long unitsPerSecond, long units) {
        timeScale = unitsPerSecond;
        duration = units;
        return this;
    }

    QuickTimeFile described(int channels, int bits) {
        description = description(channels, bits);
        return this;
    }

    QuickTimeFile timeTable(Bytes content) {
        timeTable = fullBox("stts", 0, content);
        return this;
    }

    QuickTimeFile sizeTable(Bytes content) {
        sizeTable = fullBox("stsz", 0, content);
        return this;
    }

    /** Where the samples are said to lie: a box of a data reference. */
    QuickTimeFile located(byte[] reference) {
        location = reference;
        return this;
    }

    /** A title as music players write it. */
    QuickTimeFile titled(byte[] text) {
        byte[] data = box("data", new Bytes().big(4, 1).big(4, 0).add(text).toArray());
        byte[] handler =
                fullBox("hdlr", 0, new Bytes().zeros(4).latin("mdirappl").zeros(9));
        byte[] list = box("ilst", box("\u00a9nam", data));
        userData = box("udta", fullBox("meta", 0, new Bytes().add(handler).add(list)));
        return this;
    }

    byte[] bytes() {
        byte[] start = type();
        Bytes movie = new Bytes()
                .add(fullBox(
                        "mvhd",
                        0,
                        new Bytes().zeros(8).big(4, timeScale).big(4, duration).zeros(80)));
        for (int number = 1; number <= tracks; number++) {
            movie.add(track(number, start.length + 8));
        }
        return new Bytes()
                .add(start)
                .add(box("mdat", NastyWave.tone()))
                .add(box("moov", movie.add(userData).toArray()))
                .toArray();
    }

    private byte[] track(int number, int dataOffset) {
        byte[] header = fullBox(
                "tkhd",
                7,
                new Bytes().zeros(8).big(4, number).zeros(4).big(4, duration).zeros(60));
        byte[] mediaHeader = fullBox(
                "mdhd",
                0,
                new Bytes().zeros(8).big(4, timeScale).big(4, duration).zeros(4));
        byte[] handler = fullBox("hdlr", 0, new Bytes().zeros(4).latin("soun").zeros(13));
        byte[] references = fullBox("dref", 0, new Bytes().big(4, 1).add(location));
        byte[] table = box(
                "stbl",
                fullBox("stsd", 0, new Bytes().big(4, 1).add(description)),
                timeTable,
                fullBox(
                        "stsc",
                        0,
                        new Bytes().big(4, 1).big(4, 1).big(4, SAMPLES).big(4, 1)),
                sizeTable,
                fullBox("stco", 0, new Bytes().big(4, 1).big(4, dataOffset)));
        byte[] information = box("minf", fullBox("smhd", 0, new Bytes().zeros(4)), box("dinf", references), table);
        return box("trak", header, box("mdia", mediaHeader, handler, information));
    }

    private static byte[] description(int channels, int bits) {
        return box(
                "sowt",
                new Bytes()
                        .zeros(6)
                        .big(2, 1)
                        .zeros(8)
                        .big(2, channels)
                        .big(2, bits)
                        .zeros(4)
                        .big(2, 8000)
                        .big(2, 0)
                        .toArray());
    }

    /** The box that every file starts with. */
    static byte[] type() {
        return box("ftyp", new Bytes().latin("qt  ").big(4, 0x200).latin("qt  ").toArray());
    }

    /** A box with a version, which is 0, and flags. */
    static byte[] fullBox(String name, int flags, Bytes content) {
        return box(name, new Bytes().big(4, flags).add(content.toArray()).toArray());
    }

    static byte[] box(String name, byte[]... contents) {
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
