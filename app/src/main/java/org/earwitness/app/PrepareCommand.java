package org.earwitness.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.custody.CaseStore;
import org.earwitness.demo.TrialRecordings;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.FindCopies;
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
            requireDone("index", "add", index, trial.whole());
            requireDone("index", "search", index, trial.questioned());
            requireDone("find", trial.questioned(), "--in", index, "--json");
            FindCopies.Result found = new FindCopies(workbench, console)
                    .find(
                            trial.questioned(),
                            FindCopies.Places.open(trial.questioned(), List.of(index, trial.whole())));
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

    /** Runs a command as its users do, so that what its arguments and its output load is kept too; its output is of no interest. */
    private static void requireDone(Object... arguments) {
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        var output = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8)) {
            int status = Main.run(words, out, out);
            out.flush();
            if (status != ExitStatus.DONE) {
                throw new IllegalStateException("expected \"" + words[0] + "\" to end with status 0, found " + status
                        + ": " + output.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
