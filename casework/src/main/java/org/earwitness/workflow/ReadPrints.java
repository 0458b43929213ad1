package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.archive.ArchiveWriter;
import org.earwitness.fingerprint.archive.StreamLabel;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.ProbeOutcome;
import org.earwitness.signal.MonoView;

/** Reads one file for the index: its digest, and the fingerprint of every audio stream. */
final class ReadPrints {
    private final Workbench workbench;
    private final Predicate<String> known;

    /** What came of a file. */
    sealed interface Outcome {}

    /**
     * It was read.
     *
     * @param problems streams that were not, each with its reason
     */
    record Read(ArchiveWriter.Recording recording, List<String> problems) implements Outcome {
        Read {
            problems = List.copyOf(problems);
        }

        double seconds() {
            return recording.streams().stream()
                    .mapToDouble(stream -> stream.fingerprint().durationSeconds())
                    .sum();
        }
    }

    /** Its digest is known already; it was not decoded. */
    record Known() implements Outcome {}

    /** It has no sound that can be read, for this reason. */
    record Unreadable(String reason) implements Outcome {}

    /** @param known whether a recording with this digest need not be read; asked by several threads */
    ReadPrints(Workbench workbench, Predicate<String> known) {
        this.workbench = workbench;
        this.known = known;
    }

    /** @param name of the file, for the label */
    Outcome read(Path file, String name) throws IOException {
        Sha256 sha256;
        try {
            if (!Files.isRegularFile(file)) {
                return new Unreadable("not a regular file");
            }
            sha256 = Sha256.of(file);
        } catch (IOException e) {
            return new Unreadable("cannot be read: " + e.getMessage());
        }
        return known.test(sha256.hex()) ? new Known() : decode(file, name, sha256);
    }

    private Outcome decode(Path file, String name, Sha256 sha256) throws IOException {
        MediaFacts facts;
        switch (workbench.probe().probe(file)) {
            case ProbeOutcome.Probed probed -> facts = probed.facts();
            case ProbeOutcome.Refused refused -> {
                return new Unreadable(refused.refusal().message());
            }
        }
        int found = facts.audioStreams().size();
        var streams = new ArrayList<ArchiveWriter.Stream>();
        var problems = new ArrayList<String>();
        for (int stream = 0; stream < Math.min(found, ExamineRecording.MOST_STREAMS); stream++) {
            var prints = new PrintExtractor();
            Optional<String> problem = decode(file, stream, prints);
            if (problem.isPresent()) {
                problems.add("audio stream " + (stream + 1) + ": " + problem.get());
            } else {
                Fingerprint fingerprint = prints.fingerprint();
                streams.add(new ArchiveWriter.Stream(new StreamLabel(sha256.hex(), stream, name), fingerprint));
            }
        }
        if (found > ExamineRecording.MOST_STREAMS) {
            problems.add("audio streams beyond the first " + ExamineRecording.MOST_STREAMS + " were not read");
        }
        if (streams.isEmpty()) {
            return new Unreadable(found == 0 ? "no audio stream" : problems.getFirst());
        }
        return ArchiveWriter.Recording.isTooLong(streams)
                ? new Unreadable("its streams are longer than 100 hours together; cut it into shorter files")
                : new Read(new ArchiveWriter.Recording(streams), problems);
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
