package org.earwitness.testkit.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts bytes one after another. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The text in ISO 8859-1: each character one byte. */
    Bytes latin(String text) {
        return add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Bytes utf8(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Bytes given as numbers, of which the low eight bits count. */
    Bytes octets(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Bytes zeros(int count) {
        return add(new byte[count]);
    }

    Bytes big(int width, long value) {
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    Bytes little(int width, long value) {
        for (int shift = 0; shift < 8 * width; shift += 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    Bytes repeat(int times, byte[] bytes) {
        for (int i = 0; i < times; i++) {
            out.writeBytes(bytes);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
