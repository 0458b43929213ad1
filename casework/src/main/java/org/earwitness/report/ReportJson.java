package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as JSON, UTF-8, format {@value Report#SCHEMA}; documented in docs/formats/report.md.
 *
 * <p>Names are in snake case, seconds end in {@code _s}, hertz in {@code _hz}, decibels in {@code _db}. Every field is written,
 * empty lists too; what is absent is null. Fields that are not known are ignored on reading.
 */
public final class ReportJson {
    /** The largest document that is read. */
    public static final int MAXIMUM_BYTES = 64 * 1024 * 1024;

    /** A field of this number that its first documents do not have. */
    private static final String ADDED_LATER = "relations";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(new UnitNames())
            .changeDefaultPropertyInclusion(values -> values.withValueInclusion(JsonInclude.Include.ALWAYS))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReportJson() {}

    /** The report as one JSON document. The same report gives the same bytes. */
    public static byte[] write(Report report) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("earwitness", report.programVersion());
        document.put("schema", Report.SCHEMA);
        document.setAll(tree(report));
        return bytes(document);
    }

    /** Records of this package as JSON, with the names that reports use. */
    public static ObjectNode tree(Object record) {
        return (ObjectNode) MAPPER.valueToTree(record);
    }

    /** A document as text, UTF-8. The same document gives the same bytes. */
    public static byte[] bytes(ObjectNode document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /**
     * Reads a report.
     *
     * @throws ReportUnreadable where the document is not a report of a format that this version reads
     */
    public static Report read(byte[] json) throws ReportUnreadable {
        try {
            JsonNode document = MAPPER.readTree(json);
            requireSchema(document);
            if (document instanceof ObjectNode object && !object.has(ADDED_LATER)) {
                object.putNull(ADDED_LATER);
            }
            return MAPPER.treeToValue(document, Report.class);
        } catch (JacksonException e) {
            throw ReportUnreadable.because(e);
        }
    }

    /**
     * Reads a report from a file of at most {@value #MAXIMUM_BYTES} bytes.
     *
     * @throws IOException where the file cannot be read
     * @throws ReportUnreadable where it is not a report
     */
    public static Report read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAXIMUM_BYTES) {
            throw new ReportUnreadable(
                    "a report of at most " + MAXIMUM_BYTES + " bytes",
                    size + " bytes",
                    "name the JSON file that Earwitness wrote beside the report");
        }
        return read(Files.readAllBytes(file));
    }

    private static void requireSchema(JsonNode document) throws ReportUnreadable {
        String schema = document == null ? "" : document.path("schema").asString("");
        if (schema.equals(Report.SCHEMA)) {
            return;
        }
        String hint = schema.startsWith("earwitness/report/")
                ? "open it with the version of Earwitness that wrote it, or a newer one"
                : "name the JSON file that Earwitness wrote beside the report";
        throw new ReportUnreadable(
                "\"schema\": \"" + Report.SCHEMA + "\"", schema.isEmpty() ? "none" : "\"" + schema + "\"", hint);
    }

    /** Snake case, with the units that end a Java name as symbols. */
    private static final class UnitNames extends PropertyNamingStrategies.SnakeCaseStrategy {
        private static final List<String[]> UNITS = List.of(
                new String[] {"_seconds", "_s"}, new String[] {"_hertz", "_hz"}, new String[] {"_decibels", "_db"});

        @Override
        public String translate(String javaName) {
            String name = super.translate(javaName);
            for (String[] unit : UNITS) {
                if (name.endsWith(unit[0])) {
                    return name.substring(0, name.length() - unit[0].length()) + unit[1];
                }
            }
            return name;
        }
    }
}
