package org.earwitness.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;

/**
 * One file of a collection after it was read for a search.
 *
 * @param fingerprints one for each audio stream that could be decoded; empty where none could
 * @param problem why it could not be searched, in words
 */
record CollectionRecording(Path path, Sha256 sha256, List<Fingerprint> fingerprints, Optional<String> problem) {
    CollectionRecording {
        fingerprints = List.copyOf(fingerprints);
    }

    double seconds() {
        return fingerprints.isEmpty() ? 0 : fingerprints.getFirst().durationSeconds();
    }
}
