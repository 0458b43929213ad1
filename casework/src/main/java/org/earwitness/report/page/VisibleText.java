package org.earwitness.report.page;

import java.util.Locale;

/**
 * Text in which nothing hides: characters that are not seen or that reorder what is seen are spelled out as ⟦U+202E⟧.
 *
 * <p>Spelled out are control characters other than tab and line feed, the controls of writing direction, line and paragraph
 * separators, invisible operators, noncharacters and tag characters. The joiners and the zero-width space remain, because
 * Khmer and other scripts need them.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The same without markup and on one line: tabs and line feeds are spelled out too. */
    public static String onOneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point) || point == '\n' || point == '\t') {
                out.append(spelledOut(point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    public static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isHidden(point)) {
                out.append(spelledOut(point));
            } else {
                appendEscaped(out, point);
            }
        }
    }

    private static String spelledOut(int point) {
        return String.format(Locale.ROOT, "⟦U+%04X⟧", point);
    }

    private static void appendEscaped(StringBuilder out, int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(point);
        }
    }

    private static boolean isHidden(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean direction = point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x206F);
        boolean separator = point == 0x2028 || point == 0x2029;
        boolean invisible = point == 0xFEFF || point == 0x00AD || (point >= 0x2060 && point <= 0x2065);
        boolean annotation = point >= 0xFFF9 && point <= 0xFFFB;
        boolean noncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        boolean tag = point >= 0xE0000 && point <= 0xE0FFF;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return control || direction || separator || invisible || annotation || noncharacter || tag || surrogate;
    }
}
