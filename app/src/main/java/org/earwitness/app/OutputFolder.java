package org.earwitness.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that --out names. */
final class OutputFolder {
    private OutputFolder() {}

    /** Nothing that is there is overwritten; what cannot be made there is told before anything is computed. */
    static void requireNewOrEmpty(Path directory) throws WrongUse, IOException {
        String expected = "a new or empty folder for --out";
        if (!Files.exists(directory)) {
            requireRoomFor(directory);
            return;
        }
        if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
            throw new WrongUse(expected, directory + ", where nothing can be written", "Give another name.");
        }
        if (!Files.isDirectory(directory)) {
            throw new WrongUse(expected, "a file at " + directory, "Give another name.");
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new WrongUse(expected, "files in " + directory, "Give another name; nothing is overwritten.");
            }
        }
    }

    /** The nearest folder that is there is one in which a folder can be made. */
    private static void requireRoomFor(Path directory) throws WrongUse {
        Path above = directory.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new WrongUse(
                    "a name for --out where a folder can be made",
                    above
                            + (above != null && Files.exists(above) && !Files.isDirectory(above)
                                    ? ", a file"
                                    : ", where nothing can be written"),
                    "Give another name.");
        }
    }
}
