package org.earwitness.app;

import java.nio.file.Path;
import java.util.Locale;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveStats;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows what an index holds. */
@CommandLine.Command(
        name = "earwitness index stats",
        sortOptions = false,
        description = {"Shows what an index holds, how large it is, and in which versions it is written.", ""},
        footer = {"", "Example: earwitness index stats my-index"})
final class IndexStatsCommand extends PlainCommand {
    @Parameters(paramLabel = "INDEX", description = "The index.")
    private Path index = Path.of("");

    @Override
    public int run(Console console) throws Exception {
        ArchiveStats stats = new Archive(index).read().stats();
        double hours = stats.seconds() / 3600;
        if (console.json()) {
            ObjectNode document = Documents.start("index-stats");
            document.put("recordings", stats.recordings());
            document.put("streams", stats.streams());
            document.put("sound_s", stats.seconds());
            document.put("bytes", stats.bytes());
            if (hours > 0) {
                document.put("bytes_per_hour", stats.bytes() / hours);
            }
            document.put("segments", stats.segments());
            document.put("format", stats.format());
            document.put("segment_format", stats.segmentFormat());
            document.put("extractor_version", stats.extractorVersion());
            console.write(Documents.bytes(document));
        } else {
            console.line(String.format(
                    Locale.ROOT,
                    "%d recordings with %d audio streams, %.2f h of sound",
                    stats.recordings(),
                    stats.streams(),
                    hours));
            console.line(String.format(
                    Locale.ROOT,
                    "%.2f MB in %d segments%s",
                    stats.bytes() / 1e6,
                    stats.segments(),
                    hours > 0 ? String.format(Locale.ROOT, ", %.2f MB per hour", stats.bytes() / 1e6 / hours) : ""));
            console.line("index format " + stats.format() + ", segment format " + stats.segmentFormat()
                    + ", extractor version " + stats.extractorVersion());
        }
        return ExitStatus.DONE;
    }
}
