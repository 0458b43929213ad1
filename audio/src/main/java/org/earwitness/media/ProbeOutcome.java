package org.earwitness.media;

/** What came of reading a file's headers. */
public sealed interface ProbeOutcome {
    /**
     * The headers could be read.
     *
     * @param provenance how they were read
     */
    record Probed(MediaFacts facts, DecoderProvenance provenance) implements ProbeOutcome {}

    /** The file is not media that this program admits, or reading it went past a limit. */
    record Refused(Refusal refusal, DecoderProvenance provenance) implements ProbeOutcome {}
}
