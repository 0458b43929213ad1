package org.earwitness.app;

import java.nio.file.Path;
import org.earwitness.custody.CaseStore;
import org.earwitness.workflow.OpenCase;
import tools.jackson.databind.node.ObjectNode;

/** Opens a case. */
final class NewCommand extends ActingCommand {
    private Path directory = Path.of("");

    private String title = "Verification of a recording";

    @Override
    Syntax describe() {
        return new Syntax(
                        "earwitness new",
                        "Makes a case: a folder with a vault for originals and a custody log.",
                        "Example: earwitness new my-case --title \"The leaked meeting\"")
                .operand("CASE", "The folder; must be empty or absent.", text -> directory = Path.of(text))
                .option("--title", "TEXT", "Title; it is shown in reports.", text -> title = text);
    }

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
