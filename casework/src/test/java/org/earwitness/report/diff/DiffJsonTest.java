package org.earwitness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.report.JsonSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document, against its schema and against the comparison that it tells of. */
class DiffJsonTest {
    private static final JsonSchema SCHEMA = JsonSchema.of("diff.schema.json");

    @Test
    void everyDocumentKeepsTheSchemaAndHasNoFieldThatItDoesNotName() {
        for (DiffReport report : List.of(
                HandMade.everyKind(),
                HandMade.nothingDiffers(),
                HandMade.unrelated(),
                HandMade.slipped(),
                HandMade.everyKind().withoutNames())) {
            assertThat(faults(read(report))).isEmpty();
        }
    }

    /** Shows that the check of the schema above can fail. */
    @Test
    void aDocumentWithoutARequiredFieldOrWithAWrongOneBreaksTheSchema() {
        for (String field :
                List.of("letter", "kind", "a_start_s", "boundary_error_s", "rate_ppm", "repeated_in", "text")) {
            ObjectNode document = read(HandMade.everyKind());
            ((ObjectNode) document.path("regions").path(7)).remove(field);
            assertThat(faults(document)).as(field).isNotEmpty();
        }
        ObjectNode document = read(HandMade.everyKind());
        ((ObjectNode) document.path("regions").path(0)).put("kind", "alike");
        ((ObjectNode) document.path("a")).put("sha256", "no hash");
        document.put("differences", -1).put("verdict", "x");
        assertThat(faults(document)).hasSize(4);
    }

    @Test
    void regionsHaveTheirTimesAndErrors() {
        JsonNode regions = read(HandMade.everyKind()).path("regions");

        assertThat(kinds(regions))
                .containsExactly(
                        "same",
                        "only_a",
                        "only_b",
                        "replaced",
                        "silenced_a",
                        "silenced_b",
                        "moved",
                        "repeated",
                        "undetermined",
                        "same");
        JsonNode only = regions.path(1);
        assertThat(only.path("letter").asString("")).isEqualTo("D1");
        assertThat(only.path("a_start_s").asDouble(-1)).isEqualTo(10);
        assertThat(only.path("a_end_s").asDouble(-1)).isEqualTo(13.2);
        assertThat(only.path("b_end_s").asDouble(-1)).isEqualTo(10);
        assertThat(only.path("a_end_error_s").asDouble(-1)).isEqualTo(0.004);
        assertThat(only.path("boundary_error_s").asDouble(-1)).isEqualTo(0.004);
        assertThat(regions.path(2).path("boundary_error_s").asDouble(-1)).isEqualTo(0.0101);
        assertThat(regions.path(7).path("repeated_in").asString("")).isEqualTo("b");
        assertThat(regions.path(8).path("reason").asString("")).isEqualTo("nothing_to_tell_by");
        assertThat(regions.path(0).has("letter")).isFalse();
        assertThat(regions.path(8).has("letter")).isFalse();
    }

    @Test
    void theTimeMapIsThereWithItsErrors() {
        JsonNode same = read(HandMade.everyKind()).path("regions").path(9);

        assertThat(same.path("offset_s").asDouble()).isEqualTo(-4);
        assertThat(same.path("rate_ppm").asDouble()).isCloseTo(30_000, within(1e-6));
        assertThat(same.path("rate_error_ppm").asDouble()).isEqualTo(12);
        assertThat(same.path("speed").asDouble()).isCloseTo(1 / 1.03, within(1e-12));
        assertThat(same.path("tempo").asDouble() * same.path("pitch").asDouble())
                .isCloseTo(same.path("speed").asDouble(), within(1e-12));
        assertThat(same.path("basis").asString("")).isEqualTo("envelope");
    }

    /** A begins at 0.25 s by its stamps, and after 20 s they jump by half a second; B's stamps count samples. */
    @Test
    void presentationTimesAreThereWhereTheyDiffer() {
        JsonNode regions = read(HandMade.everyKind()).path("regions");

        assertThat(regions.path(1).path("a_start_pts_s").asDouble()).isCloseTo(10.25, within(1e-9));
        assertThat(regions.path(8).path("a_end_pts_s").asDouble()).isCloseTo(21.75, within(1e-9));
        assertThat(regions.path(1).has("b_start_pts_s")).isFalse();
    }

    @Test
    void theWholeIsSummedUp() {
        ObjectNode document = read(HandMade.everyKind());

        assertThat(document.path("differences").asInt(-1)).isEqualTo(7);
        assertThat(document.path("common_a_s").asDouble()).isCloseTo(51, within(1e-9));
        assertThat(document.path("common_b_s").asDouble()).isCloseTo(52.65, within(1e-9));
        assertThat(document.path("same_bytes").asBoolean(true)).isFalse();
        assertThat(document.path("a").path("file").asString("")).isEqualTo(HandMade.NAME_A);
        assertThat(document.path("b").path("file").asString("")).isEqualTo(HandMade.NAME_B);
        assertThat(document.path("dropouts").path(0).path("in").asString("")).isEqualTo("b");
    }

    @Test
    void slipsAreThereWithTheirPlaces() {
        JsonNode slips = read(HandMade.slipped()).path("slips");

        assertThat(slips.size()).isEqualTo(2);
        assertThat(slips.path(0).path("in").asString("")).isEqualTo("b");
        assertThat(slips.path(0).path("a_s").asDouble()).isEqualTo(10);
        assertThat(slips.path(0).path("a_error_s").asDouble()).isEqualTo(0.009);
        assertThat(slips.path(0).path("duration_s").asDouble()).isCloseTo(0.025, within(1e-9));
        assertThat(slips.path(1).path("in").asString("")).isEqualTo("a");
        assertThat(read(HandMade.everyKind()).path("slips").size()).isZero();
    }

    private static List<String> kinds(JsonNode regions) {
        var kinds = new ArrayList<String>();
        regions.forEach(region -> kinds.add(region.path("kind").asString("")));
        return kinds;
    }

    private static ObjectNode read(DiffReport report) {
        return (ObjectNode) JsonMapper.shared().readTree(DiffJson.write(report));
    }

    private static List<String> faults(JsonNode document) {
        return SCHEMA.faults(document);
    }
}
