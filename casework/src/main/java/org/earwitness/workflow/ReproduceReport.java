package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Finding;
import org.earwitness.report.Measurement;
import org.earwitness.report.Report;
import org.earwitness.report.family.FamilyReport;
import org.earwitness.vault.EvidenceVault;
import org.earwitness.vault.StoredItem;

/**
 * Runs the findings of a report again from the originals in its case, and says for each whether the result is the same. It
 * reads the case and writes nothing, and needs no signing key.
 */
public final class ReproduceReport {
    /** How a finding came out the second time. */
    public enum Outcome {
        /** The result document is the same to the last digit. */
        IDENTICAL,
        /** Every measurement lies within the tolerance that the report states for it. */
        WITHIN_TOLERANCE,
        /** A measurement or a result is another. */
        DIFFERS,
        /** It could not be run again. */
        NOT_REPEATED
    }

    /**
     * How one finding came out.
     *
     * @param detail what differs or why it was not repeated; empty where there is nothing to say
     */
    public record Answer(String findingId, Outcome outcome, String detail) {}

    private final Workbench workbench;
    private final Progress progress;

    public ReproduceReport(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * Runs all findings again.
     *
     * @param collections the collection that was searched, where the search is to be repeated too
     * @return an answer for each finding, in the order of the report
     */
    public List<Answer> reproduce(Path caseDirectory, Report report, List<Path> collections)
            throws IOException, InterruptedException {
        try (KeptSounds sounds = RelateCopies.sounds(report.relations().isPresent())) {
            return reproduce(caseDirectory, report, collections, sounds);
        }
    }

    private List<Answer> reproduce(Path caseDirectory, Report report, List<Path> collections, KeptSounds sounds)
            throws IOException, InterruptedException {
        Map<String, Sha256> recordings = recordings(report);
        Map<String, ExaminedRecording> examined = new LinkedHashMap<>();
        Map<String, String> missing = new TreeMap<>();
        for (Map.Entry<String, Sha256> recording : recordings.entrySet()) {
            try {
                examined.put(
                        recording.getKey(), examine(caseDirectory, recording.getKey(), recording.getValue(), sounds));
            } catch (EvidenceException | RecordingUnreadable e) {
                missing.put(recording.getKey(), String.valueOf(e.getMessage()));
            }
        }
        Map<String, FindingDraft> again = new LinkedHashMap<>();
        Optional<ExaminedRecording> questioned =
                Optional.ofNullable(examined.get(report.questioned().label()));
        if (questioned.isPresent()) {
            try {
                Optional<FamilyReport> family = family(report, questioned.get(), examined, sounds);
                for (FindingDraft draft : findings(caseDirectory, questioned.get(), examined, family, collections)) {
                    again.put(draft.id(), draft);
                }
            } catch (RecordingUnreadable e) {
                missing.put(questioned.get().label(), String.valueOf(e.getMessage()));
            }
        }
        var answers = new ArrayList<Answer>();
        for (Finding finding : report.findings()) {
            answers.add(answer(finding, again, missing, collections.isEmpty()));
        }
        return answers;
    }

    /** The families of the recordings that the report tells of; empty where one of these is missing. */
    private Optional<FamilyReport> family(
            Report report, ExaminedRecording questioned, Map<String, ExaminedRecording> examined, KeptSounds sounds)
            throws IOException {
        List<String> told = report.relations().stream()
                .flatMap(relations -> relations.copies().stream())
                .map(FamilyCopy::letter)
                .toList();
        if (told.isEmpty() || !examined.keySet().containsAll(told)) {
            return Optional.empty();
        }
        List<ExaminedRecording> copies = examined.values().stream()
                .filter(recording -> !recording.label().equals(questioned.label()))
                .toList();
        return new RelateCopies(progress).relate(questioned, copies, sounds);
    }

    private ExaminedRecording examine(Path caseDirectory, String label, Sha256 sha256, KeptSounds sounds)
            throws IOException, RecordingUnreadable {
        StoredItem item = vault(caseDirectory).verify(sha256);
        return new ExamineRecording(workbench, progress)
                .examine(label, sha256, Files.size(item.path()), item.path(), sounds);
    }

    private List<FindingDraft> findings(
            Path caseDirectory,
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> examined,
            Optional<FamilyReport> family,
            List<Path> collections)
            throws IOException, InterruptedException, RecordingUnreadable {
        Map<String, ExaminedRecording> copies = new LinkedHashMap<>(examined);
        copies.remove(questioned.label());
        StoredItem original = vault(caseDirectory).verify(questioned.sha256());
        List<Passage> passages = passages(caseDirectory, original, questioned, copies);
        Searched searched = collections.isEmpty() ? Searched.NOTHING : search(original, questioned, collections);
        return ComposeReport.findings(questioned, copies, passages, family, searched);
    }

    /** Searches the questioned recording in the copies alone. */
    private List<Passage> passages(
            Path caseDirectory,
            StoredItem original,
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> copies)
            throws IOException, InterruptedException, RecordingUnreadable {
        var places = new ArrayList<Path>();
        Map<Sha256, ExaminedRecording> bySha256 = new HashMap<>();
        for (ExaminedRecording copy : copies.values()) {
            places.add(vault(caseDirectory).verify(copy.sha256()).path());
            bySha256.put(copy.sha256(), copy);
        }
        if (places.isEmpty()) {
            return List.of();
        }
        var passages = new ArrayList<Passage>();
        Searched searched = search(original, questioned, places);
        for (Found found : searched.found()) {
            Sha256 sha256 = new Sha256(found.label().sha256());
            ExaminedRecording copy = Objects.requireNonNull(bySha256.get(sha256));
            passages.add(new Passage(copy.label(), sha256, copy.main().audio().seconds(), found.match()));
        }
        return passages;
    }

    private Searched search(StoredItem original, ExaminedRecording questioned, List<Path> places)
            throws IOException, InterruptedException, RecordingUnreadable {
        return new SearchCollection(workbench, Optional.empty(), progress)
                .search(original.path(), questioned.sha256(), places, List.of());
    }

    private static EvidenceVault vault(Path caseDirectory) {
        return new EvidenceVault(caseDirectory.resolve("evidence"));
    }

    private static Map<String, Sha256> recordings(Report report) {
        Map<String, Sha256> recordings = new LinkedHashMap<>();
        recordings.put(
                report.questioned().label(), new Sha256(report.questioned().sha256()));
        for (org.earwitness.report.Match match : report.matches()) {
            recordings.putIfAbsent(match.recording(), new Sha256(match.sha256()));
        }
        report.relations()
                .ifPresent(relations -> relations
                        .copies()
                        .forEach(copy -> recordings.putIfAbsent(copy.letter(), new Sha256(copy.sha256()))));
        return recordings;
    }

    private static Answer answer(
            Finding finding, Map<String, FindingDraft> again, Map<String, String> missing, boolean withoutCollection) {
        if (finding.id().equals(ComposeReport.SEARCH) && withoutCollection) {
            return new Answer(
                    finding.id(), Outcome.NOT_REPEATED, "name the collection that was searched to repeat the search");
        }
        FindingDraft draft = again.get(finding.id());
        if (draft == null) {
            String detail = missing.isEmpty() ? "this version does not make that finding" : missing.toString();
            return new Answer(finding.id(), Outcome.NOT_REPEATED, detail);
        }
        if (draft.resultSha256().hex().equals(finding.resultSha256())) {
            return new Answer(finding.id(), Outcome.IDENTICAL, "");
        }
        List<String> differences = differences(finding, draft);
        return differences.isEmpty()
                ? new Answer(finding.id(), Outcome.WITHIN_TOLERANCE, "")
                : new Answer(finding.id(), Outcome.DIFFERS, String.join("; ", differences));
    }

    private static List<String> differences(Finding finding, FindingDraft draft) {
        var differences = new ArrayList<String>();
        if (!finding.method().equals(draft.method()) || !finding.methodVersion().equals(draft.methodVersion())) {
            differences.add("method: " + finding.method() + " " + finding.methodVersion() + " then, " + draft.method()
                    + " " + draft.methodVersion() + " now");
        }
        Map<String, Measurement> now = new TreeMap<>();
        draft.measurements().forEach(measured -> now.put(measured.name(), measured));
        for (Measurement then : finding.measurements()) {
            Measurement measured = now.remove(then.name());
            if (measured == null) {
                differences.add(then.name() + ": " + then.value() + " then, not measured now");
            } else if (Math.abs(measured.value() - then.value()) > then.tolerance()) {
                differences.add(then.name() + ": " + then.value() + " then, " + measured.value() + " now, tolerance "
                        + then.tolerance() + " " + then.unit());
            }
        }
        now.keySet().forEach(name -> differences.add(name + ": measured now, not then"));
        return differences;
    }
}
