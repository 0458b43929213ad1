package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/** An immutable sequence of bytes; base64 (RFC 4648, with padding) in JSON. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of an array. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /**
     * The bytes that a base64 text stands for.
     *
     * @throws IllegalArgumentException where the text is not base64
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Bytes ofBase64(String text) {
        return new Bytes(Base64.getDecoder().decode(text));
    }

    @JsonValue
    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    /** The byte at a position, as 0 to 255. */
    public int unsigned(int position) {
        return content[position] & 0xFF;
    }

    /** The byte at a position, as −128 to 127. */
    public int signed(int position) {
        return content[position];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
