package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.earwitness.digest.Sha256;

/**
 * A named value of an entry, committed to, and opened or withheld.
 *
 * @param name 1 to 32 characters of a–z, 0–9 and underscore, beginning with a letter
 * @param commitment what the leaf contains; without the salt it tells nothing about the value
 * @param opening salt and value, absent where the value is withheld
 */
public record Field(String name, Sha256 commitment, Optional<Opening> opening) {
    /** The most bytes of an escaped value. */
    public static final int MAXIMUM_VALUE_BYTES = 1 << 20;

    private static final int MAXIMUM_NAME_CHARACTERS = 32;
    private static final byte[] DOMAIN = "earwitness-field 1\n".getBytes(StandardCharsets.US_ASCII);

    public Field {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a field name such as file_name, found " + name);
        }
    }

    /**
     * What opens a commitment.
     *
     * @param salt 16 random bytes of this field's own, as 32 lower-case hexadecimal digits
     * @param escapedValue the value as {@link CanonicalText} writes it
     */
    public record Opening(String salt, String escapedValue) {
        static final int SALT_BYTES = 16;

        public Opening {
            if (!Sha256.isLowerHex(salt, 2 * SALT_BYTES)) {
                throw new IllegalArgumentException("expected a salt of 32 lower-case hexadecimal digits");
            }
        }
    }

    /** A field opened with a fresh salt. */
    static Field commit(String name, String value, SecureRandom random) {
        byte[] salt = new byte[Opening.SALT_BYTES];
        random.nextBytes(salt);
        String escaped = CanonicalText.escape(value);
        if (escaped.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_VALUE_BYTES) {
            throw new IllegalArgumentException("expected a value of at most " + MAXIMUM_VALUE_BYTES + " bytes for "
                    + name + "; store the text as an item and name its digest instead");
        }
        Opening opening = new Opening(HexFormat.of().formatHex(salt), escaped);
        return new Field(name, commitment(name, opening), Optional.of(opening));
    }

    /** Whether the opening, if there is one, is what was committed to. */
    public boolean holds() {
        return opening.map(open -> commitment(name, open).equals(commitment)).orElse(true);
    }

    /** The field without its opening. */
    Field withheld() {
        return new Field(name, commitment, Optional.empty());
    }

    /** SHA-256 of domain, salt, name, line feed and escaped value. */
    private static Sha256 commitment(String name, Opening opening) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(DOMAIN);
        digest.update(HexFormat.of().parseHex(opening.salt()));
        digest.update(name.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) '\n');
        return Sha256.fromBytes(digest.digest(opening.escapedValue().getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isName(String name) {
        boolean is = !name.isEmpty() && name.length() <= MAXIMUM_NAME_CHARACTERS && isLetter(name.charAt(0));
        for (int i = 1; is && i < name.length(); i++) {
            char c = name.charAt(i);
            is = isLetter(c) || c == '_' || (c >= '0' && c <= '9');
        }
        return is;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
