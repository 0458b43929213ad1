package org.earwitness.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;

/** The files of a case in memory, to be tampered with. */
final class MemoryFiles implements CaseFiles {
    private static final Set<String> NOT_CHECKED = Set.of("lock");

    private static final Set<String> DIRECTORIES = Set.of("custody", "custody/entries", "evidence");

    private final Map<String, byte[]> content;

    MemoryFiles(Map<String, byte[]> content) {
        this.content = new TreeMap<>(content);
    }

    static MemoryFiles of(Path directory) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (!NOT_CHECKED.contains(path)) {
                    content.put(path, Files.readAllBytes(file));
                }
            }
        }
        return new MemoryFiles(content);
    }

    Set<String> paths() {
        return Set.copyOf(content.keySet());
    }

    byte[] bytes(String path) {
        byte[] bytes = content.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no such file: " + path);
        }
        return bytes;
    }

    MemoryFiles with(String path, byte[] bytes) {
        MemoryFiles changed = new MemoryFiles(content);
        changed.content.put(path, bytes);
        return changed;
    }

    MemoryFiles without(String path) {
        MemoryFiles changed = new MemoryFiles(content);
        changed.content.remove(path);
        return changed;
    }

    @Override
    public List<String> names(String directory) throws IOException {
        List<String> names = content.keySet().stream()
                .filter(path -> path.startsWith(directory + "/"))
                .map(path -> path.substring(directory.length() + 1))
                .map(rest -> rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest)
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty() && !DIRECTORIES.contains(directory)) {
            throw new NoSuchFileException(directory);
        }
        return names;
    }

    @Override
    public byte[] read(String path, int limitBytes) throws IOException {
        byte[] bytes = content.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        if (bytes.length > limitBytes) {
            throw new EvidenceException(EvidenceException.Kind.TOO_LARGE, path, "less", "more", "None.");
        }
        return bytes;
    }

    @Override
    public Sha256 digest(String path) throws IOException {
        return Sha256.of(read(path, Integer.MAX_VALUE));
    }
}
