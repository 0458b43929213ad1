package org.earwitness.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.custody.CustodyEvent.PayloadErased;
import org.earwitness.custody.CustodyEvent.TailRecovered;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;
import org.earwitness.vault.EvidenceVault;
import org.earwitness.vault.Intake;
import org.earwitness.vault.StoredItem;

/**
 * The one writer of a case, from {@link CaseStore#write} to {@link #close}. For one thread.
 *
 * <p>Entries gather until {@link #commit}, which writes them and their checkpoint; an entry is acknowledged when it
 * returns. The order on disk is: originals, payloads, log, checkpoint, each fsynced before the next; and only then what the
 * entries say is erased. Killed at any point, the last complete checkpoint is the state of the case, and the next writer
 * removes what lies behind it and completes the erasures before it. What is closed without a commit did not happen.
 */
public final class CaseWriter implements AutoCloseable {
    private final CaseFolder folder;
    private final SigningKey key;
    private final Agent agent;
    private final Clock clock;
    private final CaseLock lock;
    private final EvidenceVault vault;
    private final SecureRandom random = new SecureRandom();
    private final List<EntryFile> pending = new ArrayList<>();
    private final Set<Sha256> newItems = new TreeSet<>();
    private final VerifierKey log;
    private MerkleFrontier frontier;
    private Checkpoint last;
    private long checkpointsEndBytes;
    private State state = State.OPEN;

    CaseWriter(CaseFolder folder, SigningKey key, Agent agent, Clock clock, CaseLock lock) throws IOException {
        this.folder = folder;
        this.key = key;
        this.agent = agent;
        this.clock = clock;
        this.lock = lock;
        this.vault = new EvidenceVault(folder.evidence());
        LogTail tail = LogTail.read(folder);
        this.log = tail.key();
        this.frontier = tail.frontier();
        this.last = tail.last();
        this.checkpointsEndBytes = tail.checkpointsEndBytes();
        recover(tail);
    }

    /**
     * Takes a file into the vault and records its arrival.
     *
     * @param sizeLimitBytes the largest file to accept
     * @return the original; acknowledged only with the next commit
     * @throws EvidenceException as {@link EvidenceVault#add}
     */
    public StoredItem receive(Path file, Arrival arrival, long sizeLimitBytes) throws IOException {
        requireOpen();
        Intake intake = vault.add(file, sizeLimitBytes);
        if (!intake.alreadyPresent()) {
            newItems.add(intake.item().digest());
        }
        append(new ItemReceived(intake.item().digest(), intake.item().sizeBytes(), arrival));
        return intake.item();
    }

    /**
     * Records an event. Arrivals, withdrawals and erasures have methods of their own.
     *
     * @return the entry's sequence
     */
    public long record(CustodyEvent event) {
        requireOpen();
        if (event instanceof CustodyEvent.CaseOpened
                || event instanceof ItemReceived
                || event instanceof ItemWithdrawn
                || event instanceof PayloadErased
                || event instanceof TailRecovered) {
            throw new IllegalArgumentException("expected an event that only tells of something, found "
                    + EventCodec.type(event) + "; use the method that does it");
        }
        return append(event);
    }

    /**
     * Commits what has gathered, then the withdrawal of an item; then its bytes go, and what was said about it at its arrivals.
     *
     * @return the checkpoint that covers the withdrawal
     * @throws EvidenceException of kind ITEM_ABSENT if the case has not received it
     */
    public Checkpoint withdraw(Sha256 item, String reason) throws IOException {
        commit();
        List<Long> arrivals = CaseLog.read(folder.root()).items().stream()
                .filter(known -> known.digest().equals(item))
                .flatMap(known -> known.arrivals().stream())
                .map(CustodyEntry::sequence)
                .toList();
        if (arrivals.isEmpty()) {
            throw new EvidenceException(
                    Kind.ITEM_ABSENT,
                    item.hex(),
                    "an item that this case has received",
                    "none",
                    "List the items of the case and name one of them.");
        }
        return commitErasure(new ItemWithdrawn(item, reason, arrivals));
    }

    /**
     * Commits what has gathered, then the erasure of fields of an entry; then they go.
     *
     * @param fields names among {@link CustodyEntry#erasableFields}
     * @return the checkpoint that covers the erasure
     */
    public Checkpoint erase(long entry, Set<String> fields, String reason) throws IOException {
        commit();
        if (entry < 0 || entry >= last.size() || fields.isEmpty() || !EventCodec.ERASABLE.containsAll(fields)) {
            throw new IllegalArgumentException(
                    "expected an acknowledged entry below " + last.size() + " and fields among "
                            + new TreeSet<>(EventCodec.ERASABLE) + ", found " + entry + " and " + fields);
        }
        return commitErasure(new PayloadErased(entry, List.copyOf(new TreeSet<>(fields)), reason));
    }

    /** The last checkpoint: the state of the case that is acknowledged. */
    public Checkpoint checkpoint() {
        return last;
    }

    /**
     * Writes the gathered entries and a checkpoint over them, and returns it when it is durable.
     *
     * @throws EvidenceException of kind STORAGE_FULL or STORAGE_FAILED; nothing of the commit is acknowledged then, and this
     *     writer writes no more
     */
    public Checkpoint commit() throws IOException {
        requireOpen();
        if (pending.isEmpty()) {
            return last;
        }
        MerkleFrontier grown = new MerkleFrontier(frontier);
        StringBuilder lines = new StringBuilder();
        for (EntryFile entry : pending) {
            Sha256 leaf = entry.leafHash();
            grown.append(leaf.bytes());
            lines.append(LeafHashes.line(leaf));
        }
        Checkpoint next = Checkpoint.sign(log, grown.size(), grown.root(), last.number() + 1, key);
        byte[] note = CheckpointFile.encode(next);
        try {
            for (EntryFile entry : pending) {
                DurableFiles.writeNew(folder.entry(entry.sequence()), entry.encode());
            }
            DurableFiles.forceDirectory(folder.entries());
            DurableFiles.append(folder.log(), logEndBytes(), lines.toString().getBytes(StandardCharsets.US_ASCII));
            DurableFiles.append(folder.checkpoints(), checkpointsEndBytes, note);
        } catch (IOException e) {
            throw takeBack(DurableFiles.storageFailure(folder.log(), e));
        }
        frontier = grown;
        last = next;
        checkpointsEndBytes += note.length;
        pending.clear();
        newItems.clear();
        return next;
    }

    /** Ends the writing. What was not committed is taken back. */
    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            try {
                removeNewItems();
            } finally {
                lock.close();
            }
        }
    }

    private long append(CustodyEvent event) {
        long sequence = last.size() + pending.size();
        EntryFile entry = CustodyEntry.encode(sequence, clock.instant(), agent, event, random);
        entry.requireEncodable();
        pending.add(entry);
        return sequence;
    }

    private Checkpoint commitErasure(CustodyEvent event) throws IOException {
        append(event);
        Checkpoint checkpoint = commit();
        try {
            carryOut(event);
        } catch (IOException e) {
            state = State.FAILED;
            throw DurableFiles.storageFailure(folder.entries(), e);
        }
        return checkpoint;
    }

    /** Does what a withdrawal or erasure says; doing it again changes nothing. */
    private void carryOut(CustodyEvent event) throws IOException {
        if (event instanceof ItemWithdrawn withdrawn) {
            vault.withdraw(withdrawn.item());
            for (long arrival : withdrawn.arrivals()) {
                withhold(arrival, EventCodec.ARRIVAL_FIELDS);
            }
        } else if (event instanceof PayloadErased erased) {
            withhold(erased.entry(), Set.copyOf(erased.fields()));
        }
    }

    private void withhold(long sequence, Set<String> fields) throws IOException {
        Path file = folder.entry(sequence);
        if (Files.exists(file)) {
            byte[] content = DurableFiles.read(file, EntryFile.MAXIMUM_BYTES);
            byte[] withheld = EntryFile.decode(content).withholding(fields).encode();
            if (!Arrays.equals(content, withheld)) {
                DurableFiles.replace(file, withheld);
            }
        }
    }

    /** Puts in order what an interrupted writer left. Only its last commit can hold an erasure that was not carried out. */
    private void recover(LogTail tail) throws IOException {
        vault.removeUnfinished();
        for (long sequence = tail.sizeBeforeLast(); sequence < last.size(); sequence++) {
            carryOut(CustodyEntry.decode(CaseLog.entry(folder, tail, (int) sequence))
                    .event());
        }
        int entryFiles = removeEntriesBehind(last.size());
        if (tail.logTailBytes() > 0) {
            DurableFiles.truncate(folder.log(), logEndBytes());
        }
        if (tail.checkpointTailBytes() > 0) {
            DurableFiles.truncate(folder.checkpoints(), checkpointsEndBytes);
        }
        if (entryFiles > 0 || tail.logTailBytes() > 0 || tail.checkpointTailBytes() > 0) {
            append(new TailRecovered(tail.logTailBytes(), tail.checkpointTailBytes(), entryFiles));
            commit();
        }
    }

    /** Removes payloads that no checkpoint covers, and unfinished files; counts the former. */
    private int removeEntriesBehind(long size) throws IOException {
        int removed = 0;
        boolean changed = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.entries())) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                boolean behind = EntryFile.sequenceOf(name).orElse(-1) >= size;
                if (behind || name.startsWith(DurableFiles.UNFINISHED)) {
                    Files.delete(file);
                    changed = true;
                    removed += behind ? 1 : 0;
                }
            }
        }
        if (changed) {
            DurableFiles.forceDirectory(folder.entries());
        }
        return removed;
    }

    /** Restores the last checkpoint's state after a failed commit, as far as the disk lets it; the next writer does the rest. */
    private EvidenceException takeBack(EvidenceException failure) {
        state = State.FAILED;
        try {
            DurableFiles.truncate(folder.checkpoints(), checkpointsEndBytes);
            DurableFiles.truncate(folder.log(), logEndBytes());
            removeEntriesBehind(last.size());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void removeNewItems() throws IOException {
        for (Sha256 item : newItems) {
            vault.withdraw(item);
        }
        newItems.clear();
    }

    private long logEndBytes() {
        return last.size() * LeafHashes.LINE_BYTES;
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("expected an open writer, found one that is closed or whose commit failed; "
                    + "open the case for writing again");
        }
    }

    private enum State {
        OPEN,
        FAILED,
        CLOSED
    }
}
