package org.earwitness.fingerprint.archive;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the index knows of a stream beside its sound.
 *
 * <p>As text, which is the label in the segment: {@code SHA256 STREAM NAME}, one space between. In the name, {@code \} is
 * {@code \\}, and controls (U+0000–001F, U+007F–009F), U+2028–202E, U+2066–2069, U+FEFF and unpaired surrogates are
 * {@code \}{@code u{HEX}} in lower case without leading zeros. Everything else stands as it is.
 *
 * @param sha256 of the recording's file, 64 lower-case hexadecimal digits
 * @param stream the position among the file's audio streams, from 0 to {@value #MOST_STREAM}
 * @param name of the file as given, 1 to {@value #LONGEST_NAME} characters
 */
public record StreamLabel(String sha256, int stream, String name) implements Comparable<StreamLabel> {
    static final int MOST_STREAM = 999;
    static final int LONGEST_NAME = 8192;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,2}) (.+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\\\|u\\{([0-9a-f]{1,6})\\})");
    private static final int HEXADECIMAL = 16;
    private static final Comparator<StreamLabel> ORDER =
            Comparator.comparing(StreamLabel::sha256).thenComparingInt(StreamLabel::stream);

    public StreamLabel {
        boolean whole = isSha256(sha256)
                && stream >= 0
                && stream <= MOST_STREAM
                && !name.isEmpty()
                && name.length() <= LONGEST_NAME;
        if (!whole) {
            throw new IllegalArgumentException("label: expected a SHA-256 in hexadecimal, a stream from 0 to "
                    + MOST_STREAM + " and a name of at most " + LONGEST_NAME + " characters, found " + sha256 + ", "
                    + stream + " and " + name.length() + " characters");
        }
    }

    /** Whether a text is a digest as labels have it. */
    public static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }

    /** The canonical text. */
    public String text() {
        var text = new StringBuilder(sha256).append(' ').append(stream).append(' ');
        name.codePoints().forEach(point -> {
            if (point == '\\') {
                text.append("\\\\");
            } else if (isEscaped(point)) {
                text.append(String.format(Locale.ROOT, "\\u{%x}", point));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString();
    }

    /** The label that has this canonical text; empty if none has. */
    public static Optional<StreamLabel> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var name = new StringBuilder();
        Matcher escape = ESCAPE.matcher(parts.group(3));
        int end = 0;
        while (escape.find()) {
            name.append(parts.group(3), end, escape.start());
            int point = escape.group(1) == null ? '\\' : Integer.parseInt(escape.group(1), HEXADECIMAL);
            if (!Character.isValidCodePoint(point)) {
                return Optional.empty();
            }
            name.appendCodePoint(point);
            end = escape.end();
        }
        name.append(parts.group(3).substring(end));
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        StreamLabel label = new StreamLabel(parts.group(1), Integer.parseInt(parts.group(2)), name.toString());
        return label.text().equals(text) ? Optional.of(label) : Optional.empty();
    }

    /** By digest, then by stream. */
    @Override
    public int compareTo(StreamLabel other) {
        return ORDER.compare(this, other);
    }

    private static boolean isEscaped(int point) {
        return Character.isISOControl(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point >= 0x2028 && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xfeff;
    }
}
