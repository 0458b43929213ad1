package org.earwitness.workflow;

import java.nio.file.Path;
import java.util.List;
import org.earwitness.digest.Sha256;

/**
 * One file of a collection after it was read for a search.
 *
 * @param streams the audio streams that could be decoded, at least one
 */
record CollectionRecording(Path path, Sha256 sha256, List<ReadPrints.Stream> streams) {
    CollectionRecording {
        streams = List.copyOf(streams);
    }

    double seconds() {
        return streams.getFirst().fingerprint().durationSeconds();
    }
}
