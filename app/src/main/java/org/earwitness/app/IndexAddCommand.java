package org.earwitness.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.workflow.IndexRecordings;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes recordings into an index. */
@CommandLine.Command(
        name = "earwitness index add",
        sortOptions = false,
        description = {
            "Makes fingerprints of recordings and puts them into an index. A recording whose bytes are there already is skipped;"
                    + " so the same command goes on after an interruption. Each recording is named when it is safely there."
                    + " A file that cannot be read is told and does not stop the rest.",
            ""
        },
        footer = {"", "Example: earwitness index add my-index recordings/ leaked.opus"})
final class IndexAddCommand extends DecodingCommand {
    @Parameters(index = "0", paramLabel = "INDEX", description = "A directory; made where there is none.")
    private Path index = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE|DIR", description = "What to take in.")
    private List<Path> places = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        IndexCommands.requirePlaces(places);
        ObjectNode document = Documents.start("index-add");
        ArrayNode unreadable = document.putArray("unreadable");
        IndexRecordings.Result result = new IndexRecordings(workbench(), console)
                .add(index, places, new IndexRecordings.Listener() {
                    @Override
                    public void acknowledged(String sha256, String name, double seconds) {
                        if (!console.json()) {
                            console.line(sha256 + "  " + name);
                        }
                    }

                    @Override
                    public void unreadable(String name, String reason) {
                        if (console.json()) {
                            unreadable.addObject().put("file", name).put("reason", reason);
                        } else {
                            console.line("Not added: " + name + ": " + reason);
                        }
                    }
                });
        if (console.json()) {
            document.put("added", result.added());
            document.put("present", result.present());
            document.put("sound_s", result.seconds());
            console.write(Documents.bytes(document));
        } else {
            console.line(String.format(
                    Locale.ROOT,
                    "%d recordings added, %.2f h of sound; %d files were there already; %d could not be read.",
                    result.added(),
                    result.seconds() / 3600,
                    result.present(),
                    result.unreadable()));
        }
        return ExitStatus.DONE;
    }
}
