package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;

import java.util.Arrays;
import java.util.List;

/** Ogg files (RFC 3533) with Opus (RFC 7845) or Vorbis inside, with right checksums and wrong everything else. */
final class NastyOgg {
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final long MAX = 0xFFFF_FFFFL;
    /** An Opus packet of 20 ms of silence. */
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private NastyOgg() {}

    static List<NastyMedia> all() {
        byte[] plainHead = head(1, 312, 0, new byte[0]);
        byte[] plainTags = tags(0, new byte[0]);
        return List.of(
                decode(
                        "opus-plain",
                        "plain.opus",
                        "a plain file, from which the others are made",
                        () -> opus(plainHead, plainTags)),
                anyOutcome("ogg-10000-streams", "voice.ogg", "10,000 streams at once", () -> multiplexed(10_000)),
                anyOutcome("ogg-1000-links", "voice.ogg", "1,000 files one after another in one", () -> chained(1000)),
                anyOutcome(
                        "opus-pre-skip-maximal",
                        "voice.opus",
                        "65,535 samples to skip, more than there are",
                        () -> opus(head(1, 65_535, 0, new byte[0]), plainTags)),
                anyOutcome(
                        "opus-no-channels",
                        "voice.opus",
                        "no channels",
                        () -> opus(head(0, 312, 0, new byte[0]), plainTags)),
                anyOutcome(
                        "opus-255-channels",
                        "voice.opus",
                        "255 channels of 255 streams",
                        () -> opus(head(255, 312, 255, mapping(255, 0, 255)), plainTags)),
                anyOutcome(
                        "opus-mapping-outside",
                        "voice.opus",
                        "channels mapped to streams that are not there",
                        () -> opus(
                                head(
                                        2,
                                        312,
                                        1,
                                        new Bytes().octets(1, 1, 200, 254).toArray()),
                                plainTags)),
                anyOutcome(
                        "opus-mapping-of-none",
                        "voice.opus",
                        "two channels of no stream",
                        () -> opus(
                                head(2, 312, 1, new Bytes().octets(0, 0, 0, 0).toArray()), plainTags)),
                anyOutcome(
                        "opus-vendor-maximal",
                        "voice.opus",
                        "a vendor name of 2^32 - 1 bytes",
                        () -> opus(
                                plainHead,
                                new Bytes().latin("OpusTags").little(4, MAX).toArray())),
                anyOutcome(
                        "opus-comments-maximal",
                        "voice.opus",
                        "2^32 - 1 comments",
                        () -> opus(plainHead, tags(MAX, new byte[0]))),
                decode(
                        "opus-tags-strange",
                        "voice.opus",
                        "a title of markup, terminal escapes, text direction marks and Khmer",
                        () -> opus(plainHead, tags(1, comment("TITLE=" + StrangeText.ALL)))),
                anyOutcome(
                        "ogg-granule-negative",
                        "voice.opus",
                        "positions below zero",
                        () -> opus(plainHead, plainTags, -2)),
                anyOutcome(
                        "ogg-granule-maximal",
                        "voice.opus",
                        "a last position of 2^63 - 1 samples, six million years",
                        () -> opus(plainHead, plainTags, Long.MAX_VALUE)),
                anyOutcome(
                        "ogg-empty-pages",
                        "voice.opus",
                        "100,000 pages with nothing in them",
                        () -> new Bytes()
                                .add(opus(plainHead, plainTags))
                                .repeat(100_000, page(0, 960, 7, 3, new byte[0]))
                                .toArray()),
                anyOutcome(
                        "ogg-endless-packet",
                        "voice.opus",
                        "a packet that goes on over 200 pages and never ends",
                        () -> endless(plainHead)),
                anyOutcome(
                        "vorbis-header-extreme",
                        "voice.ogg",
                        "Vorbis of 255 channels at 4 GHz in blocks of 2^15 samples",
                        () -> page(
                                FIRST,
                                0,
                                1,
                                0,
                                new Bytes()
                                        .octets(1)
                                        .latin("vorbis")
                                        .little(4, 0)
                                        .octets(255)
                                        .little(4, MAX)
                                        .little(4, MAX)
                                        .little(4, MAX)
                                        .little(4, MAX)
                                        .octets(0xFF, 1)
                                        .toArray())));
    }

    private static byte[] head(int channels, int preSkip, int family, byte[] mapping) {
        return new Bytes()
                .latin("OpusHead")
                .octets(1, channels)
                .little(2, preSkip)
                .little(4, 48_000)
                .little(2, 0)
                .octets(family)
                .add(mapping)
                .toArray();
    }

    private static byte[] mapping(int streams, int coupled, int channels) {
        Bytes table = new Bytes().octets(streams, coupled);
        for (int channel = 0; channel < channels; channel++) {
            table.octets(channel);
        }
        return table.toArray();
    }

    private static byte[] tags(long count, byte[] comments) {
        return new Bytes()
                .latin("OpusTags")
                .little(4, 0)
                .little(4, count)
                .add(comments)
                .toArray();
    }

    private static byte[] comment(String text) {
        byte[] utf8 = new Bytes().utf8(text).toArray();
        return new Bytes().little(4, utf8.length).add(utf8).toArray();
    }

    private static byte[] opus(byte[] head, byte[] tags) {
        return opus(head, tags, 50 * 960);
    }

    private static byte[] opus(byte[] head, byte[] tags, long lastPosition) {
        int serial = 7;
        int packets = 50;
        Bytes content = new Bytes();
        byte[] lacing = new byte[packets];
        Arrays.fill(lacing, (byte) SILENCE.length);
        content.repeat(packets, SILENCE);
        return new Bytes()
                .add(page(FIRST, 0, serial, 0, head))
                .add(page(0, 0, serial, 1, tags))
                .add(page(LAST, lastPosition, serial, 2, lacing, content.toArray()))
                .toArray();
    }

    private static byte[] multiplexed(int streams) {
        Bytes out = new Bytes();
        byte[] head = head(1, 312, 0, new byte[0]);
        for (int serial = 0; serial < streams; serial++) {
            out.add(page(FIRST, 0, serial, 0, head));
        }
        byte[] tags = tags(0, new byte[0]);
        for (int serial = 0; serial < streams; serial++) {
            out.add(page(0, 0, serial, 1, tags));
        }
        for (int serial = 0; serial < streams; serial++) {
            out.add(page(LAST, 960, serial, 2, SILENCE));
        }
        return out.toArray();
    }

    private static byte[] chained(int links) {
        Bytes out = new Bytes();
        byte[] tags = tags(0, new byte[0]);
        for (int serial = 0; serial < links; serial++) {
            out.add(page(FIRST, 0, serial, 0, head(1 + serial % 2, 312, 0, new byte[0])));
            out.add(page(0, 0, serial, 1, tags));
            out.add(page(LAST, 960, serial, 2, SILENCE));
        }
        return out.toArray();
    }

    private static byte[] endless(byte[] head) {
        int continued = 1;
        byte[] lacing = new byte[255];
        Arrays.fill(lacing, (byte) 255);
        byte[] content = new byte[255 * 255];
        Bytes out = new Bytes().add(page(FIRST, 0, 7, 0, head)).add(page(0, 0, 7, 1, tags(0, new byte[0])));
        for (int page = 0; page < 200; page++) {
            out.add(page(page == 0 ? 0 : continued, -1, 7, 2 + page, lacing, content));
        }
        return out.toArray();
    }

    /** A page that holds one packet. */
    private static byte[] page(int flags, long position, int serial, int number, byte[] packet) {
        int full = packet.length / 255;
        if (full > 254) {
            throw new IllegalArgumentException("packet: expected at most 65024 bytes, found " + packet.length);
        }
        byte[] lacing = new byte[packet.length == 0 ? 0 : full + 1];
        Arrays.fill(lacing, (byte) 255);
        if (lacing.length > 0) {
            lacing[full] = (byte) (packet.length % 255);
        }
        return page(flags, position, serial, number, lacing, packet);
    }

    private static byte[] page(int flags, long position, int serial, int number, byte[] lacing, byte[] content) {
        byte[] page = new Bytes()
                .latin("OggS")
                .octets(0, flags)
                .little(8, position)
                .little(4, serial)
                .little(4, number)
                .little(4, 0)
                .octets(lacing.length)
                .add(lacing)
                .add(content)
                .toArray();
        OggChecksum.repair(page, 0, page.length);
        return page;
    }
}
