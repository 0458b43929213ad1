package org.earwitness.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;

/**
 * A recording of ten seconds, another, and a collection in which the first has an excerpt.
 *
 * @param collection holds an excerpt of {@code questioned} and a recording of something else
 */
record TinyRecordings(Path questioned, Path other, Path collection) {
    private static final int HERTZ = 8000;

    static TinyRecordings make(Path directory) throws IOException {
        Path collection = Files.createDirectories(directory.resolve("collection"));
        Sound meeting = Scene.partyMeeting(11).at(HERTZ).lasting(10).dry().sound();
        Sound news = Scene.unrelated(12, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(5)
                .dry()
                .sound();
        Sound market = Scene.unrelated(13, Scene.Kind.OTHER_MEETING)
                .at(HERTZ)
                .lasting(6)
                .dry()
                .sound();
        TinyRecordings made =
                new TinyRecordings(directory.resolve("leaked.wav"), directory.resolve("other.wav"), collection);
        WavFile.write(made.questioned, meeting, WavFormat.Encoding.PCM_16);
        WavFile.write(made.other, market, WavFormat.Encoding.PCM_16);
        WavFile.write(collection.resolve("excerpt.wav"), Edits.excerpt(meeting, 1, 9), WavFormat.Encoding.PCM_16);
        WavFile.write(collection.resolve("news.wav"), news, WavFormat.Encoding.PCM_16);
        return made;
    }
}
