package org.earwitness.fingerprint.archive;

import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param failure the first thing that does not hold; empty if all holds
 * @param unnamed files in the directory that the manifest does not name: left by a writer that was killed, being written, or
 *     not of the index
 */
public record CheckedArchive(Optional<ArchiveException> failure, List<String> unnamed) {
    public CheckedArchive {
        unnamed = List.copyOf(unnamed);
    }

    public boolean ok() {
        return failure.isEmpty();
    }
}
