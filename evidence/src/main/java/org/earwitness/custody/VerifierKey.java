package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * The public half of the key under which the checkpoints of one case are signed, named by the origin of its log. Written as
 * a C2SP signed-note verifier key, {@code ORIGIN+KEYID+BASE64}, and a line feed.
 *
 * @param origin {@code earwitness/} and 32 hexadecimal digits, drawn at random for each case
 * @param publicKey the Ed25519 public key, 32 bytes (RFC 8032) in base64
 */
public record VerifierKey(String origin, String publicKey) {
    /** The most bytes of the written form. */
    public static final int MAXIMUM_BYTES = 256;

    static final int KEY_ID_BYTES = 4;
    private static final Pattern ORIGIN = Pattern.compile("earwitness/[0-9a-f]{32}");
    private static final Pattern LINE = Pattern.compile("([^+\n]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)\n");
    private static final byte ED25519 = 1;
    private static final int PUBLIC_KEY_BYTES = 32;
    private static final byte[] SUBJECT_PUBLIC_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("expected an origin earwitness/ and 32 digits, found " + origin);
        }
        byte[] raw = Base64.getDecoder().decode(publicKey);
        if (raw.length != PUBLIC_KEY_BYTES
                || !Base64.getEncoder().encodeToString(raw).equals(publicKey)) {
            throw new IllegalArgumentException("expected 32 bytes of public key in base64, found " + publicKey);
        }
    }

    static VerifierKey of(String origin, byte[] publicKey) {
        return new VerifierKey(origin, Base64.getEncoder().encodeToString(publicKey));
    }

    /** The written form, a line with its line feed. */
    public String encode() {
        byte[] typed = concatenate(new byte[] {ED25519}, raw());
        return origin + "+" + HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed) + "\n";
    }

    /**
     * Decodes the written form.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if {@link #encode} writes no key so
     */
    public static VerifierKey decode(byte[] bytes) throws EvidenceException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(text);
        try {
            if (line.matches()) {
                byte[] typed = Base64.getDecoder().decode(line.group(3));
                VerifierKey key = of(line.group(1), Arrays.copyOfRange(typed, 1, Math.max(1, typed.length)));
                if (key.encode().equals(text)) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            throw notCanonical(e);
        }
        throw notCanonical(new IllegalArgumentException("key id or form does not fit"));
    }

    /** SHA-256 of the 32 bytes of the public key: what people compare. The same for all cases of one signing key. */
    public Sha256 fingerprint() {
        return Sha256.of(raw());
    }

    /** Whether {@code signature} (64 bytes) is this key's under {@code message}. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(decodedKey());
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The first 4 bytes of SHA-256 of origin, line feed, 0x01 and public key, as signed notes have it. */
    byte[] keyId() {
        byte[] hashed = concatenate((origin + "\n\u0001").getBytes(StandardCharsets.US_ASCII), raw());
        return Arrays.copyOf(Sha256.of(hashed).bytes(), KEY_ID_BYTES);
    }

    byte[] raw() {
        return Base64.getDecoder().decode(publicKey);
    }

    static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private PublicKey decodedKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(concatenate(SUBJECT_PUBLIC_KEY_INFO, raw())));
    }

    private static EvidenceException notCanonical(IllegalArgumentException cause) {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                "public key",
                "ORIGIN+KEYID+BASE64 and a line feed",
                String.valueOf(cause.getMessage()),
                "The key was changed. Restore it from a copy of the case.",
                cause);
    }
}
