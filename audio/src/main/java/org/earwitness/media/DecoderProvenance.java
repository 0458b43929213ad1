package org.earwitness.media;

import java.util.List;

/**
 * How a result was read from a file, so that it can be read again.
 *
 * @param decoder name and version
 * @param decoderSha256 hash over all files of the decoder
 * @param arguments the decoder's own arguments; they name no file
 * @param processor platform and the instruction set that decoding was held to
 */
public record DecoderProvenance(
        String decoder, String decoderSha256, List<String> arguments, String processor, Isolation isolation) {
    public DecoderProvenance {
        arguments = List.copyOf(arguments);
    }
}
