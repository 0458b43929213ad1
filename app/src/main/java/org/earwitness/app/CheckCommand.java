package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earwitness.digest.EvidenceException;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.CheckFailure;
import org.earwitness.verify.CheckNote;
import org.earwitness.verify.CheckResult;
import org.earwitness.verify.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the integrity of a case. */
@CommandLine.Command(
        name = "earwitness check",
        sortOptions = false,
        description = {
            "Checks originals, custody log, payloads and checkpoints of a case, and names the first thing that does not hold. It"
                    + " writes nothing. A receipt (the text that a report prints) also shows whether the log was rolled back or"
                    + " rewritten since.",
            ""
        },
        footer = {
            "",
            "Exit status 0 when all holds, 1 when something does not.",
            "",
            "Example: earwitness check my-case --against receipt.txt"
        })
final class CheckCommand extends PlainCommand {
    @Parameters(paramLabel = "CASE", description = "The case.")
    private Path directory = Path.of("");

    @Option(names = "--against", paramLabel = "RECEIPT", description = "A file with a receipt.")
    private @Nullable Path against;

    @Override
    public int run(Console console) throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new EvidenceException(
                    EvidenceException.Kind.NOT_A_CASE,
                    directory.toString(),
                    "the folder of a case",
                    "no folder",
                    "Check the name.");
        }
        Optional<Receipt> receipt = against == null ? Optional.empty() : Optional.of(Receipt.read(against));
        CheckResult result = CaseVerifier.check(directory, receipt);
        if (console.json()) {
            console.write(document(result));
        } else {
            result.failures().forEach(failure -> console.line("Does not hold: " + failure));
            result.notes().forEach(note -> console.line("Note: " + note));
            console.line(
                    result.ok()
                            ? "All holds: " + result.treeSize() + " entries, root "
                                    + result.rootHash().map(root -> root.hex()).orElse("none")
                            : "The case does not hold.");
        }
        return result.ok() ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }

    private static byte[] document(CheckResult result) {
        ObjectNode document = Documents.start("check");
        document.put("ok", result.ok());
        document.put("tree_size", result.treeSize());
        result.rootHash().ifPresent(root -> document.put("root_hash", root.hex()));
        result.keyFingerprint().ifPresent(key -> document.put("key_fingerprint", key.hex()));
        ArrayNode failures = document.putArray("failures");
        for (CheckFailure failure : result.failures()) {
            failures.addObject()
                    .put("where", failure.where())
                    .put("expected", failure.expected())
                    .put("found", failure.found())
                    .put("hint", failure.hint());
        }
        ArrayNode notes = document.putArray("notes");
        for (CheckNote note : result.notes()) {
            notes.addObject().put("where", note.where()).put("text", note.text());
        }
        return Documents.bytes(document);
    }
}
