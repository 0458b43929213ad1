package org.earwitness.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.workflow.RemoveRecordings;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Removes recordings from an index. */
@CommandLine.Command(
        name = "earwitness index remove",
        sortOptions = false,
        description = {
            "Removes recordings from an index. When the command ends, no file of the index has their fingerprints or names. What"
                    + " backups, snapshots of the file system or the disk itself keep of them is beyond this program, and a"
                    + " search that runs meanwhile may hold the old files open until it ends.",
            ""
        },
        footer = {
            "",
            "Exit status 0 when all were removed, 1 when the index did not have one of them.",
            "",
            "Example: earwitness index remove my-index leaked.opus"
        })
final class IndexRemoveCommand extends PlainCommand {
    @Parameters(index = "0", paramLabel = "INDEX", description = "The index.")
    private Path index = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE|SHA256",
            description = "A file with the recording's bytes, or its SHA-256.")
    private List<String> recordings = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        RemoveRecordings.Result result = new RemoveRecordings(readersDesk()).remove(index, recordings);
        if (console.json()) {
            ObjectNode document = Documents.start("index-remove");
            result.removed().forEach(document.putArray("removed")::add);
            result.absent().forEach(document.putArray("absent")::add);
            console.write(Documents.bytes(document));
        } else {
            result.removed().forEach(sha256 -> console.line("Removed: " + sha256));
            result.absent().forEach(sha256 -> console.line("Was not in the index: " + sha256));
            if (!result.removed().isEmpty()) {
                console.line(
                        "Their fingerprints and names are gone from all files of the index. Backups, snapshots of the file"
                                + " system and the disk itself may keep some: that is beyond this program.");
            }
        }
        return result.absent().isEmpty() ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }
}
