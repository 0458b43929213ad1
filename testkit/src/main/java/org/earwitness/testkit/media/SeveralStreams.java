package org.earwitness.testkit.media;

import static org.earwitness.testkit.media.QuickTimeFile.box;
import static org.earwitness.testkit.media.QuickTimeFile.fullBox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.sound.Sound;

/**
 * A QuickTime file with several audio streams, as films in two languages and recordings of mixing desks have them: 16-bit PCM,
 * each stream with its own rate, channels and length.
 */
public final class SeveralStreams {
    private static final String PCM = "sowt";
    /** A codec that no decoder knows. */
    private static final String UNKNOWN = "zzzz";

    private static final long TIME_SCALE = 1000;
    private static final int HIGHEST_HERTZ = 65_535;

    private record Track(Sound sound, String codec) {
        long milliseconds() {
            return Math.round(sound.frames() * 1000.0 / sound.rateHertz());
        }
    }

    private final List<Track> tracks = new ArrayList<>();

    /** A stream after those that there are. */
    public SeveralStreams and(Sound sound) {
        return and(sound, PCM);
    }

    /** A stream after those that there are, which says that it is in a codec that nobody knows. */
    public SeveralStreams andUnreadable(Sound sound) {
        return and(sound, UNKNOWN);
    }

    private SeveralStreams and(Sound sound, String codec) {
        if (sound.rateHertz() > HIGHEST_HERTZ) {
            throw new IllegalArgumentException(
                    "stream: expected a rate of at most " + HIGHEST_HERTZ + " Hz, found " + sound);
        }
        tracks.add(new Track(sound, codec));
        return this;
    }

    /** Writes a new file. */
    public void write(Path file) throws IOException {
        byte[] start = QuickTimeFile.type();
        long longest = tracks.stream().mapToLong(Track::milliseconds).max().orElse(0);
        Bytes data = new Bytes();
        Bytes movie = new Bytes()
                .add(fullBox(
                        "mvhd",
                        0,
                        new Bytes().zeros(8).big(4, TIME_SCALE).big(4, longest).zeros(80)));
        for (int i = 0; i < tracks.size(); i++) {
            movie.add(track(i + 1, tracks.get(i), start.length + 8 + data.size()));
            data.add(samples(tracks.get(i).sound()));
        }
        Files.write(
                file,
                new Bytes()
                        .add(start)
                        .add(box("mdat", data.toArray()))
                        .add(box("moov", movie.toArray()))
                        .toArray());
    }

    private static byte[] samples(Sound sound) {
        Bytes samples = new Bytes();
        for (int frame = 0; frame < sound.frames(); frame++) {
            for (int channel = 0; channel < sound.channels(); channel++) {
                samples.little(2, Math.clamp(Math.round(sound.sample(frame, channel) * 32_767), -32_768, 32_767));
            }
        }
        return samples.toArray();
    }

    private static byte[] track(int number, Track track, int offset) {
        Sound sound = track.sound();
        byte[] header = fullBox(
                "tkhd",
                7,
                new Bytes()
                        .zeros(8)
                        .big(4, number)
                        .zeros(4)
                        .big(4, track.milliseconds())
                        .zeros(60));
        byte[] mediaHeader = fullBox(
                "mdhd",
                0,
                new Bytes()
                        .zeros(8)
                        .big(4, sound.rateHertz())
                        .big(4, sound.frames())
                        .zeros(4));
        byte[] handler = fullBox("hdlr", 0, new Bytes().zeros(4).latin("soun").zeros(13));
        byte[] here = fullBox("url ", 1, new Bytes());
        byte[] references = fullBox("dref", 0, new Bytes().big(4, 1).add(here));
        byte[] description = box(
                track.codec(),
                new Bytes()
                        .zeros(6)
                        .big(2, 1)
                        .zeros(8)
                        .big(2, sound.channels())
                        .big(2, 16)
                        .zeros(4)
                        .big(2, sound.rateHertz())
                        .big(2, 0)
                        .toArray());
        byte[] table = box(
                "stbl",
                fullBox("stsd", 0, new Bytes().big(4, 1).add(description)),
                fullBox("stts", 0, new Bytes().big(4, 1).big(4, sound.frames()).big(4, 1)),
                fullBox(
                        "stsc",
                        0,
                        new Bytes().big(4, 1).big(4, 1).big(4, sound.frames()).big(4, 1)),
                fullBox("stsz", 0, new Bytes().big(4, 2L * sound.channels()).big(4, sound.frames())),
                fullBox("stco", 0, new Bytes().big(4, 1).big(4, offset)));
        byte[] information = box("minf", fullBox("smhd", 0, new Bytes().zeros(4)), box("dinf", references), table);
        return box("trak", header, box("mdia", mediaHeader, handler, information));
    }
}
