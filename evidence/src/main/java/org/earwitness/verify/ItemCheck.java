package org.earwitness.verify;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earwitness.custody.CaseFolder;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent.CaseOpened;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;

/** Checks the case document and the originals against what the entries say of them. */
final class ItemCheck {
    private static final String DIRECTORY = "evidence";

    private final CaseFiles files;
    private final CheckReport report;
    private final List<CustodyEntry> entries;
    private final Map<Sha256, CustodyEntry> received = new LinkedHashMap<>();
    private final Set<Sha256> withdrawn = new HashSet<>();

    ItemCheck(CaseFiles files, CheckReport report, List<CustodyEntry> entries) {
        this.files = files;
        this.report = report;
        this.entries = entries;
    }

    void run() throws IOException {
        for (CustodyEntry entry : entries) {
            if (entry.event() instanceof CaseOpened opened) {
                checkCaseDocument(opened.caseDocument());
            } else if (entry.event() instanceof ItemReceived arrival) {
                received.put(arrival.item(), entry);
                withdrawn.remove(arrival.item());
            } else if (entry.event() instanceof ItemWithdrawn withdrawal) {
                withdrawn.add(withdrawal.item());
            }
        }
        Set<String> names = new HashSet<>(report.names(files, DIRECTORY));
        for (Map.Entry<Sha256, CustodyEntry> item : received.entrySet()) {
            if (!withdrawn.contains(item.getKey())) {
                checkPresent(item.getKey(), item.getValue());
            } else if (names.contains(item.getKey().hex())) {
                report.note(path(item.getKey()), "Still there, although an entry says that it was withdrawn.");
            }
        }
        for (String name : names.stream().sorted().toList()) {
            if (!Sha256.isCanonical(name)) {
                report.note(
                        DIRECTORY + "/" + name,
                        name.startsWith(DurableFiles.UNFINISHED)
                                ? "Left by an interrupted intake; the next writer removes it."
                                : "Not part of a case; the log does not cover it.");
            } else if (!received.containsKey(new Sha256(name))) {
                checkUnreceived(new Sha256(name));
            }
        }
    }

    private static String path(Sha256 item) {
        return DIRECTORY + "/" + item;
    }

    private void checkCaseDocument(Sha256 expected) throws IOException {
        Optional<byte[]> bytes = report.read(files, "case.json", CaseFolder.MAXIMUM_CASE_DOCUMENT_BYTES);
        if (bytes.isPresent() && !Sha256.of(bytes.get()).equals(expected)) {
            report.fail(
                    "case.json",
                    "SHA-256 " + expected + ", as the first entry says",
                    Sha256.of(bytes.get()).hex(),
                    "The file was changed. " + CheckReport.RESTORE);
        }
    }

    private void checkPresent(Sha256 item, CustodyEntry arrival) throws IOException {
        String expected = "the original that entry " + arrival.sequence() + " received";
        try {
            Sha256 actual = files.digest(path(item));
            if (!actual.equals(item)) {
                report.fail(
                        path(item), expected, "bytes with SHA-256 " + actual, "It was changed. " + CheckReport.RESTORE);
            }
        } catch (NoSuchFileException e) {
            report.fail(path(item), expected, "no file", "It was removed or never copied. " + CheckReport.RESTORE);
        } catch (EvidenceException e) {
            report.fail(path(item), e);
        }
    }

    private void checkUnreceived(Sha256 item) throws IOException {
        try {
            Sha256 actual = files.digest(path(item));
            if (actual.equals(item)) {
                report.note(
                        path(item),
                        "No acknowledged entry has received it; a writer is at work or was interrupted. Add the file again "
                                + "to keep it, or remove it.");
            } else {
                report.fail(
                        path(item),
                        "bytes with the SHA-256 that is their name",
                        actual.hex(),
                        "No entry has received it and it is not what it claims to be. Remove it.");
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (EvidenceException e) {
            report.fail(path(item), e);
        }
    }
}
