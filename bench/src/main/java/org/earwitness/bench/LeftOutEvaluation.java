package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * Searches cuts of every recording with the recording itself left out of the answers: every match is a false alarm, unless the
 * data hold the same sound twice.
 *
 * <p>Usage: {@code LeftOutEvaluation DATA_DIRECTORY [SEED [CUTS]]}. From every recording CUTS pieces of 3 to 20 s are cut at
 * random. The digits of each reader are joined take by take into recordings of ten digits, so that the same words said again
 * by the same voice are among the recordings; the chant holds the same melodies sung again.
 */
public final class LeftOutEvaluation {
    private static final int RATE = 16_000;
    private static final double[] SECONDS = {3, 5, 10, 20};

    private record Recording(String name, float[] samples) {}

    private record Cut(int recording, int start, int length, List<Match> matches) {}

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Decoder decoder;

    private LeftOutEvaluation(Path work) {
        decoder = new Decoder(Sandbox.strongest(DecoderInstallation.prepare(work)), DecodeLimits.STANDARD);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("usage: LeftOutEvaluation DATA_DIRECTORY [SEED [CUTS]]");
            System.exit(2);
        }
        Path work = Files.createTempDirectory("earwitness-bench-");
        LeftOutEvaluation evaluation = new LeftOutEvaluation(work);
        try {
            evaluation.run(
                    Path.of(arguments[0]),
                    arguments.length > 1 ? Long.parseLong(arguments[1]) : 1,
                    arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4);
        } finally {
            evaluation.workers.shutdownNow();
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void run(Path data, long seed, int cuts) throws Exception {
        List<Recording> recordings = recordings(data);
        var entries = new ArrayList<IndexSegment.Entry>();
        for (Recording recording : recordings) {
            PrintExtractor extractor = new PrintExtractor();
            feed(extractor, recording.samples(), 0, recording.samples().length);
            entries.add(new IndexSegment.Entry(recording.name(), extractor.fingerprint()));
        }
        IndexSegment segment = IndexSegment.of(entries);
        Random random = new Random(seed);
        var pending = new ArrayList<Future<Cut>>();
        for (int i = 0; i < recordings.size(); i++) {
            int length = recordings.get(i).samples().length;
            for (int c = 0; c < cuts; c++) {
                int wanted = (int) (SECONDS[random.nextInt(SECONDS.length)] * RATE);
                int own = Math.min(wanted, length);
                int start = random.nextInt(length - own + 1);
                int number = i;
                pending.add(workers.submit(() -> search(segment, recordings, number, start, own)));
            }
        }
        double seconds = 0;
        var coverage = new TreeMap<Integer, BitSet>();
        int queries = 0;
        var found = new ArrayList<Cut>();
        for (Future<Cut> each : pending) {
            Cut cut = each.get();
            queries++;
            seconds += (double) cut.length() / RATE;
            coverage.computeIfAbsent(cut.recording(), r -> new BitSet())
                    .set(cut.start() * 10 / RATE, (cut.start() + cut.length()) * 10 / RATE);
            if (!cut.matches().isEmpty()) {
                found.add(cut);
            }
        }
        double independent =
                coverage.values().stream().mapToInt(BitSet::cardinality).sum() / 10.0;
        found.sort(Comparator.comparingDouble((Cut cut) -> cut.matches().get(0).expectedFalseMatches()));
        for (Cut cut : found) {
            Match best = cut.matches().get(0);
            System.out.printf(
                    Locale.ROOT,
                    "%.1e  %s at %.2f s, %.1f s long: %s at %.2f s, speed %.4f, pitch %.4f, share %.2f, %.2f s%n",
                    best.expectedFalseMatches(),
                    recordings.get(cut.recording()).name(),
                    (double) cut.start() / RATE + best.queryStartSeconds(),
                    (double) cut.length() / RATE,
                    best.recordingId(),
                    best.matchStartSeconds(),
                    best.speed(),
                    best.pitch(),
                    best.score(),
                    best.queryEndSeconds() - best.queryStartSeconds());
        }
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d recordings, %d queries, %.0f s (%.0f s of them independent): %d answered%n",
                seed,
                recordings.size(),
                queries,
                seconds,
                independent,
                found.size());
    }

    private static Cut search(IndexSegment segment, List<Recording> recordings, int number, int start, int length) {
        BitSet own = new BitSet();
        own.set(number);
        Query query = new CopySearch(List.of(new CopySearch.Part(segment, own))).query(CopySearch.Effort.THOROUGH);
        feed(query, recordings.get(number).samples(), start, length);
        return new Cut(number, start, length, query.matches());
    }

    private static void feed(SampleSink sink, float[] samples, int start, int length) {
        sink.begin(MonoView.FORMAT);
        sink.accept(Arrays.copyOfRange(samples, start, start + length), length);
        sink.end();
    }

    private List<Recording> recordings(Path data) throws IOException {
        var recordings = new ArrayList<Recording>();
        for (String folder :
                List.of("speech/librispeech-multi", "speech/librispeech-single", "speech/devices", "chant", "music")) {
            for (Path file : files(data.resolve(folder))) {
                recordings.add(new Recording(folder + "/" + file.getFileName(), decode(file)));
            }
        }
        var takes = new TreeMap<String, List<Path>>();
        for (Path file : files(data.resolve("speech/digits"))) {
            String[] parts = file.getFileName().toString().replace(".wav", "").split("_", -1);
            takes.computeIfAbsent(parts[1] + " take " + parts[2], name -> new ArrayList<>())
                    .add(file);
        }
        for (Map.Entry<String, List<Path>> take : takes.entrySet()) {
            var samples = new float[0];
            for (Path file : take.getValue()) {
                float[] digit = decode(file);
                int end = samples.length;
                samples = Arrays.copyOf(samples, end + digit.length);
                System.arraycopy(digit, 0, samples, end, digit.length);
            }
            recordings.add(new Recording("digits of " + take.getKey(), samples));
        }
        return recordings;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private float[] decode(Path file) throws IOException {
        Collected collected = new Collected();
        if (decoder.decode(file, 0, new MonoView(collected)) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
        return Arrays.copyOf(collected.samples, collected.count);
    }

    private static final class Collected implements SampleSink {
        private float[] samples = new float[RATE];
        private int count;

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] mono, int frames) {
            if (count + frames > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(count + frames, samples.length * 2));
            }
            System.arraycopy(mono, 0, samples, count, frames);
            count += frames;
        }

        @Override
        public void end() {}
    }
}
