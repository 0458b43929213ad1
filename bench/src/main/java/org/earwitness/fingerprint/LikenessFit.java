package org.earwitness.fingerprint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.earwitness.bench.DataRecordings;
import org.earwitness.bench.DataRecordings.Recording;
import org.earwitness.bench.Distortions;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.MonoView;

/**
 * Collects copies and likenesses to fit the judgement of the copy search to: cuts of real recordings, distorted at random, are
 * searched with everything accepted.
 *
 * <p>Usage: {@code LikenessFit DATA_DIRECTORY SEED QUERIES OUT.tsv}. In every second search the recording itself is left out.
 * A row for each alignment: 1 for a copy, 0 for a likeness; source of the query, source of the match, distortion, seconds of
 * the query; then what the judgement goes by. Other places of the same recording and
 * recordings that may hold the same sound are left out.
 */
public final class LikenessFit {
    private static final int RATE = DataRecordings.RATE;
    private static final String DEVICES = "speech/devices";
    private static final String VOICES = "speech/librispeech-multi";
    private static final double LEAST_NEW_SECONDS = 0.5;
    private static final double TOLERANCE_SECONDS = 0.3;
    private static final WindowSearch.Acceptance ALL =
            new WindowSearch.Acceptance(LEAST_NEW_SECONDS, LEAST_NEW_SECONDS, Double.POSITIVE_INFINITY);

    private final List<Recording> recordings;
    private final Distortions distortions;
    private final IndexSegment segment;

    private LikenessFit(Path data, Path work, ExecutorService workers) throws Exception {
        Sandbox sandbox = Sandbox.strongest(DecoderInstallation.prepare(work));
        recordings = new DataRecordings(sandbox).all(data);
        distortions = new Distortions(
                data,
                sandbox,
                work,
                recordings.stream()
                        .filter(each -> each.name().contains(VOICES))
                        .map(Recording::samples)
                        .toList());
        var pending = new ArrayList<Future<IndexSegment.Entry>>();
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i);
            boolean coded = i % 2 == 0;
            pending.add(workers.submit(() -> new IndexSegment.Entry(recording.name(), fingerprint(recording, coded))));
        }
        var entries = new ArrayList<IndexSegment.Entry>();
        for (Future<IndexSegment.Entry> each : pending) {
            entries.add(each.get());
        }
        segment = IndexSegment.of(entries);
    }

    /** Half of the collection has been through a messenger's codec. */
    private Fingerprint fingerprint(Recording recording, boolean coded) throws IOException {
        float[] samples = recording.samples();
        if (coded) {
            samples = distortions.through(samples, new Chain(Chain.Codec.OPUS, 24_000, new SampleRate(48_000), 1));
        }
        PrintExtractor extractor = new PrintExtractor();
        extractor.begin(MonoView.FORMAT);
        extractor.accept(samples, samples.length);
        extractor.end();
        return extractor.fingerprint();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("usage: LikenessFit DATA_DIRECTORY SEED QUERIES OUT.tsv");
            System.exit(2);
        }
        Path work = Files.createTempDirectory("earwitness-bench-");
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (PrintStream out = new PrintStream(arguments[3], StandardCharsets.UTF_8)) {
            LikenessFit fit = new LikenessFit(Path.of(arguments[0]), work, workers);
            var pending = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                Random random = new Random(Long.parseLong(arguments[1]) * 1_000_003 + i);
                boolean leftOut = i % 2 == 0;
                pending.add(workers.submit(() -> fit.rows(random, leftOut)));
            }
            for (Future<List<String>> each : pending) {
                each.get().forEach(out::println);
            }
        } finally {
            workers.shutdownNow();
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private List<String> rows(Random random, boolean leftOut) throws IOException {
        int number = random.nextInt(recordings.size());
        Recording recording = recordings.get(number);
        double wanted = 2 * Math.pow(10, random.nextDouble());
        int length = Math.min((int) (wanted * RATE), recording.samples().length);
        int start = random.nextInt(recording.samples().length - length + 1);
        Distortions.Distorted query =
                distortions.any(Arrays.copyOfRange(recording.samples(), start, start + length), random);
        BitSet without = new BitSet();
        without.set(number, leftOut);
        WindowSearch search = new WindowSearch(
                new CopySearch(List.of(new CopySearch.Part(segment, without))), CopySearch.Effort.UNTIL_CLEAR, ALL);
        var rows = new ArrayList<String>();
        String best = null;
        double most = 0;
        int count = Math.min(query.samples().length, Query.WINDOW_SECONDS * RATE);
        for (Alignment alignment : search.search(query.samples(), count)) {
            ChanceModel.Evidence evidence = alignment.evidence().likeness();
            Recording match = recordings.get(alignment.stream());
            String row = row(recording, match, query, (double) length / RATE, evidence);
            if (alignment.stream() == number) {
                double error = alignment.matchStart() - query.speed() * alignment.queryStart() - (double) start / RATE;
                boolean right = Math.abs(error) < TOLERANCE_SECONDS;
                if (right && evidence.share() * evidence.newSeconds() > most) {
                    most = evidence.share() * evidence.newSeconds();
                    best = row;
                }
            } else if (!mayShareSound(recording, match, query.name())) {
                rows.add("0\t" + row);
            }
        }
        if (best != null) {
            rows.add("1\t" + best);
        } else if (!leftOut) {
            rows.add("miss\t" + recording.source() + "\t-\t" + query.name() + "\t" + (double) length / RATE);
        }
        return rows;
    }

    /** Recordings of some devices hold the same sound, and babble is made of recordings of the collection. */
    private static boolean mayShareSound(Recording recording, Recording match, String distortion) {
        boolean devices = recording.name().contains(DEVICES) && match.name().contains(DEVICES);
        return devices || distortion.equals("babble") && match.name().contains(VOICES);
    }

    private static String row(
            Recording query,
            Recording match,
            Distortions.Distorted distorted,
            double seconds,
            ChanceModel.Evidence each) {
        return String.format(
                Locale.ROOT,
                "%s\t%s\t%s\t%.2f\t%s\t%.3f\t%.4f\t%.3f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f",
                query.source(),
                match.source(),
                distorted.name(),
                seconds,
                each.kind(),
                each.newSeconds(),
                each.share(),
                each.jitterMilliseconds(),
                each.fullness(),
                each.strain(),
                each.sharpness(),
                each.pieceDeviation(),
                each.strongShare(),
                each.weakShare());
    }
}
