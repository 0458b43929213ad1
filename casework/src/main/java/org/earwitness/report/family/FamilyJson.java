package org.earwitness.report.family;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.AxisPart;
import org.earwitness.compare.CopyFamily;
import org.earwitness.compare.CopyPair;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Families of copies as JSON, format {@value #SCHEMA}; documented in docs/formats/family.md. */
public final class FamilyJson {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/family/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final FamilyReport report;
    private final FamilySentences sentences;

    private FamilyJson(FamilyReport report) {
        this.report = report;
        this.sentences = new FamilySentences(report);
    }

    /** The document, UTF-8. */
    public static byte[] write(FamilyReport report) {
        return MAPPER.writeValueAsBytes(new FamilyJson(report).document());
    }

    private ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("earwitness", report.programVersion());
        document.put("schema", SCHEMA);
        ArrayNode copies = document.putArray("copies");
        report.copies().forEach(copy -> copy(copies.addObject(), copy));
        ArrayNode families = document.putArray("families");
        report.families().families().forEach(family -> family(families.addObject(), family));
        document.put("compared_pairs", report.families().measured());
        ArrayNode pairs = document.putArray("pairs");
        report.families().pairs().forEach(pair -> pair(pairs.addObject(), pair));
        ArrayNode answer = document.putArray("answer");
        sentences
                .found()
                .forEach(text -> answer.addObject().put("kind", "established").put("text", text));
        sentences
                .open()
                .forEach(text ->
                        answer.addObject().put("kind", "not_established").put("text", text));
        ArrayNode unread = document.putArray("unreadable");
        for (FamilyReport.Unread file : report.unread()) {
            ObjectNode node = unread.addObject();
            file.name().ifPresent(name -> node.put("file", name));
            node.put("reason", file.reason());
        }
        report.problems().forEach(document.putArray("problems")::add);
        return document;
    }

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

    private void family(ObjectNode node, CopyFamily family) {
        letters(node, "members", family.members());
        ArrayNode nodes = node.putArray("nodes");
        for (List<Integer> group : family.nodes()) {
            ArrayNode letters = nodes.addArray();
            group.forEach(copy -> letters.add(report.letter(copy)));
        }
        ArrayNode contains = node.putArray("contains");
        family.containments()
                .forEach(one ->
                        contains.addObject().put("container", one.container()).put("contained", one.contained()));
        node.put("union_s", family.unionSeconds());
        leaders(node, "longest", sentences.longest(family));
        leaders(node, "widest_band", Measure.greatest(report.copies(family.members()), FamilyCopy::upperEdge));
        leaders(node, "least_noise", Measure.greatest(report.copies(family.members()), FamilyCopy::signalToNoise));
        ArrayNode axis = node.putArray("axis");
        family.axis().forEach(part -> part(axis.addObject(), part));
        ArrayNode covered = node.putArray("covered");
        family.members()
                .forEach(copy -> covered.addObject()
                        .put("copy", report.letter(copy))
                        .put("covered_s", family.coveredSeconds(copy)));
        ArrayNode only = node.putArray("only_in_one");
        family.onlyInOne()
                .forEach(passage -> only.addObject()
                        .put("copy", report.letter(passage.copy()))
                        .put("start_s", passage.startSeconds())
                        .put("end_s", passage.endSeconds())
                        .put("copy_start_s", passage.copyStartSeconds()));
        ArrayNode cuts = node.putArray("shared_edits");
        family.sharedCuts().forEach(cut -> {
            ObjectNode edit = cuts.addObject();
            edit.put("start_s", cut.startSeconds());
            edit.put("end_s", cut.endSeconds());
            edit.put("boundary_error_s", cut.errorSeconds());
            letters(edit, "lacking", cut.lacking());
            letters(edit, "having", cut.having());
            edit.put("text", sentences.of(cut));
        });
        ArrayNode conflicts = node.putArray("conflicts");
        family.conflicts().forEach(conflict -> {
            ObjectNode between = conflicts.addObject();
            between.put("start_s", conflict.startSeconds());
            between.put("middle_s", conflict.middleSeconds());
            between.put("end_s", conflict.endSeconds());
            letters(between, "first", conflict.first());
            letters(between, "second", conflict.second());
            between.put("text", sentences.of(conflict));
        });
    }

    private void part(ObjectNode node, AxisPart part) {
        node.put("start_s", part.startSeconds());
        node.put("end_s", part.endSeconds());
        ArrayNode held = node.putArray("held");
        part.held()
                .forEach((copy, its) -> held.addObject()
                        .put("copy", report.letter(copy))
                        .put("start_s", its.startSeconds())
                        .put("end_s", its.endSeconds())
                        .put("certain", its.certain())
                        .put("boundary_error_s", its.errorSeconds()));
    }

    private void pair(ObjectNode node, CopyPair pair) {
        node.put("a", report.letter(pair.first()));
        node.put("b", report.letter(pair.second()));
        node.put("relation", pair.relation().name().toLowerCase(Locale.ROOT));
        node.put("common_s", pair.commonSeconds());
        node.put("basis", pair.isMeasured() ? "compared" : "composed");
        letters(node, "through", pair.through());
        node.put("direction", "undetermined");
    }

    private void letters(ObjectNode node, String name, List<Integer> copies) {
        ArrayNode letters = node.putArray(name);
        copies.forEach(copy -> letters.add(report.letter(copy)));
    }

    private static void leaders(ObjectNode node, String name, List<FamilyCopy> copies) {
        ArrayNode letters = node.putArray(name);
        copies.forEach(copy -> letters.add(copy.letter()));
    }
}
