package org.earwitness.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;

/** The files of a case, to be read only. Paths are relative to the case, with slashes. */
interface CaseFiles {
    /** The names in a directory, sorted; {@link NoSuchFileException} if it is not one. */
    List<String> names(String directory) throws IOException;

    /** A file's bytes, at most {@code limitBytes}. */
    byte[] read(String path, int limitBytes) throws IOException;

    /** The digest of a file's bytes. */
    Sha256 digest(String path) throws IOException;

    /** The files below a directory. */
    static CaseFiles in(Path root) {
        return new CaseFiles() {
            @Override
            public List<String> names(String directory) throws IOException {
                Path path = root.resolve(directory);
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new NoSuchFileException(directory);
                }
                List<String> names = new ArrayList<>();
                try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                    files.forEach(file -> names.add(String.valueOf(file.getFileName())));
                }
                names.sort(null);
                return names;
            }

            @Override
            public byte[] read(String path, int limitBytes) throws IOException {
                return DurableFiles.read(root.resolve(path), limitBytes);
            }

            @Override
            public Sha256 digest(String path) throws IOException {
                DurableFiles.requireRegular(root.resolve(path));
                try (InputStream in = Files.newInputStream(root.resolve(path))) {
                    return Sha256.of(in, Long.MAX_VALUE);
                }
            }
        };
    }
}
