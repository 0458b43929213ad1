package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.earwitness.examine.Observation;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.report.Measurement;

/**
 * Makes the findings of examinations. Verifying and reproducing both make them here, so that what is compared was made alike.
 */
final class EstablishFindings {
    static final String SEARCH_METHOD = "dense spectral prints";

    static final List<String> SEARCH_LIMITS = List.of(
            "Passages shorter than about three seconds can be missed.",
            "The same words spoken again are another sound and are not found.",
            "Changes of speed, tempo or pitch beyond about a quarter, and sound that is very noisy, can be missed.");

    private EstablishFindings() {}

    /** How a recording was decoded, and the hashes of its samples. */
    static FindingDraft decoding(ExaminedRecording recording) {
        SortedMap<String, String> settings = new TreeMap<>();
        SortedMap<String, String> results = new TreeMap<>();
        List<Measurement> measurements = new ArrayList<>();
        for (ExaminedStream stream : recording.streams()) {
            String name = "audio stream " + (stream.ordinal() + 1);
            settings.put(name + ": decoder", stream.provenance().decoder());
            settings.put(name + ": decoder files", stream.provenance().decoderSha256());
            settings.put(
                    name + ": arguments", String.join(" ", stream.provenance().arguments()));
            settings.put(name + ": processor", stream.provenance().processor());
            results.put(name + ": samples as f32le", stream.audio().pcmSha256());
            results.put(name + ": 16 kHz mono view as f32le", stream.monoSha256());
            measurements.add(Measurement.of(
                    name + ": samples per channel", (double) stream.audio().samples(), "", 0));
            measurements.add(Measurement.of(name + ": length", stream.audio().seconds(), "s", 0.05));
            measurements.add(Measurement.of(
                    name + ": packets that could not be decoded",
                    (double) stream.audio().decodeErrors(),
                    "",
                    0));
        }
        return new FindingDraft(
                "F-" + recording.label() + "-decoding",
                "How " + recording.label() + " was turned into samples",
                "decoding",
                "1",
                settings,
                List.of(recording.sha256()),
                measurements,
                results,
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                "Decoding is a computation without error rate; the hashes of the samples show whether it was repeated exactly.",
                List.of("Another decoder, or another version, may give samples that differ in the last digits."));
    }

    /** One observation in the questioned recording. */
    static FindingDraft observation(ExaminedRecording recording, Observation observation) {
        SortedMap<String, String> results = new TreeMap<>();
        results.put("summary", observation.summary());
        return new FindingDraft(
                observationId(recording, observation),
                MapObservation.title(observation) + " in " + recording.label(),
                observation.check(),
                observation.method(),
                new TreeMap<>(),
                List.of(recording.sha256()),
                MapObservation.measurements(observation),
                results,
                observation.test().map(test -> List.of(test.proposition())).orElse(List.of()),
                observation.explanations(),
                OptionalDouble.empty(),
                MapObservation.NO_ALARM,
                observation.limits());
    }

    static String observationId(ExaminedRecording recording, Observation observation) {
        return "F-" + recording.label() + "-" + observation.check();
    }

    private static SortedMap<String, String> searchSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("view", "16 kHz mono, all audio streams of both files");
        settings.put("extractor version", Integer.toString(PrintExtractor.VERSION));
        settings.put("index format", Integer.toString(IndexSegment.FORMAT));
        settings.put("effort", SearchCollection.EFFORT.name().toLowerCase(Locale.ROOT));
        return settings;
    }

    /** That a recording shares sound with the questioned one. */
    static FindingDraft copy(ExaminedRecording questioned, List<Passage> passages) {
        Passage any = passages.getFirst();
        SortedMap<String, String> settings = searchSettings();
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of("passages in common", passages.size(), "", 0));
        for (int index = 0; index < passages.size(); index++) {
            Match match = passages.get(index).match();
            String name = "passage " + (index + 1) + ": ";
            measurements.add(
                    Measurement.of(name + "start in " + questioned.label(), match.queryStartSeconds(), "s", 0.1));
            measurements.add(Measurement.of(name + "end in " + questioned.label(), match.queryEndSeconds(), "s", 0.1));
            measurements.add(Measurement.of(name + "start in " + any.label(), match.matchStartSeconds(), "s", 0.1));
            measurements.add(Measurement.of(name + "end in " + any.label(), match.matchEndSeconds(), "s", 0.1));
            measurements.add(Measurement.of(name + "speed", match.speed(), "", 0.001));
            measurements.add(Measurement.of(name + "agreement of prints", match.score(), "", 0.05));
        }
        return new FindingDraft(
                "F-" + any.label() + "-copy",
                any.label() + " shares sound with " + questioned.label(),
                SEARCH_METHOD,
                Integer.toString(CopySearch.VERSION),
                settings,
                List.of(questioned.sha256(), any.sha256()),
                measurements,
                new TreeMap<>(),
                List.of(
                        questioned.label() + " and " + any.label() + " carry the same recorded sound there.",
                        questioned.label() + " and " + any.label() + " carry different sound that is alike by chance."),
                List.of(
                        "Both may go back to a third recording that is not here.",
                        "One synthetic voice says the same words in nearly the same sound."),
                OptionalDouble.empty(),
                "Each passage states how many matches as good were to be expected by chance in this search.",
                List.of(
                        "A shared sound does not tell which recording is the earlier one.",
                        "Passages shorter than about three seconds, and changes inside a passage that are shorter than about"
                                + " half a second, can be missed."));
    }

    /** What was searched and how much of it shares sound with the questioned recording. */
    static FindingDraft search(ExaminedRecording questioned, Searched searched) {
        SortedMap<String, String> settings = searchSettings();
        settings.put("list of what was searched", searched.listSha256().hex());
        return new FindingDraft(
                ComposeReport.SEARCH,
                "Search of the collection",
                SEARCH_METHOD,
                Integer.toString(CopySearch.VERSION),
                settings,
                List.of(questioned.sha256()),
                List.of(
                        Measurement.of(
                                "recordings searched", searched.recordings().size(), "", 0),
                        Measurement.of("recordings with a match", searched.matched(), "", 0),
                        Measurement.of(
                                "files that could not be read",
                                searched.unreadable().size(),
                                "",
                                0),
                        Measurement.of("length of all recordings searched", searched.seconds(), "s", 1)),
                new TreeMap<>(),
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                "Each match states how many as good were to be expected by chance in this search.",
                SEARCH_LIMITS);
    }
}
