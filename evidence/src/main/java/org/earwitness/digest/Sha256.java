package org.earwitness.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex the 32 bytes as 64 lower-case hexadecimal digits, the only accepted writing
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private static final int HEX_DIGITS = 2 * BYTES;
    private static final int BUFFER_BYTES = 1 << 16;

    public Sha256 {
        if (!isCanonical(hex)) {
            throw new IllegalArgumentException(
                    "expected 64 lower-case hexadecimal digits, found " + hex.length() + " characters: " + shown(hex));
        }
    }

    /** Whether {@code text} is a digest as this class writes it. */
    public static boolean isCanonical(String text) {
        return isLowerHex(text, HEX_DIGITS);
    }

    /** Whether {@code text} is {@code digits} lower-case hexadecimal digits. */
    public static boolean isLowerHex(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The digest of {@code content}. */
    public static Sha256 of(byte[] content) {
        return fromBytes(newDigest().digest(content));
    }

    /** The digest of a file's bytes, read to its end. */
    public static Sha256 of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, Long.MAX_VALUE);
        }
    }

    /**
     * The digest of a stream, read to its end and left open.
     *
     * @param limitBytes the most bytes to accept, at least 0
     * @throws EvidenceException of kind {@link EvidenceException.Kind#TOO_LARGE} when the stream has more
     */
    public static Sha256 of(InputStream in, long limitBytes) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > limitBytes) {
                throw new EvidenceException(
                        EvidenceException.Kind.TOO_LARGE,
                        "stream",
                        "at most " + limitBytes + " bytes",
                        "more",
                        "Raise the limit if this input is meant.");
            }
            digest.update(buffer, 0, n);
        }
        return fromBytes(digest.digest());
    }

    /** The digest whose 32 bytes are given. */
    public static Sha256 fromBytes(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /** A new SHA-256 computation; every Java platform has it. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every Java platform must have", e);
        }
    }

    /** The 32 bytes, a copy. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static String shown(String text) {
        return text.length() <= HEX_DIGITS ? text : text.substring(0, HEX_DIGITS) + "…";
    }
}
