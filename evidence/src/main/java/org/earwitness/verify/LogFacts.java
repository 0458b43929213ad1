package org.earwitness.verify;

import java.util.List;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.LeafHashes;
import org.earwitness.custody.MerkleTree;
import org.earwitness.custody.SignatureCheck;
import org.earwitness.custody.VerifierKey;
import org.earwitness.digest.Sha256;

/**
 * A log whose leaves make the roots of its checkpoints.
 *
 * @param key its public key
 * @param last its last complete checkpoint
 * @param leaves those that {@code last} covers
 */
record LogFacts(VerifierKey key, Checkpoint last, LeafHashes leaves) {
    private static final String WHERE = "receipt";

    /** Whether the log continues a checkpoint that was kept elsewhere. */
    void checkReceipt(Receipt receipt, SignatureCheck signatures, CheckReport report) {
        Checkpoint kept = receipt.checkpoint();
        if (!kept.origin().equals(key.origin())) {
            report.fail(
                    WHERE,
                    "a receipt of this case, " + key.origin(),
                    "one of " + kept.origin(),
                    "It belongs to another case, or the case was replaced by another.");
        } else if (!kept.isSignedBy(key, signatures)) {
            report.fail(
                    WHERE,
                    "a signature by the key in custody/key",
                    "one that does not verify",
                    "The receipt was changed, or the key of the case was replaced.");
        } else if (kept.size() > last.size()) {
            report.fail(
                    WHERE,
                    "at least " + kept.size() + " entries, as the receipt says",
                    last.size() + " entries",
                    "The case was rolled back: entries that were acknowledged are gone. Find a newer copy of it.");
        } else {
            List<Sha256> covered = leaves.asList().subList(0, (int) kept.size());
            Sha256 root = MerkleTree.root(covered);
            if (!root.equals(kept.root())) {
                report.fail(
                        WHERE,
                        "root " + kept.root() + " at " + kept.size() + " entries, as the receipt says",
                        root.hex(),
                        "The history of the case was written anew after the receipt was issued.");
            }
        }
    }
}
