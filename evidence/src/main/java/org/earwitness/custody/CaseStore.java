package org.earwitness.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.custody.CustodyEvent.CaseOpened;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;
import org.earwitness.vault.EvidenceVault;
import org.earwitness.vault.OwnerOnly;
import org.earwitness.vault.StoredItem;

/** A case on disk, opened with its signing key. */
public final class CaseStore {
    private static final int ORIGIN_BYTES = 16;

    private final CaseFolder folder;
    private final SigningKey key;
    private final Agent agent;
    private final Clock clock;

    private CaseStore(CaseFolder folder, SigningKey key, Agent agent, Clock clock) {
        this.folder = folder;
        this.key = key;
        this.agent = agent;
        this.clock = clock;
    }

    /**
     * Makes a case. It is built beside its place and then renamed, so that there is a whole case or none.
     *
     * @param directory must not exist, or be empty; gets mode 0700
     * @param caseDocument the bytes of case.json, at most 1 MiB
     * @param agent who opens it, and with what
     * @throws EvidenceException of kind CASE_EXISTS, KEY_INSIDE_CASE, STORAGE_FULL or STORAGE_FAILED
     */
    public static CaseStore create(Path directory, byte[] caseDocument, SigningKey key, Agent agent, Clock clock)
            throws IOException {
        if (caseDocument.length > CaseFolder.MAXIMUM_CASE_DOCUMENT_BYTES) {
            throw new IllegalArgumentException("expected a case.json of at most "
                    + CaseFolder.MAXIMUM_CASE_DOCUMENT_BYTES + " bytes, found " + caseDocument.length);
        }
        Path place = directory.toAbsolutePath().normalize();
        Path parent = place.getParent();
        if (parent == null) {
            throw exists(place);
        }
        key.requireOutside(place);
        requireFree(place);
        Path unfinished = parent.resolve(DurableFiles.UNFINISHED + randomHex(8));
        try {
            Files.createDirectories(parent);
            build(new CaseFolder(unfinished), caseDocument, key, agent, clock);
            if (!OwnerOnly.hasModes(parent)) {
                Files.deleteIfExists(place);
            }
            moveIntoPlace(unfinished, place);
            DurableFiles.forceDirectory(parent);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw exists(place);
        } catch (IOException e) {
            throw DurableFiles.storageFailure(place, e);
        } finally {
            removeTree(unfinished);
        }
        return open(place, key, agent, clock);
    }

    /** Where another process was first, the system may report ENOTEMPTY by an exception of no kind of its own. */
    private static void moveIntoPlace(Path unfinished, Path place) throws IOException {
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            requireFree(place);
            throw e;
        }
    }

    /**
     * Opens a case.
     *
     * @throws EvidenceException of kind NOT_A_CASE, CASE_DAMAGED, WRONG_KEY or KEY_INSIDE_CASE
     */
    public static CaseStore open(Path directory, SigningKey key, Agent agent, Clock clock) throws IOException {
        VerifierKey own = LogTail.readUnlocked(new CaseFolder(directory)).key();
        CaseFolder folder = new CaseFolder(directory.toRealPath());
        key.requireOutside(folder.root());
        if (!own.fingerprint().equals(key.fingerprint())) {
            throw new EvidenceException(
                    Kind.WRONG_KEY,
                    directory.toString(),
                    "the signing key with fingerprint " + own.fingerprint(),
                    "the one with " + key.fingerprint(),
                    "Only the key that opened a case can continue it; use that one. Anybody can check the case without it.");
        }
        return new CaseStore(folder, key, agent, clock);
    }

    /** The case directory, by its real path. */
    public Path directory() {
        return folder.root();
    }

    /** What is unsafe about the place that the case lies in. */
    public List<StorageRisk> storageRisks() throws IOException {
        return StorageRisk.of(folder.root());
    }

    /**
     * Becomes the one writer of the case; what an interrupted writer left is put in order first.
     *
     * @param wait how long to wait for another writer
     * @throws EvidenceException of kind CASE_BUSY, or as {@link #open}
     */
    public CaseWriter write(Duration wait) throws IOException {
        String holder = "process " + ProcessHandle.current().pid() + " (" + agent.program() + " " + agent.version()
                + ") since " + clock.instant();
        CaseLock lock = CaseLock.acquire(folder.root(), wait, CanonicalText.escape(holder));
        try {
            return new CaseWriter(folder, key, agent, clock, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The acknowledged entries, without waiting for a writer. */
    public CaseLog log() throws IOException {
        return CaseLog.read(folder.root());
    }

    /**
     * An original of the case, its bytes just verified.
     *
     * @throws EvidenceException of kind ITEM_ABSENT or ITEM_DAMAGED
     */
    public StoredItem original(Sha256 item) throws IOException {
        return new EvidenceVault(folder.evidence()).verify(item);
    }

    private static void build(CaseFolder folder, byte[] caseDocument, SigningKey key, Agent agent, Clock clock)
            throws IOException {
        OwnerOnly.createDirectory(folder.root());
        OwnerOnly.createDirectory(folder.evidence());
        OwnerOnly.createDirectory(folder.custody());
        OwnerOnly.createDirectory(folder.entries());
        VerifierKey log = key.verifierKey("earwitness/" + randomHex(ORIGIN_BYTES));
        DurableFiles.writeNew(folder.lock(), new byte[0]);
        DurableFiles.writeNew(folder.caseDocument(), caseDocument);
        DurableFiles.writeNew(folder.key(), log.encode().getBytes(StandardCharsets.US_ASCII));
        CaseOpened opened = new CaseOpened(Sha256.of(caseDocument), log.encode().strip());
        EntryFile entry = CustodyEntry.encode(0, clock.instant(), agent, opened, new SecureRandom());
        MerkleFrontier frontier = new MerkleFrontier();
        frontier.append(entry.leafHash().bytes());
        DurableFiles.writeNew(folder.entry(0), entry.encode());
        DurableFiles.writeNew(folder.log(), LeafHashes.line(entry.leafHash()).getBytes(StandardCharsets.US_ASCII));
        DurableFiles.writeNew(
                folder.checkpoints(), CheckpointFile.encode(Checkpoint.sign(log, 1, frontier.root(), 1, key)));
        for (Path directory : List.of(folder.entries(), folder.custody(), folder.root())) {
            DurableFiles.forceDirectory(directory);
        }
    }

    private static void requireFree(Path place) throws IOException {
        if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(place);
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(place)) {
            if (content.iterator().hasNext()) {
                throw exists(place);
            }
        }
    }

    private static void removeTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static EvidenceException exists(Path place) {
        return new EvidenceException(
                Kind.CASE_EXISTS,
                place.toString(),
                "a folder that is empty or does not exist",
                "something there",
                "Name another folder for the new case.");
    }
}
