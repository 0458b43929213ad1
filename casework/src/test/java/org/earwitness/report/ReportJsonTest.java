package org.earwitness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTest {
    private static final JsonMapper PLAIN = new JsonMapper();

    private final byte[] json = ReportJson.write(SampleReport.small());

    @Test
    void readsBackWhatItWrote(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("report.json"), json);
        assertThat(ReportJson.read(file)).isEqualTo(SampleReport.small());
        assertThat(ReportJson.write(ReportJson.read(json))).isEqualTo(json);
    }

    @Test
    void namesWhatOtherProgramsRelyOn() {
        JsonNode document = PLAIN.readTree(json);
        assertThat(document.path("earwitness").asString()).isEqualTo("0.1.0");
        assertThat(document.path("schema").asString()).isEqualTo("earwitness/report/1");
        assertThat(document.path("matches").path(2).propertyNames())
                .containsExactly(
                        "recording",
                        "sha256",
                        "recording_duration_s",
                        "query_start_s",
                        "query_end_s",
                        "match_start_s",
                        "match_end_s",
                        "speed",
                        "tempo",
                        "pitch",
                        "score",
                        "expected_false_matches",
                        "sentence",
                        "finding_ids");
        assertThat(document.path("matches").path(2).path("query_start_s").asDouble())
                .isEqualTo(0.1);
        JsonNode observation = document.path("observations").path(1);
        assertThat(observation.path("check").asString()).isEqualTo("digital_zeros");
        assertThat(observation.path("verdict").asString()).isEqualTo("observed");
        assertThat(observation.path("false_alarm_rate").isNull()).isTrue();
        assertThat(observation.path("places").path(0).path("start_s").asDouble())
                .isEqualTo(31.21);
        assertThat(document.path("pictures").path(1).path("kind").asString()).isEqualTo("spectrogram");
        assertThat(document.path("pictures").path(1).path("maximum_hz").asDouble())
                .isEqualTo(8_000);
        assertThat(document.path("pictures").path(1).path("floor_db").isNumber())
                .isTrue();
        assertThat(document.path("created").asString()).isEqualTo("2026-11-22T16:05:30Z");
    }

    @Test
    void writesEmptyListsAndKeepsKhmer() {
        JsonNode document = PLAIN.readTree(json);
        assertThat(document.path("observations").path(2).path("places").isArray())
                .isTrue();
        assertThat(document.path("observations").path(2).path("places").isEmpty())
                .isTrue();
        assertThat(document.path("disclosure").path("file_names").isArray()).isTrue();
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("ការប្រជុំគណបក្ស");
    }

    @Test
    void ignoresFieldsItDoesNotKnowAtEveryDepth() throws IOException {
        JsonNode document = PLAIN.readTree(json);
        List<ObjectNode> objects = new ArrayList<>();
        collectObjects(document, objects);
        objects.forEach(object -> object.put("added_later", "a value"));
        assertThat(objects).hasSizeGreaterThan(60);
        assertThat(withoutMaps(ReportJson.read(PLAIN.writeValueAsBytes(document))))
                .isEqualTo(withoutMaps(SampleReport.small()));
    }

    @Test
    void refusesADocumentFromWhichAnyFieldIsTaken() {
        JsonNode document = PLAIN.readTree(json);
        int fields = 0;
        for (String name : List.copyOf(document.propertyNames())) {
            if (name.equals("relations")) {
                continue;
            }
            ObjectNode without = ((ObjectNode) document).deepCopy();
            without.remove(name);
            assertThatExceptionOfType(ReportUnreadable.class)
                    .as(name)
                    .isThrownBy(() -> ReportJson.read(PLAIN.writeValueAsBytes(without)));
            fields++;
        }
        assertThat(fields).isEqualTo(21);
    }

    @Test
    void readsADocumentOfBeforeRelationsWereAdded() throws IOException {
        ObjectNode document = (ObjectNode) PLAIN.readTree(json);
        assertThat(document.remove("relations").path("pairs")).hasSize(3);
        Report report = ReportJson.read(PLAIN.writeValueAsBytes(document));

        assertThat(report.relations()).isEmpty();
        assertThat(PLAIN.readTree(ReportJson.write(report)).path("relations").isNull())
                .isTrue();
    }

    @Test
    void refusesRelationsThatNameAFileOrACopyThatIsNone() {
        for (String[] wrong : new String[][] {
            {"/relations/copies/0", "file", "leaked.opus"},
            {"/relations/copies/0", "sha256", "ab".repeat(32)},
            {"/relations/copies/1", "copy", "C7"},
            {"/relations/pairs/0", "a", "C9"},
            {"/relations/families/0/axis/0/held/0", "copy", "C9"}
        }) {
            JsonNode document = PLAIN.readTree(json);
            ((ObjectNode) document.at(wrong[0])).put(wrong[1], wrong[2]);
            assertThatExceptionOfType(ReportUnreadable.class)
                    .as("%s %s", wrong[0], wrong[1])
                    .isThrownBy(() -> ReportJson.read(PLAIN.writeValueAsBytes(document)));
        }
    }

    @Test
    void saysWhichPartOfADocumentIsWrong() {
        ObjectNode document = (ObjectNode) PLAIN.readTree(json);
        ((ObjectNode) document.path("questioned")).put("sha256", "not a digest");
        assertThatExceptionOfType(ReportUnreadable.class)
                .isThrownBy(() -> ReportJson.read(PLAIN.writeValueAsBytes(document)))
                .satisfies(error -> {
                    assertThat(error.found()).contains("questioned").contains("64 lower-case hexadecimal digits");
                    assertThat(error.hint()).contains("unchanged");
                });
    }

    @Test
    void tellsAReaderOfAnOlderVersionToUseANewerOne() {
        ObjectNode document = (ObjectNode) PLAIN.readTree(json);
        document.put("schema", "earwitness/report/2");
        assertThatExceptionOfType(ReportUnreadable.class)
                .isThrownBy(() -> ReportJson.read(PLAIN.writeValueAsBytes(document)))
                .withMessageContaining("earwitness/report/2")
                .withMessageContaining("newer");
    }

    @Test
    void refusesWhatIsNoReport() {
        for (String text : List.of("", "null", "[]", "{}", "\"report\"", "{\"schema\": 1}", "<html/>", "{\"schema\"")) {
            assertThatExceptionOfType(ReportUnreadable.class)
                    .as(text)
                    .isThrownBy(() -> ReportJson.read(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void writesAFailureAsADocumentToo() {
        byte[] error = new ErrorDocument("unreadable", "a recording", "a folder", "name one file").json("0.1.0");
        JsonNode document = PLAIN.readTree(error);
        assertThat(document.propertyNames()).containsExactly("earwitness", "schema", "error");
        assertThat(document.path("schema").asString()).isEqualTo("earwitness/error/1");
        assertThat(document.path("error").propertyNames()).containsExactly("code", "expected", "found", "hint");
        assertThat(document.path("error").path("hint").asString()).isEqualTo("name one file");
    }

    /** Settings are maps, in which a name that was added later is a setting. */
    private static List<Object> withoutMaps(Report report) {
        return List.of(
                report.answer(),
                report.claims(),
                report.observations(),
                report.matches(),
                report.pictures(),
                report.listening(),
                report.custody(),
                report.repeat());
    }

    private static void collectObjects(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collectObjects(child, objects));
    }
}
