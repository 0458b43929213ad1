package org.earwitness.testkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every small change that somebody could make to a directory of files. One change is made in place, looked at, and undone.
 * Meant for trees of some kilobytes, whose every bit can be tried.
 */
public final class TamperedFiles {
    private static final int LARGEST_FILE = 16 << 20;

    private final Path root;

    public TamperedFiles(Path root) {
        this.root = root;
    }

    /** One change to the files under {@link #root()}; paths are relative to it. */
    public sealed interface Tampering {
        /** The file that is changed. */
        Path file();
    }

    /** One bit of one byte turned over; bit 0 is the lowest. */
    public record BitFlip(Path file, int offset, int bit) implements Tampering {}

    /** All bytes from {@code length} on cut off. */
    public record Truncation(Path file, int length) implements Tampering {}

    /** The file gone. */
    public record Deletion(Path file) implements Tampering {}

    /** The content of two files exchanged. */
    public record Swap(Path file, Path other) implements Tampering {}

    /** One byte put after the last. */
    public record Extension(Path file, byte added) implements Tampering {}

    /** What to do while a change is in force. */
    @FunctionalInterface
    public interface Look {
        void at(Tampering tampering) throws IOException;
    }

    public Path root() {
        return root;
    }

    /** All regular files of the tree, relative to its root, in order of name. Links are not followed. */
    public List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Every single-bit flip of one file. */
    public List<Tampering> bitFlips(Path file) throws IOException {
        List<Tampering> all = new ArrayList<>();
        int length = length(file);
        for (int offset = 0; offset < length; offset++) {
            for (int bit = 0; bit < 8; bit++) {
                all.add(new BitFlip(file, offset, bit));
            }
        }
        return all;
    }

    /** Every length that one file can be cut to, from 0 to one byte less than it has. */
    public List<Tampering> truncations(Path file) throws IOException {
        List<Tampering> all = new ArrayList<>();
        int length = length(file);
        for (int kept = 0; kept < length; kept++) {
            all.add(new Truncation(file, kept));
        }
        return all;
    }

    /** The deletion of each file. */
    public List<Tampering> deletions() throws IOException {
        return files().stream().map(file -> (Tampering) new Deletion(file)).toList();
    }

    /** The exchange of every two files whose contents differ. */
    public List<Tampering> swaps() throws IOException {
        List<Path> files = files();
        List<Tampering> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                if (Files.mismatch(root.resolve(files.get(i)), root.resolve(files.get(j))) >= 0) {
                    all.add(new Swap(files.get(i), files.get(j)));
                }
            }
        }
        return all;
    }

    /** Every change to every file: flips, truncations, one added byte (zero or line feed), deletions, swaps. */
    public List<Tampering> everything() throws IOException {
        List<Tampering> all = new ArrayList<>();
        for (Path file : files()) {
            all.addAll(bitFlips(file));
            all.addAll(truncations(file));
            all.add(new Extension(file, (byte) 0));
            all.add(new Extension(file, (byte) '\n'));
        }
        all.addAll(deletions());
        all.addAll(swaps());
        return all;
    }

    /**
     * Makes a change, looks, and undoes it, whatever the look threw. Bytes, permissions and times of modification of the
     * files are afterwards as they were.
     */
    public void during(Tampering tampering, Look look) throws IOException {
        List<Saved> saved = new ArrayList<>();
        saved.add(new Saved(root.resolve(tampering.file())));
        if (tampering instanceof Swap swap) {
            saved.add(new Saved(root.resolve(swap.other)));
        }
        try {
            apply(tampering, saved);
            look.at(tampering);
        } finally {
            for (Saved file : saved) {
                file.restore();
            }
        }
    }

    private static void apply(Tampering tampering, List<Saved> saved) throws IOException {
        Saved first = saved.getFirst();
        byte[] bytes = first.bytes.clone();
        switch (tampering) {
            case BitFlip flip -> {
                bytes[flip.offset] ^= (byte) (1 << flip.bit);
                first.replace(bytes);
            }
            case Truncation truncation -> first.replace(Arrays.copyOf(bytes, truncation.length));
            case Extension extension -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                longer[bytes.length] = extension.added;
                first.replace(longer);
            }
            case Deletion deletion -> Files.delete(first.path);
            case Swap swap -> {
                first.replace(saved.getLast().bytes);
                saved.getLast().replace(bytes);
            }
        }
    }

    private int length(Path file) throws IOException {
        long size = Files.size(root.resolve(file));
        if (size > LARGEST_FILE) {
            throw new IllegalArgumentException(file + ": expected at most " + LARGEST_FILE + " bytes, found " + size);
        }
        return (int) size;
    }

    /**
     * A file as it was. Each content is put in place as a new file of the same name, so that read-only files can be changed and
     * hard links keep theirs.
     */
    private static final class Saved {
        private final Path path;
        private final byte[] bytes;
        private final FileTime modified;
        private final Set<PosixFilePermission> permissions;

        Saved(Path path) throws IOException {
            this.path = path;
            bytes = Files.readAllBytes(path);
            modified = Files.getLastModifiedTime(path);
            boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
            permissions = posix ? Files.getPosixFilePermissions(path) : Set.of();
        }

        void replace(byte[] content) throws IOException {
            Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "tampered", ".tmp");
            Files.write(fresh, content);
            if (!permissions.isEmpty()) {
                Files.setPosixFilePermissions(fresh, permissions);
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }

        void restore() throws IOException {
            replace(bytes);
            Files.setLastModifiedTime(path, modified);
        }
    }
}
