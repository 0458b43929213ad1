package org.earwitness.vault;

import java.nio.file.Path;
import org.earwitness.digest.Sha256;

/**
 * An original in the vault whose bytes were just found to have its digest.
 *
 * @param digest SHA-256 of the bytes
 * @param sizeBytes their number
 * @param path where they lie, to be read only
 */
public record StoredItem(Sha256 digest, long sizeBytes, Path path) {
    public StoredItem {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("expected a size of at least 0 bytes, found " + sizeBytes);
        }
    }
}
