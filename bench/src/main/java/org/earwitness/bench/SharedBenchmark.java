package org.earwitness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.signal.MonoView;

/**
 * Answers a copy-search benchmark that was laid out as a folder: {@code refs.tsv}, {@code refs/*.wav}, {@code queries.tsv} and
 * {@code queries/*.wav}, all 16 kHz mono, 16 bit.
 *
 * <p>Usage: {@code SharedBenchmark DIRECTORY [NAME [THREADS [EVERY]]]}. Writes {@code NAME.tsv} with a row for every query: the query, the recording of the best
 * match or -, the place in it of the query's start, the score (−log₁₀ of the matches expected by chance), and for reading
 * speed, pitch, share, matched seconds and milliseconds of search. Prints how many are found where there is sound,
 * errors of start and speed of the right answers, and search times.
 */
public final class SharedBenchmark {
    private static final int HEADER_BYTES = 44;
    private static final double START_TOLERANCE = 0.5;
    private static final int RATE = 16_000;
    private static final int PIECE = 400;
    private static final int PIECE_HOP = 160;
    private static final double LEAST_SOUND = 0.9;
    private static final double LARGEST_SPEED_ERROR = 0.001;

    private record Asked(
            String file, String distortion, double seconds, String recording, double offset, double rate) {}

    private record Answer(Asked asked, List<Match> matches, double milliseconds) {
        double start() {
            Match best = matches.get(0);
            return best.matchStartSeconds() - best.speed() * best.queryStartSeconds();
        }

        /** The told speed divided by the true one, less 1. */
        double speedError() {
            return matches.get(0).speed() * asked.rate() - 1;
        }

        boolean right() {
            return !matches.isEmpty()
                    && matches.get(0).recordingId().equals(asked.recording())
                    && Math.abs(start() - asked.offset())
                            <= START_TOLERANCE + Math.abs(1 - 1 / asked.rate()) * asked.seconds();
        }
    }

    private final Path directory;
    private final ExecutorService workers;

    private SharedBenchmark(Path directory, ExecutorService workers) {
        this.directory = directory;
        this.workers = workers;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("usage: SharedBenchmark DIRECTORY [NAME [THREADS [EVERY]]]");
            System.exit(2);
        }
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            new SharedBenchmark(Path.of(arguments[0]), workers)
                    .run(
                            arguments.length > 1 ? arguments[1] : "earwitness",
                            arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1);
        } finally {
            workers.shutdownNow();
        }
    }

    private void run(String name, int every) throws Exception {
        long begun = System.nanoTime();
        CopySearch collection = collection();
        System.out.printf(Locale.ROOT, "references read and indexed in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        var pending = new ArrayList<Future<Answer>>();
        List<String> lines = Files.readAllLines(directory.resolve("queries.tsv"));
        for (int i = 0; i < lines.size(); i += every) {
            String[] fields = lines.get(i).split("\t", -1);
            Asked asked = new Asked(
                    fields[0],
                    fields[1],
                    Double.parseDouble(fields[2]),
                    fields[3],
                    Double.parseDouble(fields[4]),
                    Double.parseDouble(fields[5]));
            pending.add(workers.submit(() -> answer(collection, asked)));
        }
        var answers = new ArrayList<Answer>();
        var rows = new StringBuilder();
        for (Future<Answer> each : pending) {
            Answer answer = each.get();
            answers.add(answer);
            rows.append(row(answer));
        }
        Files.writeString(directory.resolve(name + ".tsv"), rows);
        report(answers);
    }

    private CopySearch collection() throws Exception {
        var pending = new ArrayList<Future<IndexSegment.Entry>>();
        for (String line : Files.readAllLines(directory.resolve("refs.tsv"))) {
            String file = line.split("\t", -1)[0];
            pending.add(workers.submit(() -> new IndexSegment.Entry(
                    file, fingerprint(directory.resolve("refs").resolve(file)))));
        }
        var entries = new ArrayList<IndexSegment.Entry>();
        for (Future<IndexSegment.Entry> each : pending) {
            entries.add(each.get());
        }
        IndexSegment segment = IndexSegment.of(entries);
        double seconds = 0;
        for (int stream = 0; stream < segment.streams(); stream++) {
            seconds += segment.durationSeconds(stream);
        }
        System.out.printf(
                Locale.ROOT,
                "%d recordings, %.2f h, %.2f MB an hour%n",
                segment.streams(),
                seconds / 3600,
                segment.bytes() / 1e6 / (seconds / 3600));
        return new CopySearch(List.of(CopySearch.Part.whole(segment)));
    }

    private static Fingerprint fingerprint(Path file) {
        PrintExtractor extractor = new PrintExtractor();
        float[] samples = samples(file);
        extractor.begin(MonoView.FORMAT);
        extractor.accept(samples, samples.length);
        extractor.end();
        return extractor.fingerprint();
    }

    private Answer answer(CopySearch collection, Asked asked) {
        float[] samples = samples(directory.resolve("queries").resolve(asked.file()));
        long begun = System.nanoTime();
        Query query = collection.query(CopySearch.Effort.UNTIL_CLEAR);
        query.begin(MonoView.FORMAT);
        query.accept(samples, samples.length);
        query.end();
        return new Answer(asked, query.matches(), (System.nanoTime() - begun) / 1e6);
    }

    private static float[] samples(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[(bytes.capacity() - HEADER_BYTES) / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort(HEADER_BYTES + 2 * i) / 32768f;
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Answer answer) {
        if (answer.matches().isEmpty()) {
            return String.format(
                    Locale.ROOT, "%s\t-\t0\t0\t%.1f%n", answer.asked().file(), answer.milliseconds());
        }
        Match best = answer.matches().get(0);
        return String.format(
                Locale.ROOT,
                "%s\t%s\t%.4f\t%.3f\t%.5f\t%.5f\t%.3f\t%.2f\t%.1f\t%d%n",
                answer.asked().file(),
                best.recordingId(),
                answer.start(),
                -Math.log10(Math.max(best.expectedFalseMatches(), 1e-300)),
                best.speed(),
                best.pitch(),
                best.score(),
                best.queryEndSeconds() - best.queryStartSeconds(),
                answer.milliseconds(),
                answer.matches().size());
    }

    private void report(List<Answer> answers) {
        List<Answer> right = answers.stream().filter(Answer::right).toList();
        long present = answers.stream()
                .filter(each -> !each.asked().recording().equals("-"))
                .count();
        long falseAlarms = answers.stream()
                .filter(each ->
                        each.asked().recording().equals("-") && !each.matches().isEmpty())
                .count();
        System.out.printf(
                Locale.ROOT,
                "%d of %d present queries answered rightly; %d of %d absent ones answered%n",
                right.size(),
                present,
                falseAlarms,
                answers.size() - present);
        printFound(
                "changed speed, tempo or pitch, 10 s",
                answers,
                each -> each.seconds() == 10 && each.distortion().matches("(speed|tempo|pitch).*"));
        printFound("0.9 s and more of sound", answers, each -> soundSeconds(each) >= LEAST_SOUND);
        printFound("less than 0.9 s of sound", answers, each -> soundSeconds(each) < LEAST_SOUND);
        printFound(
                "0.9 s and more of sound, 3 s",
                answers,
                each -> each.seconds() == 3 && soundSeconds(each) >= LEAST_SOUND);
        printDistortions(answers);
        print(
                "start error, ms",
                right,
                each -> 1000 * Math.abs(each.start() - each.asked().offset()));
        List<Answer> longer =
                right.stream().filter(each -> each.asked().seconds() >= 10).toList();
        print("speed error, 10 s and more, %", longer, each -> 100 * Math.abs(each.speedError()));
        longer.stream()
                .filter(each -> Math.abs(each.speedError()) > LARGEST_SPEED_ERROR)
                .forEach(this::printOwnSpeed);
        print("search, ms", answers, Answer::milliseconds);
        print(
                "search, ms, 10 s queries",
                answers.stream().filter(each -> each.asked().seconds() == 10).toList(),
                Answer::milliseconds);
    }

    /** Beside a tempo that is off by more than it should be, that of the sound itself. */
    private void printOwnSpeed(Answer answer) {
        Asked asked = answer.asked();
        Match best = answer.matches().get(0);
        System.out.printf(
                Locale.ROOT,
                "  %s %s: speed %+.3f %% off, by %.1f s of common sound",
                asked.file(),
                asked.distortion(),
                100 * answer.speedError(),
                best.queryEndSeconds() - best.queryStartSeconds());
        if (best.pitch() == 1) {
            double own = OwnSpeed.deviation(
                    samples(directory.resolve("queries").resolve(asked.file())),
                    samples(directory.resolve("refs").resolve(asked.recording())),
                    asked.offset(),
                    1 / asked.rate());
            System.out.printf(Locale.ROOT, ", the sound itself %+.3f %%", 100 * own);
        }
        System.out.println();
    }

    private static void printFound(String name, List<Answer> answers, Predicate<Asked> which) {
        List<Answer> asked = answers.stream()
                .filter(each -> !each.asked().recording().equals("-") && which.test(each.asked()))
                .toList();
        System.out.printf(
                "%s: %d of %d found%n",
                name, asked.stream().filter(Answer::right).count(), asked.size());
    }

    /** A row for each distortion: found of all that are there, and of those with sound enough to be looked for. */
    private void printDistortions(List<Answer> answers) {
        var rows = new TreeMap<String, List<Answer>>();
        for (Answer answer : answers) {
            if (!answer.asked().recording().equals("-")) {
                rows.computeIfAbsent(answer.asked().distortion(), name -> new ArrayList<>())
                        .add(answer);
            }
        }
        rows.forEach((distortion, asked) -> {
            List<Answer> sounding = asked.stream()
                    .filter(each -> soundSeconds(each.asked()) >= LEAST_SOUND)
                    .toList();
            System.out.printf(
                    "%-12s %d of %d; with 0.9 s and more of sound %d of %d%n",
                    distortion,
                    asked.stream().filter(Answer::right).count(),
                    asked.size(),
                    sounding.stream().filter(Answer::right).count(),
                    sounding.size());
        });
    }

    /** Seconds of the asked stretch of the recording that are within 30 dB of the recording's loudest piece of 25 ms. */
    private double soundSeconds(Asked asked) {
        float[] samples = samples(directory.resolve("refs").resolve(asked.recording()));
        double[] powers = new double[Math.max(0, (samples.length - PIECE) / PIECE_HOP)];
        for (int piece = 0; piece < powers.length; piece++) {
            for (int i = piece * PIECE_HOP; i < piece * PIECE_HOP + PIECE; i++) {
                powers[piece] += samples[i] * samples[i];
            }
        }
        double least = Arrays.stream(powers).max().orElse(0) / 1000;
        int first = (int) (asked.offset() * RATE / PIECE_HOP);
        int end = Math.min(powers.length, (int) ((asked.offset() + asked.seconds()) * RATE / PIECE_HOP));
        return Arrays.stream(powers, Math.min(first, end), end)
                        .filter(power -> power > least)
                        .count()
                * (double) PIECE_HOP
                / RATE;
    }

    private interface Figure {
        double of(Answer answer);
    }

    private static void print(String name, List<Answer> answers, Figure figure) {
        double[] sorted = answers.stream().mapToDouble(figure::of).sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.3f, 90 %% %.3f, 95 %% %.3f, largest %.3f%n",
                    name,
                    sorted[sorted.length / 2],
                    sorted[sorted.length * 9 / 10],
                    sorted[sorted.length * 95 / 100],
                    sorted[sorted.length - 1]);
        }
    }
}
