package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.NastyMedia.anyOutcome;
import static org.earwitness.testkit.media.NastyMedia.decode;
import static org.earwitness.testkit.media.NastyMedia.refuse;

import java.util.List;
import org.earwitness.testkit.sound.Signals;

/** WAV files whose headers lie. */
final class NastyWave {
    private static final int PCM = 1;
    private static final int MS_ADPCM = 2;
    private static final long MAX = 0xFFFF_FFFFL;

    private NastyWave() {}

    static List<NastyMedia> all() {
        return List.of(
                anyOutcome(
                        "wav-gigantic-sizes",
                        "interview.wav",
                        "a second of sound that claims 4 GiB of samples",
                        () -> riff(MAX, format(PCM, 1, 8000, 2, 16), chunk("data", MAX, tone()))),
                anyOutcome(
                        "wav-gigantic-duration",
                        "interview.wav",
                        "RF64 that claims 2^63 - 1 bytes of samples, 36 million years at 8 kHz",
                        () -> new Bytes()
                                .latin("RF64")
                                .little(4, MAX)
                                .latin("WAVEds64")
                                .little(4, 28)
                                .little(8, Long.MAX_VALUE)
                                .little(8, Long.MAX_VALUE)
                                .little(8, Long.MAX_VALUE)
                                .little(4, 0)
                                .add(format(PCM, 1, 8000, 2, 16))
                                .add(chunk("data", MAX, tone()))
                                .toArray()),
                anyOutcome(
                        "wav-rf64-table-maximal",
                        "interview.wav",
                        "RF64 whose ds64 chunk claims a table of 2^32 - 1 entries",
                        () -> new Bytes()
                                .latin("RF64")
                                .little(4, MAX)
                                .latin("WAVEds64")
                                .little(4, 28)
                                .little(8, 100)
                                .little(8, 16)
                                .little(8, 8)
                                .little(4, MAX)
                                .add(format(PCM, 1, 8000, 2, 16))
                                .add(chunk("data", MAX, tone()))
                                .toArray()),
                anyOutcome(
                        "wav-65535-channels",
                        "interview.wav",
                        "65,535 channels",
                        () -> wave(format(PCM, 65_535, 8000, 65_534, 16), chunk("data", tone()))),
                refuse(
                        "wav-no-channels",
                        "interview.wav",
                        "no channels",
                        () -> wave(format(PCM, 0, 8000, 2, 16), chunk("data", tone()))),
                anyOutcome(
                        "wav-rate-4-gigahertz",
                        "interview.wav",
                        "a rate of 4,294,967,295 Hz",
                        () -> wave(format(PCM, 1, MAX, 2, 16), chunk("data", tone()))),
                anyOutcome(
                        "wav-rate-zero",
                        "interview.wav",
                        "a rate of 0 Hz",
                        () -> wave(format(PCM, 1, 0, 2, 16), chunk("data", tone()))),
                anyOutcome(
                        "wav-rate-1-hertz",
                        "interview.wav",
                        "a rate of 1 Hz: a second of sound that lasts two hours",
                        () -> wave(format(PCM, 1, 1, 2, 16), chunk("data", tone()))),
                anyOutcome(
                        "wav-block-size-zero",
                        "interview.wav",
                        "frames of 0 bytes",
                        () -> wave(format(PCM, 1, 8000, 0, 16), chunk("data", tone()))),
                anyOutcome(
                        "wav-sample-width-zero",
                        "interview.wav",
                        "samples of 0 bits",
                        () -> wave(format(PCM, 1, 8000, 2, 0), chunk("data", tone()))),
                anyOutcome(
                        "wav-adpcm-block-zero",
                        "interview.wav",
                        "ADPCM of 65,535 channels in blocks of 1 byte",
                        () -> wave(format(MS_ADPCM, 65_535, 8000, 1, 4), chunk("data", tone()))),
                refuse(
                        "wav-format-maximal",
                        "interview.wav",
                        "a format chunk that claims 4 GiB",
                        () -> wave(chunk("fmt ", MAX, new byte[16]))),
                refuse("wav-no-format", "interview.wav", "samples without a format", () -> wave(chunk("data", tone()))),
                refuse(
                        "wav-no-samples",
                        "interview.wav",
                        "a format without samples",
                        () -> wave(format(PCM, 1, 8000, 2, 16))),
                anyOutcome(
                        "wav-nested-lists",
                        "interview.wav",
                        "5,000 lists one inside another before the samples",
                        () -> wave(format(PCM, 1, 8000, 2, 16), nested(5000), chunk("data", tone()))),
                decode(
                        "wav-100000-chunks",
                        "interview.wav",
                        "100,000 empty chunks before the samples",
                        () -> wave(
                                format(PCM, 1, 8000, 2, 16),
                                new Bytes()
                                        .repeat(100_000, chunk("note", new byte[0]))
                                        .toArray(),
                                chunk("data", tone()))),
                decode(
                        "wav-two-formats",
                        "interview.wav",
                        "a second format chunk after the samples that contradicts the first",
                        () -> wave(
                                format(PCM, 1, 8000, 2, 16), chunk("data", tone()), format(PCM, 64, 192_000, 128, 16))),
                decode(
                        "wav-tags-strange",
                        "interview.wav",
                        "a title of markup, terminal escapes, text direction marks and Khmer",
                        () -> wave(
                                format(PCM, 1, 8000, 2, 16),
                                chunk(
                                        "LIST",
                                        new Bytes()
                                                .latin("INFO")
                                                .add(chunk(
                                                        "INAM",
                                                        new Bytes()
                                                                .utf8(StrangeText.ALL)
                                                                .octets(0)
                                                                .toArray()))
                                                .toArray()),
                                chunk("data", tone()))));
    }

    /** One second of 440 Hz at 8 kHz, 16 bits. */
    static byte[] tone() {
        Bytes samples = new Bytes();
        for (float sample : Signals.tone(8000, 1, 440, 0.3).interleaved()) {
            samples.little(2, Math.round(sample * 32_767));
        }
        return samples.toArray();
    }

    static byte[] wave(byte[]... chunks) {
        long size = 4;
        for (byte[] chunk : chunks) {
            size += chunk.length;
        }
        return riff(size, chunks);
    }

    private static byte[] riff(long size, byte[]... chunks) {
        Bytes out = new Bytes().latin("RIFF").little(4, size).latin("WAVE");
        for (byte[] chunk : chunks) {
            out.add(chunk);
        }
        return out.toArray();
    }

    static byte[] format(int tag, int channels, long rateHertz, int blockBytes, int sampleBits) {
        return chunk(
                "fmt ",
                new Bytes()
                        .little(2, tag)
                        .little(2, channels)
                        .little(4, rateHertz)
                        .little(4, rateHertz * blockBytes)
                        .little(2, blockBytes)
                        .little(2, sampleBits)
                        .toArray());
    }

    static byte[] chunk(String name, byte[] content) {
        return chunk(name, content.length, content);
    }

    static byte[] chunk(String name, long claimedBytes, byte[] content) {
        Bytes out = new Bytes().latin(name).little(4, claimedBytes).add(content);
        return out.zeros(content.length % 2).toArray();
    }

    private static byte[] nested(int levels) {
        Bytes out = new Bytes();
        for (int level = levels; level > 0; level--) {
            out.latin("LIST").little(4, 12L * level - 8).latin("INFO");
        }
        return out.toArray();
    }
}
