package org.earwitness.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.custody.CaseStore;
import org.earwitness.workflow.AddRecordings;
import org.earwitness.workflow.OpenCase;
import org.earwitness.workflow.VerifyRecording;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes recordings into a case. */
@CommandLine.Command(
        name = "earwitness add",
        sortOptions = false,
        description = {
            "Takes recordings into a case. The originals are stored under their SHA-256 and never rewritten; the same bytes twice"
                    + " are one item with two arrivals.",
            ""
        },
        footer = {"", "Example: earwitness add my-case leaked.opus --from \"sent by a reader\""})
final class AddCommand extends ActingCommand {
    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path directory = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "RECORDING", description = "Files to take in.")
    private List<Path> recordings = new ArrayList<>();

    @Option(names = "--reference", description = "They are not questioned, but something to compare with.")
    private boolean reference;

    @Option(
            names = "--from",
            paramLabel = "TEXT",
            description = "Where they are said to come from; goes into the custody log only.")
    private String provenance = "";

    @Override
    public int run(Console console) throws Exception {
        for (Path recording : recordings) {
            VerifyRecording.requireReadable(recording);
        }
        CaseStore store = new OpenCase(desk()).open(directory);
        CaseRisks.tell(console, store);
        List<AddRecordings.Added> added = new AddRecordings(desk())
                .add(store, recordings, reference ? "C" : "Q", provenance, one -> {
                    if (!console.json()) {
                        console.line(one.label() + "  " + one.sha256().hex() + "  " + one.file());
                    }
                });
        if (console.json()) {
            ObjectNode document = Documents.start("add");
            ArrayNode items = document.putArray("items");
            added.forEach(one -> items.addObject()
                    .put("label", one.label())
                    .put("sha256", one.sha256().hex())
                    .put("bytes", one.bytes())
                    .put("file", one.file().toString()));
            document.put("receipt", store.log().checkpoint().encode());
            console.write(Documents.bytes(document));
        }
        return ExitStatus.DONE;
    }
}
