package org.earwitness.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.workflow.Progress;

/**
 * The recordings of the sample case. A meeting is recorded; a part of it leaks by a messenger; others pass on an excerpt, a
 * copy that was encoded once more, one that plays 3 % faster and one with a passage cut out; the whole meeting was also streamed.
 *
 * @param questioned the leaked recording
 * @param collection the folder with the copies and with recordings of other things
 */
public record SampleRecordings(Path questioned, Path collection) {
    private static final int HERTZ = 24_000;
    private static final long SEED = 20_261_122;

    /** Where the leaked part lies in the meeting, in seconds. */
    static final double LEAK_START = 31.0;

    static final double LEAK_END = 121.0;

    /** Where the excerpt lies in the leaked part, in seconds. */
    static final double EXCERPT_START = 40.0;

    static final double EXCERPT_END = 62.0;

    /** The passage of the leaked part that one copy lacks, in seconds. */
    static final double CUT_START = 50.0;

    static final double CUT_END = 57.5;

    static final double FASTER = 1.03;

    private static final int STEPS = 10;

    /**
     * Makes all recordings below a directory.
     *
     * @throws IOException where they cannot be written or an encoder fails
     */
    public static SampleRecordings make(Path directory, Sandbox sandbox, Progress progress) throws IOException {
        Path collection = directory.resolve("collection");
        Files.createDirectories(collection);
        Maker maker = new Maker(new ChainRunner(sandbox), directory, progress);
        Sound meeting = maker.scene(Scene.partyMeeting(SEED).lasting(150));
        Sound leak = Edits.excerpt(meeting, LEAK_START, LEAK_END);
        Path questioned = directory.resolve("leaked.opus");
        maker.write(leak, chain(Codec.OPUS, 16_000, 48_000), questioned);

        maker.write(meeting, chain(Codec.AAC, 64_000, 44_100), collection.resolve("livestream.m4a"));
        maker.write(
                Edits.excerpt(leak, EXCERPT_START, EXCERPT_END),
                chain(Codec.MP3, 32_000, 22_050),
                collection.resolve("channel-post.mp3"));
        Path once = directory.resolve("once.amr");
        maker.write(leak, chain(Codec.AMR_NB, 12_200, 8_000), once);
        maker.again(once, chain(Codec.OPUS, 16_000, 48_000), collection.resolve("forwarded.opus"));
        maker.write(Edits.atSpeed(leak, FASTER), chain(Codec.AAC, 48_000, 44_100), collection.resolve("faster.m4a"));
        maker.write(
                Edits.cut(leak, CUT_START, CUT_END),
                chain(Codec.MP3, 48_000, 44_100),
                collection.resolve("shortened.mp3"));

        maker.write(
                maker.scene(Scene.unrelated(SEED + 1, Scene.Kind.OTHER_MEETING).lasting(75)),
                chain(Codec.OPUS, 24_000, 48_000),
                collection.resolve("another-meeting.opus"));
        maker.write(
                maker.scene(Scene.unrelated(SEED + 2, Scene.Kind.NEWS_READING).lasting(60)),
                chain(Codec.MP3, 64_000, 44_100),
                collection.resolve("news.mp3"));
        maker.write(
                maker.scene(Scene.unrelated(SEED + 3, Scene.Kind.MARKET).lasting(45)),
                chain(Codec.AMR_WB, 23_850, 16_000),
                collection.resolve("market.amr"));
        maker.write(
                maker.scene(Scene.unrelated(SEED + 4, Scene.Kind.MUSIC).lasting(45)),
                chain(Codec.FLAC, 0, HERTZ),
                collection.resolve("music.flac"));
        Files.delete(once);
        return new SampleRecordings(questioned, collection);
    }

    private static Chain chain(Codec codec, int bitsPerSecond, int hertz) {
        return new Chain(codec, bitsPerSecond, new SampleRate(hertz), 1);
    }

    private record Maker(ChainRunner runner, Path directory, Progress progress) {
        Sound scene(Scene scene) {
            return scene.at(HERTZ).sound();
        }

        void write(Sound sound, Chain chain, Path file) throws IOException {
            Path wave = Files.createTempFile(directory, "sample-", ".wav");
            try {
                WavFile.write(wave, sound, WavFormat.Encoding.PCM_16);
                runner.encode(wave, chain, file);
            } finally {
                Files.deleteIfExists(wave);
            }
            progress.at("making " + file.getFileName(), 1, STEPS);
        }

        void again(Path encoded, Chain chain, Path file) throws IOException {
            runner.encode(encoded, chain, file);
            progress.at("making " + file.getFileName(), 1, STEPS);
        }
    }
}
