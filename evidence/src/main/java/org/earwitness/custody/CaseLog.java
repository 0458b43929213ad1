package org.earwitness.custody;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;

/**
 * The acknowledged entries of a case, from which every projection is made. Read without the lock and without the signing
 * key; each payload is held against its leaf, and the leaves against the last checkpoint.
 *
 * @param key the case's public key
 * @param checkpoint the last one; all entries are covered by it
 * @param entries in order
 */
public record CaseLog(VerifierKey key, Checkpoint checkpoint, List<CustodyEntry> entries) {
    public CaseLog {
        entries = List.copyOf(entries);
    }

    /**
     * An item of the case.
     *
     * @param digest SHA-256 of its bytes
     * @param arrivals the entries of its arrivals, at least one
     * @param present false if it was withdrawn after the last of them
     */
    public record Item(Sha256 digest, List<CustodyEntry> arrivals, boolean present) {
        public Item {
            arrivals = List.copyOf(arrivals);
        }
    }

    /**
     * Reads the log of a case.
     *
     * @throws EvidenceException of kind NOT_A_CASE or CASE_DAMAGED; a whole check tells more
     */
    public static CaseLog read(Path caseDirectory) throws IOException {
        CaseFolder folder = new CaseFolder(caseDirectory);
        LogTail tail = LogTail.readUnlocked(folder);
        List<CustodyEntry> entries = new ArrayList<>();
        for (int sequence = 0; sequence < tail.leaves().size(); sequence++) {
            entries.add(CustodyEntry.decode(entry(folder, tail, sequence)));
        }
        return new CaseLog(tail.key(), tail.last(), entries);
    }

    /** The items in the order of their first arrivals. */
    public List<Item> items() {
        Map<Sha256, List<CustodyEntry>> arrivals = new LinkedHashMap<>();
        Map<Sha256, Boolean> present = new LinkedHashMap<>();
        for (CustodyEntry entry : entries) {
            if (entry.event() instanceof ItemReceived received) {
                arrivals.computeIfAbsent(received.item(), item -> new ArrayList<>())
                        .add(entry);
                present.put(received.item(), true);
            } else if (entry.event() instanceof ItemWithdrawn withdrawn) {
                present.put(withdrawn.item(), false);
            }
        }
        return arrivals.entrySet().stream()
                .map(item -> new Item(item.getKey(), item.getValue(), present.getOrDefault(item.getKey(), false)))
                .toList();
    }

    /**
     * An entry and the proof that the log contains it.
     *
     * @param proof the inclusion proof, in the order of RFC 9162
     * @param checkpoint the one whose root it leads to
     */
    public record Proven(VerifierKey key, EntryFile entry, List<Sha256> proof, Checkpoint checkpoint) {
        public Proven {
            proof = List.copyOf(proof);
        }
    }

    /**
     * Proves an acknowledged entry of a case.
     *
     * @throws EvidenceException of kind ITEM_ABSENT if there is no such entry, else as {@link #read}
     */
    public static Proven prove(Path caseDirectory, int sequence) throws IOException {
        CaseFolder folder = new CaseFolder(caseDirectory);
        LogTail tail = LogTail.readUnlocked(folder);
        if (sequence < 0 || sequence >= tail.leaves().size()) {
            throw new EvidenceException(
                    Kind.ITEM_ABSENT,
                    caseDirectory.toString(),
                    "an entry below " + tail.leaves().size(),
                    Integer.toString(sequence),
                    "Name an acknowledged entry.");
        }
        List<Sha256> proof = MerkleTree.inclusionProof(tail.leaves().asList(), sequence);
        return new Proven(tail.key(), entry(folder, tail, sequence), proof, tail.last());
    }

    /** A payload that fits its leaf. */
    static EntryFile entry(CaseFolder folder, LogTail tail, int sequence) throws IOException {
        try {
            EntryFile entry = EntryFile.decode(DurableFiles.read(folder.entry(sequence), EntryFile.MAXIMUM_BYTES));
            if (entry.sequence() == sequence
                    && entry.leafHash().equals(tail.leaves().get(sequence))
                    && entry.fields().stream().allMatch(Field::holds)) {
                return entry;
            }
        } catch (NoSuchFileException e) {
            throw damaged(sequence, "no file");
        } catch (EvidenceException e) {
            throw damaged(sequence, e.found());
        }
        throw damaged(sequence, "one that was changed");
    }

    private static EvidenceException damaged(int sequence, String found) {
        return new EvidenceException(
                Kind.CASE_DAMAGED,
                "custody/entries/" + EntryFile.fileName(sequence),
                "the payload that the log commits to",
                found,
                "Run a check for all that does not hold, and continue with an intact copy of the case.");
    }
}
