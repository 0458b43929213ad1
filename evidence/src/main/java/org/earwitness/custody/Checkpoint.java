package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * A signed statement of a log's size and root: a C2SP checkpoint in a signed note with one extension line.
 *
 * <pre>
 * ORIGIN
 * SIZE                        decimal
 * ROOT                        base64 of 32 bytes
 * checkpoint NUMBER           decimal, from 1, one more for each checkpoint of the log
 *
 * — ORIGIN SIGNATURE          base64 of 4 bytes of key id and 64 bytes of Ed25519 signature over the four lines above
 * </pre>
 *
 * @param origin the log's name, as in {@link VerifierKey}
 * @param size the number of entries covered, at least 1
 * @param root the root of the Merkle tree over them
 * @param number the position among the log's checkpoints, from 1
 * @param signature key id and signature, 68 bytes in base64
 */
public record Checkpoint(String origin, long size, Sha256 root, long number, String signature) {
    /** The most bytes of a note. */
    public static final int MAXIMUM_BYTES = 512;

    static final String DASH = "\u2014 ";
    static final int SIGNATURE_CHARACTERS = 92;
    private static final int SIGNATURE_BYTES = 64;
    private static final Pattern NOTE = Pattern.compile("""
            ([^\n]+)
            ([1-9][0-9]{0,17})
            ([A-Za-z0-9+/]{43}=)
            checkpoint ([1-9][0-9]{0,17})

            \u2014 ([^ \n]+) ([A-Za-z0-9+/]{91}=)
            """);

    public Checkpoint {
        if (size < 1 || number < 1) {
            throw new IllegalArgumentException(
                    "expected a size and number of at least 1, found " + size + ", " + number);
        }
    }

    static Checkpoint sign(VerifierKey log, long size, Sha256 root, long number, SigningKey key) {
        byte[] signature = key.sign(body(log.origin(), size, root, number).getBytes(StandardCharsets.UTF_8));
        byte[] identified = VerifierKey.concatenate(log.keyId(), signature);
        return new Checkpoint(
                log.origin(), size, root, number, Base64.getEncoder().encodeToString(identified));
    }

    /** The note's text, with its last line feed. This is what a receipt is. */
    public String encode() {
        return body() + "\n" + DASH + origin + " " + signature + "\n";
    }

    /**
     * Decodes a note; the signature is not yet verified.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if {@link #encode} writes no checkpoint so
     */
    public static Checkpoint decode(byte[] note) throws EvidenceException {
        String text = note.length > MAXIMUM_BYTES ? "" : CanonicalText.strictUtf8(note);
        Matcher lines = NOTE.matcher(text);
        if (!lines.matches() || !lines.group(1).equals(lines.group(5))) {
            throw notCanonical();
        }
        Checkpoint checkpoint = new Checkpoint(
                lines.group(1),
                Long.parseLong(lines.group(2)),
                Sha256.fromBytes(Base64.getDecoder().decode(lines.group(3))),
                Long.parseLong(lines.group(4)),
                lines.group(6));
        byte[] signature = Base64.getDecoder().decode(checkpoint.signature());
        if (!checkpoint.encode().equals(text)
                || !Base64.getEncoder().encodeToString(signature).equals(checkpoint.signature())) {
            throw notCanonical();
        }
        return checkpoint;
    }

    /** Whether this is the log's of {@code key}, signed with it. */
    public boolean isSignedBy(VerifierKey key) {
        return isSignedBy(key, SignatureCheck.ED25519);
    }

    /** As above, with the verification of the signature itself handed in. */
    public boolean isSignedBy(VerifierKey key, SignatureCheck check) {
        byte[] identified = Base64.getDecoder().decode(signature);
        byte[] keyId = Arrays.copyOf(identified, VerifierKey.KEY_ID_BYTES);
        return origin.equals(key.origin())
                && identified.length == VerifierKey.KEY_ID_BYTES + SIGNATURE_BYTES
                && Arrays.equals(keyId, key.keyId())
                && check.verifies(
                        key,
                        body().getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(identified, VerifierKey.KEY_ID_BYTES, identified.length));
    }

    private String body() {
        return body(origin, size, root, number);
    }

    static String body(String origin, long size, Sha256 root, long number) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\ncheckpoint " + number
                + "\n";
    }

    private static EvidenceException notCanonical() {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                "checkpoint",
                "origin, size, root, number, an empty line and a signature, each line ended",
                "something else",
                "It was changed, or copied incompletely.");
    }
}
