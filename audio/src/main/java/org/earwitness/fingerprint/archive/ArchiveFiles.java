package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an index's directory. A method that writes returns after fsync. */
final class ArchiveFiles {
    /** How the name of a file begins that is not yet what it will be. */
    static final String UNFINISHED = ".unfinished-";

    private static final Pattern SEGMENT = Pattern.compile("segment-\\d{10}");

    private final Path directory;

    ArchiveFiles(Path directory) {
        this.directory = directory;
    }

    static String segmentName(long number) {
        return String.format(Locale.ROOT, "segment-%010d", number);
    }

    Path segment(long number) {
        return directory.resolve(segmentName(number));
    }

    Path manifest() {
        return directory.resolve(Manifest.FILE_NAME);
    }

    /**
     * Makes the directory, for its owner only, where there is none.
     *
     * @throws ArchiveException of kind NOT_AN_INDEX if there are files, but no index
     */
    void create() throws IOException {
        if (Files.notExists(directory)) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (hasModes()) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(directory);
            }
        }
        requireDirectory();
        Set<String> others = names();
        others.removeIf(ArchiveFiles::isOurs);
        if (Files.notExists(manifest()) && !others.isEmpty()) {
            throw new ArchiveException(
                    ArchiveException.Kind.NOT_AN_INDEX,
                    directory.toString(),
                    "an index, an empty directory or a new name",
                    "a directory with other files",
                    "Name another directory.");
        }
    }

    /**
     * Reads the manifest.
     *
     * @throws ArchiveException of kind NOT_AN_INDEX, INDEX_DAMAGED or INDEX_VERSION
     */
    Manifest read() throws IOException {
        requireDirectory();
        String where = manifest().toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(manifest(), LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(Manifest.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            if (hasSegments()) {
                throw ArchiveException.damaged(where, "a manifest beside the segments", "none");
            }
            throw noIndex("a directory without one");
        }
        if (bytes.length > Manifest.MOST_BYTES) {
            throw ArchiveException.damaged(where, "a manifest of at most " + Manifest.MOST_BYTES + " bytes", "more");
        }
        return Manifest.decode(bytes, where);
    }

    boolean isIndex() throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        if (!Files.isRegularFile(manifest(), LinkOption.NOFOLLOW_LINKS)) {
            return hasSegments();
        }
        byte[] magic = Manifest.MAGIC.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(manifest(), LinkOption.NOFOLLOW_LINKS)) {
            return Arrays.equals(in.readNBytes(magic.length), magic) || hasSegments();
        }
    }

    private void requireDirectory() throws ArchiveException {
        if (!Files.isDirectory(directory)) {
            throw noIndex(Files.exists(directory) ? "a file" : "nothing");
        }
    }

    private ArchiveException noIndex(String found) {
        return new ArchiveException(
                ArchiveException.Kind.NOT_AN_INDEX,
                directory.toString(),
                "an index",
                found,
                "Check the name, or make an index with \"index add\".");
    }

    /** Makes a manifest the one that holds, whole or not at all. */
    void replace(Manifest manifest) throws IOException {
        byte[] bytes = manifest.encode();
        if (bytes.length > Manifest.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "manifest: expected at most " + Manifest.MOST_BYTES + " bytes, found " + bytes.length);
        }
        Path unfinished = directory.resolve(UNFINISHED + Manifest.FILE_NAME);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(unfinished, manifest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /** Makes the names in the directory durable; Windows does so by itself. */
    void force() throws IOException {
        if (hasModes()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes segments and unfinished files that a manifest does not name. */
    void sweep(Manifest manifest) throws IOException {
        for (String name : unnamed(manifest)) {
            if (isOurs(name)) {
                Files.deleteIfExists(directory.resolve(name));
            }
        }
        force();
    }

    /** Files that a manifest does not name and that are not the lock. */
    Set<String> unnamed(Manifest manifest) throws IOException {
        var named = new HashSet<>(List.of(Manifest.FILE_NAME, ArchiveLock.FILE_NAME));
        manifest.segments().forEach(segment -> named.add(segment.fileName()));
        Set<String> names = names();
        names.removeAll(named);
        return names;
    }

    private static boolean isOurs(String name) {
        return name.startsWith(UNFINISHED)
                || name.equals(ArchiveLock.FILE_NAME)
                || SEGMENT.matcher(name).matches();
    }

    boolean hasSegments() throws IOException {
        return names().stream().anyMatch(SEGMENT.asMatchPredicate());
    }

    private Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    private boolean hasModes() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
