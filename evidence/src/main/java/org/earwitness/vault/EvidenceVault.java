package org.earwitness.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * The originals of a case, each a read-only file named by the SHA-256 of its bytes.
 *
 * <p>A file enters by way of an unfinished copy in the same directory that is hashed while it is written, fsynced, made
 * read-only and renamed, so that under a digest there is never anything but the whole. The layout is flat: a case holds
 * thousands of originals at most, which file systems index well, and one directory means one rename and one fsync.
 *
 * <p>Methods that change the vault are called under the lock of the case.
 */
public final class EvidenceVault {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** The vault in an existing directory. */
    public EvidenceVault(Path directory) {
        this.directory = directory;
    }

    /**
     * Copies a file into the vault. A symbolic link is followed; the bytes are what counts.
     *
     * @param sizeLimitBytes the largest file to accept
     * @throws EvidenceException of kind NOT_A_REGULAR_FILE, TOO_LARGE or INPUT_UNREADABLE for the input's faults,
     *     STORAGE_FULL or STORAGE_FAILED for the disk's, ITEM_DAMAGED if the vault holds other bytes under this digest.
     *     After each the vault is as before.
     */
    public Intake add(Path source, long sizeLimitBytes) throws IOException {
        requireIntakeable(source, sizeLimitBytes);
        Path unfinished = directory.resolve(DurableFiles.UNFINISHED + randomName());
        try {
            StoredItem copied = copy(source, sizeLimitBytes, unfinished);
            if (Files.exists(copied.path())) {
                return new Intake(verify(copied.digest()), true);
            }
            settle(unfinished, copied.path());
            return new Intake(copied, false);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Whether a file is stored under this digest; whether its bytes are right only {@link #verify} tells. */
    public boolean contains(Sha256 digest) {
        return Files.exists(path(digest));
    }

    /**
     * Hands out an original after hashing its bytes, the only way to get one.
     *
     * @throws EvidenceException of kind ITEM_ABSENT, ITEM_DAMAGED or NOT_A_REGULAR_FILE
     */
    public StoredItem verify(Sha256 digest) throws IOException {
        Path path = path(digest);
        try {
            DurableFiles.requireRegular(path);
            long size = Files.size(path);
            Sha256 actual = Sha256.of(path);
            if (!actual.equals(digest)) {
                throw new EvidenceException(
                        Kind.ITEM_DAMAGED,
                        "evidence/" + digest,
                        "bytes with this SHA-256",
                        actual.hex(),
                        "The stored original was changed. Restore it from a copy of the case; do not use it.");
            }
            return new StoredItem(digest, size, path);
        } catch (NoSuchFileException e) {
            throw new EvidenceException(
                    Kind.ITEM_ABSENT,
                    "evidence/" + digest,
                    "a stored original",
                    "nothing",
                    "Add the file, or restore it from a copy of the case.",
                    e);
        }
    }

    /** Removes the bytes of an item, if they are there. */
    public void withdraw(Sha256 digest) throws IOException {
        Path path = path(digest);
        OwnerOnly.makeDeletable(path);
        if (Files.deleteIfExists(path)) {
            DurableFiles.forceDirectory(directory);
        }
    }

    /** Removes what killed intakes left behind and says how many files that were. */
    public int removeUnfinished() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, DurableFiles.UNFINISHED + "*")) {
            for (Path file : files) {
                OwnerOnly.makeDeletable(file);
                Files.delete(file);
                removed++;
            }
        }
        if (removed > 0) {
            DurableFiles.forceDirectory(directory);
        }
        return removed;
    }

    private Path path(Sha256 digest) {
        return directory.resolve(digest.hex());
    }

    private static void requireIntakeable(Path source, long sizeLimitBytes) throws EvidenceException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(source, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
        if (!attributes.isRegularFile()) {
            throw new EvidenceException(
                    Kind.NOT_A_REGULAR_FILE,
                    source.toString(),
                    "a regular file",
                    DurableFiles.describe(attributes),
                    "Name the recording itself.");
        }
        if (attributes.size() > sizeLimitBytes) {
            throw DurableFiles.tooLarge(source, sizeLimitBytes);
        }
    }

    private StoredItem copy(Path source, long sizeLimitBytes, Path unfinished) throws EvidenceException {
        MessageDigest digest = Sha256.newDigest();
        byte[] bytes = new byte[BUFFER_BYTES];
        long total = 0;
        try (InputStream in = open(source);
                FileChannel out = OwnerOnly.createFile(unfinished)) {
            for (int n = read(source, in, bytes); n >= 0; n = read(source, in, bytes)) {
                total += n;
                if (total > sizeLimitBytes) {
                    throw DurableFiles.tooLarge(source, sizeLimitBytes);
                }
                digest.update(bytes, 0, n);
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, n);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        } catch (IOException e) {
            throw DurableFiles.storageFailure(unfinished, e);
        }
        Sha256 hash = Sha256.fromBytes(digest.digest());
        return new StoredItem(hash, total, path(hash));
    }

    private void settle(Path unfinished, Path stored) throws EvidenceException {
        try {
            OwnerOnly.makeReadOnly(unfinished);
            Files.move(unfinished, stored, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.forceDirectory(directory);
        } catch (IOException e) {
            throw DurableFiles.storageFailure(stored, e);
        }
    }

    private static InputStream open(Path source) throws EvidenceException {
        try {
            return Files.newInputStream(source);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static int read(Path source, InputStream in, byte[] buffer) throws EvidenceException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static EvidenceException unreadable(Path source, IOException cause) {
        return new EvidenceException(
                Kind.INPUT_UNREADABLE,
                source.toString(),
                "a readable file",
                String.valueOf(cause),
                "Check the path and the rights to it.",
                cause);
    }

    private String randomName() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
