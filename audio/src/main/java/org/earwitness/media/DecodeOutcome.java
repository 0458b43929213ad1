package org.earwitness.media;

/** What came of decoding one audio stream. */
public sealed interface DecodeOutcome {
    /** The stream was read to its end, and its samples went to the sink. */
    record Decoded(DecodedAudio audio, DecoderProvenance provenance) implements DecodeOutcome {}

    /** The stream was not decoded, or not to its end; what the sink received does not count. */
    record Refused(Refusal refusal, DecoderProvenance provenance) implements DecodeOutcome {}
}
