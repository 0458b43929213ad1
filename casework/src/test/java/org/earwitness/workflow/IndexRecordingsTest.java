package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRecordingsTest {
    private static final int HERTZ = 48_000;

    @TempDir
    static Path directory;

    private record Step(long done, long all) {}

    private static final class Unheard implements IndexRecordings.Listener {
        @Override
        public void acknowledged(String sha256, String name, double seconds) {}

        @Override
        public void unreadable(String name, String reason) {}
    }

    @Test
    void filesThatAreSkippedCountNeitherAsDoneNorAsLeft() throws Exception {
        Workbench workbench = Workbench.prepare(
                Desk.of(directory.resolve("keys"), "អ្នករាយការណ៍"), Path.of("target", "decoder-cache"));
        Path recordings = Files.createDirectories(directory.resolve("recordings"));
        for (int i = 0; i < 3; i++) {
            WavFile.write(
                    recordings.resolve(i + ".wav"), Signals.whiteNoise(HERTZ, 26, 0.1, i), WavFormat.Encoding.PCM_16);
        }
        Files.write(recordings.resolve("3.txt"), new byte[5_000_000]);
        Path index = directory.resolve("index");
        new IndexRecordings(workbench, Progress.SILENT)
                .add(index, List.of(recordings.resolve("0.wav"), recordings.resolve("1.wav")), new Unheard());
        var steps = new ArrayList<Step>();
        IndexRecordings.Result result = new IndexRecordings(
                        workbench, (what, done, all) -> steps.add(new Step(done, all)))
                .add(index, List.of(recordings), new Unheard());
        assertThat(result.present()).isEqualTo(2);
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.unreadable()).isEqualTo(1);
        assertThat(steps).hasSize(4).last().isEqualTo(new Step(2, 2));
        assertThat(steps).allMatch(step -> step.done() == 0 || step.done() == 2);
    }
}
