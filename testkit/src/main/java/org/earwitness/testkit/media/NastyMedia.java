package org.earwitness.testkit.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file made to hurt those who open it.
 *
 * @param name unique among {@link #all()}; lower case with hyphens
 * @param fileName what it is called where it circulates
 * @param shape what is wrong with it
 * @param expectation what a correct program may do
 * @param content makes its bytes, at most 32 MiB
 */
public record NastyMedia(
        String name, String fileName, String shape, Expectation expectation, Supplier<byte[]> content) {

    /** What a correct program may do. Always within its limits of time and memory, touching nothing but this file. */
    public enum Expectation {
        /** Say that this is no recording that it reads. Giving out any sound is an error. */
        REFUSE,
        /** Refuse, or decode what is there and say what is wrong. */
        ANY_CLEAR_OUTCOME,
        /** Decode it: the sound is good, only what stands beside it is strange. */
        DECODE
    }

    /**
     * Where the shapes that point elsewhere point to. A test that watches both ends sees whether anybody followed.
     *
     * @param url address of something to fetch, such as {@code http://127.0.0.1:9/canary.wav}
     * @param file absolute path of something to read, such as {@code /etc/passwd}
     */
    public record Lure(String url, String file) {
        /** A port that nobody listens on, and a file that every Unix has. */
        public static final Lure DEFAULT = new Lure("http://127.0.0.1:9/canary.wav", "/etc/passwd");
    }

    public byte[] bytes() {
        return content.get();
    }

    /** Writes the file, under its own name, into a directory of its own name below {@code directory}. */
    public Path writeTo(Path directory) throws IOException {
        Path own = Files.createDirectories(directory.resolve(name));
        return Files.write(own.resolve(fileName), bytes());
    }

    /** All shapes, pointing to {@link Lure#DEFAULT}. */
    public static List<NastyMedia> all() {
        return all(Lure.DEFAULT);
    }

    /** All shapes. */
    public static List<NastyMedia> all(Lure lure) {
        List<NastyMedia> all = new ArrayList<>();
        all.addAll(NastyWave.all());
        all.addAll(NastyPcmKin.all());
        all.addAll(NastyMp4.all(lure));
        all.addAll(NastyMatroska.all());
        all.addAll(NastyOgg.all());
        all.addAll(NastyFlac.all());
        all.addAll(NastyTags.all());
        all.addAll(NastyPlaylists.all(lure));
        all.addAll(NotAudio.all());
        return List.copyOf(all);
    }

    /** The shape of a name, pointing to {@link Lure#DEFAULT}. */
    public static NastyMedia named(String name) {
        return all().stream()
                .filter(shape -> shape.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("shape: expected a name of a known shape, found " + name));
    }

    static NastyMedia refuse(String name, String fileName, String shape, Supplier<byte[]> content) {
        return new NastyMedia(name, fileName, shape, Expectation.REFUSE, content);
    }

    static NastyMedia anyOutcome(String name, String fileName, String shape, Supplier<byte[]> content) {
        return new NastyMedia(name, fileName, shape, Expectation.ANY_CLEAR_OUTCOME, content);
    }

    static NastyMedia decode(String name, String fileName, String shape, Supplier<byte[]> content) {
        return new NastyMedia(name, fileName, shape, Expectation.DECODE, content);
    }
}
