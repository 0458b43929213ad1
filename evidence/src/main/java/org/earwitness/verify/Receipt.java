package org.earwitness.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
    /** A checkpoint with room for what editors add. */
    private static final int MAXIMUM_FILE_BYTES = 2 * Checkpoint.MAXIMUM_BYTES;

    private static final Pattern BLANK_AROUND = Pattern.compile("\\A[ \n]+|[ \n]+\\z");

    /**
     * Decodes the text of {@link #encode}.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if it is not exactly such a text
     */
    public static Receipt decode(String text) throws EvidenceException {
        return new Receipt(Checkpoint.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a file that holds a receipt and nothing else. A receipt is copied by hand, so what editors do to the ends of lines
     * and of the text is undone first; none of it is part of what was signed.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if it is no receipt then
     */
    public static Receipt read(Path file) throws IOException {
        byte[] bytes = DurableFiles.read(file.toRealPath(), MAXIMUM_FILE_BYTES);
        return decode(asWritten(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Without a byte order mark, carriage returns at line ends, and blank lines around; with a line end at the end. */
    private static String asWritten(String text) {
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        return BLANK_AROUND.matcher(unmarked.replace("\r\n", "\n")).replaceAll("") + "\n";
    }

    /** Six lines: the checkpoint as a signed note. */
    public String encode() {
        return checkpoint.encode();
    }
}
