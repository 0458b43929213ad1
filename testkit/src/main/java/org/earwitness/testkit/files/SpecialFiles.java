package org.earwitness.testkit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Things with a file's name that are no ordinary file. Each method makes one in a directory and gives its path, or nothing
 * where the platform has no such thing.
 */
public final class SpecialFiles {
    private static final long COMMAND_SECONDS = 10;

    private SpecialFiles() {}

    /** Everything that can be made here, by a short name. */
    public static Map<String, Path> all(Path directory) throws IOException {
        Map<String, Path> made = new LinkedHashMap<>();
        made.put("directory", directory(directory));
        fifo(directory).ifPresent(path -> made.put("fifo", path));
        endlessDevice().ifPresent(path -> made.put("endless device", path));
        endlessDevice().flatMap(device -> link(directory, device)).ifPresent(path -> made.put("link to device", path));
        linkToItself(directory).ifPresent(path -> made.put("link to itself", path));
        link(directory, directory.resolve("nothing here")).ifPresent(path -> made.put("link to nothing", path));
        unreadable(directory).ifPresent(path -> made.put("unreadable file", path));
        made.put("sparse file", sparse(directory, 100_000_000_000L));
        return made;
    }

    /** A directory with the name of a recording. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectory(directory.resolve("a directory.mp3"));
    }

    /** A named pipe that nobody writes to: a careless open never returns. */
    public static Optional<Path> fifo(Path directory) throws IOException {
        Path fifo = directory.resolve("a pipe.wav");
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", fifo.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
        try {
            return process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(fifo)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a pipe", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The device that gives zeros without end. */
    public static Optional<Path> endlessDevice() {
        return Optional.of(Path.of("/dev/zero")).filter(Files::exists);
    }

    /** A symbolic link with the name of a recording, to any path. */
    public static Optional<Path> link(Path directory, Path target) {
        Path link = directory.resolve("a link to " + target.getFileName() + ".mp3");
        return symbolic(link, target);
    }

    /** A symbolic link to itself. */
    public static Optional<Path> linkToItself(Path directory) {
        Path link = directory.resolve("a link to itself.mp3");
        return symbolic(link, link.getFileName());
    }

    private static Optional<Path> symbolic(Path link, Path target) {
        try {
            return Optional.of(Files.createSymbolicLink(link, target));
        } catch (IOException | UnsupportedOperationException notHere) {
            return Optional.empty();
        }
    }

    /** A file that its owner may not read; nothing for a user, such as root, whom permissions do not stop. */
    public static Optional<Path> unreadable(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        Path file = Files.write(directory.resolve("unreadable.mp3"), new byte[] {1});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(file)) {
            Files.delete(file);
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** A file of a given length that takes almost no room on disks that know holes: zeros but for its last byte. */
    public static Path sparse(Path directory, long bytes) throws IOException {
        Path file = directory.resolve("sparse.wav");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), bytes - 1);
        }
        return file;
    }
}
