package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.ProbeOutcome;
import org.earwitness.signal.MonoView;

/**
 * Reads one file: its digest, and the fingerprint of every audio stream. Several threads may read at once. Fingerprints are kept
 * of files only whose streams were all read, so that what is missing of the others is told every time.
 */
final class ReadPrints {
    private final Workbench workbench;
    private final Known known;
    private final Optional<KeptPrints> kept;

    /** Tells whether a recording need not be read; asked by several threads. */
    @FunctionalInterface
    interface Known {
        boolean isKnown(Sha256 sha256) throws IOException;
    }

    /** @param number position among the file's audio streams, from 0 */
    record Stream(int number, Fingerprint fingerprint) {
        /** Frames that streams take in a segment, where each begins at an even one. */
        static long frames(List<Stream> streams) {
            return streams.stream()
                    .mapToLong(stream -> stream.fingerprint().frames() + 1L)
                    .sum();
        }
    }

    /** What came of a file. */
    sealed interface Outcome {}

    /**
     * It was read.
     *
     * @param streams at least one, in the order of the file
     * @param problems streams that were not, each with its reason
     */
    record Read(Sha256 sha256, List<Stream> streams, List<String> problems) implements Outcome {
        Read {
            streams = List.copyOf(streams);
            problems = List.copyOf(problems);
        }

        /** Length of all streams together. */
        double seconds() {
            return streams.stream()
                    .mapToDouble(stream -> stream.fingerprint().durationSeconds())
                    .sum();
        }
    }

    /** Its digest is known already; it was not decoded. */
    record AlreadyKnown() implements Outcome {}

    /** It has no sound that can be read, for this reason. */
    record Unreadable(String reason) implements Outcome {}

    /** @param kept fingerprints of earlier searches; all are made anew when empty */
    ReadPrints(Workbench workbench, Known known, Optional<KeptPrints> kept) {
        this.workbench = workbench;
        this.known = known;
        this.kept = kept;
    }

    Outcome read(Path file) throws IOException {
        Sha256 sha256;
        try {
            if (!Files.isRegularFile(file)) {
                return new Unreadable("not a regular file");
            }
            sha256 = Sha256.of(file);
        } catch (IOException e) {
            return new Unreadable("cannot be read: " + e.getMessage());
        }
        if (known.isKnown(sha256)) {
            return new AlreadyKnown();
        }
        if (kept.isPresent()) {
            List<Stream> streams = kept.get().of(sha256);
            if (!streams.isEmpty()) {
                return new Read(sha256, streams, List.of());
            }
        }
        Outcome outcome = decode(file, sha256);
        if (kept.isPresent() && outcome instanceof Read read && read.problems().isEmpty()) {
            kept.get().keep(sha256, read.streams());
        }
        return outcome;
    }

    private Outcome decode(Path file, Sha256 sha256) throws IOException {
        MediaFacts facts;
        switch (workbench.probe().probe(file)) {
            case ProbeOutcome.Probed probed -> facts = probed.facts();
            case ProbeOutcome.Refused refused -> {
                return new Unreadable(refused.refusal().message());
            }
        }
        int found = facts.audioStreams().size();
        var streams = new ArrayList<Stream>();
        var problems = new ArrayList<String>();
        for (int stream = 0; stream < Math.min(found, ExamineRecording.MOST_STREAMS); stream++) {
            var prints = new PrintExtractor();
            Optional<String> problem = decode(file, stream, prints);
            if (problem.isPresent()) {
                problems.add("audio stream " + (stream + 1) + ": " + problem.get());
            } else {
                streams.add(new Stream(stream, prints.fingerprint()));
            }
        }
        if (found > ExamineRecording.MOST_STREAMS) {
            problems.add("audio streams beyond the first " + ExamineRecording.MOST_STREAMS + " were not read");
        }
        if (streams.isEmpty()) {
            return new Unreadable(found == 0 ? "no audio stream" : problems.getFirst());
        }
        return new Read(sha256, streams, problems);
    }

    /** The reason why a stream has no prints; empty if it has. */
    private Optional<String> decode(Path file, int stream, PrintExtractor prints) throws IOException {
        return switch (workbench.decoder().decode(file, stream, new MonoView(prints))) {
            case DecodeOutcome.Decoded decoded ->
                decoded.audio().samples() > 0 ? Optional.empty() : Optional.of("no sound in it");
            case DecodeOutcome.Refused refused -> Optional.of(refused.refusal().message());
        };
    }
}
