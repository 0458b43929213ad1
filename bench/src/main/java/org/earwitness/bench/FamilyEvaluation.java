package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.family.FamilyReport;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.workflow.CompareFamily;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.Workbench;

/**
 * Makes copies of one recording through different codecs, whole, as excerpts and with passages cut out, and recordings that have
 * nothing in common with it or with each other; tells their families as {@code earwitness family} does, and counts how many pairs
 * are told as they were made.
 *
 * <p>Usage: {@code FamilyEvaluation DATA_DIRECTORY SEED COPIES UNRELATED SECONDS [CACHE_DIRECTORY]}. With a cache clips are
 * decoded, and copies encoded, once and for all. The recording is joined from clips of speech, as long as there are; the unrelated
 * ones are consecutive parts of the chants, of which it has nothing. CPU time counts the decoder's processes too, where /proc tells
 * it.
 */
public final class FamilyEvaluation {
    private static final int HERTZ = DataRecordings.RATE;
    private static final List<Chain> CHAINS = List.of(
            chain(Codec.OPUS, 32_000, 48_000),
            chain(Codec.OPUS, 16_000, 48_000),
            chain(Codec.OPUS, 8_000, 48_000),
            chain(Codec.AAC, 32_000, 44_100),
            chain(Codec.MP3, 48_000, 44_100),
            chain(Codec.MP3, 24_000, 22_050),
            chain(Codec.AMR_NB, 12_200, 8_000),
            chain(Codec.AAC, 16_000, 22_050),
            chain(Codec.FLAC, 0, 16_000));
    private static final int MOST_LISTED = 20;

    private final Path work;
    private final Workbench workbench;
    private final SoundCache cache;
    private final SeededRandom random;

    private FamilyEvaluation(Path work, Path kept, long seed) throws IOException {
        this.work = work;
        this.workbench = Workbench.prepare(Desk.of(work.resolve("keys"), "bench"), work.resolve("decoder"));
        this.cache = new SoundCache(kept, workbench.sandbox());
        this.random = new SeededRandom(seed);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 5 || arguments.length > 6) {
            System.err.println(
                    "usage: FamilyEvaluation DATA_DIRECTORY SEED COPIES UNRELATED SECONDS [CACHE_DIRECTORY]");
            System.exit(2);
        }
        Path work = Files.createTempDirectory("earwitness-bench-");
        try {
            Path kept = arguments.length == 6 ? Path.of(arguments[5]) : work.resolve("kept");
            new FamilyEvaluation(work, kept, Long.parseLong(arguments[1]))
                    .run(
                            Path.of(arguments[0]),
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]),
                            Integer.parseInt(arguments[4]));
        } finally {
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Chain chain(Codec codec, int bitsPerSecond, int hertz) {
        return new Chain(codec, bitsPerSecond, new SampleRate(hertz), 1);
    }

    private void run(Path data, int copies, int unrelated, int seconds) throws Exception {
        Path folder = Files.createDirectory(work.resolve("copies"));
        var truth = new ArrayList<KnownCopy>();
        if (copies > 0) {
            EditMaterial material = new EditMaterial(data, cache, EditMaterial.Half.BOTH);
            float[] whole = material.drawLong(random, seconds).samples();
            for (int i = 0; i < copies; i++) {
                KnownCopy copy =
                        i == 0 ? KnownCopy.whole(whole.length / HERTZ) : KnownCopy.drawn(whole.length / HERTZ, random);
                write(folder, truth.size(), copy.of(whole, HERTZ));
                truth.add(copy);
            }
        }
        DataRecordings recordings = new DataRecordings(workbench.sandbox());
        var parts = new ArrayList<float[]>();
        int length = 0;
        for (Path file : DataRecordings.files(data.resolve("chant"))) {
            if (length < (long) unrelated * seconds * HERTZ) {
                float[] next = recordings.decode(file);
                parts.add(next);
                length += next.length;
            }
        }
        float[] all = EditMaterial.concatenated(parts);
        for (int i = 0; i < unrelated && (i + 1) * seconds * HERTZ <= all.length; i++) {
            write(
                    folder,
                    truth.size(),
                    java.util.Arrays.copyOfRange(all, i * seconds * HERTZ, (i + 1) * seconds * HERTZ));
            truth.add(KnownCopy.unrelated(i));
        }
        compare(folder, truth);
    }

    private void write(Path folder, int number, float[] sound) throws IOException {
        // Each has a level of its own, so that no two files have the same bytes.
        float gain = 0.9f - 0.002f * number;
        float[] scaled = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            scaled[i] = gain * sound[i];
        }
        Chain chain = CHAINS.get(number % CHAINS.size());
        Path file = folder.resolve(
                String.format(Locale.ROOT, "%04d.%s", number, chain.codec().extension()));
        Files.copy(cache.encoded(scaled, chain), file);
    }

    private void compare(Path folder, List<KnownCopy> truth) throws Exception {
        double cpu = ProcessTime.cpuSeconds();
        long begin = System.nanoTime();
        FamilyReport report = new CompareFamily(workbench, (what, done, count) -> {}).compare(List.of(folder));
        double wall = (System.nanoTime() - begin) / 1e9;
        CopyRelations told = report.told();
        System.out.printf(
                "%d recordings, %.0f s in all: %.0f s, %.0f CPU s; %d of %d pairs compared, %d by fingerprints%n",
                truth.size(),
                report.copies().stream().mapToDouble(copy -> copy.seconds()).sum(),
                wall,
                ProcessTime.cpuSeconds() - cpu,
                told.comparedPairs(),
                told.pairs().size(),
                told.pairs().stream()
                        .filter(pair -> pair.basis() == RelatedPair.Basis.SEARCHED)
                        .count());
        score(told, truth);
    }

    private static void score(CopyRelations told, List<KnownCopy> truth) {
        var counts = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        int next = 0;
        for (int first = 0; first < truth.size(); first++) {
            for (int second = first + 1; second < truth.size(); second++) {
                RelatedPair pair = told.pairs().get(next++);
                RelatedPair.Kind known = truth.get(first).to(truth.get(second));
                String outcome = pair.relation() == known
                        ? "right"
                        : pair.relation() == RelatedPair.Kind.UNDETERMINED ? "undetermined" : "wrong";
                counts.merge(
                        String.format(Locale.ROOT, "%-13s %-9s %s", known, pair.basis(), outcome), 1, Integer::sum);
                if (outcome.equals("wrong")) {
                    wrong.add(pair.a() + " " + pair.b() + " told " + pair.relation() + ", made " + known + ": "
                            + truth.get(first) + " " + truth.get(second));
                }
            }
        }
        counts.forEach((what, count) -> System.out.printf("%-40s %d%n", what, count));
        told.related()
                .forEach(family -> System.out.printf(
                        "family of %d, %.2f s together, %d shared edits%n",
                        family.members().size(),
                        family.unionSeconds(),
                        family.sharedEdits().size()));
        wrong.stream().limit(MOST_LISTED).forEach(System.out::println);
    }
}
