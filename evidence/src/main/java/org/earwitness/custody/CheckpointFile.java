package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * The checkpoints of a log in one append-only file: each a note and an empty line.
 *
 * <p>A writer that was killed can leave the beginning of a note at the end. Such a remainder is told from damage by its
 * content: up to the signature every byte of the note that was being written is known from the log, so that a changed byte
 * is no beginning of it. Zero bytes at the very end count as not written; file systems leave them after a power failure.
 */
public final class CheckpointFile {
    private static final Pattern PARTIAL_SIGNATURE = Pattern.compile("[A-Za-z0-9+/]{0,91}=?\n?");
    private static final int KEY_ID_CHARACTERS = 5;

    private final List<Checkpoint> checkpoints;
    private final long completeBytes;
    private final String remainder;

    private CheckpointFile(List<Checkpoint> checkpoints, long completeBytes, String remainder) {
        this.checkpoints = List.copyOf(checkpoints);
        this.completeBytes = completeBytes;
        this.remainder = remainder;
    }

    /**
     * Decodes a file, or an end of one that begins with a note.
     *
     * @throws EvidenceException of kind NOT_CANONICAL at the first note that is not one, is not signed by {@code key} or does
     *     not follow the one before
     */
    public static CheckpointFile decode(byte[] bytes, VerifierKey key, SignatureCheck check) throws EvidenceException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Checkpoint> checkpoints = new ArrayList<>();
        int start = 0;
        for (int end = endOfNote(text, start); end >= 0; end = endOfNote(text, start)) {
            byte[] note = text.substring(start, end - 1).getBytes(StandardCharsets.ISO_8859_1);
            checkpoints.add(decodeNext(note, start, checkpoints, key, check));
            start = end;
        }
        return new CheckpointFile(checkpoints, start, text.substring(start));
    }

    /** Where the first note of an end of a file begins that was cut out at random. */
    static int firstNote(byte[] tail, VerifierKey key) {
        String boundary = "\n\n" + key.origin() + "\n";
        int at = new String(tail, StandardCharsets.ISO_8859_1).indexOf(boundary);
        return at < 0 ? 0 : at + 2;
    }

    /** What is appended for a checkpoint. */
    static byte[] encode(Checkpoint checkpoint) {
        return (checkpoint.encode() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The complete checkpoints, in order. */
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** The bytes that the complete checkpoints take. */
    public long completeBytes() {
        return completeBytes;
    }

    /** The number of bytes after the last complete checkpoint. */
    public int remainderBytes() {
        return remainder.length();
    }

    /**
     * Whether the remainder is nothing, or the beginning of the note that was being written.
     *
     * @param rootAt the log's root at a size, empty where the log is shorter
     */
    public boolean endsAsWritten(VerifierKey key, LongFunction<Optional<Sha256>> rootAt) {
        String written = remainder.replaceFirst("\0+$", "");
        String origin = key.origin() + "\n";
        if (written.length() <= origin.length()) {
            return origin.startsWith(written);
        }
        int sizeEnd = written.indexOf('\n', origin.length());
        String digits = written.substring(origin.length(), sizeEnd < 0 ? written.length() : sizeEnd);
        if (!written.startsWith(origin) || !digits.matches("[1-9][0-9]{0,17}")) {
            return false;
        }
        return sizeEnd < 0
                || rootAt.apply(Long.parseLong(digits))
                        .map(root -> continues(written, key, Long.parseLong(digits), root))
                        .orElse(false);
    }

    private boolean continues(String written, VerifierKey key, long size, Sha256 root) {
        long number = checkpoints.isEmpty() ? 1 : checkpoints.getLast().number() + 1;
        String known = Checkpoint.body(key.origin(), size, root, number) + "\n" + Checkpoint.DASH + key.origin() + " "
                + Base64.getEncoder().encodeToString(key.keyId()).substring(0, KEY_ID_CHARACTERS);
        String bytes = new String(known.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (written.length() <= bytes.length()) {
            return bytes.startsWith(written);
        }
        String rest = written.substring(bytes.length());
        return written.startsWith(bytes)
                && rest.length() <= Checkpoint.SIGNATURE_CHARACTERS - KEY_ID_CHARACTERS + 1
                && PARTIAL_SIGNATURE.matcher(rest).matches()
                && (rest.indexOf('\n') < 0 || isWhole(written, key));
    }

    private static boolean isWhole(String note, VerifierKey key) {
        try {
            return Checkpoint.decode(note.getBytes(StandardCharsets.ISO_8859_1)).isSignedBy(key);
        } catch (EvidenceException e) {
            return false;
        }
    }

    /** The end of the note and its empty line that begin at {@code start}, or -1 as {@link String#indexOf} has it. */
    private static int endOfNote(String text, int start) {
        int body = text.indexOf("\n\n", start);
        int end = body < 0 ? -1 : text.indexOf("\n\n", body + 2);
        return end < 0 ? -1 : end + 2;
    }

    private static Checkpoint decodeNext(
            byte[] note, int start, List<Checkpoint> before, VerifierKey key, SignatureCheck check)
            throws EvidenceException {
        String where = "custody/checkpoints, byte " + start;
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.decode(note);
        } catch (EvidenceException e) {
            throw damaged(where, e.expected(), e.found());
        }
        if (!checkpoint.isSignedBy(key, check)) {
            throw damaged(where, "a signature by the key in custody/key", "one that does not verify");
        }
        if (!before.isEmpty()) {
            Checkpoint last = before.getLast();
            if (checkpoint.number() != last.number() + 1 || checkpoint.size() <= last.size()) {
                throw damaged(
                        where,
                        "checkpoint " + (last.number() + 1) + " with more than " + last.size() + " entries",
                        "checkpoint " + checkpoint.number() + " with " + checkpoint.size());
            }
        }
        return checkpoint;
    }

    private static EvidenceException damaged(String where, String expected, String found) {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                where,
                expected,
                found,
                "The checkpoint was changed, removed or moved. Restore the file from a copy of the case.");
    }
}
