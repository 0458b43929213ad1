package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earwitness.testkit.SeededRandom;

/**
 * Draws recordings of one to two minutes, joined from speech clips of one reader, of several readers in turn, or of one reader's
 * digits. Readers, and files without a reader's name, are dealt by turns into two halves.
 */
final class EditMaterial {
    private static final double SHORTEST_PAUSE = 0.15;
    private static final double LONGEST_PAUSE = 0.6;
    private static final double READERS_IN_TURN = 0.3;
    private static final double DEVICES = 0.2;
    private static final int LEAST_SPARE = 2;
    private static final int SPARE = 4;
    private static final int GRAIN = DataRecordings.RATE / 50;
    private static final int QUIET = DataRecordings.RATE * 3 / 20;

    /** Which readers. */
    enum Half {
        TUNE,
        TEST,
        BOTH
    }

    /** A word of a joined recording, from one sample to another. */
    record Word(String label, int start, int end) {}

    /**
     * A joined recording.
     *
     * @param words where they are known
     * @param spare clips of the same reader that are not in it
     * @param takes other takes of words that are in it
     */
    record Original(
            String reader, float[] samples, List<Word> words, List<float[]> spare, Map<String, List<float[]>> takes) {}

    private final SoundCache cache;
    private final List<List<Path>> readers = new ArrayList<>();
    private final List<Path> single = new ArrayList<>();
    private final List<Path> devices = new ArrayList<>();
    private final List<List<Path>> digits = new ArrayList<>();
    private final Map<Path, float[]> decoded = new HashMap<>();

    EditMaterial(Path data, SoundCache cache, Half half) throws IOException {
        this.cache = cache;
        Path speech = data.resolve("speech");
        readers.addAll(dealt(grouped(speech.resolve("librispeech-multi"), "-", 0), half));
        digits.addAll(dealt(grouped(speech.resolve("digits"), "_", 1), half));
        dealt(grouped(speech.resolve("librispeech-single"), "-", 0), half).forEach(single::addAll);
        dealt(
                        DataRecordings.files(speech.resolve("devices")).stream()
                                .map(List::of)
                                .toList(),
                        half)
                .forEach(devices::addAll);
    }

    private static List<List<Path>> grouped(Path folder, String separator, int field) throws IOException {
        var groups = new TreeMap<String, List<Path>>();
        for (Path file : DataRecordings.files(folder)) {
            String reader = file.getFileName().toString().split(separator, -1)[field];
            groups.computeIfAbsent(reader, name -> new ArrayList<>()).add(file);
        }
        return List.copyOf(groups.values());
    }

    private static List<List<Path>> dealt(List<List<Path>> groups, Half half) {
        var kept = new ArrayList<List<Path>>();
        for (int i = 0; i < groups.size(); i++) {
            if (half == Half.BOTH || (i % 2 == 0) == (half == Half.TUNE)) {
                kept.add(groups.get(i));
            }
        }
        return kept;
    }

    /** A recording of {@code leastSeconds} to {@code mostSeconds}, shorter where its reader has no more. */
    Original draw(SeededRandom random, double leastSeconds, double mostSeconds) throws IOException {
        double which = random.nextDouble();
        double seconds = random.between(leastSeconds, mostSeconds);
        if (which < DEVICES) {
            return joined("devices", shuffled(devices, random), seconds, random);
        }
        if (which < DEVICES + READERS_IN_TURN) {
            return joined("readers in turn", shuffled(single, random), seconds, random);
        }
        List<Path> files = readers.get(random.nextInt(readers.size()));
        return joined(name(files.get(0)).split("-", -1)[0], shuffled(files, random), seconds, random);
    }

    /** A reader's digits, each take at most once. */
    Original drawDigits(SeededRandom random, double leastSeconds, double mostSeconds) throws IOException {
        List<Path> files = digits.get(random.nextInt(digits.size()));
        return joined(
                name(files.get(0)).split("_", -1)[1],
                shuffled(files, random),
                random.between(leastSeconds, mostSeconds),
                random);
    }

    /** Everything there is, digits too, up to a length. */
    Original drawLong(SeededRandom random, double seconds) throws IOException {
        var all = new ArrayList<Path>(devices);
        all.addAll(single);
        readers.forEach(all::addAll);
        digits.forEach(all::addAll);
        return joined("all", shuffled(all, random), seconds, random);
    }

    private Original joined(String reader, List<Path> files, double seconds, SeededRandom random) throws IOException {
        var parts = new ArrayList<float[]>();
        var words = new ArrayList<Word>();
        int length = 0;
        int used = 0;
        for (; used < files.size() - LEAST_SPARE && length < seconds * DataRecordings.RATE; used++) {
            float[] clip = clip(files.get(used));
            float[] pause = background(
                    quietest(clip),
                    (int) (random.between(SHORTEST_PAUSE, LONGEST_PAUSE) * DataRecordings.RATE),
                    random);
            words.add(new Word(name(files.get(used)).split("_", -1)[0], length, length + clip.length));
            parts.add(clip);
            parts.add(pause);
            length += clip.length + pause.length;
        }
        var spare = new ArrayList<float[]>();
        var takes = new TreeMap<String, List<float[]>>();
        int most = name(files.get(0)).contains("_") ? files.size() : used + SPARE;
        for (int i = used; i < Math.min(files.size(), most); i++) {
            float[] clip = clip(files.get(i));
            spare.add(clip);
            takes.computeIfAbsent(name(files.get(i)).split("_", -1)[0], label -> new ArrayList<>())
                    .add(clip);
        }
        return new Original(reader, concatenated(parts), words, spare, takes);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> shuffled(List<Path> files, SeededRandom random) {
        var mixed = new ArrayList<>(files);
        for (int i = mixed.size() - 1; i > 0; i--) {
            Collections.swap(mixed, i, random.nextInt(i + 1));
        }
        return mixed;
    }

    private float[] clip(Path file) throws IOException {
        synchronized (decoded) {
            float[] known = decoded.get(file);
            if (known != null) {
                return known;
            }
        }
        float[] clip = cache.clip(file);
        synchronized (decoded) {
            decoded.put(file, clip);
        }
        return clip;
    }

    static float[] concatenated(List<float[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        float[] all = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** The quietest 150 ms. */
    static float[] quietest(float[] clip) {
        int quietest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start + QUIET <= clip.length; start += GRAIN / 2) {
            double level = SpeechLevel.rms(clip, start, start + QUIET);
            if (level < least) {
                least = level;
                quietest = start;
            }
        }
        return Arrays.copyOfRange(clip, quietest, quietest + QUIET);
    }

    /** Sound like a quiet one: grains of 20 ms from it in random order, overlapping by half. */
    static float[] background(float[] quiet, int length, SeededRandom random) {
        float[] out = new float[length + GRAIN];
        for (int at = 0; at < length; at += GRAIN / 2) {
            int from = random.nextInt(quiet.length - GRAIN);
            for (int i = 0; i < GRAIN; i++) {
                out[at + i] += (float) (Math.sin(Math.PI * (i + 0.5) / GRAIN) * quiet[from + i]);
            }
        }
        return Arrays.copyOf(out, length);
    }
}
