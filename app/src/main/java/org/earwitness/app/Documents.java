package org.earwitness.app;

import org.earwitness.workflow.Program;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON documents of commands; see docs/formats/machine-output.md. */
final class Documents {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Documents() {}

    /** A document that names the program's version and the schema, earwitness/NAME/1. */
    static ObjectNode start(String name) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("earwitness", Program.VERSION);
        document.put("schema", "earwitness/" + name + "/1");
        return document;
    }

    static byte[] bytes(ObjectNode document) {
        return MAPPER.writeValueAsBytes(document);
    }
}
