package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.earwitness.digest.Sha256;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int LARGEST = 70;

    /** The leaves that RFC 6962 implementations share as test data, and the roots of the trees over the first 1 to 8 of them. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<Sha256> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MerkleTree.leafHash(("leaf " + i).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    /** The root as RFC 9162 defines it, by recursion over slices, with its own hashing. */
    private static byte[] definedRoot(List<Sha256> leaves) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (leaves.isEmpty()) {
            return digest.digest();
        }
        if (leaves.size() == 1) {
            return HexFormat.of().parseHex(leaves.get(0).hex());
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k = 2 * k;
        }
        byte[] left = definedRoot(leaves.subList(0, k));
        byte[] right = definedRoot(leaves.subList(k, leaves.size()));
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    @Test
    void theKnownTreesHaveTheirKnownRoots() {
        List<Sha256> leaves = new ArrayList<>();
        assertThat(MerkleTree.root(leaves).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < KNOWN_LEAVES.size(); i++) {
            leaves.add(MerkleTree.leafHash(HexFormat.of().parseHex(KNOWN_LEAVES.get(i))));
            assertThat(MerkleTree.root(leaves).hex()).isEqualTo(KNOWN_ROOTS.get(i));
        }
    }

    @Test
    void theKnownProofsOfTheKnownTreeAreMade() {
        List<Sha256> leaves = KNOWN_LEAVES.stream()
                .map(leaf -> MerkleTree.leafHash(HexFormat.of().parseHex(leaf)))
                .toList();
        assertThat(MerkleTree.inclusionProof(leaves, 5).stream().map(Sha256::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(MerkleTree.consistencyProof(leaves, 6).stream().map(Sha256::hex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void theGrowingFrontierHasTheRootThatTheRfcDefinesAtEverySize() throws Exception {
        MerkleFrontier frontier = new MerkleFrontier();
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(frontier.root().bytes()).isEqualTo(definedRoot(leaves(size)));
            assertThat(frontier.size()).isEqualTo(size);
            frontier.append(leaves(size + 1).get(size).bytes());
        }
    }

    @Test
    void everyLeafOfEverySizeIsProvenAndNoOtherIndexSizeLeafOrProofPasses() throws Exception {
        for (int size = 1; size <= LARGEST; size++) {
            List<Sha256> leaves = leaves(size);
            Sha256 root = Sha256.fromBytes(definedRoot(leaves));
            for (int index = 0; index < size; index++) {
                List<Sha256> proof = MerkleTree.inclusionProof(leaves, index);
                Sha256 leaf = leaves.get(index);
                assertThat(MerkleTree.verifyInclusion(leaf, index, size, proof, root))
                        .isTrue();
                assertThat(MerkleTree.verifyInclusion(leaf, (index + 1) % size, size, proof, root))
                        .isEqualTo(size == 1);
                assertThat(MerkleTree.verifyInclusion(leaf, index, index, proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(root, index, size, proof, root))
                        .isEqualTo(size == 1);
                assertThat(MerkleTree.verifyInclusion(leaf, index, size, longer(proof, leaf), root))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    assertThat(MerkleTree.verifyInclusion(leaf, index, size, changed(proof, step), root))
                            .isFalse();
                    assertThat(MerkleTree.verifyInclusion(leaf, index, size, proof.subList(0, step), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everySizeIsProvenToContinueEverySmallerOneAndNothingElseIs() throws Exception {
        for (int size = 1; size <= LARGEST; size++) {
            List<Sha256> leaves = leaves(size);
            Sha256 root = Sha256.fromBytes(definedRoot(leaves));
            for (int old = 1; old <= size; old++) {
                Sha256 oldRoot = Sha256.fromBytes(definedRoot(leaves.subList(0, old)));
                List<Sha256> proof = MerkleTree.consistencyProof(leaves, old);
                assertThat(MerkleTree.verifyConsistency(old, size, proof, oldRoot, root))
                        .isTrue();
                assertThat(MerkleTree.verifyConsistency(old, size, longer(proof, root), oldRoot, root))
                        .isFalse();
                Sha256 other = MerkleTree.leafHash(new byte[] {9});
                assertThat(MerkleTree.verifyConsistency(old, size, proof, other, root))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(old, size, proof, oldRoot, other))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    assertThat(MerkleTree.verifyConsistency(old, size, changed(proof, step), oldRoot, root))
                            .isFalse();
                    assertThat(MerkleTree.verifyConsistency(old, size, proof.subList(0, step), oldRoot, root))
                            .isFalse();
                }
            }
            assertThat(MerkleTree.verifyConsistency(0, size, List.of(), root, root))
                    .isFalse();
            assertThat(MerkleTree.verifyConsistency(size + 1, size, List.of(), root, root))
                    .isFalse();
        }
    }

    @Test
    void absurdSizesAndProofLengthsAreRefused() {
        Sha256 hash = MerkleTree.leafHash(new byte[0]);
        List<Sha256> endless = Collections.nCopies(10_000, hash);
        assertThat(MerkleTree.verifyInclusion(hash, 0, Long.MAX_VALUE, endless, hash))
                .isFalse();
        assertThat(MerkleTree.verifyInclusion(hash, -1, 5, List.of(), hash)).isFalse();
        assertThat(MerkleTree.verifyConsistency(1, Long.MAX_VALUE, endless, hash, hash))
                .isFalse();
    }

    private static List<Sha256> longer(List<Sha256> proof, Sha256 hash) {
        List<Sha256> longer = new ArrayList<>(proof);
        longer.add(hash);
        return longer;
    }

    private static List<Sha256> changed(List<Sha256> proof, int step) {
        List<Sha256> changed = new ArrayList<>(proof);
        byte[] bytes = changed.get(step).bytes();
        bytes[step % Sha256.BYTES] ^= 1;
        changed.set(step, Sha256.fromBytes(bytes));
        return changed;
    }
}
