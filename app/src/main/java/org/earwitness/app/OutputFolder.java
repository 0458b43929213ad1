package org.earwitness.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that --out names. */
final class OutputFolder {
    private OutputFolder() {}

    /** Nothing that is there is overwritten. */
    static void requireNewOrEmpty(Path directory) throws WrongUse, IOException {
        if (!Files.exists(directory)) {
            return;
        }
        String expected = "a new or empty folder for --out";
        if (!Files.isDirectory(directory)) {
            throw new WrongUse(expected, "a file at " + directory, "Give another name.");
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new WrongUse(expected, "files in " + directory, "Give another name; nothing is overwritten.");
            }
        }
    }
}
