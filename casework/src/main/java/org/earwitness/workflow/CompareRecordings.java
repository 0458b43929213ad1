package org.earwitness.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.Comparison;
import org.earwitness.digest.Sha256;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.Refusal;
import org.earwitness.media.StreamFacts;
import org.earwitness.report.diff.ComparedRecording;
import org.earwitness.report.diff.DiffReport;
import org.earwitness.report.diff.Illustrations;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleFan;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.SpectrogramOverviewBuilder;
import org.earwitness.signal.SpooledMono;

/**
 * Compares two recordings, without a case: nothing is stored. Each is decoded once, into a temporary file that is gone
 * afterwards.
 */
public final class CompareRecordings {
    private final Workbench workbench;
    private final Progress progress;
    private final Comparer comparer;

    /** Tells what two recordings have to do with each other. */
    @FunctionalInterface
    interface Comparer {
        Comparison compare(MonoSource a, MonoSource b) throws IOException;
    }

    /**
     * What is compared.
     *
     * @param streamA number of the audio stream of A, from 1; the first that can be decoded where absent
     * @param streamB the same of B
     * @param illustrated whether pictures and sounds for a page are wanted
     */
    public record Order(Path a, Path b, OptionalInt streamA, OptionalInt streamB, boolean illustrated) {}

    /** A decoded recording; its sound is in a temporary file until it is closed. */
    private record Decoded(
            ComparedRecording recording,
            SpooledMono sound,
            Optional<SpectrogramOverviewBuilder> spectrogram,
            List<String> problems)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            sound.close();
        }
    }

    public CompareRecordings(Workbench workbench, Progress progress) {
        this(workbench, progress, AudioDiff::compare);
    }

    CompareRecordings(Workbench workbench, Progress progress, Comparer comparer) {
        this.workbench = workbench;
        this.progress = progress;
        this.comparer = comparer;
    }

    /**
     * Compares.
     *
     * @throws RecordingUnreadable where one of the two cannot be decoded
     * @throws IOException where there is no room for the decoded sound, 64 kB for each second of both, or the machine fails
     *     otherwise
     */
    public DiffReport compare(Order order) throws IOException, RecordingUnreadable {
        VerifyRecording.requireReadable(order.a());
        VerifyRecording.requireReadable(order.b());
        try (Decoded a = decode("A", order.a(), order.streamA(), order.illustrated());
                Decoded b = decode("B", order.b(), order.streamB(), order.illustrated())) {
            progress.at("comparing", 0, 0);
            Comparison comparison = comparer.compare(a.sound(), b.sound());
            var problems = new ArrayList<>(a.problems());
            problems.addAll(b.problems());
            return new DiffReport(
                    Program.VERSION,
                    a.recording(),
                    b.recording(),
                    comparison,
                    problems,
                    order.illustrated() ? Optional.of(illustrate(a, b, comparison)) : Optional.empty());
        }
    }

    private Illustrations illustrate(Decoded a, Decoded b, Comparison comparison) throws IOException {
        progress.at("drawing", 0, 0);
        return new Illustrations(
                a.spectrogram().orElseThrow().overview(),
                b.spectrogram().orElseThrow().overview(),
                new MeasureResidual(a.sound(), b.sound()).measure(comparison),
                new CutDifferences(a.sound(), b.sound()).cut(comparison));
    }

    private Decoded decode(String letter, Path file, OptionalInt stream, boolean illustrated)
            throws IOException, RecordingUnreadable {
        MediaFacts facts = ExamineRecording.facts(workbench, file);
        int streams = facts.audioStreams().size();
        if (stream.isPresent() && stream.getAsInt() > streams) {
            throw new RecordingUnreadable(new Refusal(
                    Refusal.Cause.NO_AUDIO,
                    "audio stream " + stream.getAsInt() + " in " + letter,
                    "a file with " + streams,
                    "Give the number of one that it has."));
        }
        int first = stream.isPresent() ? stream.getAsInt() - 1 : 0;
        int last = stream.isPresent() ? first : Math.min(streams, ExamineRecording.MOST_STREAMS) - 1;
        var problems = new ArrayList<String>();
        Optional<Refusal> refusal = Optional.empty();
        for (int ordinal = first; ordinal <= last; ordinal++) {
            SpooledMono sound = new SpooledMono(Path.of(System.getProperty("java.io.tmpdir")));
            boolean kept = false;
            try {
                Optional<SpectrogramOverviewBuilder> spectrogram =
                        illustrated ? Optional.of(new SpectrogramOverviewBuilder()) : Optional.empty();
                var view = new ArrayList<SampleSink>(List.of(sound));
                spectrogram.ifPresent(view::add);
                long expected = facts.durationSeconds().map(Math::round).orElse(0L);
                SampleSink sinks = new SampleFan(List.of(
                        new MonoView(view.toArray(SampleSink[]::new)),
                        new CountSeconds(progress, "decoding " + letter, expected)));
                switch (workbench.comparedDecoder().decode(file, ordinal, sinks)) {
                    case DecodeOutcome.Decoded decoded -> {
                        kept = true;
                        return new Decoded(
                                recording(file, facts, ordinal, decoded), sound, spectrogram, List.copyOf(problems));
                    }
                    case DecodeOutcome.Refused refused -> {
                        refusal = refusal.or(() -> Optional.of(asCompared(refused.refusal())));
                        problems.add("audio stream " + (ordinal + 1) + " of " + letter + " was passed over: "
                                + refused.refusal().message());
                    }
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                if (!kept) {
                    sound.close();
                }
            }
        }
        throw new RecordingUnreadable(refusal.orElseThrow());
    }

    /** A refusal in the words of a comparison, which takes less sound than other examinations. */
    static Refusal asCompared(Refusal refusal) {
        return refusal.cause() == Refusal.Cause.OUTPUT_LIMIT
                ? new Refusal(
                        refusal.cause(),
                        "recordings of at most " + AudioDiff.LONGEST_SECONDS / 3600 + " hours to compare",
                        refusal.found(),
                        "Cut out the parts in question and compare these.")
                : refusal;
    }

    private static ComparedRecording recording(Path file, MediaFacts facts, int ordinal, DecodeOutcome.Decoded decoded)
            throws IOException {
        StreamFacts stream = facts.audioStreams().get(ordinal);
        return new ComparedRecording(
                Optional.ofNullable(file.getFileName()).map(Path::toString),
                Sha256.of(file).hex(),
                facts.bytes(),
                ordinal + 1,
                facts.audioStreams().size(),
                facts.containerName(),
                stream.codecName(),
                decoded.audio());
    }
}
