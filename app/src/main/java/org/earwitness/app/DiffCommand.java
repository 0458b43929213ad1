package org.earwitness.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.earwitness.compare.Region;
import org.earwitness.report.diff.AudacityLabels;
import org.earwitness.report.diff.DiffFiles;
import org.earwitness.report.diff.DiffJson;
import org.earwitness.report.diff.DiffReport;
import org.earwitness.report.diff.DiffTable;
import org.earwitness.report.diff.PraatTextGrid;
import org.earwitness.report.diff.RegionsCsv;
import org.earwitness.workflow.CompareRecordings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two recordings without a case. */
@CommandLine.Command(
        name = "earwitness diff",
        sortOptions = false,
        description = {
            "Lines up two recordings and tells where both carry the same sound, what only one has, and what was replaced, moved,"
                    + " repeated, silenced or played at another speed. Nothing is stored but what --out asks for.",
            ""
        },
        footer = {"", "Example: earwitness diff leaked.opus broadcast.mp3 --out comparison"})
final class DiffCommand extends DecodingCommand {
    /** What standard output gets. */
    enum Format {
        TABLE,
        CSV,
        AUDACITY,
        TEXTGRID
    }

    /** One of the two recordings. */
    enum Side {
        A,
        B
    }

    @Parameters(index = "0", paramLabel = "A", description = "An audio or video file.")
    private Path a = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The file to compare it with.")
    private Path b = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Also write a page with picture and sounds, and files for other programs, to this new folder.")
    private @Nullable Path out;

    @Option(names = "--show-file-names", description = "Show the names of the files in what --out writes.")
    private boolean showFileNames;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What is printed: table, csv, audacity (labels) or textgrid (Praat) (default: table).")
    private Format format = Format.TABLE;

    @Option(
            names = "--labels-of",
            paramLabel = "a|b",
            description = "The recording whose times audacity and textgrid have (default: a).")
    private @Nullable Side labelsOf;

    @Option(
            names = "--stream-a",
            paramLabel = "N",
            description = "The audio stream of A to compare (default: the first).")
    private @Nullable Integer streamA;

    @Option(
            names = "--stream-b",
            paramLabel = "N",
            description = "The audio stream of B to compare (default: the first).")
    private @Nullable Integer streamB;

    @Option(
            names = "--exit-code",
            description = "End with status 1 where a difference was found. Undetermined parts and losses are none.")
    private boolean exitCode;

    @Override
    public int run(Console console) throws Exception {
        requireSense();
        DiffReport report = new CompareRecordings(workbench(), console)
                .compare(new CompareRecordings.Order(a, b, number(streamA), number(streamB), out != null));
        if (console.json()) {
            console.write(DiffJson.write(report));
        } else {
            print(console, report);
        }
        if (out != null) {
            Path page = DiffFiles.write(out, showFileNames ? report : report.withoutNames());
            if (!console.json() && format == Format.TABLE) {
                console.line("Page: " + page);
            }
        }
        return exitCode && report.hasDifferences() ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }

    private void print(Console console, DiffReport report) {
        Region.Side axis = labelsOf == Side.B ? Region.Side.B : Region.Side.A;
        switch (format) {
            case TABLE -> DiffTable.lines(report).forEach(console::line);
            case CSV -> console.text(RegionsCsv.of(report));
            case AUDACITY -> console.text(AudacityLabels.of(report, axis));
            case TEXTGRID -> console.text(PraatTextGrid.of(report, axis));
        }
    }

    private static String lower(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static OptionalInt number(@Nullable Integer stream) {
        return stream == null ? OptionalInt.empty() : OptionalInt.of(stream);
    }

    /** Told before anything is decoded. */
    private void requireSense() throws WrongUse, IOException {
        if (json && format != Format.TABLE) {
            throw new WrongUse("one form of output", "--json and --format " + lower(format), "Leave one of them out.");
        }
        if (labelsOf != null && format != Format.AUDACITY && format != Format.TEXTGRID) {
            throw new WrongUse(
                    "--labels-of with --format audacity or textgrid",
                    "--format " + lower(format),
                    "Leave it out; --out writes the labels of both.");
        }
        if (showFileNames && out == null) {
            throw new WrongUse(
                    "--show-file-names with --out", "no --out", "Leave it out; standard output has the names.");
        }
        for (Integer stream : new Integer[] {streamA, streamB}) {
            if (stream != null && stream < 1) {
                throw new WrongUse("the number of an audio stream, from 1", String.valueOf(stream), "Correct it.");
            }
        }
        if (out != null) {
            OutputFolder.requireNewOrEmpty(out);
        }
    }
}
