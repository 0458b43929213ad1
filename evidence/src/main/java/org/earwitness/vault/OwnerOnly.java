package org.earwitness.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and directories that only their owner can use: by mode where the file system has POSIX permissions (0700, 0600,
 * 0400), else by an access control list with one entry. Where it has neither, nothing can be done and
 * {@link #isPrivate} says so.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> READ_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ);

    private OwnerOnly() {}

    /** Creates a directory, mode 0700. */
    public static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, attributes(directory, "rwx------"));
        restrictByList(directory);
    }

    /** Creates a file that must not exist, mode 0600, open for writing. */
    public static FileChannel createFile(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, options, attributes(file, "rw-------"));
        try {
            restrictByList(file);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes the right to write from a file: mode 0400, or the read-only attribute where there are no modes. */
    public static void makeReadOnly(Path file) throws IOException {
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, READ_ONLY);
        } else if (!file.toFile().setReadOnly()) {
            throw new IOException("could not make the file read-only");
        }
    }

    /** Gives back the right to write, so that a file can be deleted where the attribute forbids it. */
    static void makeDeletable(Path file) throws IOException {
        if (!hasModes(file) && Files.exists(file) && !file.toFile().setWritable(true)) {
            throw new IOException("could not make the file deletable");
        }
    }

    /** Whether nobody but the owner has a right to {@code path}, as far as the file system can tell; false if it cannot. */
    public static boolean isPrivate(Path path) throws IOException {
        if (hasModes(path)) {
            return Files.getPosixFilePermissions(path).stream()
                    .allMatch(permission -> permission.name().startsWith("OWNER_"));
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return false;
        }
        var owner = view.getOwner();
        return view.getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .allMatch(entry -> entry.principal().equals(owner));
    }

    /** Whether the file system of {@code path} has POSIX modes. */
    public static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Creates the directory and those above it that are absent; those above get the system's usual rights. */
    public static void createDirectoryWithParents(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static void restrictByList(Path path) throws IOException {
        if (hasModes(path)) {
            return;
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view != null) {
            view.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(view.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}
