package org.earwitness.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent;
import org.earwitness.custody.CustodyEvent.CaseOpened;
import org.earwitness.custody.EntryFile;
import org.earwitness.custody.Field;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;

/** Checks every payload against its leaf and its commitments, and what is withheld against what is said to be erased. */
final class EntryCheck {
    private static final String DIRECTORY = "custody/entries";

    private final CaseFiles files;
    private final CheckReport report;
    private final LogFacts log;

    EntryCheck(CaseFiles files, CheckReport report, LogFacts log) {
        this.files = files;
        this.report = report;
        this.log = log;
    }

    /** The entries that could be read, in order. */
    List<CustodyEntry> run() throws IOException {
        List<CustodyEntry> entries = new ArrayList<>();
        for (int sequence = 0; sequence < log.leaves().size(); sequence++) {
            Optional<CustodyEntry> entry = check(sequence);
            entry.ifPresent(entries::add);
        }
        noteTimes(entries);
        new ErasureCheck(report, entries).run();
        noteStrays();
        return entries;
    }

    static String path(long sequence) {
        return DIRECTORY + "/" + EntryFile.fileName(sequence);
    }

    private Optional<CustodyEntry> check(int sequence) throws IOException {
        String path = path(sequence);
        Optional<byte[]> bytes = report.read(files, path, EntryFile.MAXIMUM_BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            EntryFile file = EntryFile.decode(bytes.get());
            Sha256 leaf = log.leaves().get(sequence);
            if (file.sequence() != sequence || !file.leafHash().equals(leaf)) {
                report.fail(
                        path,
                        "entry " + sequence + " with leaf " + leaf,
                        "entry " + file.sequence() + " with leaf " + file.leafHash(),
                        "The payload was changed or moved. " + CheckReport.RESTORE);
                return Optional.empty();
            }
            for (Field field : file.fields()) {
                if (!field.holds()) {
                    report.fail(
                            path + ", field " + field.name(),
                            "salt and value that were committed to",
                            "others",
                            "The field was changed. " + CheckReport.RESTORE);
                    return Optional.empty();
                }
            }
            return requireOpening(CustodyEntry.decode(file), path);
        } catch (EvidenceException e) {
            report.fail(path, e);
            return Optional.empty();
        }
    }

    /** The case is opened by its first entry, with its own key, and by no other. */
    private Optional<CustodyEntry> requireOpening(CustodyEntry entry, String path) {
        CustodyEvent event = entry.event();
        if (event instanceof CaseOpened opened && entry.sequence() == 0) {
            String key = log.key().encode().strip();
            if (!opened.publicKey().equals(key)) {
                report.fail(
                        "custody/key",
                        opened.publicKey() + ", as the first entry says",
                        key,
                        "The public key was replaced. " + CheckReport.RESTORE);
            }
        } else if (event instanceof CaseOpened || entry.sequence() == 0) {
            report.fail(
                    path,
                    "the opening of the case as its first entry and nowhere else",
                    "another event at " + entry.sequence(),
                    "It was written by a faulty program.");
        }
        return Optional.of(entry);
    }

    private void noteTimes(List<CustodyEntry> entries) {
        Instant latest = Instant.MIN;
        for (CustodyEntry entry : entries) {
            if (entry.at().isBefore(latest)) {
                report.note(
                        path(entry.sequence()),
                        "Dated " + entry.at() + ", before an entry that precedes it; a clock was set back.");
            } else {
                latest = entry.at();
            }
        }
    }

    private void noteStrays() throws IOException {
        int uncovered = 0;
        for (String name : report.names(files, DIRECTORY)) {
            OptionalLong sequence = EntryFile.sequenceOf(name);
            if (sequence.isEmpty()) {
                report.note(
                        DIRECTORY + "/" + name,
                        name.startsWith(DurableFiles.UNFINISHED)
                                ? "Left by an interrupted writer; the next one removes it."
                                : "Not part of a case; the log does not cover it.");
            } else if (sequence.getAsLong() >= log.leaves().size()) {
                uncovered++;
            }
        }
        if (uncovered > 0) {
            report.note(
                    DIRECTORY,
                    uncovered
                            + " payloads are not covered by a checkpoint; a writer is at work or was interrupted before "
                            + "it acknowledged them. The next writer removes them.");
        }
    }
}
