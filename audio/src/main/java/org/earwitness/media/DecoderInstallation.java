package org.earwitness.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bundled decoder, unpacked into a cache directory named by its hash.
 *
 * <p>Every file is compared with the SHA-256 that this program was built with before the decoder is used; a file that differs
 * is a damaged or foreign decoder and the installation is made again. What was compared is recorded beside the files, by size,
 * file number and times of the last changes; while these stay the same, it is not compared again, since reading the 60 MB is a
 * good part of a short command's time. The record notices files that were written to, exchanged or cut short. It does not notice
 * a medium that gives other bytes without a write, nor someone who may write to the user's cache directory and forges it: that
 * person can change what the user runs in other ways too. Processes that unpack at the same time do not disturb
 * each other: each writes a directory of its own and renames it into place.
 */
public final class DecoderInstallation {
    /** The release of the bundled decoder. */
    public static final String VERSION = "FFmpeg 8.1.2";

    private static final String RECORD = "compared";
    private static final String LIST = "decoder-files.txt";

    private final Path directory;
    private final Platform platform;
    private final String sha256;

    private DecoderInstallation(Path directory, Platform platform, String sha256) {
        this.directory = directory;
        this.platform = platform;
        this.sha256 = sha256;
    }

    /**
     * Unpacks the decoder below a cache directory where it is not there yet, and checks it.
     *
     * @param cache a directory of the user's own; it is created when absent
     * @throws DecoderUnavailableException when there is no decoder for this platform or the cache cannot be written
     */
    public static DecoderInstallation prepare(Path cache) {
        Platform platform = Platform.current();
        Map<String, String> expected = expectedFiles(platform);
        String sha256 = listHash(platform, expected);
        Path directory = cache.resolve("decoder-" + sha256.substring(0, 16));
        try {
            if (!holds(directory, platform, expected)) {
                unpack(cache, directory, platform, expected);
                if (!holds(directory, platform, expected)) {
                    throw new DecoderUnavailableException(
                            "the decoder files that this program was built with",
                            "files that differ in " + directory.getFileName(),
                            "Delete Earwitness's cache directory and try again.");
                }
            }
        } catch (IOException e) {
            throw new DecoderUnavailableException(
                    "a cache directory that can be written, with 80 MB free",
                    e.getClass().getSimpleName() + " (" + e.getMessage() + ")",
                    "Free some space, or set EARWITNESS_CACHE to a directory of your own.");
        }
        return new DecoderInstallation(directory, platform, sha256);
    }

    /** SHA-256 over the names and hashes of all decoder files of this platform. */
    public String sha256() {
        return sha256;
    }

    Path directory() {
        return directory;
    }

    Platform platform() {
        return platform;
    }

    Path executable(String name) {
        return directory.resolve(platform.executable(name));
    }

    private static Map<String, String> expectedFiles(Platform platform) {
        var files = new TreeMap<String, String>();
        try (InputStream in = DecoderInstallation.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the list of decoder files is missing from this program");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(" ", 3);
                if (fields[0].equals(platform.classifier())) {
                    files.put(fields[2], fields[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String listHash(Platform platform, Map<String, String> files) {
        MessageDigest digest = sha256Digest();
        digest.update(platform.classifier().getBytes(StandardCharsets.UTF_8));
        files.forEach((name, hash) -> digest.update(("\n" + name + " " + hash).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean holds(Path directory, Platform platform, Map<String, String> expected) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        Path record = directory.resolve(RECORD);
        Optional<String> before = state(directory, platform, expected);
        if (before.isEmpty()) {
            return false;
        }
        if (same(record, before.get().getBytes(StandardCharsets.UTF_8))) {
            return true;
        }
        boolean whole = compare(directory, platform, expected);
        if (whole && before.equals(state(directory, platform, expected))) {
            record(record, before.get());
        }
        return whole;
    }

    /** One line for each file: name, SHA-256 that is expected, size, file number, times; empty if a file is absent. */
    private static Optional<String> state(Path directory, Platform platform, Map<String, String> expected) {
        var files = new TreeMap<>(expected);
        platform.stubs().keySet().forEach(stub -> files.put(stub, "-"));
        var text = new StringBuilder();
        boolean changes =
                directory.getFileSystem().supportedFileAttributeViews().contains("unix");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!facts.isRegularFile()) {
                    return Optional.empty();
                }
                text.append(file.getKey())
                        .append(' ')
                        .append(file.getValue())
                        .append(' ')
                        .append(facts.size())
                        .append(' ')
                        .append(facts.fileKey())
                        .append(' ')
                        .append(facts.lastModifiedTime())
                        .append(' ')
                        .append(changes ? Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS) : "-")
                        .append('\n');
            }
            return Optional.of(text.toString());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** A cache that cannot be written is compared each time. */
    private static void record(Path record, String state) {
        try {
            Path fresh = Files.createTempFile(record.getParent(), RECORD, ".new");
            Files.writeString(fresh, state);
            Files.move(fresh, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notRecorded) {
            return;
        }
    }

    private static boolean compare(Path directory, Platform platform, Map<String, String> expected) {
        boolean files = expected.entrySet().parallelStream()
                .allMatch(file -> fileHash(directory.resolve(file.getKey())).equals(file.getValue()));
        return files
                && platform.stubs().entrySet().stream()
                        .allMatch(stub -> same(
                                directory.resolve(stub.getKey()),
                                ElfStub.bytes(platform.elfMachine(), stub.getKey(), stub.getValue())));
    }

    private static boolean same(Path file, byte[] bytes) {
        try {
            return Files.size(file) == bytes.length && java.util.Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException absent) {
            return false;
        }
    }

    private static String fileHash(Path file) {
        MessageDigest digest = sha256Digest();
        byte[] block = new byte[1 << 17];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        } catch (IOException absent) {
            return "";
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void unpack(Path cache, Path directory, Platform platform, Map<String, String> expected)
            throws IOException {
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        try {
            for (String name : expected.keySet()) {
                String resource = "/org/bytedeco/ffmpeg/" + platform.classifier() + "/" + name;
                try (InputStream in = DecoderInstallation.class.getResourceAsStream(resource)) {
                    if (in == null) {
                        throw new DecoderUnavailableException(
                                "the decoder for " + platform.classifier(),
                                "a build without it",
                                "Build Earwitness on this machine, so that the decoder of its platform is included.");
                    }
                    Files.copy(in, fresh.resolve(name));
                }
            }
            for (Map.Entry<String, List<String>> stub : platform.stubs().entrySet()) {
                Files.write(
                        fresh.resolve(stub.getKey()),
                        ElfStub.bytes(platform.elfMachine(), stub.getKey(), stub.getValue()));
            }
            for (String name : List.of("ffmpeg", "ffprobe")) {
                Path executable = fresh.resolve(platform.executable(name));
                if (!executable.toFile().setExecutable(true)) {
                    throw new IOException("cannot mark " + name + " as executable");
                }
            }
            if (Files.isDirectory(directory) && !holds(directory, platform, expected)) {
                deleteTree(directory);
            }
            moveIntoPlace(fresh, directory);
        } finally {
            deleteTree(fresh);
        }
    }

    private static void moveIntoPlace(Path fresh, Path directory) throws IOException {
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another process was first; its files are checked like ours.
        } catch (java.nio.file.FileSystemException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
