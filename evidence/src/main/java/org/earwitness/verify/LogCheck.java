package org.earwitness.verify;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.CheckpointFile;
import org.earwitness.custody.EntryFile;
import org.earwitness.custody.LeafHashes;
import org.earwitness.custody.MerkleFrontier;
import org.earwitness.custody.SignatureCheck;
import org.earwitness.custody.VerifierKey;
import org.earwitness.digest.EvidenceException;
import org.earwitness.vault.DurableFiles;

/** Checks public key, checkpoints and leaf hashes: every signature, and every checkpoint's root. */
final class LogCheck {
    private static final Set<String> KNOWN = Set.of("key", "log", "checkpoints", "entries");
    private static final int MAXIMUM_CHECKPOINT_BYTES = 1 << 29;
    private static final int MAXIMUM_LOG_BYTES = Integer.MAX_VALUE - 8;

    private final CaseFiles files;
    private final CheckReport report;
    private final SignatureCheck signatures;

    LogCheck(CaseFiles files, CheckReport report, SignatureCheck signatures) {
        this.files = files;
        this.report = report;
        this.signatures = signatures;
    }

    /** What holds of the log; empty where nothing further can be checked. The checkpoints are read before what they cover. */
    Optional<LogFacts> run() throws IOException {
        Optional<VerifierKey> key = key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<CheckpointFile> checkpoints = checkpoints(key.get());
        if (checkpoints.isEmpty()) {
            return Optional.empty();
        }
        report.covers(key.get(), checkpoints.get().checkpoints().getLast());
        Optional<byte[]> log = report.read(files, "custody/log", MAXIMUM_LOG_BYTES);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        noteStrays();
        return leaves(checkpoints.get().checkpoints(), log.get()).map(leaves -> {
            checkEnd(key.get(), checkpoints.get(), log.get());
            return new LogFacts(key.get(), checkpoints.get().checkpoints().getLast(), leaves);
        });
    }

    private Optional<VerifierKey> key() throws IOException {
        Optional<byte[]> bytes = report.read(files, "custody/key", VerifierKey.MAXIMUM_BYTES);
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(VerifierKey.decode(bytes.get()));
        } catch (EvidenceException e) {
            report.fail("custody/key", e);
            return Optional.empty();
        }
    }

    private Optional<CheckpointFile> checkpoints(VerifierKey key) throws IOException {
        Optional<byte[]> bytes = report.read(files, "custody/checkpoints", MAXIMUM_CHECKPOINT_BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            CheckpointFile file = CheckpointFile.decode(bytes.get(), key, signatures);
            if (file.checkpoints().isEmpty() || file.checkpoints().getFirst().number() != 1) {
                report.fail(
                        "custody/checkpoints",
                        "complete checkpoints, the first with number 1",
                        file.checkpoints().isEmpty()
                                ? "no complete one"
                                : "number " + file.checkpoints().getFirst().number() + " first",
                        "Checkpoints were removed. " + CheckReport.RESTORE);
                return Optional.empty();
            }
            return Optional.of(file);
        } catch (EvidenceException e) {
            report.fail(e.where(), e);
            return Optional.empty();
        }
    }

    private Optional<LeafHashes> leaves(List<Checkpoint> checkpoints, byte[] log) throws IOException {
        LeafHashes leaves;
        try {
            leaves = LeafHashes.decode(log, checkpoints.getLast().size());
        } catch (EvidenceException e) {
            report.fail(e.where(), e);
            return Optional.empty();
        }
        MerkleFrontier frontier = new MerkleFrontier();
        for (Checkpoint checkpoint : checkpoints) {
            int from = (int) frontier.size();
            while (frontier.size() < checkpoint.size()) {
                frontier.append(leaves.bytes((int) frontier.size()));
            }
            if (!frontier.root().equals(checkpoint.root())) {
                report.fail(
                        "custody/log, " + differing(leaves, from, (int) checkpoint.size()),
                        "root " + checkpoint.root() + " at " + checkpoint.size() + " entries, as checkpoint "
                                + checkpoint.number() + " says",
                        frontier.root().hex(),
                        "Lines of the log were changed or moved. " + CheckReport.RESTORE);
                return Optional.empty();
            }
        }
        return Optional.of(leaves);
    }

    /** The first entry from {@code from} whose payload has another leaf than the log, or the range if that is not to be told. */
    private String differing(LeafHashes leaves, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            try {
                byte[] payload = files.read("custody/entries/" + EntryFile.fileName(i), EntryFile.MAXIMUM_BYTES);
                if (!EntryFile.decode(payload).leafHash().equals(leaves.get(i))) {
                    return "entry " + i;
                }
            } catch (NoSuchFileException | EvidenceException e) {
                return "entries " + from + " to " + (to - 1);
            }
        }
        return "entries " + from + " to " + (to - 1);
    }

    private void checkEnd(VerifierKey key, CheckpointFile checkpoints, byte[] log) {
        if (!checkpoints.endsAsWritten(key, size -> LeafHashes.rootAt(log, size))) {
            report.fail(
                    "custody/checkpoints, byte " + checkpoints.completeBytes(),
                    "the end of the file, or the beginning of the next checkpoint",
                    checkpoints.remainderBytes() + " other bytes",
                    "The last checkpoint was changed. " + CheckReport.RESTORE);
        } else if (checkpoints.remainderBytes() > 0) {
            report.note(
                    "custody/checkpoints",
                    "The last " + checkpoints.remainderBytes()
                            + " bytes are the beginning of a checkpoint that was never "
                            + "completed; a writer is at work or was interrupted. The next writer removes them.");
        }
        long covered = checkpoints.checkpoints().getLast().size() * LeafHashes.LINE_BYTES;
        if (log.length > covered) {
            report.note(
                    "custody/log",
                    (log.length - covered) + " bytes are not covered by a checkpoint; a writer is at work or was "
                            + "interrupted before it acknowledged them. The next writer removes them.");
        }
    }

    private void noteStrays() throws IOException {
        for (String name : report.names(files, "custody")) {
            if (name.startsWith(DurableFiles.UNFINISHED)) {
                report.note("custody/" + name, "Left by an interrupted writer.");
            } else if (!KNOWN.contains(name)) {
                report.note("custody/" + name, "Not part of a case; the log does not cover it.");
            }
        }
    }
}
