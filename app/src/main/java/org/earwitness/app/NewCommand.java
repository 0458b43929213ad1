package org.earwitness.app;

import java.nio.file.Path;
import org.earwitness.custody.CaseStore;
import org.earwitness.workflow.OpenCase;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Opens a case. */
@CommandLine.Command(
        name = "earwitness new",
        sortOptions = false,
        description = {"Makes a case: a folder with a vault for originals and a custody log.", ""},
        footer = {"", "Example: earwitness new my-case --title \"The leaked meeting\""})
final class NewCommand extends ActingCommand {
    @Parameters(paramLabel = "CASE", description = "The folder; must be empty or absent.")
    private Path directory = Path.of("");

    @Option(names = "--title", paramLabel = "TEXT", description = "Title; it is shown in reports.")
    private String title = "Verification of a recording";

    @Override
    public int run(Console console) throws Exception {
        CaseStore store = new OpenCase(desk()).make(directory, title);
        CaseRisks.tell(console, store);
        if (console.json()) {
            ObjectNode document = Documents.start("new");
            document.put("case", store.directory().toString());
            document.put("receipt", store.log().checkpoint().encode());
            console.write(Documents.bytes(document));
        } else {
            console.line("Case made at " + store.directory() + ".");
        }
        return ExitStatus.DONE;
    }
}
