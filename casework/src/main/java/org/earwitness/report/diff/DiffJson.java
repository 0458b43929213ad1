package org.earwitness.report.diff;

import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.TimeMap;
import org.earwitness.media.TimeBase;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as JSON, format {@value #SCHEMA}; documented in docs/formats/diff.md. */
public final class DiffJson {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/diff/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DiffJson() {}

    /** The document, UTF-8. */
    public static byte[] write(DiffReport report) {
        Comparison comparison = report.comparison();
        ObjectNode document = MAPPER.createObjectNode();
        document.put("earwitness", report.programVersion());
        document.put("schema", SCHEMA);
        recording(document.putObject("a"), report.a(), comparison.aSeconds());
        recording(document.putObject("b"), report.b(), comparison.bSeconds());
        document.put("same_bytes", report.hasSameBytes());
        document.put("common_a_s", comparison.commonSeconds());
        document.put("common_b_s", Summary.commonSecondsOfB(comparison));
        document.put("differences", LetteredRegion.differences(comparison).size());
        Sentences sentences = new Sentences(comparison);
        ArrayNode regions = document.putArray("regions");
        for (LetteredRegion one : LetteredRegion.of(comparison)) {
            region(regions.addObject(), one, report, sentences);
        }
        ArrayNode dropouts = document.putArray("dropouts");
        comparison
                .dropouts()
                .forEach(dropout -> dropouts.addObject()
                        .put("in", lower(dropout.in()))
                        .put("a_start_s", dropout.aStartSeconds())
                        .put("duration_s", dropout.seconds())
                        .put("text", sentences.of(dropout)));
        ArrayNode slips = document.putArray("slips");
        comparison
                .slips()
                .forEach(slip -> slips.addObject()
                        .put("in", lower(slip.in()))
                        .put("a_s", slip.a().seconds())
                        .put("a_error_s", slip.a().errorSeconds())
                        .put("b_s", slip.b().seconds())
                        .put("b_error_s", slip.b().errorSeconds())
                        .put("duration_s", slip.seconds())
                        .put("text", sentences.of(slip)));
        Summary summary = new Summary(report);
        ArrayNode answer = document.putArray("answer");
        summary.found()
                .forEach(text -> answer.addObject().put("kind", "established").put("text", text));
        summary.open()
                .forEach(text ->
                        answer.addObject().put("kind", "not_established").put("text", text));
        report.problems().forEach(document.putArray("problems")::add);
        return MAPPER.writeValueAsBytes(document);
    }

    private static void recording(ObjectNode node, ComparedRecording recording, double seconds) {
        recording.name().ifPresent(name -> node.put("file", name));
        node.put("sha256", recording.sha256());
        node.put("bytes", recording.bytes());
        node.put("duration_s", seconds);
        node.put("container", recording.container());
        node.put("codec", recording.codec());
        node.put("stream", recording.stream());
        node.put("streams", recording.streams());
        node.put("sample_rate_hz", recording.audio().format().rate().hertz());
        node.put("channels", recording.audio().format().channels());
        node.put("samples", recording.audio().samples());
        node.put("pcm_sha256", recording.audio().pcmSha256());
        TimeBase time = recording.audio().timeBase();
        node.put("first_pts_s", time.firstPresentationSeconds());
        node.put("gaps", time.gapsInAll());
        node.put("decode_errors", recording.audio().decodeErrors());
        node.put("damaged_frames", recording.audio().damagedFrames());
        node.put("ended_early", recording.audio().endedEarly());
        recording.audio().complaints().forEach(node.putArray("complaints")::add);
    }

    private static void region(ObjectNode node, LetteredRegion one, DiffReport report, Sentences sentences) {
        Region region = one.region();
        one.letter().ifPresent(letter -> node.put("letter", letter));
        node.put("kind", one.kind().code());
        edge(node, "a_start", region.a().start(), report.a());
        edge(node, "a_end", region.a().end(), report.a());
        edge(node, "b_start", region.b().start(), report.b());
        edge(node, "b_end", region.b().end(), report.b());
        node.put("boundary_error_s", one.errorSeconds());
        RegionKind.map(region).ifPresent(map -> map(node, map));
        if (region instanceof Region.Repeated repeated) {
            node.put("repeated_in", lower(repeated.repeatedIn()));
        }
        if (region instanceof Region.Undetermined undetermined) {
            node.put("reason", lower(undetermined.reason()));
        }
        node.put("text", sentences.of(region));
    }

    private static void edge(ObjectNode node, String name, Edge edge, ComparedRecording recording) {
        node.put(name + "_s", edge.seconds());
        node.put(name + "_error_s", edge.errorSeconds());
        Optional<Double> presentation = recording.presentationSeconds(edge.seconds());
        presentation.ifPresent(seconds -> node.put(name + "_pts_s", seconds));
    }

    private static void map(ObjectNode node, TimeMap map) {
        node.put("offset_s", map.offsetSeconds());
        node.put("rate", map.rate());
        node.put("rate_ppm", map.ratePpm());
        node.put("rate_error_ppm", map.rateErrorPpm());
        node.put("map_error_s", map.errorSeconds());
        node.put("speed", map.speed());
        node.put("tempo", map.tempo());
        node.put("pitch", map.pitch());
        node.put("basis", lower(map.basis()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
