package org.earwitness.app;

import java.nio.file.Path;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.custody.Checkpoint;
import org.earwitness.digest.Sha256;
import org.earwitness.workflow.OpenCase;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Erases an item that should not have been taken in. */
@CommandLine.Command(
        name = "earwitness withdraw",
        sortOptions = false,
        description = {
            "Erases a recording and what was said about it at its arrivals. That an item with this SHA-256 was there, and that it"
                    + " was withdrawn, stays in the custody log. Reports that were issued are not changed.",
            ""
        },
        footer = {"", "Example: earwitness withdraw my-case SHA256 --reason \"taken in by mistake\""})
final class WithdrawCommand extends ActingCommand {
    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "SHA256", description = "The item, as \"earwitness log\" shows it.")
    private String item = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stays in the log.")
    private String reason = "";

    @Override
    public int run(Console console) throws Exception {
        if (!Sha256.isCanonical(item)) {
            throw new WrongUse(
                    "a SHA-256 of 64 lower-case hexadecimal digits", item, "Copy it from \"earwitness log CASE\".");
        }
        CaseStore store = new OpenCase(desk()).open(directory);
        Checkpoint checkpoint;
        try (CaseWriter writer = store.write(desk().patience())) {
            checkpoint = writer.withdraw(new Sha256(item), reason);
        }
        if (console.json()) {
            ObjectNode document = Documents.start("withdraw");
            document.put("sha256", item);
            document.put("receipt", checkpoint.encode());
            console.write(Documents.bytes(document));
        } else {
            console.line(
                    "Withdrawn: its bytes and what was said about it are erased. Fingerprints and pictures of it may remain"
                            + " in CASE/work and CASE/reports; delete those by hand where the law demands it.");
        }
        return ExitStatus.DONE;
    }
}
