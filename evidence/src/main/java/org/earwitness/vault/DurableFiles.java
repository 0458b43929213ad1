package org.earwitness.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;

/** Writing that survives a crash, and reading with a bound. A method that writes returns after fsync. */
public final class DurableFiles {
    /** How the names of files begin that are not yet what they will be. A killed writer leaves them; the next one removes them. */
    public static final String UNFINISHED = ".unfinished-";

    private static final List<String> FULL =
            List.of("no space left", "quota exceeded", "file too large", "not enough space", "disk is full");
    private static final long NEARLY_FULL_BYTES = 1 << 16;

    private DurableFiles() {}

    /** Writes a new file, mode 0600; its directory is not yet fsynced. */
    public static void writeNew(Path file, byte[] content) throws IOException {
        try (FileChannel channel = OwnerOnly.createFile(file)) {
            writeAll(channel, content);
            channel.force(true);
        }
    }

    /** Replaces a file's content whole or not at all. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(UNFINISHED + file.getFileName());
        Files.deleteIfExists(unfinished);
        writeNew(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(parent(file));
    }

    /** Appends to a file that ends at {@code offsetBytes}. */
    public static void append(Path file, long offsetBytes, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(offsetBytes);
            writeAll(channel, content);
            channel.force(true);
        }
    }

    /** Cuts a file to {@code lengthBytes}. */
    public static void truncate(Path file, long lengthBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(lengthBytes);
            channel.force(true);
        }
    }

    /** Makes the names in a directory durable. Where directories cannot be opened (Windows) the file system sees to it itself. */
    public static void forceDirectory(Path directory) throws IOException {
        if (OwnerOnly.hasModes(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * The bytes of a regular file that is not a link.
     *
     * @throws EvidenceException if it is something else or longer than {@code limitBytes}
     */
    public static byte[] read(Path file, int limitBytes) throws IOException {
        requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limitBytes);
            if (content.length == limitBytes && in.read() >= 0) {
                throw tooLarge(file, limitBytes);
            }
            return content;
        }
    }

    /** The last bytes of a regular file, at most {@code limitBytes} of them. */
    public static byte[] readTail(Path file, int limitBytes) throws IOException {
        requireRegular(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(limitBytes, size));
            long from = size - buffer.capacity();
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, from + buffer.position());
            }
            byte[] tail = new byte[buffer.position()];
            buffer.flip().get(tail);
            return tail;
        }
    }

    /** Refuses what is not a regular file, before it is opened; a link is not followed. */
    public static void requireRegular(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new EvidenceException(
                    Kind.NOT_A_REGULAR_FILE,
                    String.valueOf(file.getFileName()),
                    "a regular file",
                    describe(attributes),
                    "Remove it; the case holds regular files only.");
        }
    }

    /** What a failure to write means: the storage is full, or something else. */
    public static EvidenceException storageFailure(Path target, IOException cause) {
        if (cause instanceof EvidenceException known) {
            return known;
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = FULL.stream().anyMatch(message::contains) || isNearlyFull(target);
        return full
                ? new EvidenceException(
                        Kind.STORAGE_FULL,
                        target.toString(),
                        "room to write",
                        "none: " + cause.getMessage(),
                        "Free space (or lift the limit) and repeat; what was acknowledged before is intact.",
                        cause)
                : new EvidenceException(
                        Kind.STORAGE_FAILED,
                        target.toString(),
                        "to write",
                        String.valueOf(cause),
                        "Check the disk and the rights to the folder, then repeat; what was acknowledged before is intact.",
                        cause);
    }

    static String describe(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a directory";
        }
        return attributes.isSymbolicLink() ? "a symbolic link" : "a pipe, socket or device";
    }

    static EvidenceException tooLarge(Path file, long limitBytes) {
        return new EvidenceException(
                Kind.TOO_LARGE,
                String.valueOf(file.getFileName()),
                "at most " + limitBytes + " bytes",
                "more",
                "Raise the limit if this file is meant.");
    }

    static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file in a directory was expected, found " + file);
        }
        return parent;
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static boolean isNearlyFull(Path target) {
        try {
            return Files.getFileStore(parent(target)).getUsableSpace() < NEARLY_FULL_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
