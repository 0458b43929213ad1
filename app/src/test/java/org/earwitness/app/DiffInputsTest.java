package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code earwitness diff} of recordings that are not made alike, and where there is no room. */
class DiffInputsTest {
    private static final int HERTZ = 16_000;

    @TempDir
    static Path home;

    private static Sound whole = Sound.mono(HERTZ, new float[1]);
    private static Path mono;

    @BeforeAll
    static void makeRecording() throws Exception {
        whole = Scene.unrelated(5, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(30)
                .sound();
        mono = written("mono.wav", whole);
    }

    private static Path written(String name, Sound sound) throws Exception {
        Path file = home.resolve(name);
        WavFile.write(file, sound, WavFormat.Encoding.PCM_16);
        return file;
    }

    @Test
    void aVoiceInOneChannelOrWithTheOtherInvertedIsTheSameAsInMonoAtAnotherRate() throws Exception {
        assertThat(kinds(diff(mono, written("left.wav", Edits.oneSided(Edits.atRate(whole, 44_100), true)))))
                .containsExactly("same");
        assertThat(kinds(diff(mono, written("antiphase.wav", Edits.antiphase(Edits.atRate(whole, 48_000))))))
                .containsExactly("same");
    }

    @Test
    void aCutIsFoundBetweenStereoOfOneSideAndTheOther() throws Exception {
        Sound cut = Edits.cut(whole, 12, 14);
        JsonNode document =
                diff(written("right.wav", Edits.oneSided(whole, false)), written("cut.wav", Edits.antiphase(cut)));
        assertThat(kinds(document)).containsExactly("same", "only_a", "same");
        assertThat(document.at("/regions/1/a_start_s").asDouble()).isCloseTo(12, within(0.02));
        assertThat(document.at("/regions/1/a_end_s").asDouble()).isCloseTo(14, within(0.02));
    }

    @Test
    void aFolderThatCannotBeMadeIsWrongUseBeforeAnythingIsRead() throws Exception {
        Path unreadable = Files.writeString(home.resolve("text.mp3"), "This is no recording. ".repeat(200));
        for (Path out : List.of(mono.resolve("comparison"), mono.resolve("some").resolve("comparison"))) {
            ProgramRun.Result result = ProgramRun.start(
                            home,
                            "diff",
                            unreadable.toString(),
                            unreadable.toString(),
                            "--out",
                            out.toString(),
                            "--json")
                    .end();
            assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.WRONG_USE);
            JsonNode error = JsonMapper.shared().readTree(result.out()).path("error");
            assertThat(error.path("found").asString("")).isEqualTo(mono + ", a file");
        }
        Path locked = Files.createDirectory(home.resolve("locked"));
        if (locked.toFile().setWritable(false) && !Files.isWritable(locked)) {
            assertThat(ProgramRun.start(
                                    home,
                                    "diff",
                                    mono.toString(),
                                    mono.toString(),
                                    "--out",
                                    locked.resolve("comparison").toString())
                            .end()
                            .status())
                    .isEqualTo(ExitStatus.WRONG_USE);
        }
    }

    /** On a small disk of its own, which bubblewrap makes. */
    @Test
    void aTemporaryFolderThatIsFullIsToldAsThat() throws Exception {
        Path small = Files.createDirectory(home.resolve("small"));
        List<String> onSmallDisk = List.of(
                "bwrap",
                "--dev-bind",
                "/",
                "/",
                "--size",
                "1000000",
                "--tmpfs",
                small.toString(),
                "--setenv",
                "JAVA_TOOL_OPTIONS",
                "-Djava.io.tmpdir=" + small);
        assumeTrue(runs(onSmallDisk), "bubblewrap is needed to make a small disk");

        ProgramRun.Result result = ProgramRun.start(
                        home, onSmallDisk, "diff", mono.toString(), mono.toString(), "--json")
                .end();

        assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.OUR_FAULT);
        JsonNode error = JsonMapper.shared().readTree(result.out()).path("error");
        assertThat(error.path("code").asString("")).isEqualTo("storage_full");
        assertThat(error.path("expected").asString(""))
                .isEqualTo("room for the decoded sound in " + small + ", 64 kB for each second");
        assertThat(error.path("hint").asString("")).startsWith("Free some space there");
    }

    private static boolean runs(List<String> prefix) throws Exception {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> kinds(JsonNode document) {
        var kinds = new ArrayList<String>();
        document.path("regions").forEach(region -> kinds.add(region.path("kind").asString("")));
        return kinds;
    }

    private static JsonNode diff(Path one, Path other) throws Exception {
        ProgramRun.Result result = ProgramRun.start(home, "diff", one.toString(), other.toString(), "--json")
                .end();
        assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.DONE);
        return JsonMapper.shared().readTree(result.out());
    }
}
