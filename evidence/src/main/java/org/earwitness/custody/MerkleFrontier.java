package org.earwitness.custody;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.earwitness.digest.Sha256;

/**
 * The right edge of a growing Merkle tree: the roots of the perfect subtrees that its leaves make up, at most 64 hashes,
 * from which the root follows and to which leaves are appended in constant time on average.
 */
public final class MerkleFrontier {
    private final Deque<byte[]> subtrees = new ArrayDeque<>();
    private long size;

    public MerkleFrontier() {}

    /** A copy that grows apart from {@code other}. */
    MerkleFrontier(MerkleFrontier other) {
        subtrees.addAll(other.subtrees);
        size = other.size;
    }

    /** Appends a leaf by its hash of 32 bytes. */
    public void append(byte[] leafHash) {
        byte[] hash = leafHash.clone();
        for (long level = size; (level & 1) == 1; level >>= 1) {
            hash = MerkleTree.nodeHash(subtrees.removeLast(), hash);
        }
        subtrees.addLast(hash);
        size++;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The root of the tree over the leaves so far; of none, the SHA-256 of nothing. */
    public Sha256 root() {
        Iterator<byte[]> fromSmallest = subtrees.descendingIterator();
        if (!fromSmallest.hasNext()) {
            return Sha256.of(new byte[0]);
        }
        byte[] hash = fromSmallest.next();
        while (fromSmallest.hasNext()) {
            hash = MerkleTree.nodeHash(fromSmallest.next(), hash);
        }
        return Sha256.fromBytes(hash);
    }
}
