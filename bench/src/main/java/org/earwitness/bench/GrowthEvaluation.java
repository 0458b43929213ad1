package org.earwitness.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.earwitness.bench.GrowthQueries.Answers;
import org.earwitness.bench.GrowthQueries.Piece;
import org.earwitness.bench.GrowthSound.Real;
import org.earwitness.bench.GrowthSound.Role;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveStats;
import org.earwitness.fingerprint.archive.ArchiveWriter;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.fingerprint.archive.StreamLabel;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * Lets an index grow on disk and tells at each step what it costs: bytes, processor time, memory, and time of a search.
 *
 * <p>Usage: {@code GrowthEvaluation DATA_DIRECTORY [HOURS,HOURS... [SEED [INDEX]]]}, by default {@code 10,30,100,300,1000}. The index
 * is made new; it stays when it is named. First all real recordings go in but one in ten, then recordings of ten minutes that are
 * made of them (see {@link GrowthSound}); a further tenth is in the index and no part of what is made. Queries are 20 pieces of
 * 10 s of the latter, which are there once, and 20 of those that are absent, all through Opus. Last, 20 pieces of 5 s are looked for
 * in one recording of six hours. Runs in a heap of 1 GiB; sound is extracted on two threads.
 */
public final class GrowthEvaluation {
    private static final int MADE_SECONDS = 600;
    private static final double BATCH_HOURS = 10;
    private static final int QUERIES = 20;
    private static final int QUERY_SECONDS = 10;
    private static final int LONG_SECONDS = 6 * 3600;
    private static final int SHORT_SECONDS = 5;

    private final Path work;
    private final long seed;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Sandbox sandbox;
    private final Decoder decoder;
    private final AtomicLong extractionNanos = new AtomicLong();
    private long indexingNanos;

    private GrowthEvaluation(Path work, long seed) {
        this.work = work;
        this.seed = seed;
        sandbox = Sandbox.strongest(DecoderInstallation.prepare(work.resolve("decoder")));
        decoder = new Decoder(sandbox, DecodeLimits.STANDARD);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("usage: GrowthEvaluation DATA_DIRECTORY [HOURS,HOURS... [SEED [INDEX]]]");
            System.exit(2);
        }
        double[] hours = Stream.of((arguments.length > 1 ? arguments[1] : "10,30,100,300,1000").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path work = Files.createTempDirectory("earwitness-bench-");
        var evaluation = new GrowthEvaluation(work, seed);
        try {
            evaluation.run(
                    Path.of(arguments[0]), hours, arguments.length > 3 ? Path.of(arguments[3]) : work.resolve("index"));
        } finally {
            evaluation.workers.shutdownNow();
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void run(Path data, double[] hours, Path index) throws Exception {
        GrowthSound sound = GrowthSound.read(data, work.resolve("sound"), decoder, workers);
        for (Role role : Role.values()) {
            List<Real> own = sound.recordings(role);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d real recordings, %.2f h%n",
                    role.name().toLowerCase(Locale.ROOT),
                    own.size(),
                    own.stream().mapToDouble(Real::seconds).sum() / 3600);
        }
        System.out.printf(
                Locale.ROOT,
                "seed %d; beyond the real recordings the sound is made: two passages of the sources at once, each at 0.8 to 1.25 times"
                        + " its speed, one up to 12 dB quieter%n",
                seed);
        Random random = new Random(seed);
        List<Piece> present = pieces(sound, Role.QUESTIONED, random);
        List<Piece> absent = pieces(sound, Role.ABSENT, random);
        Archive archive = new Archive(index);
        try (ArchiveWriter writer = archive.writeOrCreate(Duration.ofSeconds(1), "GrowthEvaluation")) {
            var waiting = new ArrayList<Callable<ArchiveWriter.Recording>>();
            double there = 0;
            for (Role role : List.of(Role.QUESTIONED, Role.SOURCE)) {
                for (Real real : sound.recordings(role)) {
                    waiting.add(() -> recording(real.name(), sink -> sound.feed(real, sink)));
                    there += real.seconds() / 3600;
                }
            }
            long number = 0;
            double[] ascending = hours.clone();
            Arrays.sort(ascending);
            double committed = 0;
            for (double step : ascending) {
                resetPeaks();
                long begun = System.nanoTime();
                extractionNanos.set(0);
                indexingNanos = 0;
                double before = committed;
                while (there < step) {
                    long own = number++;
                    waiting.add(() -> recording("made " + own, sink -> made(sound, own, sink)));
                    there += MADE_SECONDS / 3600.0;
                    if (there - committed >= BATCH_HOURS) {
                        commit(writer, waiting);
                        committed = there;
                    }
                }
                commit(writer, waiting);
                committed = there;
                tell(archive, committed - before, (System.nanoTime() - begun) / 1e9, present, absent);
            }
        }
        excerpts(sound, random);
    }

    private List<Piece> pieces(GrowthSound sound, Role role, Random random) throws IOException {
        return GrowthQueries.cut(sound, role, QUERIES, QUERY_SECONDS, random, sandbox, decoder, work);
    }

    private void made(GrowthSound sound, long number, SampleSink sink) {
        sink.begin(MonoView.FORMAT);
        sound.feedMade((seed << 32) + number, MADE_SECONDS, sink);
        sink.end();
    }

    /** Gives sound to a sink. */
    @FunctionalInterface
    private interface Source {
        void feed(SampleSink sink);
    }

    /** Extracts a recording. The time counts that the extractor takes, not that in which the sound is made. */
    private ArchiveWriter.Recording recording(String name, Source source) throws Exception {
        var prints = new PrintExtractor();
        source.feed(new Timed(prints));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        var label = new StreamLabel(HexFormat.of().formatHex(digest), 0, name);
        return new ArchiveWriter.Recording(List.of(new ArchiveWriter.Stream(label, prints.fingerprint())));
    }

    private final class Timed implements SampleSink {
        private final SampleSink sink;

        Timed(SampleSink sink) {
            this.sink = sink;
        }

        private void timed(Runnable work) {
            long begun = threadNanos();
            work.run();
            extractionNanos.addAndGet(threadNanos() - begun);
        }

        @Override
        public void begin(PcmFormat format) {
            sink.begin(format);
        }

        @Override
        public void accept(float[] mono, int count) {
            timed(() -> sink.accept(mono, count));
        }

        @Override
        public void end() {
            timed(sink::end);
        }
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void commit(ArchiveWriter writer, List<Callable<ArchiveWriter.Recording>> waiting) throws Exception {
        var recordings = new ArrayList<ArchiveWriter.Recording>();
        for (Future<ArchiveWriter.Recording> each : workers.invokeAll(waiting)) {
            recordings.add(each.get());
        }
        waiting.clear();
        long begun = threadNanos();
        writer.commit(recordings);
        writer.tidy();
        indexingNanos += threadNanos() - begun;
    }

    private void tell(Archive archive, double more, double seconds, List<Piece> present, List<Piece> absent)
            throws IOException {
        long peak = heapPeak();
        Snapshot snapshot = archive.read();
        ArchiveStats stats = snapshot.stats();
        double hours = stats.seconds() / 3600;
        CopySearch collection = new CopySearch(snapshot.parts());
        GrowthQueries.search(collection, present);
        Answers found = GrowthQueries.search(collection, present);
        GrowthQueries.search(collection, absent.subList(0, 2));
        Answers none = GrowthQueries.search(collection, absent);
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%.1f h in %d segments: %d bytes, %.3f MB/h; %.1f h more in %.0f s: processor %.2f s/h extraction, %.2f s/h"
                        + " indexing%n",
                hours,
                stats.segments(),
                stats.bytes(),
                stats.bytes() / 1e6 / hours,
                more,
                seconds,
                extractionNanos.get() / 1e9 / more,
                indexingNanos / 1e9 / more);
        System.out.printf(
                Locale.ROOT,
                "  heap %d MB used, %d MB at most while it grew; resident %s, of it not file-backed %s; load %.1f%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000,
                peak / 1_000_000,
                status("VmRSS"),
                status("RssAnon"),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage());
        System.out.printf(
                Locale.ROOT,
                "  present: %d of %d found, %s; absent: %d of %d answered, %s%n",
                found.found(),
                present.size(),
                found.times(),
                none.answered(),
                absent.size(),
                none.times());
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void resetPeaks() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The sum of the largest sizes of all parts of the heap: not less than the largest size of the heap. */
    private static long heapPeak() {
        return heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** A size that Linux tells of this process. */
    private static String status(String name) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .map(kibibytes -> Long.parseLong(kibibytes) * 1024 / 1_000_000 + " MB")
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** Looks for pieces of 5 s in a recording of six hours: the sources as they are, then made sound. */
    private void excerpts(GrowthSound sound, Random random) throws IOException {
        int[] starts =
                random.ints(QUERIES, 0, LONG_SECONDS - SHORT_SECONDS).sorted().toArray();
        var prints = new PrintExtractor();
        var cutting = new Cutting(prints, starts);
        prints.begin(MonoView.FORMAT);
        for (Real real : sound.recordings(Role.SOURCE)) {
            sound.feed(real, cutting);
        }
        int real = (int) (cutting.position / GrowthSound.RATE);
        sound.feedMade((seed << 32) - 1, LONG_SECONDS - real, cutting);
        prints.end();
        Fingerprint fingerprint = prints.fingerprint();
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < QUERIES; i++) {
            pieces.add(
                    GrowthQueries.coded(new Piece("six hours", starts[i], cutting.pieces[i]), sandbox, decoder, work));
        }
        CopySearch collection = new CopySearch(List.of(
                CopySearch.Part.whole(IndexSegment.of(List.of(new IndexSegment.Entry("the six hours", fingerprint))))));
        Answers answers = GrowthQueries.search(collection, pieces);
        double[] errors = answers.errors();
        System.out.printf(
                Locale.ROOT,
                "%d s in %.2f h (%.2f h real): %d of %d found, place wrong by %.1f ms in the median, %.1f ms at most; %s%n",
                SHORT_SECONDS,
                fingerprint.durationSeconds() / 3600,
                real / 3600.0,
                answers.found(),
                QUERIES,
                errors.length == 0 ? Double.NaN : errors[errors.length / 2],
                errors.length == 0 ? Double.NaN : errors[errors.length - 1],
                answers.times());
    }

    /** Hands sound on and keeps some pieces of it. */
    private static final class Cutting implements SampleSink {
        private final SampleSink sink;
        private final int[] startSeconds;
        private final float[][] pieces;
        private long position;

        Cutting(SampleSink sink, int[] startSeconds) {
            this.sink = sink;
            this.startSeconds = startSeconds;
            this.pieces = new float[startSeconds.length][SHORT_SECONDS * GrowthSound.RATE];
        }

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] mono, int count) {
            for (int i = 0; i < pieces.length; i++) {
                long start = (long) startSeconds[i] * GrowthSound.RATE;
                long from = Math.max(position, start);
                long to = Math.min(position + count, start + pieces[i].length);
                if (from < to) {
                    System.arraycopy(mono, (int) (from - position), pieces[i], (int) (from - start), (int) (to - from));
                }
            }
            position += count;
            sink.accept(mono, count);
        }

        @Override
        public void end() {}
    }
}
