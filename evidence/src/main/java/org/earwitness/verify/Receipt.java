package org.earwitness.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.earwitness.custody.Checkpoint;
import org.earwitness.digest.EvidenceException;
import org.earwitness.vault.DurableFiles;

/**
 * A checkpoint that was kept outside the case: printed in a report, sent to a colleague, deposited with a notary. It shows
 * what the case itself cannot: that entries were taken off its end or its history was written anew.
 *
 * @param checkpoint what it says; its signature is verified when a case is checked against it
 */
public record Receipt(Checkpoint checkpoint) {
    /**
     * Decodes the text of {@link #encode}.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if it is not exactly such a text
     */
    public static Receipt decode(String text) throws EvidenceException {
        return new Receipt(Checkpoint.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a file that holds a receipt and nothing else. */
    public static Receipt read(Path file) throws IOException {
        return new Receipt(Checkpoint.decode(DurableFiles.read(file.toRealPath(), Checkpoint.MAXIMUM_BYTES)));
    }

    /** Six lines: the checkpoint as a signed note. */
    public String encode() {
        return checkpoint.encode();
    }
}
