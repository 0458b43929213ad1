package org.earwitness.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;
import static org.earwitness.testkit.media.NastyMedia.refuse;
import static org.earwitness.testkit.media.QuickTimeFile.box;
import static org.earwitness.testkit.media.QuickTimeFile.fullBox;

import java.util.Arrays;
import java.util.List;

/** MP4 and QuickTime files with impossible tables, or whose sound lies elsewhere. */
final class NastyMp4 {
    private static final long MAX = 0xFFFF_FFFFL;
    private static final int LONGEST_ALIAS_NAME = 63;

    private NastyMp4() {}

    static List<NastyMedia> all(NastyMedia.Lure lure) {
        return List.of(
                decode(
                        "mov-plain",
                        "plain.mov",
                        "a plain file, from which the others are made",
                        () -> new QuickTimeFile().bytes()),
                anyOutcome(
                        "mp4-10000-tracks",
                        "memo.m4a",
                        "10,000 tracks",
                        () -> new QuickTimeFile().tracks(10_000).bytes()),
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
                        () -> new QuickTimeFile()
                                .timeTable(new Bytes().big(4, MAX).big(4, 8000).big(4, 1))
                                .bytes()),
                anyOutcome(
                        "mp4-stts-counts-maximal",
                        "memo.m4a",
                        "16 runs of 2^32 - 1 samples, each 2^31 - 1 units long",
                        () -> new QuickTimeFile()
                                .timeTable(new Bytes()
                                        .big(4, 16)
                                        .repeat(
                                                16,
                                                new Bytes()
                                                        .big(4, MAX)
                                                        .big(4, 0x7FFF_FFFF)
                                                        .toArray()))
                                .bytes()),
                anyOutcome(
                        "mp4-stsz-maximal",
                        "memo.m4a",
                        "a size table that claims 2^32 - 1 samples of their own size",
                        () -> new QuickTimeFile()
                                .sizeTable(new Bytes().big(4, 0).big(4, MAX).big(4, 2))
                                .bytes()),
                anyOutcome(
                        "mp4-stsz-constant-maximal",
                        "memo.m4a",
                        "2^32 - 1 samples of 2^32 - 1 bytes",
                        () -> new QuickTimeFile()
                                .sizeTable(new Bytes().big(4, MAX).big(4, MAX))
                                .bytes()),
                anyOutcome(
                        "mp4-duration-maximal",
                        "memo.m4a",
                        "a duration of 2^32 - 1 seconds",
                        () -> new QuickTimeFile().timed(1, MAX).bytes()),
                anyOutcome(
                        "mp4-time-scale-zero",
                        "memo.m4a",
                        "a time scale of 0",
                        () -> new QuickTimeFile().timed(0, 8000).bytes()),
                anyOutcome(
                        "mp4-sample-description-extreme",
                        "memo.m4a",
                        "65,535 channels of 65,535 bits",
                        () -> new QuickTimeFile().described(65_535, 65_535).bytes()),
                refuse(
                        "mp4-box-larger-than-file",
                        "memo.m4a",
                        "a movie box of 4 GiB with nothing in it",
                        () -> new Bytes()
                                .add(QuickTimeFile.type())
                                .big(4, MAX)
                                .latin("moov")
                                .toArray()),
                refuse(
                        "mp4-box-size-long",
                        "memo.m4a",
                        "a movie box of 2^63 - 1 bytes",
                        () -> new Bytes()
                                .add(QuickTimeFile.type())
                                .big(4, 1)
                                .latin("moov")
                                .big(8, Long.MAX_VALUE)
                                .toArray()),
                refuse(
                        "mp4-box-size-too-small",
                        "memo.m4a",
                        "a box smaller than its own header, again and again",
                        () -> new Bytes()
                                .add(QuickTimeFile.type())
                                .repeat(
                                        1000,
                                        new Bytes().big(4, 7).latin("free").toArray())
                                .toArray()),
                decode(
                        "mp4-tags-strange",
                        "memo.m4a",
                        "a title of markup, terminal escapes, text direction marks and Khmer",
                        () -> new QuickTimeFile()
                                .titled(StrangeText.ALL.getBytes(UTF_8))
                                .bytes()),
                decode(
                        "mp4-title-10-megabytes",
                        "memo.m4a",
                        "a title of 10 MB",
                        () -> new QuickTimeFile()
                                .titled("0123456789".repeat(1_000_000).getBytes(UTF_8))
                                .bytes()),
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
                        () -> new QuickTimeFile()
                                .located(url("file://" + lure.file()))
                                .bytes()),
                anyOutcome(
                        "mov-data-at-network-url",
                        "speech.mov",
                        "a track whose samples lie on a server",
                        () -> new QuickTimeFile().located(url(lure.url())).bytes()),
                anyOutcome(
                        "mov-data-at-alias",
                        "speech.mov",
                        "a track whose samples lie in another file, by its path",
                        () -> new QuickTimeFile().located(alias(lure.file())).bytes()));
    }

    private static byte[] nested(int levels, String name) {
        Bytes out =
                new Bytes().add(QuickTimeFile.type()).big(4, 8L * (levels + 1)).latin("moov");
        for (int level = levels; level > 0; level--) {
            out.big(4, 8L * level).latin(name);
        }
        return out.toArray();
    }

    private static byte[] reference(String address) {
        byte[] target = new Bytes().utf8(address).octets(0).toArray();
        byte[] data = fullBox(
                "rdrf", 0, new Bytes().latin("url ").big(4, target.length).add(target));
        return new Bytes()
                .add(QuickTimeFile.type())
                .add(box("moov", box("rmra", box("rmda", data))))
                .toArray();
    }

    private static byte[] url(String address) {
        return fullBox("url ", 0, new Bytes().utf8(address).octets(0));
    }

    /** A data reference by a Macintosh alias record: volume and file name, then the path under the types 2 and 18. */
    private static byte[] alias(String path) {
        byte[] whole = path.getBytes(UTF_8);
        byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(UTF_8);
        byte[] shortName = Arrays.copyOf(name, Math.min(name.length, LONGEST_ALIAS_NAME));
        Bytes record = new Bytes()
                .zeros(4)
                .big(2, 150)
                .big(2, 2)
                .big(2, 0)
                .octets(4)
                .latin("disk")
                .zeros(35)
                .octets(shortName.length)
                .add(shortName)
                .zeros(LONGEST_ALIAS_NAME - shortName.length)
                .zeros(16)
                .big(2, 0xFFFF)
                .big(2, 0xFFFF)
                .zeros(16);
        for (int kind : new int[] {2, 18}) {
            record.big(2, kind).big(2, whole.length).add(whole).zeros(whole.length % 2);
        }
        return fullBox("alis", 0, record.big(2, 0xFFFF).big(2, 0));
    }
}
