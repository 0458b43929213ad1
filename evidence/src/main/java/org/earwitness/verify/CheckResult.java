package org.earwitness.verify;

import java.util.List;
import java.util.Optional;
import org.earwitness.custody.Checkpoint;
import org.earwitness.digest.Sha256;

/**
 * What a check of a case found.
 *
 * @param failures what does not hold, in the order: key, checkpoints, log, payloads, case document, originals, receipt
 * @param notes what should be known besides
 * @param checkpoint the last one that is complete and signed; the check covers its entries. Absent where none could be read
 * @param keyFingerprint SHA-256 of the public key; absent where that could not be read
 */
public record CheckResult(
        List<CheckFailure> failures,
        List<CheckNote> notes,
        Optional<Checkpoint> checkpoint,
        Optional<Sha256> keyFingerprint) {
    public CheckResult {
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /** Whether everything holds. */
    public boolean ok() {
        return failures.isEmpty();
    }

    /** The number of entries that were checked. */
    public long treeSize() {
        return checkpoint.map(Checkpoint::size).orElse(0L);
    }

    /** The root over them. */
    public Optional<Sha256> rootHash() {
        return checkpoint.map(Checkpoint::root);
    }
}
