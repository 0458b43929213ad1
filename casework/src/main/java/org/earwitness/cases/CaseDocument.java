package org.earwitness.cases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of case.json; see docs/formats/case.md. It is written once, and the case's first log entry holds its SHA-256.
 *
 * @param id 1 to 64 letters, digits, dots, dashes or underscores
 * @param title what the desk calls the case
 * @param openedBy who opened it, as the desk names her
 */
public record CaseDocument(String id, String title, String openedBy, Instant opened) {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/case/1";

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final int LONGEST_TITLE = 500;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public CaseDocument {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "case id: expected 1 to 64 letters, digits, dots, dashes or underscores, found \"" + id + "\"");
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "case title: expected 1 to " + LONGEST_TITLE + " characters, found " + title.length());
        }
    }

    /** The bytes of case.json. */
    public byte[] encode() {
        var fields = new TreeMap<String, String>(
                Map.of("schema", SCHEMA, "id", id, "title", title, "opened_by", openedBy, "opened", opened.toString()));
        return (MAPPER.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads case.json.
     *
     * @throws IllegalArgumentException where it is not the document of a case of this version
     */
    public static CaseDocument decode(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            String schema = node.path("schema").asString("");
            if (!schema.equals(SCHEMA)) {
                throw new IllegalArgumentException("case.json: expected schema " + SCHEMA + ", found \"" + schema
                        + "\"; open the case with the version of Earwitness that made it");
            }
            return new CaseDocument(
                    node.path("id").asString(""),
                    node.path("title").asString(""),
                    node.path("opened_by").asString(""),
                    Instant.parse(node.path("opened").asString("")));
        } catch (JacksonException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "case.json: expected the document of a case, found " + e.getMessage(), e);
        }
    }
}
