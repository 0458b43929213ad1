package org.earwitness.report.diff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earwitness.compare.Region;

/** Writes a comparison to a directory: the page last, so that where it is, all is. */
public final class DiffFiles {
    private DiffFiles() {}

    /**
     * Writes the page, the JSON document, the files for other programs and the sounds.
     *
     * @param directory absent or empty; made where it is absent
     * @param report with illustrations; names of files that it has are written
     * @return the page
     */
    public static Path write(Path directory, DiffReport report) throws IOException {
        Illustrations illustrations = report.illustrations()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a comparison with illustrations, found none"));
        Path sounds = Files.createDirectories(directory.resolve("sounds"));
        for (DifferenceSounds sound : illustrations.sounds()) {
            Files.write(
                    sounds.resolve(sound.letter() + "-a.wav"), sound.a().wav().toArray());
            Files.write(
                    sounds.resolve(sound.letter() + "-b.wav"), sound.b().wav().toArray());
        }
        Files.write(directory.resolve("diff.json"), DiffJson.write(report));
        text(directory.resolve("regions.csv"), RegionsCsv.of(report));
        text(directory.resolve("a.labels.txt"), AudacityLabels.of(report, Region.Side.A));
        text(directory.resolve("b.labels.txt"), AudacityLabels.of(report, Region.Side.B));
        text(directory.resolve("a.TextGrid"), PraatTextGrid.of(report, Region.Side.A));
        text(directory.resolve("b.TextGrid"), PraatTextGrid.of(report, Region.Side.B));
        Path page = directory.resolve("diff.html");
        text(page, new DiffPage(report, illustrations).render());
        return page;
    }

    private static void text(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
