package org.earwitness.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;

/**
 * Some seconds of synthesised sound and a copy of a part of it, for trying the program.
 *
 * @param questioned the part, coded
 * @param whole the whole
 */
public record TrialRecordings(Path questioned, Path whole) {
    private static final double SECONDS = 8;

    /** Makes both in a directory. */
    public static TrialRecordings make(Path directory, Sandbox sandbox) throws IOException {
        Sound sound = Scene.partyMeeting(1).at(16_000).lasting(SECONDS).sound();
        Path whole = directory.resolve("whole.wav");
        Path part = directory.resolve("part.wav");
        WavFile.write(whole, sound, WavFormat.Encoding.PCM_16);
        WavFile.write(part, Edits.excerpt(sound, 1, SECONDS - 1), WavFormat.Encoding.PCM_16);
        Path questioned = directory.resolve("questioned.opus");
        new ChainRunner(sandbox)
                .encode(part, new Chain(Chain.Codec.OPUS, 16_000, new SampleRate(48_000), 1), questioned);
        return new TrialRecordings(questioned, whole);
    }
}
