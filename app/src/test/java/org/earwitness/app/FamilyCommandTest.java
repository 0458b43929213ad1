package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** {@code earwitness family} as its users run it: the whole, a version with a cut, an excerpt, and other sound. */
class FamilyCommandTest {
    private static final int HERTZ = 16_000;

    @TempDir
    static Path home;

    private static Path folder;

    @BeforeAll
    static void makeRecordings() throws Exception {
        folder = Files.createDirectory(home.resolve("copies"));
        Sound whole = Scene.partyMeeting(21).at(HERTZ).lasting(50).sound();
        Sound other = Scene.unrelated(5, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(20)
                .sound();
        write("a-whole.wav", whole);
        write("b-cut.wav", Edits.cut(whole, 14, 17.2));
        write("c-excerpt.wav", Edits.excerpt(whole, 25, 40));
        write("d-other.wav", other);
        Files.copy(folder.resolve("a-whole.wav"), folder.resolve("e-again.wav"));
        Files.writeString(folder.resolve("f-notes.txt"), "This is no recording. ".repeat(200));
    }

    private static void write(String name, Sound sound) throws Exception {
        WavFile.write(folder.resolve(name), sound, WavFormat.Encoding.PCM_16);
    }

    @Test
    void fourFilesAreToldAsAFamilyAndAStranger() throws Exception {
        Path out = home.resolve("family");
        ProgramRun.Result table = run("family", folder.toString(), "--out", out.toString());

        assertThat(table.status()).as(table.err()).isEqualTo(ExitStatus.DONE);
        assertThat(table.out())
                .contains("Copy C is an excerpt of ")
                .contains("A contains 3.20 s at 00:1")
                .contains("that B does not have; which is earlier is undetermined.")
                .contains("No passage of 1.5 s or more was found that D shares with another copy.")
                .contains("1 further file has the same bytes as A.")
                .contains("A, B and C cover 00:50.0")
                .contains("Which copy is earlier, and which was made from which, is undetermined")
                .contains("Not compared: f-notes.txt: ")
                .contains("Page: " + out.resolve("family.html"));
        assertThat(Files.readString(out.resolve("family.html")))
                .contains("Copy C is an excerpt of ")
                .doesNotContain("whole.wav")
                .doesNotContain("f-notes");
        assertThat(Files.readString(out.resolve("family.json"))).doesNotContain(".wav");
    }

    @Test
    void theDocumentHasPairsAxisAndMeasuredFacts() throws Exception {
        ProgramRun.Result result = run("family", folder.toString(), "--json");
        JsonNode document = JsonMapper.shared().readTree(result.out());

        assertThat(document.path("schema").asString("")).isEqualTo("earwitness/family/1");
        assertThat(document.path("copies")).hasSize(4);
        JsonNode first = document.path("copies").path(0);
        assertThat(first.path("file").asString("")).isEqualTo("a-whole.wav");
        assertThat(first.path("same_bytes").path(0).asString("")).isEqualTo("e-again.wav");
        assertThat(first.path("sample_rate_hz").asInt()).isEqualTo(HERTZ);
        assertThat(first.path("upper_edge_hz").asDouble()).isBetween(100.0, 8000.0);
        assertThat(document.path("pairs")).hasSize(6);
        assertThat(document.path("compared_pairs").asInt()).isLessThan(6);
        assertThat(relation(document, "A", "B")).isEqualTo("contains");
        assertThat(relation(document, "A", "C")).isEqualTo("contains");
        assertThat(relation(document, "B", "C")).isEqualTo("contains");
        assertThat(relation(document, "A", "D")).isEqualTo("unrelated");
        JsonNode family = document.path("families").path(0);
        assertThat(family.path("union_s").asDouble()).isCloseTo(50, within(0.02));
        assertThat(family.path("nodes")).hasSize(3);
        assertThat(family.path("contains")).hasSize(2);
        assertThat(family.path("longest").path(0).asString("")).isEqualTo("A");
        JsonNode only = family.path("only_in_one").path(0);
        assertThat(only.path("copy").asString("")).isEqualTo("A");
        assertThat(only.path("start_s").asDouble()).isCloseTo(14, within(0.02));
        assertThat(only.path("end_s").asDouble()).isCloseTo(17.2, within(0.02));
        assertThat(document.path("families").path(1).path("members").path(0).asString(""))
                .isEqualTo("D");
        assertThat(document.path("unreadable").path(0).path("file").asString(""))
                .isEqualTo("f-notes.txt");
    }

    @Test
    void argumentsThatCannotBeMeantAreWrongUseAndNothingReadableIsStatusThree() throws Exception {
        for (List<String> options : List.<List<String>>of(
                List.of(),
                List.of("--show-file-names", folder.toString()),
                List.of("--out", folder.toString(), folder.toString()),
                List.of(home.resolve("missing").toString()))) {
            var arguments = new ArrayList<>(List.of("family"));
            arguments.addAll(options);
            assertThat(run(arguments.toArray(String[]::new)).status())
                    .as("%s", options)
                    .isEqualTo(ExitStatus.WRONG_USE);
        }
        ProgramRun.Result nothing = run("family", folder.resolve("f-notes.txt").toString(), "--json");
        assertThat(nothing.status()).isEqualTo(ExitStatus.UNREADABLE);
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(run("family", empty.toString()).status()).isEqualTo(ExitStatus.UNREADABLE);
    }

    private static String relation(JsonNode document, String a, String b) {
        for (JsonNode pair : document.path("pairs")) {
            if (pair.path("a").asString("").equals(a)
                    && pair.path("b").asString("").equals(b)) {
                return pair.path("relation").asString("");
            }
        }
        return "";
    }

    private static ProgramRun.Result run(String... arguments) throws Exception {
        return ProgramRun.start(home, arguments).end();
    }
}
