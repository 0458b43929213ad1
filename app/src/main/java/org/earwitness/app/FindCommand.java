package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.FindCopies;
import org.earwitness.workflow.VerifyRecording;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds copies and excerpts without a case. */
@CommandLine.Command(
        name = "earwitness find",
        sortOptions = false,
        description = {
            "Finds recordings that share sound with RECORDING: copies, excerpts of it, and longer recordings that contain it."
                    + " Nothing is stored.",
            ""
        },
        footer = {"", "Example: earwitness find leaked.opus --in recordings/"})
final class FindCommand extends PlainCommand {
    @Parameters(paramLabel = "RECORDING", description = "An audio or video file.")
    private Path recording = Path.of("");

    @Option(
            names = "--in",
            paramLabel = "DIR",
            required = true,
            description = "A folder or file to search; may be repeated.")
    private List<Path> places = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new WrongUse("a folder or file that exists", "nothing at " + place, "Check the name.");
            }
        }
        FindCopies.Result result = new FindCopies(
                        Workbench.prepare(Desk.of(UserDirectories.keys(), "reader"), UserDirectories.cache()), console)
                .find(recording, places);
        if (console.json()) {
            console.write(document(result));
        } else {
            tell(console, result);
        }
        return ExitStatus.DONE;
    }

    private static void tell(Console console, FindCopies.Result result) {
        for (FindCopies.Found found : result.found()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%s: %.2f to %.2f s of it is %.2f to %.2f s of the recording, which plays it %.4f times as fast"
                            + " (%.0e such matches expected by chance)",
                    found.file(),
                    found.match().matchStartSeconds(),
                    found.match().matchEndSeconds(),
                    found.match().queryStartSeconds(),
                    found.match().queryEndSeconds(),
                    found.match().speed(),
                    found.match().expectedFalseMatches()));
        }
        console.line(result.found().size() + " passages found in " + result.searched() + " recordings searched.");
        for (VerifyRecording.Unreadable unreadable : result.unreadable()) {
            console.line("Not searched: " + unreadable.file() + ": " + unreadable.reason());
        }
    }

    private static byte[] document(FindCopies.Result result) {
        ObjectNode document = Documents.start("find");
        document.put("sha256", result.questioned().hex());
        document.put("duration_s", result.seconds());
        document.put("searched", result.searched());
        ArrayNode matches = document.putArray("matches");
        for (FindCopies.Found found : result.found()) {
            matches.addObject()
                    .put("recording", found.file().toString())
                    .put("sha256", found.sha256().hex())
                    .put("query_start_s", found.match().queryStartSeconds())
                    .put("query_end_s", found.match().queryEndSeconds())
                    .put("match_start_s", found.match().matchStartSeconds())
                    .put("match_end_s", found.match().matchEndSeconds())
                    .put("speed", found.match().speed())
                    .put("tempo", found.match().tempo())
                    .put("pitch", found.match().pitch())
                    .put("score", found.match().score())
                    .put("expected_false_matches", found.match().expectedFalseMatches());
        }
        ArrayNode unreadable = document.putArray("unreadable");
        result.unreadable()
                .forEach(file -> unreadable
                        .addObject()
                        .put("file", file.file().toString())
                        .put("reason", file.reason()));
        return Documents.bytes(document);
    }
}
