package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earwitness.custody.CaseStore;
import org.earwitness.demo.SampleRecordings;
import org.earwitness.workflow.OpenCase;
import org.earwitness.workflow.VerifyRecording;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Makes a sample case and verifies it. */
@CommandLine.Command(
        name = "earwitness demo",
        sortOptions = false,
        description = {
            "Makes a sample case and verifies it: a \"leaked\" recording of an invented party meeting in an invented country,"
                    + " copies of it that circulate, and recordings of other things. All sound is synthesised on the spot.",
            ""
        },
        footer = {"", "Example: earwitness demo --dir sample-case"})
final class DemoCommand extends ActingCommand {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to put the sample case (default: ${DEFAULT-VALUE}).",
            defaultValue = "earwitness-demo")
    private Path directory = Path.of("earwitness-demo");

    @Override
    public int run(Console console) throws Exception {
        if (Files.exists(directory.resolve("case.json"))) {
            throw new WrongUse(
                    "a folder for a new sample case",
                    "a case in " + directory,
                    "Name another folder with --dir, or delete that one.");
        }
        Workbench workbench = workbench();
        CaseStore store = new OpenCase(workbench.desk())
                .make(directory, "Sample: a leaked meeting of the Unity Party of Varnia (invented)");
        if (!console.json()) {
            console.line("Making the sample recordings ...");
        }
        SampleRecordings sample =
                SampleRecordings.make(store.directory().resolve("sample"), workbench.sandbox(), console);
        VerifyRecording.Order order = new VerifyRecording.Order(
                sample.questioned(), List.of(sample.collection()), false, List.of(), "made by \"earwitness demo\"");
        VerifyRecording.Result result = new VerifyRecording(workbench, console).verify(store, order);
        if (!console.json()) {
            console.line("Verified " + sample.questioned() + " against " + sample.collection() + ".");
            console.line("");
        }
        VerifyCommand.tell(console, store, result);
        return ExitStatus.DONE;
    }
}
