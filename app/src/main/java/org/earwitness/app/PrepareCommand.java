package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.custody.CaseStore;
import org.earwitness.demo.TrialRecordings;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.FindCopies;
import org.earwitness.workflow.IndexRecordings;
import org.earwitness.workflow.OpenCase;
import org.earwitness.workflow.VerifyRecording;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine;

/**
 * Unpacks the decoder and goes once through a verification and an index of a few seconds of synthesised sound in a temporary place, so that
 * the Java runtime can keep what it loads for faster starts. The launcher runs it after a build.
 */
@CommandLine.Command(
        name = "earwitness prepare",
        description = {"Unpacks the decoder and tries a verification in a temporary folder, which is removed again.", ""
        },
        footer = {"", "Example: earwitness prepare"})
final class PrepareCommand extends PlainCommand {
    @Override
    public int run(Console console) throws Exception {
        Path directory = Files.createTempDirectory("earwitness-prepare-");
        try {
            Workbench workbench =
                    Workbench.prepare(Desk.of(directory.resolve("keys"), "preparation"), UserDirectories.cache());
            TrialRecordings trial = TrialRecordings.make(directory, workbench.sandbox());
            CaseStore store = new OpenCase(workbench.desk()).make(directory.resolve("case"), "Preparation");
            VerifyRecording.Result result = new VerifyRecording(workbench, console)
                    .verify(
                            store,
                            new VerifyRecording.Order(
                                    trial.questioned(), List.of(trial.whole()), false, List.of(), ""));
            Path index = directory.resolve("index");
            new IndexRecordings(workbench, console).add(index, List.of(trial.whole()), new Unheard());
            FindCopies.Result found =
                    new FindCopies(workbench, console).find(trial.questioned(), List.of(index, trial.whole()));
            console.line("The decoder works, in "
                    + workbench.sandbox().mechanism().name().toLowerCase(java.util.Locale.ROOT)
                    + " isolation; a trial verification found "
                    + result.report().matches().size() + " of 1 copies, a trial index "
                    + found.found().size() + ".");
        } finally {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return ExitStatus.DONE;
    }

    /** What becomes of the trial's file shows in what is found. */
    private static final class Unheard implements IndexRecordings.Listener {
        @Override
        public void acknowledged(String sha256, String name, double seconds) {}

        @Override
        public void unreadable(String name, String reason) {}
    }
}
