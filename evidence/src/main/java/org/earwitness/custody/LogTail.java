package org.earwitness.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;

/**
 * What must be known of a log to read or continue it: the last checkpoints, the leaf hashes that the last one covers, and
 * how much lies behind. Reading it takes 65 bytes and two hashes an entry and no payload; a log whose leaves do not make the
 * root of its last checkpoint is refused.
 */
final class LogTail {
    private static final int CHECKPOINT_WINDOW_BYTES = 8 * Checkpoint.MAXIMUM_BYTES;

    private static final int MAXIMUM_ATTEMPTS = 5;

    private final VerifierKey key;
    private final CheckpointFile checkpoints;
    private final LeafHashes leaves;
    private final MerkleFrontier frontier;
    private final long logTailBytes;
    private final long checkpointFileBytes;

    private LogTail(
            VerifierKey key,
            CheckpointFile checkpoints,
            LeafHashes leaves,
            MerkleFrontier frontier,
            long logTailBytes,
            long checkpointFileBytes) {
        this.key = key;
        this.checkpoints = checkpoints;
        this.leaves = leaves;
        this.frontier = frontier;
        this.logTailBytes = logTailBytes;
        this.checkpointFileBytes = checkpointFileBytes;
    }

    /**
     * Reads it without the lock. Again, where a writer has meanwhile removed what an interrupted one had left, since one half
     * of that without the other looks like damage.
     *
     * @throws EvidenceException of kind NOT_A_CASE or CASE_DAMAGED
     */
    static LogTail readUnlocked(CaseFolder folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<Sha256> before = checkpointsDigest(folder);
            try {
                return read(folder);
            } catch (EvidenceException e) {
                if (attempt == MAXIMUM_ATTEMPTS || checkpointsDigest(folder).equals(before)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Reads it, the checkpoints first: what they cover does not change any more.
     *
     * @throws EvidenceException of kind NOT_A_CASE or CASE_DAMAGED
     */
    static LogTail read(CaseFolder folder) throws IOException {
        try {
            VerifierKey key = VerifierKey.decode(DurableFiles.read(folder.key(), VerifierKey.MAXIMUM_BYTES));
            byte[] window = DurableFiles.readTail(folder.checkpoints(), CHECKPOINT_WINDOW_BYTES);
            long checkpointFileBytes = Files.size(folder.checkpoints());
            if (window.length == CHECKPOINT_WINDOW_BYTES) {
                window = Arrays.copyOfRange(window, CheckpointFile.firstNote(window, key), window.length);
            }
            CheckpointFile checkpoints = CheckpointFile.decode(window, key, SignatureCheck.ED25519);
            byte[] log = DurableFiles.read(folder.log(), Integer.MAX_VALUE - 8);
            return of(key, checkpoints, log, checkpointFileBytes);
        } catch (NoSuchFileException e) {
            throw new EvidenceException(
                    Files.isDirectory(folder.custody()) ? Kind.CASE_DAMAGED : Kind.NOT_A_CASE,
                    folder.root().toString(),
                    "a case with custody/key, custody/log and custody/checkpoints",
                    "no " + e.getFile(),
                    "Name the folder of a case, or restore the file from a copy of it.",
                    e);
        } catch (EvidenceException e) {
            throw e.kind() == Kind.NOT_CANONICAL ? damaged(e.where(), e.expected(), e.found()) : e;
        }
    }

    private static LogTail of(VerifierKey key, CheckpointFile checkpoints, byte[] log, long checkpointFileBytes)
            throws EvidenceException {
        if (checkpoints.checkpoints().isEmpty()) {
            throw damaged("custody/checkpoints", "at least one checkpoint", "none that is complete");
        }
        Checkpoint last = checkpoints.checkpoints().getLast();
        LeafHashes leaves = LeafHashes.decode(log, last.size());
        MerkleFrontier frontier = leaves.frontier();
        if (!frontier.root().equals(last.root())) {
            throw damaged("custody/log", "leaves with root " + last.root(), "root " + frontier.root());
        }
        if (!checkpoints.endsAsWritten(key, size -> LeafHashes.rootAt(log, size))) {
            throw damaged("custody/checkpoints", "nothing but checkpoints", "other bytes at the end");
        }
        long logTailBytes = log.length - last.size() * LeafHashes.LINE_BYTES;
        return new LogTail(key, checkpoints, leaves, frontier, logTailBytes, checkpointFileBytes);
    }

    VerifierKey key() {
        return key;
    }

    Checkpoint last() {
        return checkpoints.checkpoints().getLast();
    }

    /** The number of entries before those that the last checkpoint added. */
    long sizeBeforeLast() {
        int count = checkpoints.checkpoints().size();
        return count < 2 ? 0 : checkpoints.checkpoints().get(count - 2).size();
    }

    LeafHashes leaves() {
        return leaves;
    }

    MerkleFrontier frontier() {
        return frontier;
    }

    /** Bytes of custody/log that no checkpoint covers. */
    long logTailBytes() {
        return logTailBytes;
    }

    /** Bytes after the last complete checkpoint. */
    int checkpointTailBytes() {
        return checkpoints.remainderBytes();
    }

    /** Where the next checkpoint goes. */
    long checkpointsEndBytes() {
        return checkpointFileBytes - checkpoints.remainderBytes();
    }

    private static Optional<Sha256> checkpointsDigest(CaseFolder folder) throws IOException {
        return Files.isRegularFile(folder.checkpoints(), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Sha256.of(folder.checkpoints()))
                : Optional.empty();
    }

    private static EvidenceException damaged(String where, String expected, String found) {
        return new EvidenceException(
                Kind.CASE_DAMAGED,
                where,
                expected,
                found,
                "Run a check for all that does not hold, and continue with an intact copy of the case.");
    }
}
