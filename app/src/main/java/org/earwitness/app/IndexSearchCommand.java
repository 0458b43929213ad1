package org.earwitness.app;

import java.nio.file.Path;
import java.util.Locale;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.CopySearch.Effort;
import org.earwitness.workflow.Found;
import org.earwitness.workflow.SearchArchive;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds copies and excerpts of a recording in an index. */
@CommandLine.Command(
        name = "earwitness index search",
        sortOptions = false,
        description = {
            "Finds recordings of an index that share sound with RECORDING: copies, excerpts of it, and longer recordings that"
                    + " contain it. The recording itself, if the index has it, is left out. Nothing is stored.",
            ""
        },
        footer = {"", "Example: earwitness index search my-index leaked.opus"})
final class IndexSearchCommand extends DecodingCommand {
    @Parameters(index = "0", paramLabel = "INDEX", description = "The index.")
    private Path index = Path.of("");

    @Parameters(index = "1", paramLabel = "RECORDING", description = "An audio or video file.")
    private Path recording = Path.of("");

    @Option(
            names = "--thorough",
            description = "Try everything for every passage: finds badly distorted copies beside clear ones. Slower.")
    private boolean thorough;

    @Override
    public int run(Console console) throws Exception {
        SearchArchive.Result result = new SearchArchive(workbench(), console)
                .search(index, recording, thorough ? Effort.THOROUGH : Effort.UNTIL_CLEAR);
        if (console.json()) {
            console.write(document(result));
        } else {
            tell(console, result);
        }
        return ExitStatus.DONE;
    }

    private static void tell(Console console, SearchArchive.Result result) {
        for (Found found : result.found()) {
            console.line(MatchFields.line(found.label().name(), found.match()));
        }
        result.problems().forEach(problem -> console.line("Not looked for: " + problem));
        if (result.present()) {
            console.line("The index has this very file; it was left out.");
        }
        console.line(result.tooShort() ? MatchFields.TOO_SHORT : found(result));
    }

    private static String found(SearchArchive.Result result) {
        return String.format(
                Locale.ROOT,
                "%d passages found in %d recordings, %.2f h of sound.",
                result.found().size(),
                result.searched().recordings(),
                result.searched().seconds() / 3600);
    }

    private static byte[] document(SearchArchive.Result result) {
        ObjectNode document = Documents.start("index-search");
        document.put("sha256", result.questioned().hex());
        document.put("duration_s", result.seconds());
        document.put("sound_s", result.soundSeconds());
        document.put("least_sound_s", CopySearch.LEAST_SECONDS);
        document.put("present", result.present());
        document.put("searched", result.searched().recordings());
        document.put("searched_s", result.searched().seconds());
        ArrayNode matches = document.putArray("matches");
        for (Found found : result.found()) {
            MatchFields.add(matches, found.label().name(), found.label().sha256(), found.match());
        }
        result.problems().forEach(document.putArray("problems")::add);
        return Documents.bytes(document);
    }
}
