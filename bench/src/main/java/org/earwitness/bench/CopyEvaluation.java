package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.testkit.sound.WavWriter;

/**
 * Finds 20 real recordings in a collection that holds copies of them through codecs, a 10 s excerpt of each, and unrelated
 * recordings.
 *
 * <p>Usage: {@code CopyEvaluation DATA_DIRECTORY [SEED [RECORDINGS]]}. A copy counts as found when a match lies within
 * ±0.1 s of the true offset; any match with another recording is a false alarm. Each copy is queried both ways: the recording
 * in the collection of copies, and the copy in the collection of originals.
 */
public final class CopyEvaluation {
    private static final double EXCERPT_START = 3;
    private static final double EXCERPT_SECONDS = 10;
    private static final double SHORTEST = EXCERPT_START + EXCERPT_SECONDS + 0.5;
    private static final double TOLERANCE_SECONDS = 0.1;

    private final Decoder decoder;
    private final ChainRunner chains;
    private final Path work;
    private final Map<Path, Fingerprint> fingerprints = new HashMap<>();

    private CopyEvaluation(Path work) {
        Sandbox sandbox = Sandbox.strongest(DecoderInstallation.prepare(work));
        this.decoder = new Decoder(sandbox, DecodeLimits.STANDARD);
        this.chains = new ChainRunner(sandbox);
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("usage: CopyEvaluation DATA_DIRECTORY [SEED [RECORDINGS]]");
            System.exit(2);
        }
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int recordings = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        Path work = Files.createTempDirectory("earwitness-bench-");
        try {
            new CopyEvaluation(work).run(Path.of(arguments[0]), seed, recordings);
        } finally {
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private record Copy(int original, String chain, double offsetSeconds, Path file) {}

    private void run(Path data, long seed, int recordings) throws IOException {
        List<Path> files = DataRecordings.recordingFiles(data);
        Collections.shuffle(files, new Random(seed));
        List<Path> questioned = new ArrayList<>();
        List<Path> unrelated = new ArrayList<>();
        for (Path file : files) {
            boolean fits = questioned.size() < recordings && fingerprint(file).durationSeconds() >= SHORTEST;
            (fits ? questioned : unrelated).add(file);
        }
        List<Copy> copies = new ArrayList<>();
        for (int index = 0; index < questioned.size(); index++) {
            copies.addAll(copies(index, questioned.get(index)));
        }
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d recordings (%.0f s), %d copies, %d unrelated recordings (%.0f s)%n",
                seed,
                questioned.size(),
                seconds(questioned),
                copies.size(),
                unrelated.size(),
                seconds(unrelated));
        searchOriginalsAmongCopies(questioned, unrelated, copies);
        searchCopiesAmongOriginals(questioned, unrelated, copies);
    }

    private void searchOriginalsAmongCopies(List<Path> questioned, List<Path> unrelated, List<Copy> copies)
            throws IOException {
        var entries = new ArrayList<IndexSegment.Entry>();
        for (int index = 0; index < copies.size(); index++) {
            entries.add(new IndexSegment.Entry(
                    "copy " + index, decode(copies.get(index).file())));
        }
        CopySearch search = collection(entries, unrelated);
        Tally tally = new Tally("recordings queried among their copies and unrelated recordings");
        for (int original = 0; original < questioned.size(); original++) {
            List<Match> matches = matches(search, questioned.get(original));
            for (int copy = 0; copy < copies.size(); copy++) {
                if (copies.get(copy).original() == original) {
                    tally.copy(
                            copies.get(copy),
                            matches,
                            "copy " + copy,
                            copies.get(copy).offsetSeconds());
                }
            }
            int own = original;
            tally.falseAlarms(matches.stream()
                    .filter(match -> match.recordingId().equals("unrelated")
                            || copies.get(Integer.parseInt(match.recordingId().substring(5)))
                                            .original()
                                    != own)
                    .count());
        }
        tally.print();
    }

    private void searchCopiesAmongOriginals(List<Path> questioned, List<Path> unrelated, List<Copy> copies)
            throws IOException {
        var entries = new ArrayList<IndexSegment.Entry>();
        for (int index = 0; index < questioned.size(); index++) {
            entries.add(new IndexSegment.Entry("original " + index, fingerprint(questioned.get(index))));
        }
        CopySearch search = collection(entries, unrelated);
        Tally tally = new Tally("copies queried among the originals and unrelated recordings");
        for (Copy copy : copies) {
            List<Match> matches = matches(search, copy.file());
            String own = "original " + copy.original();
            tally.copy(copy, matches, own, -copy.offsetSeconds());
            tally.falseAlarms(matches.stream()
                    .filter(match -> !match.recordingId().equals(own))
                    .count());
        }
        tally.print();
    }

    private CopySearch collection(List<IndexSegment.Entry> entries, List<Path> unrelated) throws IOException {
        for (Path file : unrelated) {
            entries.add(new IndexSegment.Entry("unrelated", fingerprint(file)));
        }
        return new CopySearch(List.of(CopySearch.Part.whole(IndexSegment.of(entries))));
    }

    private List<Match> matches(CopySearch search, Path questioned) throws IOException {
        Query query = search.query(CopySearch.Effort.THOROUGH);
        decode(questioned, new MonoView(query));
        return query.matches();
    }

    /** Found and missed copies of one direction. */
    private static final class Tally {
        private final String title;
        private final Map<String, int[]> found = new TreeMap<>();
        private final Map<String, Double> worst = new TreeMap<>();
        private long falseAlarms;

        Tally(String title) {
            this.title = title;
        }

        void copy(Copy copy, List<Match> matches, String id, double offsetSeconds) {
            int[] counts = found.computeIfAbsent(copy.chain(), chain -> new int[2]);
            counts[1]++;
            double error = matches.stream()
                    .filter(match -> match.recordingId().equals(id))
                    .mapToDouble(match -> Math.abs(
                            match.matchStartSeconds() - match.speed() * match.queryStartSeconds() - offsetSeconds))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            if (error <= TOLERANCE_SECONDS) {
                counts[0]++;
                worst.merge(copy.chain(), error, Math::max);
            }
        }

        void falseAlarms(long count) {
            falseAlarms += count;
        }

        void print() {
            System.out.println(title + ": false alarms " + falseAlarms);
            found.forEach((chain, counts) -> System.out.printf(
                    Locale.ROOT,
                    "  %-14s found %d of %d, largest offset error %.1f ms%n",
                    chain,
                    counts[0],
                    counts[1],
                    1000 * worst.getOrDefault(chain, Double.NaN)));
        }
    }

    private List<Copy> copies(int original, Path file) throws IOException {
        Map<String, Chain> ways = new TreeMap<>(Map.of(
                "opus 16k", new Chain(Codec.OPUS, 16_000, new SampleRate(48_000), 1),
                "mp3 32k", new Chain(Codec.MP3, 32_000, new SampleRate(44_100), 1),
                "m4a 48k", new Chain(Codec.AAC, 48_000, new SampleRate(44_100), 1),
                "amr 12.2k", new Chain(Codec.AMR_NB, 12_200, new SampleRate(8_000), 1)));
        List<Copy> copies = new ArrayList<>();
        for (Map.Entry<String, Chain> way : ways.entrySet()) {
            String name = "copy " + original + " " + way.getKey() + ".";
            Path copy = work.resolve(name + way.getValue().codec().extension());
            chains.encode(file, way.getValue(), copy);
            copies.add(new Copy(original, way.getKey(), 0, copy));
        }
        Path excerpt = work.resolve("excerpt " + original + ".wav");
        try (Cutter cutter = new Cutter(excerpt)) {
            decode(file, new MonoView(cutter));
        }
        copies.add(new Copy(original, "10 s excerpt", -EXCERPT_START, excerpt));
        return copies;
    }

    /** Writes the excerpt of a 16 kHz mono view to a WAV file. */
    private static final class Cutter implements SampleSink, AutoCloseable {
        private final WavWriter writer;
        private long position;

        Cutter(Path file) throws IOException {
            writer = WavWriter.open(file, new WavFormat(SampleRate.SEARCH.hertz(), 1, WavFormat.Encoding.PCM_16));
        }

        @Override
        public void begin(PcmFormat format) {
            position = 0;
        }

        @Override
        public void accept(float[] samples, int frames) {
            long from = Math.clamp(SampleRate.SEARCH.samples(EXCERPT_START) - position, 0, frames);
            long to = Math.clamp(SampleRate.SEARCH.samples(EXCERPT_START + EXCERPT_SECONDS) - position, 0, frames);
            if (from < to) {
                writer.accept(java.util.Arrays.copyOfRange(samples, (int) from, (int) to), (int) (to - from));
            }
            position += frames;
        }

        @Override
        public void end() {}

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private double seconds(List<Path> files) throws IOException {
        double sum = 0;
        for (Path file : files) {
            sum += fingerprint(file).durationSeconds();
        }
        return sum;
    }

    private Fingerprint fingerprint(Path file) throws IOException {
        Fingerprint known = fingerprints.get(file);
        if (known == null) {
            known = decode(file);
            fingerprints.put(file, known);
        }
        return known;
    }

    private Fingerprint decode(Path file) throws IOException {
        PrintExtractor extractor = new PrintExtractor();
        decode(file, new MonoView(extractor));
        return extractor.fingerprint();
    }

    private void decode(Path file, SampleSink sink) throws IOException {
        if (decoder.decode(file, 0, sink) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
    }
}
