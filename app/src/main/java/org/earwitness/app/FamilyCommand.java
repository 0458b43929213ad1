package org.earwitness.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.report.family.FamilyFiles;
import org.earwitness.report.family.FamilyJson;
import org.earwitness.report.family.FamilyReport;
import org.earwitness.report.family.FamilyTable;
import org.earwitness.workflow.CompareFamily;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what all copies of a recording have to do with each other, without a case. */
@CommandLine.Command(
        name = "earwitness family",
        sortOptions = false,
        description = {
            "Tells of copies of a recording who contains whom, which is longest, which has the widest band and least noise, which"
                    + " lack the same passage, and what all cover together. Which is earlier stays undetermined. Nothing is stored"
                    + " but what --out asks for.",
            ""
        },
        footer = {"", "Example: earwitness family leaked.opus broadcast.mp3 uploads/ --out family"})
final class FamilyCommand extends DecodingCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Audio or video files, and folders whose files are taken.")
    private List<Path> places = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write a page with graph and chart, and the JSON document, to this new folder.")
    private @Nullable Path out;

    @Option(names = "--show-file-names", description = "Show the names of the files in what --out writes.")
    private boolean showFileNames;

    @Override
    public int run(Console console) throws Exception {
        requireSense();
        FamilyReport report = new CompareFamily(workbench(), console).compare(places);
        if (console.json()) {
            console.write(FamilyJson.write(report));
        } else {
            FamilyTable.lines(report).forEach(console::line);
        }
        if (out != null) {
            Path page = FamilyFiles.write(out, showFileNames ? report : report.withoutNames());
            if (!console.json()) {
                console.line("Page: " + page);
            }
        }
        return ExitStatus.DONE;
    }

    /** Told before anything is decoded. */
    private void requireSense() throws WrongUse, IOException {
        IndexCommands.requirePlaces(places);
        if (showFileNames && out == null) {
            throw new WrongUse(
                    "--show-file-names with --out", "no --out", "Leave it out; standard output has the names.");
        }
        if (out != null) {
            OutputFolder.requireNewOrEmpty(out);
        }
    }
}
