package org.earwitness.custody;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.digest.Sha256;

/**
 * The Merkle tree of RFC 9162, section 2.1, over SHA-256: hashes, inclusion proofs and consistency proofs.
 *
 * <p>Proofs are lists of node hashes in the order of the RFC. A verification answers false for whatever does not hold,
 * impossible sizes, indices and proof lengths included, and looks at those before it hashes anything.
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The hash of a leaf: SHA-256 of 0x00 and the leaf's data. */
    public static Sha256 leafHash(byte[] data) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(LEAF);
        return Sha256.fromBytes(digest.digest(data));
    }

    /** The hash of an inner node: SHA-256 of 0x01 and the hashes of its children. */
    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of the tree over all {@code leaves}. */
    public static Sha256 root(List<Sha256> leaves) {
        MerkleFrontier frontier = new MerkleFrontier();
        leaves.forEach(leaf -> frontier.append(leaf.bytes()));
        return frontier.root();
    }

    /** The path from leaf {@code index} to the root of the tree over all {@code leaves} (2.1.3.1). */
    public static List<Sha256> inclusionProof(List<Sha256> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException(
                    "expected a leaf index below " + leaves.size() + " and at least 0, found " + index);
        }
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<Sha256> left = leaves.subList(0, split);
        List<Sha256> right = leaves.subList(split, leaves.size());
        return index < split
                ? and(inclusionProof(left, index), root(right))
                : and(inclusionProof(right, index - split), root(left));
    }

    /** The proof that the tree over the first {@code oldSize} leaves is the beginning of the tree over all (2.1.4.1). */
    public static List<Sha256> consistencyProof(List<Sha256> leaves, int oldSize) {
        if (oldSize < 1 || oldSize > leaves.size()) {
            throw new IllegalArgumentException(
                    "expected an old size from 1 to " + leaves.size() + ", found " + oldSize);
        }
        return subProof(leaves, oldSize, true);
    }

    /** Whether {@code proof} leads from {@code leaf} at {@code index} to {@code root} of a tree of {@code size} (2.1.3.2). */
    public static boolean verifyInclusion(Sha256 leaf, long index, long size, List<Sha256> proof, Sha256 root) {
        if (index < 0 || index >= size || proof.size() != inclusionLength(index, size)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leaf.bytes();
        for (Sha256 step : proof) {
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(step.bytes(), hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, step.bytes());
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Sha256.fromBytes(hash).equals(root);
    }

    /** Whether {@code proof} shows that the tree with {@code newRoot} continues the tree with {@code oldRoot} (2.1.4.2). */
    public static boolean verifyConsistency(
            long oldSize, long newSize, List<Sha256> proof, Sha256 oldRoot, Sha256 newRoot) {
        if (oldSize < 1 || oldSize > newSize || proof.size() > 2 * Long.SIZE) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        List<Sha256> path = Long.bitCount(oldSize) == 1 ? prepend(oldRoot, proof) : proof;
        if (path.isEmpty()) {
            return false;
        }
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] oldHash = path.get(0).bytes();
        byte[] newHash = oldHash;
        for (Sha256 step : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = nodeHash(step.bytes(), oldHash);
                newHash = nodeHash(step.bytes(), newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = nodeHash(newHash, step.bytes());
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0
                && Sha256.fromBytes(oldHash).equals(oldRoot)
                && Sha256.fromBytes(newHash).equals(newRoot);
    }

    /** The number of hashes in the inclusion proof of leaf {@code index} in a tree of {@code size} leaves. */
    private static int inclusionLength(long index, long size) {
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        return inner + Long.bitCount(index >>> inner);
    }

    private static List<Sha256> subProof(List<Sha256> leaves, int oldSize, boolean complete) {
        if (oldSize == leaves.size()) {
            return complete ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<Sha256> left = leaves.subList(0, split);
        List<Sha256> right = leaves.subList(split, leaves.size());
        return oldSize <= split
                ? and(subProof(left, oldSize, complete), root(right))
                : and(subProof(right, oldSize - split, false), root(left));
    }

    /** The largest power of two below {@code size}, which is at least 2. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static List<Sha256> and(List<Sha256> proof, Sha256 hash) {
        List<Sha256> longer = new ArrayList<>(proof);
        longer.add(hash);
        return longer;
    }

    private static List<Sha256> prepend(Sha256 hash, List<Sha256> proof) {
        List<Sha256> longer = new ArrayList<>(List.of(hash));
        longer.addAll(proof);
        return longer;
    }
}
