package org.earwitness.report.family;

import java.util.Optional;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.ReportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Families of copies as JSON, format {@value #SCHEMA}; documented in docs/formats/family.md. */
public final class FamilyJson {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/family/1";

    private FamilyJson() {}

    /** The document, UTF-8. */
    public static byte[] write(FamilyReport report) {
        ObjectNode told = ReportJson.tree(report.told());
        ObjectNode document = told.objectNode();
        document.put("earwitness", report.programVersion());
        document.put("schema", SCHEMA);
        document.setAll(told);
        ArrayNode copies = document.putArray("copies");
        report.copies().forEach(copy -> copy(copies.addObject(), copy));
        ArrayNode unread = document.putArray("unreadable");
        for (FamilyReport.Unread file : report.unread()) {
            ObjectNode node = unread.addObject();
            file.name().ifPresent(name -> node.put("file", name));
            node.put("reason", file.reason());
        }
        return ReportJson.bytes(document);
    }

    /** What is not known is left out, and a measured value and its error stand side by side. */
    private static void copy(ObjectNode node, FamilyCopy copy) {
        node.put("copy", copy.letter());
        copy.name().ifPresent(name -> node.put("file", name));
        node.put("sha256", copy.sha256());
        node.put("bytes", copy.bytes());
        node.put("same_bytes_files", copy.sameBytesCount());
        copy.sameBytes().forEach(node.putArray("same_bytes")::add);
        node.put("duration_s", copy.seconds());
        node.put("container", copy.container());
        node.put("codec", copy.codec());
        node.put("stream", copy.stream());
        node.put("streams", copy.streams());
        node.put("sample_rate_hz", copy.hertz());
        node.put("channels", copy.channels());
        copy.bitsPerSecond().ifPresent(bits -> node.put("bits_per_second", bits));
        measure(node, "upper_edge", "hz", copy.upperEdge());
        measure(node, "signal_to_noise", "db", copy.signalToNoise());
        measure(node, "rms", "dbfs", copy.level());
    }

    private static void measure(ObjectNode node, String name, String unit, Optional<Measure> measure) {
        measure.ifPresent(its -> {
            node.put(name + "_" + unit, its.value());
            node.put(name + "_error_" + unit, its.error());
        });
    }
}
