package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earwitness.report.JsonSchema;
import org.earwitness.report.family.FamilyJson;
import org.earwitness.report.family.FamilyReport;
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
import tools.jackson.databind.node.ObjectNode;

/** The document of {@code earwitness family}, of files of every kind, against its schema. */
class CompareFamilyTest {
    private static final int HERTZ = 16_000;
    private static final JsonSchema SCHEMA = JsonSchema.of("family.schema.json");

    @TempDir
    static Path folder;

    private static FamilyReport report;

    @BeforeAll
    static void compareOnce() throws Exception {
        Sound whole = Scene.partyMeeting(21).at(HERTZ).lasting(50).sound();
        write("a-whole.wav", whole);
        write("b-cut.wav", Edits.cut(whole, 14, 17.2));
        write("c-cut-elsewhere.wav", Edits.cut(whole, 30, 32));
        write("d-excerpt.wav", Edits.excerpt(whole, 5, 28));
        write("e-shared-cut.wav", Edits.excerpt(Edits.cut(whole, 14, 17.2), 5, 40));
        write(
                "f-other.wav",
                Scene.unrelated(5, Scene.Kind.NEWS_READING)
                        .at(HERTZ)
                        .lasting(20)
                        .sound());
        write("g-silence.wav", Sound.mono(HERTZ, new float[10 * HERTZ]));
        Files.copy(folder.resolve("a-whole.wav"), folder.resolve("h-again.wav"));
        Files.writeString(folder.resolve("i-notes.txt"), "This is no recording. ".repeat(200));
        Workbench workbench =
                Workbench.prepare(Desk.of(folder.resolveSibling("keys"), "a desk"), Path.of("target", "decoder-cache"));
        report = new CompareFamily(workbench, Progress.SILENT).compare(List.of(folder));
    }

    private static void write(String name, Sound sound) throws Exception {
        WavFile.write(folder.resolve(name), sound, WavFormat.Encoding.PCM_16);
    }

    @Test
    void theDocumentKeepsTheSchemaAndHasNoFieldThatItDoesNotName() {
        JsonNode document = document(report);

        assertThat(SCHEMA.faults(document)).isEmpty();
        assertThat(SCHEMA.faults(document(report.withoutNames()))).isEmpty();
        assertThat(document.at("/families/0/shared_edits"))
                .as("part of what is checked")
                .isNotEmpty();
        assertThat(document.at("/families/0/only_in_one")).isEmpty();
        assertThat(document.path("unreadable")).hasSize(1);
        assertThat(document.toString())
                .contains("\"a-whole.wav\"", "\"composed\"", "\"undetermined\"", "\"unrelated\"");
        assertThat(document(report.withoutNames()).toString()).doesNotContain(".wav", ".txt");
    }

    /** Shows that the check of the schema above can fail. */
    @Test
    void aDocumentWithoutARequiredFieldOrWithAWrongOneBreaksTheSchema() {
        for (String place : List.of(
                "",
                "/copies/0",
                "/families/0",
                "/families/0/axis/0/held/0",
                "/families/0/shared_edits/0",
                "/pairs/0",
                "/answer/0")) {
            JsonNode document = document(report);
            ObjectNode object = (ObjectNode) document.at(place);
            object.remove(object.propertyNames().iterator().next());
            assertThat(SCHEMA.faults(document)).as(place).isNotEmpty();
        }
        JsonNode document = document(report);
        ((ObjectNode) document.at("/pairs/0")).put("relation", "alike").put("direction", "a");
        ((ObjectNode) document.at("/copies/0")).put("sha256", "no hash").put("copy", "a-whole.wav");
        ((ObjectNode) document.at("/families/0")).put("union_s", -1).put("earliest", "A");
        assertThat(SCHEMA.faults(document)).hasSize(6);
    }

    private static JsonNode document(FamilyReport told) {
        return JsonMapper.shared().readTree(FamilyJson.write(told));
    }
}
