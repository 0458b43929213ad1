package org.earwitness.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.earwitness.bench.EditMaterial.Half;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.Comparison;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;

/**
 * Compares recordings with versions of them in which passages were cut, inserted, replaced, moved, repeated or muted, both sent
 * through different chains.
 *
 * <p>Usage: {@code EditEvaluation DATA_DIRECTORY SEED TRIALS_PER_CELL [--half tune|test] [--cells clean,opus6k] [--list FILE]
 * [--threads N] [--cache DIRECTORY] [--dump DIRECTORY --only CELL/NUMBER] [--hour]}. The halves have no reader in common; the sentences of devices,
 * whose speakers are not named, are dealt file by file. A cell is the chain of one version, A or B as likely; the other goes
 * through none, Opus or AAC at 32 kbit/s, in the cell "clean" through none. In "offset" one version begins later. In "samewords"
 * a spoken digit is replaced by another take of it by the same reader. How much later a codec has a sound is measured by
 * cross-correlating what came out of it with what went in, for every version. With a cache the same seed encodes nothing again.
 */
public final class EditEvaluation {
    private static final List<String> FLAGS = List.of("half", "cells", "list", "threads", "dump", "only", "cache");

    private final Path work;
    private final Sandbox sandbox;
    private final Map<String, String> options;
    private final Path data;
    private final long seed;

    private EditEvaluation(Path work, Path data, long seed, Map<String, String> options) {
        this.work = work;
        this.data = data;
        this.seed = seed;
        this.options = options;
        sandbox = Sandbox.strongest(DecoderInstallation.prepare(work));
    }

    public static void main(String[] arguments) throws Exception {
        Optional<Map<String, String>> options = options(arguments);
        if (options.isEmpty()) {
            System.err.println("usage: EditEvaluation DATA_DIRECTORY SEED TRIALS_PER_CELL [--half tune|test]"
                    + " [--cells NAMES] [--list FILE] [--threads N] [--cache DIRECTORY] [--dump DIRECTORY --only CELL/NUMBER] [--hour]; cells: "
                    + String.join(",", EditChains.CELLS));
            System.exit(2);
        }
        Path work = Files.createTempDirectory("earwitness-bench-");
        try {
            var evaluation = new EditEvaluation(
                    work, Path.of(arguments[0]), Long.parseLong(arguments[1]), options.orElseThrow());
            evaluation.run(Integer.parseInt(arguments[2]));
        } finally {
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Optional<Map<String, String>> options(String[] arguments) {
        var options = new TreeMap<String, String>();
        for (int i = 3; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            if (name.equals("hour")) {
                options.put(name, "");
            } else if (FLAGS.contains(name) && i + 1 < arguments.length) {
                options.put(name, arguments[++i]);
            } else {
                return Optional.empty();
            }
        }
        boolean known =
                Stream.of(options.getOrDefault("cells", "clean").split(",", -1)).allMatch(EditChains.CELLS::contains);
        boolean whole = options.containsKey("dump") == options.containsKey("only");
        return arguments.length >= 3 && known && whole ? Optional.of(options) : Optional.empty();
    }

    private void run(int trials) throws IOException, InterruptedException {
        Half half = Half.valueOf(options.getOrDefault("half", "both").toUpperCase(Locale.ROOT));
        var cache = new SoundCache(Path.of(options.getOrDefault("cache", work.toString())), sandbox);
        var material = new EditMaterial(data, cache, half);
        var chains = new EditChains(data, sandbox, cache, work);
        var random = new SeededRandom(seed);
        if (options.containsKey("hour")) {
            new HourComparison(material, chains).run(random);
            return;
        }
        Optional<String> only = Optional.ofNullable(options.get("only"));
        if (only.isPresent()) {
            String[] id = only.get().split("/", -1);
            dump(EditTrial.draw(material, chains, id[0], Integer.parseInt(id[1]), random));
            return;
        }
        var cells = new LinkedHashMap<String, List<EditScore>>();
        String asked = options.getOrDefault("cells", String.join(",", EditChains.CELLS));
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Integer.parseInt(options.getOrDefault("threads", "2")))) {
            for (String cell : asked.split(",", -1)) {
                if (chains.has(cell)) {
                    cells.put(cell, scores(material, chains, cell, trials, random, workers));
                }
            }
        }
        System.out.printf("seed %d, %s, half %s%n", seed, data.getFileName(), half);
        new EditTable(cells, System.out).print();
        new DelayTable(cells.values().stream().flatMap(List::stream).toList()).print(System.out);
        if (options.containsKey("list")) {
            EditList.write(
                    Path.of(options.get("list")),
                    seed,
                    cells.values().stream().flatMap(List::stream).toList());
        }
    }

    private static List<EditScore> scores(
            EditMaterial material,
            EditChains chains,
            String cell,
            int trials,
            SeededRandom random,
            ExecutorService workers)
            throws IOException, InterruptedException {
        var running = new ArrayList<Future<EditScore>>();
        for (int i = 0; i < trials; i++) {
            int number = i;
            running.add(workers.submit(() -> score(EditTrial.draw(material, chains, cell, number, random))));
        }
        var scores = new ArrayList<EditScore>();
        for (Future<EditScore> future : running) {
            try {
                scores.add(future.get());
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw new IOException(cell + "/" + scores.size() + ": " + e.getCause(), e);
            }
        }
        return List.copyOf(scores);
    }

    private static EditScore score(EditTrial trial) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var a = new ArraySource(trial.a().sent().sound());
        var b = new ArraySource(trial.b().sent().sound());
        long begin = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        Comparison comparison = AudioDiff.compare(a, b);
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        return EditScore.of(trial, comparison, (System.nanoTime() - begin) / 1e9, cpuSeconds)
                .withoutSound();
    }

    private void dump(EditTrial trial) throws IOException {
        Path directory = Files.createDirectories(Path.of(options.get("dump")));
        String name = trial.id().replace('/', '-');
        write(directory.resolve(name + "-a.wav"), trial.a());
        write(directory.resolve(name + "-b.wav"), trial.b());
        trial.truth().forEach(System.out::println);
    }

    private static void write(Path file, EditTrial.Version version) throws IOException {
        Sound sound = Sound.mono(DataRecordings.RATE, version.sent().sound());
        WavFile.write(file, sound, WavFormat.Encoding.FLOAT_32);
    }
}
