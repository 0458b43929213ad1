package org.earwitness.report;

import java.util.List;

/**
 * The state of the case's custody log when the report was made.
 *
 * @param treeSize number of entries in the log
 * @param rootHash root of the log's Merkle tree, 64 lower-case hexadecimal digits
 * @param receipt the signed checkpoint, complete, as plain text
 * @param keyFingerprint fingerprint of the key that signed it
 * @param doesNotProve what the log does not prove
 */
public record Custody(
        long treeSize, String rootHash, String receipt, String keyFingerprint, List<String> doesNotProve) {
    public Custody {
        Expect.atLeast("custody tree_size", treeSize, 0);
        rootHash = Expect.sha256("custody root_hash", rootHash);
        receipt = Expect.text("custody receipt", receipt);
        keyFingerprint = Expect.text("custody key_fingerprint", keyFingerprint);
        doesNotProve = Expect.texts("custody does_not_prove", doesNotProve, 20);
    }
}
