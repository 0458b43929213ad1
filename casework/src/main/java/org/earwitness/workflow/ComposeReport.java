package org.earwitness.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.earwitness.cases.CaseDocument;
import org.earwitness.custody.Checkpoint;
import org.earwitness.digest.Sha256;
import org.earwitness.examine.Observation;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecoderProvenance;
import org.earwitness.report.CaseReference;
import org.earwitness.report.Custody;
import org.earwitness.report.Disclosure;
import org.earwitness.report.Environment;
import org.earwitness.report.ListeningPair;
import org.earwitness.report.Match;
import org.earwitness.report.PcmDigest;
import org.earwitness.report.Picture;
import org.earwitness.report.QuestionedRecording;
import org.earwitness.report.RepeatStep;
import org.earwitness.report.Report;
import org.earwitness.report.SearchScope;
import org.earwitness.report.SpectrogramPicture;
import org.earwitness.report.Statement;
import org.earwitness.report.WaveformPicture;
import org.earwitness.report.family.FamilyReport;

/** Composes the report of a verification from its results. */
final class ComposeReport {
    static final String SEARCH = "F-search";

    private static final int MOST_PICTURED_COPIES = 12;
    private static final int MOST_TOLD_COPIES = 30;
    private static final int MOST_TOLD_RELATIONS = 6;

    private final CaseDocument caseDocument;
    private final ExaminedRecording questioned;
    private final Map<String, ExaminedRecording> copies;
    private final List<Passage> passages;
    private final Optional<FamilyReport> family;
    private final Searched searched;
    private final Disclosure disclosure;
    private final DescribeCopies words;

    ComposeReport(
            CaseDocument caseDocument,
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> copies,
            List<Passage> passages,
            Optional<FamilyReport> family,
            Searched searched,
            Disclosure disclosure) {
        this.caseDocument = caseDocument;
        this.questioned = questioned;
        this.copies = new LinkedHashMap<>(copies);
        this.passages = List.copyOf(passages);
        this.family = family;
        this.searched = searched;
        this.disclosure = disclosure;
        this.words =
                new DescribeCopies(questioned.label(), questioned.main().audio().seconds());
    }

    /** All findings, in the order of the report. */
    List<FindingDraft> findings() {
        return findings(questioned, copies, passages, family, searched);
    }

    /** All findings that the results of a verification support. */
    static List<FindingDraft> findings(
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> copies,
            List<Passage> passages,
            Optional<FamilyReport> family,
            Searched searched) {
        var findings = new ArrayList<FindingDraft>();
        findings.add(EstablishFindings.decoding(questioned));
        for (Observation observation : questioned.main().observations()) {
            findings.add(EstablishFindings.observation(questioned, observation));
        }
        for (ExaminedRecording copy : copies.values()) {
            findings.add(EstablishFindings.decoding(copy));
            List<Passage> ofCopy = passagesOf(copy.label(), passages);
            if (!ofCopy.isEmpty()) {
                findings.add(EstablishFindings.copy(questioned, ofCopy));
            }
        }
        family.ifPresent(its -> findings.add(FamilyFinding.of(its)));
        findings.add(EstablishFindings.search(questioned, searched));
        return findings;
    }

    /**
     * @param checkpoint the state of the custody log that covers all findings
     */
    Report report(
            String reportId,
            Instant created,
            Checkpoint checkpoint,
            Sha256 keyFingerprint,
            List<ListeningPair> listening,
            DecodeLimits limits) {
        List<FindingDraft> findings = findings();
        return new Report(
                Program.VERSION,
                reportId,
                created,
                new CaseReference(caseDocument.id(), caseDocument.title()),
                asked(),
                new QuestionedRecording(
                        questioned.label(),
                        questioned.sha256().hex(),
                        questioned.bytes(),
                        questioned.main().audio().seconds()),
                answer(),
                new MapClaims(disclosure).claims(questioned),
                questioned.main().observations().stream()
                        .map(observation -> MapObservation.observation(questioned, observation))
                        .toList(),
                matches(),
                family.map(FamilyReport::told),
                scope(),
                pictures(),
                listening,
                findings.stream().map(FindingDraft::finding).toList(),
                environment(limits),
                custody(checkpoint, keyFingerprint),
                pcm(),
                repeat(reportId, findings),
                limits(),
                disclosure);
    }

    private String asked() {
        return searched.recordings().isEmpty() && searched.unreadable().isEmpty()
                ? "What does this recording's file claim, and what can be observed in its sound?"
                : "Where else does the sound of this recording occur in the collection that was searched, what does its file"
                        + " claim, and what can be observed in it?";
    }

    private List<Statement> answer() {
        var answer = new ArrayList<Statement>();
        String label = questioned.label();
        int all = searched.recordings().size();
        if (all > 0) {
            if (searched.answer().isTooShort()) {
                answer.add(new Statement(
                        Statement.Kind.LIMIT,
                        label + " was not looked for in the collection: "
                                + SearchCopies.tooShort(searched.answer().soundSeconds()) + ".",
                        List.of(SEARCH)));
            } else if (copies.isEmpty()) {
                answer.add(new Statement(
                        Statement.Kind.NOT_ESTABLISHED,
                        "No copy or excerpt of " + label + " was found among the " + count(all)
                                + " searched. It may exist elsewhere.",
                        List.of(SEARCH)));
            } else {
                answer.add(new Statement(
                        Statement.Kind.ESTABLISHED,
                        "The sound of " + label + " was found in " + copies.size() + " of " + count(all) + " searched.",
                        List.of(SEARCH)));
                for (ExaminedRecording copy :
                        copies.values().stream().limit(MOST_TOLD_COPIES).toList()) {
                    answer.add(new Statement(
                            Statement.Kind.ESTABLISHED,
                            words.sentence(passagesOf(copy.label(), passages)),
                            List.of("F-" + copy.label() + "-copy")));
                }
                answer.addAll(relations());
                answer.add(new Statement(
                        Statement.Kind.NOT_ESTABLISHED,
                        "Which of these recordings is the earliest, and which was made from which: sharing sound does not tell.",
                        List.of()));
            }
        }
        for (String unreadable : questioned.unreadableStreams()) {
            answer.add(new Statement(Statement.Kind.LIMIT, "Not examined: " + unreadable, List.of()));
        }
        answer.add(new Statement(
                Statement.Kind.NOT_ESTABLISHED,
                "Who speaks, when and where it was recorded, and whether it was edited or synthesised: this report did not"
                        + " examine these questions.",
                List.of()));
        answer.add(new Statement(
                Statement.Kind.LIMIT,
                "That no trace of a change was found would not show that there was none; and recompression is normal for shared"
                        + " media and no sign of editing.",
                List.of()));
        if (!searched.unreadable().isEmpty()) {
            answer.add(new Statement(
                    Statement.Kind.LIMIT,
                    files(searched.unreadable().size())
                            + " in the collection could not be read as recordings and were not searched.",
                    List.of(SEARCH)));
        }
        if (searched.filesInPart() > 0) {
            answer.add(new Statement(
                    Statement.Kind.LIMIT,
                    "Of " + files(searched.filesInPart())
                            + " in the collection some audio streams could not be read and were not searched.",
                    List.of(SEARCH)));
        }
        return answer;
    }

    /** Sentences about the families of copies, first those that name the questioned one; all are in a section of their own. */
    private List<Statement> relations() {
        var statements = new ArrayList<Statement>();
        if (copies.size() > MOST_TOLD_COPIES) {
            statements.add(new Statement(
                    Statement.Kind.LIMIT,
                    (copies.size() - MOST_TOLD_COPIES) + " more copies are in the section “Copies found” only.",
                    List.of(SEARCH)));
        }
        List<String> sentences = family.stream()
                .flatMap(its -> its.told().related().stream())
                .flatMap(related -> related.sentences().stream())
                .sorted(Comparator.comparing(
                        sentence -> !List.of(sentence.split("\\W+", -1)).contains(questioned.label())))
                .toList();
        sentences.stream()
                .limit(MOST_TOLD_RELATIONS)
                .forEach(sentence ->
                        statements.add(new Statement(Statement.Kind.ESTABLISHED, sentence, List.of(FamilyFinding.ID))));
        if (sentences.size() > MOST_TOLD_RELATIONS) {
            statements.add(new Statement(
                    Statement.Kind.LIMIT,
                    "The section “How the copies relate” has " + (sentences.size() - MOST_TOLD_RELATIONS)
                            + " more sentences on what the recordings have to do with each other.",
                    List.of(FamilyFinding.ID)));
        }
        return statements;
    }

    private static String count(int recordings) {
        return recordings == 1 ? "1 recording" : recordings + " recordings";
    }

    private static String files(int number) {
        return number == 1 ? "1 file" : number + " files";
    }

    private static List<Passage> passagesOf(String label, List<Passage> passages) {
        return passages.stream()
                .filter(passage -> passage.label().equals(label))
                .toList();
    }

    private List<Match> matches() {
        return passages.stream()
                .limit(Report.MAXIMUM_MATCHES)
                .map(passage -> new Match(
                        passage.label(),
                        passage.sha256().hex(),
                        passage.seconds(),
                        passage.match().queryStartSeconds(),
                        passage.match().queryEndSeconds(),
                        passage.match().matchStartSeconds(),
                        passage.match().matchEndSeconds(),
                        passage.match().speed(),
                        passage.match().tempo(),
                        passage.match().pitch(),
                        passage.match().score(),
                        passage.match().expectedFalseMatches(),
                        words.passage(passage),
                        List.of("F-" + passage.label() + "-copy")))
                .toList();
    }

    private SearchScope scope() {
        List<String> hashes = searched.sha256s();
        return new SearchScope(
                searched.recordings().size(),
                searched.recordings().size() - searched.matched(),
                searched.seconds(),
                searched.listSha256().hex(),
                hashes.size() <= SearchScope.MAXIMUM_LISTED ? hashes : List.of(),
                "Agreement of the two recordings' prints in the passage, weighed by how sure each bit of them is: 0 as between"
                        + " unrelated sounds, 1 in full. A passage is reported when matches as good are expected by chance in far fewer than one search.",
                EstablishFindings.SEARCH_LIMITS);
    }

    private List<Picture> pictures() {
        var pictures = new ArrayList<Picture>();
        if (questioned.main().monoSamples() == 0) {
            return pictures;
        }
        pictures.add(WaveformPicture.of(questioned.label(), questioned.main().waveform()));
        pictures.add(SpectrogramPicture.of(questioned.label(), questioned.main().spectrogram()));
        copies.values().stream()
                .limit(MOST_PICTURED_COPIES)
                .forEach(copy -> pictures.add(
                        WaveformPicture.of(copy.label(), copy.main().waveform())));
        return pictures;
    }

    private Environment environment(DecodeLimits limits) {
        DecoderProvenance provenance = questioned.main().provenance();
        var isolation = new ArrayList<String>();
        isolation.add("mechanism: " + provenance.isolation().mechanism());
        isolation.addAll(provenance.isolation().inForce());
        provenance.isolation().absent().forEach(missing -> isolation.add("not in force: " + missing));
        SortedMap<String, String> named = new TreeMap<>(Map.of(
                "memory of the decoder",
                (limits.memoryBytes() >> 20) + " MiB",
                "deadline",
                limits.wallClock().toSeconds() + " s",
                "longest sound",
                String.format(Locale.ROOT, "%.0f s", limits.soundSeconds()),
                "streams in a file",
                Integer.toString(limits.streams())));
        return new Environment(
                new Environment.Decoder(
                        "FFmpeg",
                        provenance.decoder().replace("FFmpeg ", ""),
                        provenance.decoderSha256(),
                        provenance.arguments(),
                        List.of(provenance.processor())),
                isolation,
                named,
                System.getProperty("java.vm.name", "Java") + " " + Runtime.version(),
                System.getProperty("os.name", "unknown") + ", " + System.getProperty("os.arch", "unknown"));
    }

    private static Custody custody(Checkpoint checkpoint, Sha256 keyFingerprint) {
        return new Custody(
                checkpoint.size(),
                checkpoint.root().hex(),
                checkpoint.encode(),
                keyFingerprint.hex(),
                List.of(
                        "Who holds the signing key can write the whole log anew; only a receipt that was given away before shows"
                                + " that it was changed.",
                        "Times are those of the clock of the machine that wrote the log.",
                        "The log shows what happened to a file since its intake, not where it came from."));
    }

    private List<PcmDigest> pcm() {
        var digests = new ArrayList<PcmDigest>();
        var all = new ArrayList<>(List.of(questioned));
        all.addAll(copies.values());
        for (ExaminedRecording recording : all) {
            for (ExaminedStream stream : recording.streams()) {
                digests.add(new PcmDigest(
                        recording.label(),
                        stream.ordinal(),
                        "examination",
                        "f32le",
                        stream.audio().format().rate().hertz(),
                        stream.audio().format().channels(),
                        stream.audio().samples(),
                        stream.audio().pcmSha256()));
                digests.add(new PcmDigest(
                        recording.label(),
                        stream.ordinal(),
                        "search",
                        "f32le",
                        16_000,
                        1,
                        stream.monoSamples(),
                        stream.monoSha256()));
            }
        }
        return digests.size() <= 2_000 ? digests : digests.subList(0, 2_000);
    }

    private static List<RepeatStep> repeat(String reportId, List<FindingDraft> findings) {
        List<String> ids = findings.stream().map(FindingDraft::id).toList();
        return List.of(
                new RepeatStep(
                        "Check that nothing in the case was changed since this report; receipt.txt holds the receipt that is"
                                + " printed here.",
                        "earwitness check CASE --against receipt.txt",
                        List.of()),
                new RepeatStep(
                        "Run every finding again from the stored originals; the answer for each is identical, within tolerance or"
                                + " differs.",
                        "earwitness reproduce CASE/reports/" + reportId + ".json",
                        ids));
    }

    private static List<String> limits() {
        return List.of(
                "No trace found is not authenticity: an edit that leaves no trace in what was examined is not seen.",
                "Recompression, changes of level and narrow bandwidth are normal for recordings that are passed on by messengers.",
                "What a file claims about itself (dates, devices, programs) can be set to anything by anyone.",
                "Copies were looked for only in the collection that was searched.",
                "A timestamp proves that something existed by then, never when it was recorded.");
    }
}
