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
import org.earwitness.media.MediaFacts;
import org.earwitness.media.Refusal;
import org.earwitness.media.StreamFacts;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.signal.SpooledMono;

/** Decodes one copy once, examines it on the way and keeps its mono view in a temporary file. Several threads may use it. */
final class DecodeCopy {
    private final Workbench workbench;

    /**
     * A decoded copy.
     *
     * @param sound in a temporary file until it is closed
     * @param passedOver audio streams before the one that was taken, each with its reason
     */
    record Decoded(Path file, Sha256 sha256, Facts facts, SpooledMono sound, List<String> passedOver) {
        double seconds() {
            return org.earwitness.sample.SampleRate.SEARCH.seconds(sound.samples());
        }

        /** What is told of it. */
        FamilyCopy told(String letter, List<Path> sameBytes) {
            List<String> names = sameBytes.stream().map(DecodeCopy::name).toList();
            return facts.told(letter, Optional.of(name(file)), names, sha256, seconds());
        }
    }

    /** What a file claims and what was measured. */
    record Facts(
            MediaFacts media,
            int ordinal,
            org.earwitness.media.DecodedAudio audio,
            List<org.earwitness.examine.Observation> observations) {
        /**
         * What is told of the copy.
         *
         * @param seconds length of its 16 kHz mono view
         */
        FamilyCopy told(String letter, Optional<String> name, List<String> sameBytes, Sha256 sha256, double seconds) {
            StreamFacts stream = media.audioStreams().get(ordinal);
            return new FamilyCopy(
                    letter,
                    name,
                    sameBytes,
                    sameBytes.size(),
                    sha256.hex(),
                    media.bytes(),
                    ordinal + 1,
                    media.audioStreams().size(),
                    media.containerName(),
                    stream.codecName(),
                    audio.format().rate().hertz(),
                    audio.format().channels(),
                    seconds,
                    stream.bitsPerSecond().or(media::bitsPerSecond),
                    measure("bandwidth", "upper_edge"),
                    measure("speech_activity", "signal_to_noise"),
                    measure("level", "rms"));
        }

        /** A value of the recording as a whole. */
        Optional<Measure> measure(String check, String name) {
            return observations.stream()
                    .filter(observation -> observation.check().equals(check))
                    .flatMap(observation -> observation.quantities().stream())
                    .filter(quantity ->
                            quantity.channel() == 0 && quantity.name().equals(name))
                    .findFirst()
                    .map(quantity -> new Measure(quantity.value(), quantity.resolution() / 2));
        }
    }

    DecodeCopy(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * Decodes the first audio stream that can be.
     *
     * @throws RecordingUnreadable where there is none
     * @throws IOException where there is no room for the sound, 64 kB for each second, or the machine fails otherwise
     */
    Decoded decode(Path file, Sha256 sha256) throws IOException, RecordingUnreadable {
        MediaFacts media = ExamineRecording.facts(workbench, file);
        int streams = Math.min(media.audioStreams().size(), ExamineRecording.MOST_STREAMS);
        var passedOver = new ArrayList<String>();
        Optional<Refusal> refusal = Optional.empty();
        for (int ordinal = 0; ordinal < streams; ordinal++) {
            SpooledMono sound = new SpooledMono(Path.of(System.getProperty("java.io.tmpdir")));
            boolean kept = false;
            try {
                Examination examination = new Examination(sound);
                switch (workbench.comparedDecoder().decode(file, ordinal, examination)) {
                    case DecodeOutcome.Decoded decoded -> {
                        kept = true;
                        Facts facts = new Facts(media, ordinal, decoded.audio(), examination.observations());
                        return new Decoded(file, sha256, facts, sound, List.copyOf(passedOver));
                    }
                    case DecodeOutcome.Refused refused -> {
                        refusal = refusal.or(() -> Optional.of(CompareRecordings.asCompared(refused.refusal())));
                        passedOver.add("audio stream " + (ordinal + 1) + " was passed over: "
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

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
