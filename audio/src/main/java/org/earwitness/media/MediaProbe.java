package org.earwitness.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a file claims about itself, in a child process. */
public final class MediaProbe {
    private static final int MOST_OUTPUT = 32 << 20;
    private static final int MOST_TAGS = 200;
    private static final int LONGEST_TAG = 4000;

    private final Sandbox sandbox;
    private final DecodeLimits limits;

    public MediaProbe(Sandbox sandbox, DecodeLimits limits) {
        this.sandbox = sandbox;
        this.limits = limits;
    }

    /**
     * Reads a file's headers.
     *
     * @throws IOException when the child cannot be started or its output cannot be read: a failure of this machine
     */
    public ProbeOutcome probe(Path file) throws IOException {
        List<String> arguments = arguments();
        DecoderProvenance provenance = Decoder.provenance(sandbox, limits, arguments);
        Optional<Refusal> unfit = Decoder.unfit(file);
        if (unfit.isPresent()) {
            return new ProbeOutcome.Refused(unfit.get(), provenance);
        }
        var output = new ByteArrayOutputStream();
        DecoderLog log = new DecoderLog("@", limits.logBytes());
        ChildProcess.Result result = new ChildProcess(
                        sandbox.command("ffprobe", arguments, limits),
                        sandbox.environment(),
                        limits.wallClock(),
                        limits.stall())
                .run(Optional.of(file), (block, length) -> keep(output, block, length), log);
        if (result instanceof ChildProcess.Ended ended) {
            return new ProbeOutcome.Refused(Decoder.ended(ended), provenance);
        }
        int status = ((ChildProcess.Exited) result).status();
        if (Decoder.isSignal(status)) {
            return new ProbeOutcome.Refused(Decoder.crashed(status), provenance);
        }
        if (status != 0) {
            boolean memory = log.complaints().stream().anyMatch(text -> text.contains("Cannot allocate memory"));
            Refusal refusal = memory ? Decoder.nothingDecoded(log.complaints(), 0) : Decoder.notMedia(log.complaints());
            return new ProbeOutcome.Refused(refusal, provenance);
        }
        return understand(output.toByteArray(), Files.size(file), provenance);
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "level+warning"));
        arguments.addAll(sandbox.installation().platform().instructionSet());
        arguments.addAll(Decoder.input(limits));
        arguments.addAll(
                List.of("-threads", "1", "-show_format", "-show_streams", "-of", "json", "-fd", "0", "-i", "fd:"));
        return arguments;
    }

    private static Optional<ChildProcess.Ended> keep(ByteArrayOutputStream output, byte[] block, int length) {
        if (output.size() + length > MOST_OUTPUT) {
            return Optional.of(new ChildProcess.Ended(
                    "headers of more than " + MOST_OUTPUT + " bytes", Refusal.Cause.OUTPUT_LIMIT));
        }
        output.write(block, 0, length);
        return Optional.empty();
    }

    private static ProbeOutcome understand(byte[] json, long bytes, DecoderProvenance provenance) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return new ProbeOutcome.Refused(
                    new Refusal(
                            Refusal.Cause.NOT_MEDIA,
                            "headers that can be read",
                            "headers with text that is not valid (" + e.getOriginalMessage() + ")",
                            "The file is damaged or was made to break programs; try another copy."),
                    provenance);
        }
        JsonNode format = root.path("format");
        var streams = new ArrayList<StreamFacts>();
        for (JsonNode stream : root.path("streams")) {
            streams.add(stream(stream));
        }
        return new ProbeOutcome.Probed(
                new MediaFacts(
                        text(format, "format_name").orElse("unknown"),
                        text(format, "format_long_name").orElse("unknown"),
                        bytes,
                        number(format, "duration"),
                        number(format, "start_time"),
                        whole(format, "bit_rate"),
                        tags(format.path("tags")),
                        streams),
                provenance);
    }

    private static StreamFacts stream(JsonNode stream) {
        return new StreamFacts(
                stream.path("index").asInt(0),
                text(stream, "codec_type").orElse("unknown"),
                text(stream, "codec_name").orElse("unknown"),
                text(stream, "codec_long_name").orElse("unknown"),
                text(stream, "profile"),
                text(stream, "codec_tag_string").filter(tag -> !tag.equals("[0][0][0][0]")),
                whole(stream, "sample_rate").map(Long::intValue),
                whole(stream, "channels").map(Long::intValue),
                text(stream, "channel_layout"),
                text(stream, "sample_fmt"),
                number(stream, "duration"),
                number(stream, "start_time"),
                whole(stream, "bit_rate"),
                whole(stream, "nb_frames"),
                tags(stream.path("tags")));
    }

    private static Map<String, String> tags(JsonNode node) {
        var tags = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> tag : node.properties()) {
            if (tags.size() == MOST_TAGS) {
                tags.put("…", "more than " + MOST_TAGS + " tags; the rest is not shown");
                break;
            }
            tags.put(shortened(tag.getKey()), shortened(tag.getValue().asString("")));
        }
        return tags;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TAG
                ? text
                : text.substring(0, LONGEST_TAG) + " … (" + text.length() + " characters in all)";
    }

    private static Optional<String> text(JsonNode node, String name) {
        @Nullable JsonNode value = node.get(name);
        return value == null ? Optional.empty() : Optional.of(shortened(value.asString("")));
    }

    /** Numbers come as text or as numbers. What is neither is left out. */
    private static Optional<Double> number(JsonNode node, String name) {
        return text(node, name).flatMap(value -> {
            try {
                double parsed = Double.parseDouble(value);
                return Double.isFinite(parsed) ? Optional.of(parsed) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Long> whole(JsonNode node, String name) {
        return number(node, name).map(Double::longValue);
    }
}
