package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** MP3 files whose ID3 tags lie, swell, or carry what no reader should show as it is. */
final class NastyTags {
    private static final int LATIN = 0;
    private static final int UTF_16 = 1;
    private static final int UTF_8 = 3;
    private static final int FRAMES = 60;
    /** Frames of 417 bytes: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono, all of it silence. */
    private static final int FRAME_BYTES = 417;

    private NastyTags() {}

    static List<NastyMedia> all() {
        return List.of(
                decode("mp3-plain", "plain.mp3", "plain silence, from which the others are made", NastyTags::silence),
                anyOutcome(
                        "id3-claims-256-megabytes",
                        "call.mp3",
                        "a tag that claims 256 MB before a second of sound",
                        () -> new Bytes()
                                .latin("ID3")
                                .octets(4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F)
                                .add(silence())
                                .toArray()),
                refuse("id3-only", "call.mp3", "a tag and no sound", () -> tag(text("TIT2", UTF_8, utf8("ID3 alone")))),
                anyOutcome(
                        "id3-10000-tags",
                        "call.mp3",
                        "10,000 tags one after another",
                        () -> new Bytes()
                                .repeat(10_000, tag(text("TIT2", UTF_8, utf8("again"))))
                                .add(silence())
                                .toArray()),
                decode(
                        "id3-comment-10-megabytes",
                        "call.mp3",
                        "a comment of 10 MB",
                        () -> tagged(text(
                                "COMM",
                                LATIN,
                                new Bytes()
                                        .latin("eng\0")
                                        .repeat(1_000_000, latin("0123456789"))
                                        .toArray()))),
                anyOutcome(
                        "id3-picture-claims-256-megabytes",
                        "call.mp3",
                        "a picture that claims 256 MB in a tag of 100 bytes",
                        () -> new Bytes()
                                .add(tag(new Bytes()
                                        .latin("APIC")
                                        .octets(0x7F, 0x7F, 0x7F, 0x7F, 0, 0, 0)
                                        .latin("image/png\0")
                                        .zeros(80)
                                        .toArray()))
                                .add(silence())
                                .toArray()),
                decode(
                        "id3-markup",
                        "call.mp3",
                        "a title of markup and script",
                        () -> titled(UTF_8, utf8(StrangeText.MARKUP))),
                decode(
                        "id3-terminal",
                        "call.mp3",
                        "a title of terminal escapes",
                        () -> titled(UTF_8, utf8(StrangeText.TERMINAL))),
                decode(
                        "id3-direction",
                        "call.mp3",
                        "a title that turns the direction of writing",
                        () -> titled(UTF_8, utf8(StrangeText.DIRECTION))),
                decode(
                        "id3-khmer",
                        "call.mp3",
                        "a title in Khmer, which must arrive whole",
                        () -> titled(UTF_8, utf8(StrangeText.KHMER))),
                decode(
                        "id3-path",
                        "call.mp3",
                        "a title of paths and shell words",
                        () -> titled(UTF_8, utf8(StrangeText.PATH))),
                decode(
                        "id3-nul",
                        "call.mp3",
                        "a title with NUL characters inside",
                        () -> titled(UTF_8, utf8("before\0after\0\0end"))),
                decode(
                        "id3-invalid-utf-8",
                        "call.mp3",
                        "a title of bytes that are no UTF-8",
                        () -> titled(
                                UTF_8,
                                new Bytes()
                                        .octets(0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF5, 0xFF, 0xFE, 0xE1, 0x9E)
                                        .toArray())),
                decode(
                        "id3-lone-surrogate",
                        "call.mp3",
                        "a UTF-16 title of half a character",
                        () -> titled(
                                UTF_16,
                                new Bytes()
                                        .octets(0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00)
                                        .toArray())));
    }

    private static byte[] silence() {
        byte[] frame = new Bytes()
                .octets(0xFF, 0xFB, 0x90, 0xC4)
                .zeros(FRAME_BYTES - 4)
                .toArray();
        return new Bytes().repeat(FRAMES, frame).toArray();
    }

    private static byte[] titled(int encoding, byte[] title) {
        return tagged(text("TIT2", encoding, title));
    }

    private static byte[] tagged(byte[] frame) {
        return new Bytes().add(tag(frame)).add(silence()).toArray();
    }

    /** An ID3v2.4 tag of one frame. */
    private static byte[] tag(byte[] frame) {
        return new Bytes()
                .latin("ID3")
                .octets(4, 0, 0)
                .add(synchsafe(frame.length))
                .add(frame)
                .toArray();
    }

    private static byte[] text(String name, int encoding, byte[] text) {
        return new Bytes()
                .latin(name)
                .add(synchsafe(text.length + 1))
                .octets(0, 0, encoding)
                .add(text)
                .toArray();
    }

    private static byte[] synchsafe(int size) {
        return new Bytes()
                .octets(size >>> 21 & 0x7F, size >>> 14 & 0x7F, size >>> 7 & 0x7F, size & 0x7F)
                .toArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
