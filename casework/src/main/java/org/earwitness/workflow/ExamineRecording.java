package org.earwitness.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.examine.Examination;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.DecodedAudio;
import org.earwitness.media.DecoderProvenance;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.ProbeOutcome;
import org.earwitness.media.Refusal;
import org.earwitness.sample.PcmHash;
import org.earwitness.sample.SampleFan;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.SpectrogramOverviewBuilder;
import org.earwitness.signal.SpooledMono;
import org.earwitness.signal.WaveformOverviewBuilder;

/** Reads what a file claims and decodes every audio stream of it once, with all measurements on the way. */
final class ExamineRecording {
    /** More audio streams than this in one file are counted and not decoded. */
    static final int MOST_STREAMS = 16;

    private final Workbench workbench;
    private final Progress progress;

    ExamineRecording(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * @param file the stored original
     * @param sounds keeps the sound of the first stream that can be decoded, where it has room
     * @throws RecordingUnreadable where no audio stream of it can be decoded
     * @throws IOException where there is no room for the sound on disk, or the machine fails otherwise
     */
    ExaminedRecording examine(String label, Sha256 sha256, long bytes, Path file, KeptSounds sounds)
            throws IOException, RecordingUnreadable {
        MediaFacts facts = facts(workbench, file);
        int found = facts.audioStreams().size();
        var streams = new ArrayList<ExaminedStream>();
        var unreadable = new ArrayList<String>();
        Optional<Refusal> first = Optional.empty();
        for (int ordinal = 0; ordinal < Math.min(found, MOST_STREAMS); ordinal++) {
            Optional<SpooledMono> sound = streams.isEmpty() ? sounds.next() : Optional.empty();
            switch (examineStream(label, file, ordinal, facts, sound)) {
                case Read read -> {
                    streams.add(read.stream());
                    sound.ifPresent(kept -> sounds.keep(label, kept));
                }
                case Unread unread -> {
                    unreadable.add("audio stream " + (ordinal + 1) + ": "
                            + unread.refusal().message());
                    first = first.or(() -> Optional.of(unread.refusal()));
                }
            }
        }
        if (found > MOST_STREAMS) {
            unreadable.add(
                    (found - MOST_STREAMS) + " audio streams beyond the first " + MOST_STREAMS + " were not decoded");
        }
        if (streams.isEmpty()) {
            throw new RecordingUnreadable(first.orElseThrow());
        }
        return new ExaminedRecording(label, sha256, bytes, facts, streams, unreadable);
    }

    /**
     * What a file with sound claims.
     *
     * @throws RecordingUnreadable where it cannot be read or has no audio stream
     */
    static MediaFacts facts(Workbench workbench, Path file) throws IOException, RecordingUnreadable {
        MediaFacts facts = switch (workbench.probe().probe(file)) {
            case ProbeOutcome.Probed probed -> probed.facts();
            case ProbeOutcome.Refused refused -> throw new RecordingUnreadable(refused.refusal());
        };
        if (facts.audioStreams().isEmpty()) {
            throw new RecordingUnreadable(new Refusal(
                    Refusal.Cause.NO_AUDIO,
                    "a file with sound",
                    "a file without an audio stream",
                    "Check that it is the recording."));
        }
        return facts;
    }

    private sealed interface StreamOutcome {}

    private record Read(ExaminedStream stream) implements StreamOutcome {}

    private record Unread(Refusal refusal) implements StreamOutcome {}

    /** Closes the sound where the stream could not be read. */
    private StreamOutcome examineStream(
            String label, Path file, int ordinal, MediaFacts facts, Optional<SpooledMono> sound) throws IOException {
        boolean kept = false;
        try {
            StreamOutcome outcome = decode(label, file, ordinal, facts, sound);
            kept = outcome instanceof Read;
            return outcome;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!kept && sound.isPresent()) {
                sound.get().close();
            }
        }
    }

    private StreamOutcome decode(String label, Path file, int ordinal, MediaFacts facts, Optional<SpooledMono> sound)
            throws IOException {
        var waveform = new WaveformOverviewBuilder();
        var spectrogram = new SpectrogramOverviewBuilder();
        var monoHash = new PcmHash();
        var examination = sound.isPresent() ? new Examination(monoHash, sound.get()) : new Examination(monoHash);
        long expected = facts.durationSeconds().map(Math::round).orElse(0L);
        SampleSink all = new SampleFan(List.of(
                waveform, spectrogram, examination, new CountSeconds(progress, "examining " + label, expected)));
        return switch (workbench.decoder().decode(file, ordinal, all)) {
            case DecodeOutcome.Decoded decoded -> {
                DecodedAudio audio = decoded.audio();
                DecoderProvenance provenance = decoded.provenance();
                yield new Read(new ExaminedStream(
                        ordinal,
                        audio,
                        provenance,
                        monoHash.sha256(),
                        monoHash.frames(),
                        waveform.overview(),
                        spectrogram.overview(),
                        examination.observations()));
            }
            case DecodeOutcome.Refused refused -> new Unread(refused.refusal());
        };
    }
}
