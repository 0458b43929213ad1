package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code earwitness diff} as its users run it. */
class DiffCommandTest {
    private static final int HERTZ = 16_000;

    @TempDir
    static Path home;

    private static Path a;
    private static Path b;

    @BeforeAll
    static void makeRecordings() throws Exception {
        Sound whole = Scene.partyMeeting(21).at(HERTZ).lasting(40).sound();
        a = home.resolve("សំឡេង \"a\".wav");
        b = home.resolve("b.wav");
        WavFile.write(a, whole, WavFormat.Encoding.PCM_16);
        WavFile.write(b, Edits.cut(whole, 14, 17.2), WavFormat.Encoding.PCM_16);
    }

    @Test
    void argumentsThatCannotBeMeantAreWrongUse() throws Exception {
        Path full = Files.createDirectory(home.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "mine");
        for (List<String> options : List.of(
                List.of("--out", full.toString()),
                List.of("--out", a.toString()),
                List.of("--format", "csv"),
                List.of("--labels-of", "b"),
                List.of("--show-file-names"),
                List.of("--stream-a", "0"),
                List.of("--stream-b", "-1"),
                List.of("--format", "xml"),
                List.of("--labels-of", "c"))) {
            ProgramRun.Result result = diff(a, b, options);
            assertThat(result.status()).as("%s: %s", options, result.err()).isEqualTo(ExitStatus.WRONG_USE);
            JsonNode error = JsonMapper.shared().readTree(result.out()).path("error");
            assertThat(error.path("code").asString("")).isEqualTo("wrong_use");
            assertThat(error.path("hint").asString("")).isNotBlank();
        }
        assertThat(run("diff", a.toString()).status()).isEqualTo(ExitStatus.WRONG_USE);
        assertThat(full).isDirectoryContaining(file -> file.endsWith("notes.txt"));
        assertThat(full.toFile().list()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsStatusThree() throws Exception {
        Path text = Files.writeString(home.resolve("text.mp3"), "This is no recording. ".repeat(200));

        for (Path other : List.of(text, home.resolve("missing.mp3"), home)) {
            assertThat(diff(a, other, List.of()).status()).isEqualTo(ExitStatus.UNREADABLE);
        }
        ProgramRun.Result stream = diff(a, b, List.of("--stream-b", "2"));
        assertThat(stream.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(stream.err()).contains("expected audio stream 2 in B, found a file with 1");
    }

    @Test
    void aCutIsToldInEveryForm() throws Exception {
        Path out = home.resolve("comparison");
        ProgramRun.Result table = run("diff", a.toString(), b.toString(), "--out", out.toString(), "--exit-code");

        assertThat(table.status()).as(table.err()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(table.out())
                .contains("D1 ", "B lacks 3.20 s that A has at 00:1", "1 difference was found", "សំឡេង \"a\".wav")
                .contains("is undetermined: what differs does not tell")
                .contains("Page: " + out.resolve("diff.html"));
        assertThat(Files.readString(out.resolve("diff.html"))).contains("D1").doesNotContain("សំឡេង");
        assertThat(out.resolve("sounds").resolve("D1-a.wav")).isNotEmptyFile();

        JsonNode document = JsonMapper.shared().readTree(diff(a, b, List.of()).out());
        assertThat(document.path("schema").asString("")).isEqualTo("earwitness/diff/1");
        assertThat(document.path("a").path("file").asString("")).isEqualTo("សំឡេង \"a\".wav");
        JsonNode cut = document.path("regions").path(1);
        assertThat(cut.path("kind").asString("")).isEqualTo("only_a");
        double error = Math.max(0.002, cut.path("boundary_error_s").asDouble());
        assertThat(cut.path("a_start_s").asDouble()).isCloseTo(14, within(error));
        assertThat(cut.path("a_end_s").asDouble()).isCloseTo(17.2, within(error));

        String labels = run("diff", a.toString(), b.toString(), "--format", "audacity", "--labels-of", "b")
                .out();
        assertThat(labels)
                .startsWith("1")
                .contains("\tD1 only in A: B lacks 3.20 s")
                .endsWith("\n");
        assertThat(run("diff", a.toString(), b.toString(), "--format", "textgrid")
                        .out())
                .contains("name = \"A: សំឡេង \"\"a\"\".wav\"");
        assertThat(run("diff", a.toString(), a.toString(), "--exit-code").status())
                .isEqualTo(ExitStatus.DONE);
    }

    private static ProgramRun.Result diff(Path one, Path other, List<String> options) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of("diff", one.toString(), other.toString(), "--json"));
        arguments.addAll(options);
        return run(arguments.toArray(String[]::new));
    }

    private static ProgramRun.Result run(String... arguments) throws Exception {
        return ProgramRun.start(home, arguments).end();
    }
}
