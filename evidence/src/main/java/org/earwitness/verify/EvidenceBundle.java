package org.earwitness.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.earwitness.custody.CaseLog;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.EntryFile;
import org.earwitness.custody.Field;
import org.earwitness.custody.MerkleTree;
import org.earwitness.custody.VerifierKey;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * One entry of a case with the proof that the case's log contains it, to be verified without the case.
 *
 * <pre>
 * earwitness-proof 1
 * key PUBLICKEY               as in custody/key
 * hash HEX                    the inclusion proof of RFC 9162 in its order, one line a hash, possibly none
 *
 * PAYLOAD                     as in custody/entries, with what is not to be shown withheld
 *
 * CHECKPOINT                  as a receipt
 * </pre>
 *
 * @param key the public key of the case
 * @param proof the inclusion proof
 * @param entry the entry
 * @param checkpoint the checkpoint that the proof leads to
 */
public record EvidenceBundle(VerifierKey key, List<Sha256> proof, EntryFile entry, Checkpoint checkpoint) {
    /** The most bytes of a bundle. */
    public static final int MAXIMUM_BYTES = EntryFile.MAXIMUM_BYTES + (1 << 14);

    private static final String HEADER = "earwitness-proof 1";

    public EvidenceBundle {
        proof = List.copyOf(proof);
    }

    /**
     * The proof of an acknowledged entry. Fields that may be erased name people and places; they are withheld unless disclosed.
     *
     * @param disclosed names of such fields that are to be shown
     */
    public static EvidenceBundle of(Path caseDirectory, int sequence, Set<String> disclosed) throws IOException {
        CaseLog.Proven proven = CaseLog.prove(caseDirectory, sequence);
        Set<String> withheld = new HashSet<>(CustodyEntry.erasableFields());
        withheld.removeAll(disclosed);
        return new EvidenceBundle(
                proven.key(), proven.proof(), proven.entry().withholding(withheld), proven.checkpoint());
    }

    /** Whether signature, inclusion and every open field hold. Whose key it is, {@code key().fingerprint()} tells. */
    public boolean holds() {
        return checkpoint.isSignedBy(key)
                && entry.fields().stream().allMatch(Field::holds)
                && MerkleTree.verifyInclusion(
                        entry.leafHash(), entry.sequence(), checkpoint.size(), proof, checkpoint.root());
    }

    /** The bundle's bytes. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(HEADER).append("\nkey ").append(key.encode());
        proof.forEach(hash -> text.append("hash ").append(hash).append('\n'));
        text.append('\n')
                .append(new String(entry.encode(), StandardCharsets.UTF_8))
                .append('\n');
        return text.append(checkpoint.encode()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes a bundle.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if {@link #encode} writes none so
     */
    public static EvidenceBundle decode(byte[] bytes) throws EvidenceException {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n\n", 3);
        List<String> lines = List.of(parts[0].split("\n"));
        if (parts.length != 3
                || lines.size() < 2
                || lines.size() > 2 + Long.SIZE
                || !lines.get(0).equals(HEADER)
                || !lines.get(1).startsWith("key ")) {
            throw notCanonical();
        }
        List<Sha256> proof = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            if (!line.startsWith("hash ") || !Sha256.isCanonical(line.substring(5))) {
                throw notCanonical();
            }
            proof.add(new Sha256(line.substring(5)));
        }
        EvidenceBundle bundle = new EvidenceBundle(
                VerifierKey.decode((lines.get(1).substring(4) + "\n").getBytes(StandardCharsets.UTF_8)),
                proof,
                EntryFile.decode((parts[1] + "\n").getBytes(StandardCharsets.UTF_8)),
                Checkpoint.decode(parts[2].getBytes(StandardCharsets.UTF_8)));
        if (!Arrays.equals(bundle.encode(), bytes)) {
            throw notCanonical();
        }
        return bundle;
    }

    private static EvidenceException notCanonical() {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                "proof",
                "a proof as 'prove' writes it",
                "something else",
                "It was changed, or copied incompletely.");
    }
}
