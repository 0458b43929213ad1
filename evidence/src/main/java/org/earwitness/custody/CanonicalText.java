package org.earwitness.custody;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;

/**
 * Any Java string as text on one line, in exactly one way.
 *
 * <p>A backslash is written {@code \\}, a line feed {@code \n}; C0 and C1 controls, line and paragraph separators, marks that
 * reverse the reading direction, the byte order mark and unpaired surrogates are written {@code \}{@code u{hex}} with
 * lower-case digits and no leading zero. All else, Khmer and its zero-width spaces included, stands as it is, in UTF-8.
 */
final class CanonicalText {
    private CanonicalText() {}

    static String escape(String text) {
        StringBuilder line = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\\') {
                line.append("\\\\");
            } else if (codePoint == '\n') {
                line.append("\\n");
            } else if (isEscaped(codePoint)) {
                line.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
            } else {
                line.appendCodePoint(codePoint);
            }
        }
        return line.toString();
    }

    /**
     * The text that {@link #escape} writes as {@code line}.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if it writes no text so
     */
    static String unescape(String line) throws EvidenceException {
        if (line.indexOf('\\') < 0 && line.codePoints().noneMatch(CanonicalText::isEscaped)) {
            return line;
        }
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (line.startsWith("\\\\", i)) {
                text.append('\\');
                i++;
            } else if (line.startsWith("\\n", i)) {
                text.append('\n');
                i++;
            } else {
                int end = line.indexOf('}', i);
                text.appendCodePoint(escapedCodePoint(line, i, end));
                i = end;
            }
        }
        String unescaped = text.toString();
        if (!escape(unescaped).equals(line)) {
            throw notCanonical(line);
        }
        return unescaped;
    }

    /** Decodes UTF-8 and accepts only what UTF-8 encodes so. */
    static String strictUtf8(byte[] bytes) throws EvidenceException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EvidenceException(
                    Kind.NOT_CANONICAL, "text", "UTF-8", "other bytes", "The bytes were changed or are not text.", e);
        }
    }

    private static int escapedCodePoint(String line, int start, int end) throws EvidenceException {
        int digits = end - start - 3;
        if (!line.startsWith("\\u{", start) || digits < 1 || digits > 6) {
            throw notCanonical(line);
        }
        try {
            int codePoint = Integer.parseInt(line, start + 3, end, 16);
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (NumberFormatException e) {
            throw notCanonical(line);
        }
        throw notCanonical(line);
    }

    private static boolean isEscaped(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                || (codePoint >= 0x2028 && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0xfeff;
    }

    private static EvidenceException notCanonical(String line) {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                "text",
                "canonically escaped text",
                line.length() > 40 ? line.substring(0, 40) + "…" : line,
                "The line was changed or written by another program.");
    }
}
