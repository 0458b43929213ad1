package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.custody.CaseStore;
import org.earwitness.report.Statement;
import org.earwitness.workflow.OpenCase;
import org.earwitness.workflow.Passage;
import org.earwitness.workflow.VerifyRecording;
import org.earwitness.workflow.Workbench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies a recording from file to report. */
@CommandLine.Command(
        name = "earwitness verify",
        sortOptions = false,
        description = {
            "Takes a recording into a case, examines it, searches collections for copies and excerpts in both directions, and"
                    + " writes a report (HTML and JSON) to CASE/reports.",
            ""
        },
        footer = {"", "Example: earwitness verify leaked.opus --case my-case --collection recordings/"})
final class VerifyCommand extends ActingCommand {
    @Parameters(paramLabel = "RECORDING", description = "An audio or video file.")
    private Path recording = Path.of("");

    @Option(
            names = "--case",
            paramLabel = "DIR",
            description = "The case; made when absent (default: a new folder here).")
    private @Nullable Path caseDirectory;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of a new case; it is shown in the report.")
    private String title = "Verification of a recording";

    @Option(
            names = "--collection",
            paramLabel = "DIR",
            description = "A folder or file to search; may be given several times.")
    private List<Path> collections = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TEXT",
            description = "Where the recording is said to come from; goes into the custody log only.")
    private String provenance = "";

    @Option(names = "--show-file-names", description = "Clear the original file names for the report.")
    private boolean showFileNames;

    @Option(
            names = "--show-tag",
            paramLabel = "NAME",
            description =
                    "Clear the value of a tag of the file (title, date, location ...) for the report; may be repeated.")
    private List<String> showTags = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        for (Path collection : collections) {
            if (!Files.exists(collection)) {
                throw new WrongUse("a collection that exists", "nothing at " + collection, "Check the name.");
            }
        }
        VerifyRecording.requireReadable(recording);
        Workbench workbench = workbench();
        Path directory = Optional.ofNullable(caseDirectory).orElseGet(() -> newCase(workbench));
        CaseStore store = new OpenCase(workbench.desk()).openOrMake(directory, title);
        CaseRisks.tell(console, store);
        VerifyRecording.Result result = new VerifyRecording(workbench, console)
                .verify(store, new VerifyRecording.Order(recording, collections, showFileNames, showTags, provenance));
        tell(console, store, result);
        return ExitStatus.DONE;
    }

    static void tell(Console console, CaseStore store, VerifyRecording.Result result) {
        if (console.json()) {
            console.write(document(store, result));
            return;
        }
        for (Statement statement : result.report().answer()) {
            String mark = switch (statement.kind()) {
                case ESTABLISHED -> "Established:     ";
                case NOT_ESTABLISHED -> "Not established: ";
                case LIMIT -> "Limit:           ";
            };
            console.line(mark + statement.text());
        }
        console.line("");
        for (VerifyRecording.Unreadable unreadable : result.unreadable()) {
            console.line("Not searched: " + unreadable.file() + ": " + unreadable.reason());
        }
        console.line("Report: " + result.files().html());
        console.line("        " + result.files().json());
        console.line(
                "Receipt of the custody log: keep these lines apart from the case; \"earwitness check --against\" takes them.");
        console.line("");
        console.line(result.checkpoint().encode().stripTrailing());
    }

    private static byte[] document(CaseStore store, VerifyRecording.Result result) {
        ObjectNode document = Documents.start("verify");
        document.put("case", store.directory().toString());
        document.put("report_html", result.files().html().toString());
        document.put("report_json", result.files().json().toString());
        document.put("report_html_sha256", result.files().htmlSha256());
        document.put("report_json_sha256", result.files().jsonSha256());
        document.put("tree_size", result.checkpoint().size());
        document.put("root_hash", result.checkpoint().root().hex());
        document.put("receipt", result.checkpoint().encode());
        ArrayNode answer = document.putArray("answer");
        result.report()
                .answer()
                .forEach(statement -> answer.addObject()
                        .put("kind", statement.kind().name().toLowerCase(java.util.Locale.ROOT))
                        .put("text", statement.text()));
        ArrayNode matches = document.putArray("matches");
        for (Passage passage : result.passages()) {
            MatchFields.add(matches, passage.label(), passage.sha256().hex(), passage.match());
        }
        ArrayNode unreadable = document.putArray("unreadable");
        result.unreadable()
                .forEach(file -> unreadable
                        .addObject()
                        .put("file", file.file().toString())
                        .put("reason", file.reason()));
        return Documents.bytes(document);
    }

    private static Path newCase(Workbench workbench) {
        String stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(workbench.desk().clock().instant());
        return Path.of("earwitness-case-" + stamp);
    }
}
