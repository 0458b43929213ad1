package org.earwitness.report.family;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes families of copies to a directory: the page last, so that where it is, all is. */
public final class FamilyFiles {
    private FamilyFiles() {}

    /**
     * Writes the page and the JSON document.
     *
     * @param directory absent or empty; made where it is absent
     * @param report names of files that it has are written
     * @return the page
     */
    public static Path write(Path directory, FamilyReport report) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("family.json"), FamilyJson.write(report));
        Path page = directory.resolve("family.html");
        Files.write(page, new FamilyPage(report).render().getBytes(StandardCharsets.UTF_8));
        return page;
    }
}
