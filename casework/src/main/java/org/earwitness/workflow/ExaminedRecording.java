package org.earwitness.workflow;

import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.media.MediaFacts;

/**
 * What was learnt from one recording of a case.
 *
 * @param label what the report calls it
 * @param facts what the file claims
 * @param streams its audio streams that could be decoded, at least one
 * @param unreadableStreams audio streams that could not be decoded or were too many, in words
 */
record ExaminedRecording(
        String label,
        Sha256 sha256,
        long bytes,
        MediaFacts facts,
        List<ExaminedStream> streams,
        List<String> unreadableStreams) {
    ExaminedRecording {
        streams = List.copyOf(streams);
        unreadableStreams = List.copyOf(unreadableStreams);
    }

    /** The first stream that could be decoded, which pictures and observations are about. */
    ExaminedStream main() {
        return streams.getFirst();
    }
}
