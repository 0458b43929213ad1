package org.earwitness.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schema of docs/formats, to hold documents against. */
public final class JsonSchema {
    private final JsonNode whole;

    private JsonSchema(JsonNode whole) {
        this.whole = whole;
    }

    /** @param name of a file in docs/formats */
    public static JsonSchema of(String name) {
        return new JsonSchema(JsonMapper.shared()
                .readTree(Path.of("..", "docs", "formats", name).toFile()));
    }

    /** Where a document breaks the schema, or has a field that it does not name. */
    public List<String> faults(JsonNode document) {
        var faults = new ArrayList<String>();
        check(document, whole, "document", faults);
        return faults;
    }

    /** What of JSON Schema the schema uses, and that no field is unnamed. */
    private void check(JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (schema.has("$ref")) {
            check(value, whole.at(schema.path("$ref").asString("").substring(1)), where, faults);
            return;
        }
        boolean right = switch (schema.path("type").asString("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> schema.has("enum") || schema.has("const");
        };
        right &= !schema.has("const") || schema.path("const").equals(value);
        right &= !schema.has("enum") || isOneOf(value, schema.path("enum"));
        right &= !schema.has("minimum")
                || value.asDouble() >= schema.path("minimum").asDouble();
        right &= !schema.has("pattern")
                || value.asString("").matches(schema.path("pattern").asString(""));
        if (!right) {
            faults.add(where + ": " + value);
        }
        required(value, schema, where, faults);
        for (JsonNode rule : schema.path("allOf")) {
            JsonNode kinds = rule.at("/if/properties/kind/enum");
            if (isOneOf(value.path("kind"), kinds)) {
                required(value, rule.path("then"), where, faults);
            }
        }
        if (value.isObject()) {
            for (String name : value.propertyNames()) {
                if (schema.path("properties").has(name)) {
                    check(value.path(name), schema.path("properties").path(name), where + "." + name, faults);
                } else {
                    faults.add(where + "." + name + ": not in the schema");
                }
            }
        }
        if (value.isArray()) {
            value.forEach(item -> check(item, schema.path("items"), where + "[]", faults));
        }
    }

    private static void required(JsonNode value, JsonNode schema, String where, List<String> faults) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString(""))) {
                faults.add(where + ": without " + name);
            }
        }
    }

    private static boolean isOneOf(JsonNode value, JsonNode values) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
