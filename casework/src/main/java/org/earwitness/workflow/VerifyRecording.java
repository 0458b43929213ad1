package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earwitness.custody.Arrival;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.CustodyEvent;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.report.Disclosure;
import org.earwitness.report.ListeningPair;
import org.earwitness.report.Report;
import org.earwitness.report.ReportFiles;
import org.earwitness.report.Secret;
import org.earwitness.report.SourceExposure;
import org.earwitness.vault.StoredItem;

/**
 * Verifies a recording from file to report: intake, examination, search of a collection in both directions, intake and
 * examination of the copies found, findings in the custody log, report.
 */
public final class VerifyRecording {
    /**
     * What the desk asks for.
     *
     * @param collections directories and files to search
     * @param showFileNames whether the original names of the recordings are cleared for the report
     * @param showTags names of tags whose values are cleared for the report
     * @param provenance where the recording is said to come from; goes into the custody log only
     */
    public record Order(
            Path recording, List<Path> collections, boolean showFileNames, List<String> showTags, String provenance) {
        public Order {
            collections = List.copyOf(collections);
            showTags = List.copyOf(showTags);
        }
    }

    /**
     * What came of it.
     *
     * @param unreadable files of the collection that could not be searched, each with its reason
     */
    public record Result(Report report, ReportFiles files, Checkpoint checkpoint, List<Unreadable> unreadable) {}

    /** A file of the collection that could not be searched. */
    public record Unreadable(Path file, String reason) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Workbench workbench;
    private final Progress progress;

    public VerifyRecording(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * @throws RecordingUnreadable where the questioned file is in the case then, but cannot be decoded
     * @throws org.earwitness.digest.EvidenceException where the case cannot be written
     */
    public Result verify(CaseStore store, Order order) throws IOException, InterruptedException, RecordingUnreadable {
        Labels labels = new Labels(store);
        StoredItem item;
        String label;
        try (CaseWriter writer = store.write(workbench.wait())) {
            Sha256 before = Sha256.of(order.recording());
            label = labels.of(before, "Q");
            item = writer.receive(order.recording(), arrival(label, order), workbench.largestFileBytes());
            writer.commit();
        }
        ExamineRecording examine = new ExamineRecording(workbench, progress);
        ExaminedRecording questioned = examine.examine(label, item.digest(), item.sizeBytes(), item.path());

        List<CollectionRecording> collection = new ReadCollection(
                        workbench, Optional.of(OpenCase.workDirectory(store, "work")), progress)
                .read(order.collections(), List.of(store.directory()));
        List<CollectionRecording> others = others(collection, item.digest());
        List<List<Fingerprint>> fingerprints =
                others.stream().map(CollectionRecording::fingerprints).toList();
        List<org.earwitness.fingerprint.Match> found = new SearchCopies(fingerprints)
                .search(questioned.streams().stream()
                        .map(ExaminedStream::fingerprint)
                        .toList());

        Map<Integer, StoredItem> stored = new LinkedHashMap<>();
        Map<Integer, String> names = new HashMap<>();
        try (CaseWriter writer = store.write(workbench.wait())) {
            for (org.earwitness.fingerprint.Match match : found) {
                int index = Integer.parseInt(match.recordingId());
                if (!stored.containsKey(index)) {
                    CollectionRecording copy = others.get(index);
                    String name = labels.of(copy.sha256(), "C");
                    StoredItem kept = writer.receive(
                            copy.path(),
                            new Arrival(name, "found in a collection searched for " + label, name(copy.path())),
                            workbench.largestFileBytes());
                    requireSame(copy, kept);
                    stored.put(index, kept);
                    names.put(index, name);
                }
            }
            writer.commit();
        }
        Map<String, ExaminedRecording> copies = new LinkedHashMap<>();
        var passages = new ArrayList<Passage>();
        for (Map.Entry<Integer, StoredItem> copy : stored.entrySet()) {
            String name = names.getOrDefault(copy.getKey(), "");
            StoredItem kept = copy.getValue();
            copies.put(name, examine.examine(name, kept.digest(), kept.sizeBytes(), kept.path()));
        }
        for (org.earwitness.fingerprint.Match match : found) {
            String name = names.getOrDefault(Integer.parseInt(match.recordingId()), "");
            ExaminedRecording copy = copies.get(name);
            if (copy != null) {
                passages.add(
                        new Passage(name, copy.sha256(), copy.main().audio().seconds(), match));
            }
        }
        Searched searched = new Searched(others, unreadable(collection), copies.size());
        return issue(store, order, questioned, copies, passages, searched);
    }

    private Result issue(
            CaseStore store,
            Order order,
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> copies,
            List<Passage> passages,
            Searched searched)
            throws IOException {
        ComposeReport composing = new ComposeReport(
                OpenCase.document(store),
                questioned,
                copies,
                passages,
                searched,
                disclosure(order, questioned, copies, searched));
        List<ListeningPair> listening = new CutClips(workbench, store, progress).pairs(questioned, copies, passages);
        Instant now = workbench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String reportId = questioned.label() + "-" + STAMP.format(now) + "-" + randomHex();
        List<Sha256> items = new ArrayList<>(List.of(questioned.sha256()));
        copies.values().forEach(copy -> items.add(copy.sha256()));

        try (CaseWriter writer = store.write(workbench.wait())) {
            for (FindingDraft finding : composing.findings()) {
                writer.record(new CustodyEvent.FindingRecorded(
                        finding.inputs(),
                        finding.method(),
                        finding.methodVersion(),
                        finding.settingsLine(),
                        finding.resultSha256()));
            }
            writer.record(new CustodyEvent.CollectionSearched(
                    List.of(questioned.sha256()),
                    EstablishFindings.SEARCH_METHOD,
                    searched.listSha256(),
                    searched.recordings().size(),
                    searched.listSha256()));
            Checkpoint checkpoint = writer.commit();
            Report report = composing.report(
                    reportId, now, checkpoint, workbench.signingKey().fingerprint(), listening, workbench.limits());
            ReportFiles files = ReportFiles.write(
                    OpenCase.workDirectory(store, "reports"), reportId, report, exposure(store, order, searched));
            writer.record(new CustodyEvent.ReportIssued(
                    items, new Sha256(files.htmlSha256()), new Sha256(files.jsonSha256())));
            Checkpoint last = writer.commit();
            return new Result(
                    report,
                    files,
                    last,
                    searched.unreadable().stream()
                            .map(file ->
                                    new Unreadable(file.path(), file.problem().orElse("")))
                            .toList());
        }
    }

    private static Arrival arrival(String label, Order order) {
        return new Arrival(label, order.provenance(), name(order.recording()));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Each file of the collection once, the questioned recording itself left out. */
    private static List<CollectionRecording> others(List<CollectionRecording> collection, Sha256 questioned) {
        var seen = new LinkedHashMap<Sha256, CollectionRecording>();
        for (CollectionRecording recording : collection) {
            if (!recording.fingerprints().isEmpty() && !recording.sha256().equals(questioned)) {
                seen.putIfAbsent(recording.sha256(), recording);
            }
        }
        return List.copyOf(seen.values());
    }

    private static List<CollectionRecording> unreadable(List<CollectionRecording> collection) {
        return collection.stream()
                .filter(recording -> recording.fingerprints().isEmpty())
                .toList();
    }

    private static void requireSame(CollectionRecording searched, StoredItem kept) throws IOException {
        if (!searched.sha256().equals(kept.digest())) {
            throw new IOException("expected " + searched.path().getFileName()
                    + " to stay as it was when it was searched, found other bytes; run the verification again");
        }
    }

    private static Disclosure disclosure(
            Order order, ExaminedRecording questioned, Map<String, ExaminedRecording> copies, Searched searched) {
        var names = new ArrayList<Disclosure.ClearedName>();
        if (order.showFileNames()) {
            names.add(new Disclosure.ClearedName(questioned.label(), name(order.recording())));
            for (ExaminedRecording copy : copies.values()) {
                searched.recordings().stream()
                        .filter(recording -> recording.sha256().equals(copy.sha256()))
                        .findFirst()
                        .ifPresent(recording ->
                                names.add(new Disclosure.ClearedName(copy.label(), name(recording.path()))));
            }
        }
        return new Disclosure(names, order.showTags());
    }

    /** What must not be in the report: the person, the machine, the places and the names of files. */
    private static SourceExposure exposure(CaseStore store, Order order, Searched searched) {
        var secrets = new ArrayList<Secret>();
        Optional.ofNullable(System.getProperty("user.name"))
                .filter(name -> !name.isBlank())
                .ifPresent(name -> secrets.add(Secret.account("the name of the user", name)));
        Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .ifPresent(name -> secrets.add(Secret.account("the name of the machine", name)));
        Optional.ofNullable(System.getProperty("user.home"))
                .filter(home -> home.length() > 1)
                .ifPresent(home -> secrets.add(Secret.path("the user's home", Path.of(home))));
        secrets.add(Secret.path("the place of the case", store.directory()));
        secrets.add(Secret.path("the place of the recording", order.recording()));
        secrets.addAll(Secret.fileName("the original name of the recording", name(order.recording())));
        for (Path collection : order.collections()) {
            secrets.add(Secret.path("the place of a collection", collection));
        }
        searched.recordings().stream()
                .limit(10_000)
                .forEach(recording -> secrets.addAll(
                        Secret.fileName("the name of a file that was searched", name(recording.path()))));
        return new SourceExposure(secrets);
    }

    private static String randomHex() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
