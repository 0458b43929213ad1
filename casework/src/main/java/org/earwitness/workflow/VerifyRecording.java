package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
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
import org.earwitness.media.Decoder;
import org.earwitness.media.Refusal;
import org.earwitness.report.Disclosure;
import org.earwitness.report.ListeningPair;
import org.earwitness.report.Report;
import org.earwitness.report.Secret;
import org.earwitness.report.SourceExposure;
import org.earwitness.report.family.FamilyReport;
import org.earwitness.report.html.ReportFiles;
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
     * @param passages every passage that was found; the report has as many of them as it has room for
     * @param unreadable files of the collection that could not be searched, each with its reason
     */
    public record Result(
            Report report,
            ReportFiles files,
            Checkpoint checkpoint,
            List<Passage> passages,
            List<Unreadable> unreadable) {}

    /** A file of the collection, or an audio stream of one, that could not be searched. */
    public record Unreadable(Path file, String reason) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Workbench workbench;
    private final Progress progress;

    public VerifyRecording(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /** Refuses what is no regular, readable file before anything is made or opened. */
    public static void requireReadable(Path recording) throws RecordingUnreadable {
        Optional<Refusal> unfit = Decoder.unfit(recording);
        if (unfit.isPresent()) {
            throw new RecordingUnreadable(unfit.get());
        }
    }

    /**
     * Verifies a recording in a case.
     *
     * @throws RecordingUnreadable where the questioned file is in the case then, but cannot be decoded
     * @throws org.earwitness.digest.EvidenceException where the case cannot be written
     */
    public Result verify(CaseStore store, Order order) throws IOException, InterruptedException, RecordingUnreadable {
        try (KeptSounds sounds = RelateCopies.sounds(!order.collections().isEmpty())) {
            return verify(store, order, sounds);
        }
    }

    private Result verify(CaseStore store, Order order, KeptSounds sounds)
            throws IOException, InterruptedException, RecordingUnreadable {
        Labels labels = new Labels(store);
        StoredItem item;
        String label;
        try (CaseWriter writer = store.write(workbench.desk().patience())) {
            Sha256 before = Sha256.of(order.recording());
            label = labels.of(before, "Q");
            item = writer.receive(
                    order.recording(), arrival(label, order), workbench.desk().largestFileBytes());
            writer.commit();
        }
        ExamineRecording examine = new ExamineRecording(workbench, progress);
        ExaminedRecording questioned = examine.examine(label, item.digest(), item.sizeBytes(), item.path(), sounds);

        Searched searched =
                order.collections().isEmpty() ? Searched.NOTHING : search(store, item, questioned, order.collections());

        Map<String, StoredItem> stored = new LinkedHashMap<>();
        Map<Sha256, String> names = new HashMap<>();
        try (CaseWriter writer = store.write(workbench.desk().patience())) {
            for (Found found : searched.found()) {
                CollectionRecording copy = searched.recording(found);
                if (!names.containsKey(copy.sha256())) {
                    String name = labels.of(copy.sha256(), "C");
                    names.put(copy.sha256(), name);
                    stored.put(name, take(writer, copy, name, label));
                }
            }
            writer.commit();
        }
        Map<String, ExaminedRecording> copies = new LinkedHashMap<>();
        for (Map.Entry<String, StoredItem> copy : stored.entrySet()) {
            StoredItem kept = copy.getValue();
            copies.put(
                    copy.getKey(),
                    examine.examine(copy.getKey(), kept.digest(), kept.sizeBytes(), kept.path(), sounds));
        }
        List<Passage> passages = passages(searched, names, copies);
        Optional<FamilyReport> family = new RelateCopies(progress).relate(questioned, copies.values(), sounds);
        return issue(store, order, questioned, copies, passages, family, searched);
    }

    private Searched search(CaseStore store, StoredItem item, ExaminedRecording questioned, List<Path> collections)
            throws IOException, InterruptedException, RecordingUnreadable {
        Searched searched = new SearchCollection(
                        workbench, Optional.of(OpenCase.workDirectory(store, "work")), progress)
                .search(item.path(), item.digest(), collections, OpenCase.ownDirectories(store));
        if (searched.answer().streams() != questioned.streams().size()) {
            throw new IOException("expected to decode " + questioned.streams().size() + " audio streams of "
                    + questioned.label() + " a second time, for the search, found "
                    + searched.answer().streams() + " that could be; run the verification again");
        }
        return searched;
    }

    private Result issue(
            CaseStore store,
            Order order,
            ExaminedRecording questioned,
            Map<String, ExaminedRecording> copies,
            List<Passage> passages,
            Optional<FamilyReport> family,
            Searched searched)
            throws IOException {
        ComposeReport composing = new ComposeReport(
                OpenCase.document(store),
                questioned,
                copies,
                passages,
                family,
                searched,
                disclosure(order, questioned, copies, searched));
        List<ListeningPair> listening = new CutClips(workbench, store, progress).pairs(questioned, copies, passages);
        Instant now = workbench.desk().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String reportId = questioned.label() + "-" + STAMP.format(now) + "-" + randomHex();
        List<Sha256> items = new ArrayList<>(List.of(questioned.sha256()));
        copies.values().forEach(copy -> items.add(copy.sha256()));

        try (CaseWriter writer = store.write(workbench.desk().patience())) {
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
                    EstablishFindings.search(questioned, searched).resultSha256()));
            Checkpoint checkpoint = writer.commit();
            Report report = composing.report(
                    reportId,
                    now,
                    checkpoint,
                    workbench.desk().signingKey().fingerprint(),
                    listening,
                    workbench.limits());
            ReportFiles files = ReportFiles.write(
                    OpenCase.workDirectory(store, "reports"), reportId, report, exposure(store, order, searched));
            writer.record(new CustodyEvent.ReportIssued(
                    items, new Sha256(files.htmlSha256()), new Sha256(files.jsonSha256())));
            Checkpoint last = writer.commit();
            return new Result(report, files, last, passages, searched.notSearched());
        }
    }

    private static Arrival arrival(String label, Order order) {
        return new Arrival(label, order.provenance(), name(order.recording()));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private StoredItem take(CaseWriter writer, CollectionRecording copy, String name, String label) throws IOException {
        StoredItem kept = writer.receive(
                copy.path(),
                new Arrival(name, "found in a collection searched for " + label, name(copy.path())),
                workbench.desk().largestFileBytes());
        if (!copy.sha256().equals(kept.digest())) {
            throw new IOException("expected " + name(copy.path())
                    + " to stay as it was when it was searched, found other bytes; run the verification again");
        }
        return kept;
    }

    private static List<Passage> passages(
            Searched searched, Map<Sha256, String> names, Map<String, ExaminedRecording> copies) {
        var passages = new ArrayList<Passage>();
        for (Found found : searched.found()) {
            String name = names.getOrDefault(new Sha256(found.label().sha256()), "");
            ExaminedRecording copy = copies.get(name);
            if (copy != null) {
                passages.add(
                        new Passage(name, copy.sha256(), copy.main().audio().seconds(), found.match()));
            }
        }
        return passages;
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
        machineNames().forEach(name -> secrets.add(Secret.account("the name of the machine", name)));
        Optional.ofNullable(System.getProperty("user.home"))
                .filter(home -> home.length() > 1)
                .ifPresent(home -> secrets.add(Secret.path("the user's home", Path.of(home))));
        secrets.add(Secret.path("the place of the case", store.directory()));
        secrets.add(Secret.path("the place of the recording", order.recording()));
        if (isDistinct(name(order.recording()))) {
            secrets.addAll(Secret.fileName("the original name of the recording", name(order.recording())));
        }
        for (Path collection : order.collections()) {
            secrets.add(Secret.path("the place of a collection", collection));
        }
        searched.recordings().stream()
                .map(recording -> name(recording.path()))
                .filter(VerifyRecording::isDistinct)
                .limit(10_000)
                .forEach(name -> secrets.addAll(Secret.fileName("the name of a file that was searched", name)));
        return new SourceExposure(secrets);
    }

    /** What this machine is called, as far as that can be read without asking the network. */
    private static List<String> machineNames() {
        var names = new ArrayList<String>();
        for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
            Optional.ofNullable(System.getenv(variable)).ifPresent(names::add);
        }
        try {
            names.add(Files.readString(Path.of("/etc/hostname")).strip());
        } catch (IOException absent) {
            // Systems without that file name themselves in the environment.
        }
        return names.stream().filter(name -> !name.isBlank()).distinct().toList();
    }

    /** Whether finding a name in a report would tell anything: a plain word such as "speech" would not. */
    private static boolean isDistinct(String name) {
        return name.contains(".") || (name.length() >= 6 && !name.matches("[a-z]+"));
    }

    private static String randomHex() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
