package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.custody.CaseStore;
import org.earwitness.media.ChainRunner;
import org.earwitness.sample.Chain;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.OpenCase;
import org.earwitness.workflow.VerifyRecording;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine;

/**
 * Unpacks the decoder and goes once through a verification of a few seconds of synthesised sound in a temporary place, so that
 * the Java runtime can keep what it loads for faster starts. The launcher runs it after a build.
 */
@CommandLine.Command(
        name = "earwitness prepare",
        description = {"Unpacks the decoder and tries a verification in a temporary folder, which is removed again.", ""
        },
        footer = {"", "Example: earwitness prepare"})
final class PrepareCommand extends PlainCommand {
    private static final double SECONDS = 8;

    @Override
    public int run(Console console) throws Exception {
        Path directory = Files.createTempDirectory("earwitness-prepare-");
        try {
            Workbench workbench =
                    Workbench.prepare(Desk.of(directory.resolve("keys"), "preparation"), UserDirectories.cache());
            Sound sound = Scene.partyMeeting(1).at(16_000).lasting(SECONDS).sound();
            Path whole = directory.resolve("whole.wav");
            Path copy = directory.resolve("copy.wav");
            WavFile.write(whole, sound, WavFormat.Encoding.PCM_16);
            WavFile.write(copy, Edits.excerpt(sound, 1, SECONDS - 1), WavFormat.Encoding.PCM_16);
            Path questioned = directory.resolve("questioned.opus");
            new ChainRunner(workbench.sandbox())
                    .encode(copy, new Chain(Chain.Codec.OPUS, 16_000, new SampleRate(48_000), 1), questioned);
            CaseStore store = new OpenCase(workbench.desk()).make(directory.resolve("case"), "Preparation");
            VerifyRecording.Result result = new VerifyRecording(workbench, console)
                    .verify(store, new VerifyRecording.Order(questioned, List.of(whole), false, List.of(), ""));
            console.line("The decoder works, in "
                    + workbench.sandbox().mechanism().name().toLowerCase(java.util.Locale.ROOT)
                    + " isolation; a trial verification found "
                    + result.report().matches().size() + " of 1 copies.");
        } finally {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return ExitStatus.DONE;
    }
}
