package org.earwitness.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.workflow.FindCopies;
import org.earwitness.workflow.Found;
import org.earwitness.workflow.VerifyRecording;
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
        footer = {"", "Example: earwitness find leaked.opus --in recordings/ --in my-index"})
final class FindCommand extends DecodingCommand {
    @Parameters(paramLabel = "RECORDING", description = "An audio or video file.")
    private Path recording = Path.of("");

    @Option(
            names = "--in",
            paramLabel = "DIR|INDEX",
            required = true,
            description = "A folder, a file or an index (see earwitness index) to search; may be repeated.")
    private List<Path> places = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        IndexCommands.requirePlaces(places);
        FindCopies.Places opened = FindCopies.Places.open(recording, places);
        FindCopies.Result result = new FindCopies(workbench(), console).find(recording, opened);
        if (console.json()) {
            console.write(document(result));
        } else {
            tell(console, result);
        }
        return ExitStatus.DONE;
    }

    private static void tell(Console console, FindCopies.Result result) {
        for (Found found : result.found()) {
            console.line(MatchFields.line(found.label().name(), found.match()));
        }
        result.problems().forEach(problem -> console.line("Not looked for: " + problem));
        console.line(
                result.tooShort()
                        ? MatchFields.TOO_SHORT
                        : result.found().size() + " passages found in " + result.searched() + " recordings searched.");
        for (VerifyRecording.Unreadable unreadable : result.unreadable()) {
            console.line("Not searched: " + unreadable.file() + ": " + unreadable.reason());
        }
    }

    private static byte[] document(FindCopies.Result result) {
        ObjectNode document = Documents.start("find");
        document.put("sha256", result.questioned().hex());
        document.put("duration_s", result.seconds());
        document.put("sound_s", result.soundSeconds());
        document.put("least_sound_s", CopySearch.LEAST_SECONDS);
        document.put("searched", result.searched());
        ArrayNode matches = document.putArray("matches");
        for (Found found : result.found()) {
            MatchFields.add(matches, found.label().name(), found.label().sha256(), found.match());
        }
        ArrayNode unreadable = document.putArray("unreadable");
        result.unreadable()
                .forEach(file -> unreadable
                        .addObject()
                        .put("file", file.file().toString())
                        .put("reason", file.reason()));
        result.problems().forEach(document.putArray("problems")::add);
        return Documents.bytes(document);
    }
}
