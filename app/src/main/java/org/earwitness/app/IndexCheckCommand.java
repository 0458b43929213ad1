package org.earwitness.app;

import java.nio.file.Path;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.CheckedArchive;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that an index is whole. */
@CommandLine.Command(
        name = "earwitness index check",
        sortOptions = false,
        description = {
            "Reads every byte of an index and names the first thing that does not hold. It writes nothing. It shows accidental"
                    + " damage; an index is not evidence, and nothing shows that somebody made another in its place.",
            ""
        },
        footer = {
            "",
            "Exit status 0 when all holds, 1 when something does not.",
            "",
            "Example: earwitness index check my-index"
        })
final class IndexCheckCommand extends PlainCommand {
    private static final String UNNAMED =
            "not part of the index: left by a writer that was interrupted, being written, or put there by somebody";

    @Parameters(paramLabel = "INDEX", description = "The index.")
    private Path index = Path.of("");

    @Override
    public int run(Console console) throws Exception {
        CheckedArchive result = new Archive(index).check();
        if (console.json()) {
            console.write(document(result));
        } else {
            result.failure().ifPresent(failure -> console.line("Does not hold: " + failure.getMessage()));
            result.unnamed().forEach(file -> console.line("Note: " + file + ": " + UNNAMED));
            console.line(result.ok() ? "All holds." : "The index does not hold.");
        }
        return result.ok() ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }

    private static byte[] document(CheckedArchive result) {
        ObjectNode document = Documents.start("index-check");
        document.put("ok", result.ok());
        ArrayNode failures = document.putArray("failures");
        result.failure()
                .ifPresent(failure -> failures.addObject()
                        .put("where", failure.where())
                        .put("expected", failure.expected())
                        .put("found", failure.found())
                        .put("hint", failure.hint()));
        ArrayNode notes = document.putArray("notes");
        result.unnamed().forEach(file -> notes.addObject().put("where", file).put("text", UNNAMED));
        return Documents.bytes(document);
    }
}
