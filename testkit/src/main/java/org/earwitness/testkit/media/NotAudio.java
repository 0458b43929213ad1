package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.earwitness.testkit.SeededRandom;

/** Files that hold no recording, whatever they are called. */
final class NotAudio {
    private static final int PACKED_BYTES = 16 << 20;
    private static final int PACKED_TIMES = 64;
    private static final int DEFLATED = 8;

    private NotAudio() {}

    static List<NastyMedia> all() {
        return List.of(
                refuse("empty", "empty.mp3", "no bytes at all", () -> new byte[0]),
                refuse("one-byte", "one.mp3", "a single byte", () -> new byte[] {(byte) 0xFF}),
                refuse("zeros-10-megabytes", "zeros.mp3", "10 MB of zeros", () -> new byte[10_000_000]),
                anyOutcome("random-1-megabyte", "random.mp3", "1 MB of random bytes", () -> random(1_000_000)),
                refuse(
                        "text",
                        "speech.mp3",
                        "a text in Khmer and English",
                        () -> new Bytes()
                                .utf8("The speech of that evening. " + StrangeText.KHMER + "\n")
                                .toArray()),
                refuse(
                        "shell-script",
                        "speech.wav",
                        "a shell script",
                        () -> new Bytes().latin("#!/bin/sh\ntouch escaped\n").toArray()),
                refuse(
                        "zip-bomb",
                        "speech.mp3",
                        "a ZIP archive of 1 MB that unpacks to 1 GB of zeros",
                        NotAudio::zipBomb),
                refuse("gzip-bomb", "speech.mp3", "gzip data of 1 MB that unpack to 1 GB of zeros", NotAudio::gzipBomb),
                refuse(
                        "pdf",
                        "speech.mp3",
                        "a PDF document",
                        () -> new Bytes()
                                .latin(
                                        "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n")
                                .latin("trailer<</Root 1 0 R>>\n%%EOF\n")
                                .toArray()),
                refuse("elf", "speech.wav", "a program", NotAudio::program),
                refuse(
                        "subtitles-srt",
                        "speech.mp3",
                        "subtitles",
                        () -> new Bytes()
                                .utf8("1\n00:00:00,000 --> 00:00:02,000\n" + StrangeText.KHMER + "\n\n2\n"
                                        + "00:00:02,000 --> 99:59:59,999\n<b>" + StrangeText.MARKUP + "</b>\n\n")
                                .toArray()),
                refuse(
                        "subtitles-webvtt",
                        "speech.mp3",
                        "web subtitles",
                        () -> new Bytes()
                                .utf8("WEBVTT\n\n00:00.000 --> 99:59:59.999\n" + StrangeText.KHMER + "\n")
                                .toArray()),
                refuse(
                        "lyrics",
                        "speech.mp3",
                        "lyrics",
                        () -> new Bytes()
                                .utf8("[ti:" + StrangeText.KHMER + "]\n[00:00.00]one\n[99:59.99]two\n")
                                .toArray()),
                anyOutcome(
                        "tracker-module",
                        "speech.mod",
                        "a tracker module whose patterns jump back for ever",
                        NotAudio::module),
                anyOutcome(
                        "midi-65535-tracks",
                        "speech.mid",
                        "a MIDI file that claims 65,535 tracks",
                        () -> new Bytes()
                                .latin("MThd")
                                .big(4, 6)
                                .big(2, 1)
                                .big(2, 65_535)
                                .big(2, 1)
                                .latin("MTrk")
                                .big(4, 0xFFFF_FFFFL)
                                .toArray()),
                refuse(
                        "picture-65535-square",
                        "speech.m4a",
                        "a picture of 65,535 by 65,535 points",
                        () -> new Bytes()
                                .octets(0x89)
                                .latin("PNG\r\n\u001a\n")
                                .big(4, 13)
                                .latin("IHDR")
                                .big(4, 65_535)
                                .big(4, 65_535)
                                .octets(8, 6, 0, 0, 0)
                                .big(4, 0)
                                .toArray()));
    }

    private static byte[] random(int bytes) {
        SeededRandom random = new SeededRandom(0xEA5);
        Bytes out = new Bytes();
        for (int i = 0; i < bytes / 8; i++) {
            out.big(8, random.nextLong());
        }
        return out.toArray();
    }

    /** Sixty-four entries of 16 MiB of zeros each. */
    private static byte[] zipBomb() {
        byte[] packed = deflatedZeros();
        CRC32 checksum = new CRC32();
        checksum.update(new byte[PACKED_BYTES]);
        Bytes out = new Bytes();
        Bytes directory = new Bytes();
        for (int i = 0; i < PACKED_TIMES; i++) {
            byte[] name = new Bytes().latin("speech " + i + ".wav").toArray();
            byte[] common = new Bytes()
                    .little(2, 20)
                    .little(2, 0)
                    .little(2, DEFLATED)
                    .little(4, 0)
                    .little(4, checksum.getValue())
                    .little(4, packed.length)
                    .little(4, PACKED_BYTES)
                    .little(2, name.length)
                    .little(2, 0)
                    .toArray();
            directory
                    .latin("PK\u0001\u0002")
                    .little(2, 20)
                    .add(common)
                    .zeros(10)
                    .little(4, out.size())
                    .add(name);
            out.latin("PK\u0003\u0004").add(common).add(name).add(packed);
        }
        int start = out.size();
        return out.add(directory.toArray())
                .latin("PK\u0005\u0006")
                .zeros(4)
                .little(2, PACKED_TIMES)
                .little(2, PACKED_TIMES)
                .little(4, directory.size())
                .little(4, start)
                .little(2, 0)
                .toArray();
    }

    /** Sixty-four members of 16 MiB of zeros each. */
    private static byte[] gzipBomb() {
        CRC32 checksum = new CRC32();
        checksum.update(new byte[PACKED_BYTES]);
        byte[] member = new Bytes()
                .octets(0x1F, 0x8B, DEFLATED, 0)
                .zeros(5)
                .octets(255)
                .add(deflatedZeros())
                .little(4, checksum.getValue())
                .little(4, PACKED_BYTES)
                .toArray();
        return new Bytes().repeat(PACKED_TIMES, member).toArray();
    }

    private static byte[] deflatedZeros() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(new byte[PACKED_BYTES]);
            deflater.finish();
            byte[] buffer = new byte[PACKED_BYTES / 100];
            int length = deflater.deflate(buffer);
            if (!deflater.finished()) {
                throw new IllegalStateException("zeros did not pack into " + buffer.length + " bytes");
            }
            return Arrays.copyOf(buffer, length);
        } finally {
            deflater.end();
        }
    }

    /** The header of a 64-bit ELF program with an extreme section table. */
    private static byte[] program() {
        return new Bytes()
                .octets(0x7F)
                .latin("ELF")
                .octets(2, 1, 1)
                .zeros(9)
                .little(2, 2)
                .little(2, 0x3E)
                .little(4, 1)
                .little(8, 0x40_0000)
                .little(8, 64)
                .little(8, -1)
                .little(4, 0)
                .little(2, 64)
                .little(2, 56)
                .little(2, 0xFFFF)
                .little(2, 64)
                .little(2, 0xFFFF)
                .little(2, 0xFFFE)
                .zeros(4096)
                .toArray();
    }

    /** A four-channel module of 128 positions, each of which jumps to the first. */
    private static byte[] module() {
        int jump = 0x0B;
        Bytes out = new Bytes().latin("speech").zeros(14);
        for (int sample = 0; sample < 31; sample++) {
            out.zeros(22).big(2, 0xFFFF).octets(0, 64).big(2, 0).big(2, 0xFFFF);
        }
        out.octets(128, 127).zeros(128).latin("M.K.");
        byte[] row = new Bytes().octets(0, 0, jump, 0).zeros(12).toArray();
        return out.repeat(64, row).toArray();
    }
}
