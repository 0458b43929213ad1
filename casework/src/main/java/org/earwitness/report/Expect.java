package org.earwitness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a report accept.
 *
 * <p>Text that is too long is cut and says so, because it may come from a hostile file and must not stop a report. All else
 * that is wrong is refused with what was expected and what was found.
 */
final class Expect {
    /** The longest text that a report carries, in UTF-16 code units. */
    static final int MAXIMUM_TEXT = 4_000;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LABEL = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Expect() {}

    /** Text with at least one character that is not white space. */
    static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            throw wrong(name, "text", value);
        }
        return cut(value);
    }

    /** Text that may be empty. */
    static String anyText(String name, String value) {
        return cut(present(name, value));
    }

    static String sha256(String name, String value) {
        return matching(name, SHA256, "a SHA-256 in 64 lower-case hexadecimal digits", value);
    }

    static String label(String name, String value) {
        return matching(name, LABEL, "a label such as Q1 or C12", value);
    }

    static String identifier(String name, String value) {
        return matching(name, IDENTIFIER, "1 to 64 letters, digits, dots, dashes or underscores", value);
    }

    static <T> T present(String name, T value) {
        if (value == null) {
            throw wrong(name, "a value", "nothing");
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw wrong(name, "a finite number", value);
        }
        return value;
    }

    static double between(String name, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw wrong(name, least + " to " + greatest, value);
        }
        return value;
    }

    /** A share from 0 to 1, or none. */
    static OptionalDouble share(String name, OptionalDouble value) {
        present(name, value).ifPresent(share -> between(name, share, 0, 1));
        return value;
    }

    static long atLeast(String name, long value, long least) {
        if (value < least) {
            throw wrong(name, "at least " + least, value);
        }
        return value;
    }

    /** A time range in seconds: finite, from at least 0, not ending before it starts. */
    static void range(String name, double startSeconds, double endSeconds) {
        if (!(startSeconds >= 0 && endSeconds >= startSeconds && Double.isFinite(endSeconds))) {
            throw wrong(name, "0 <= start <= end in seconds", startSeconds + " to " + endSeconds);
        }
    }

    static <T> List<T> list(String name, List<T> values, int maximum) {
        if (present(name, values).size() > maximum) {
            throw wrong(name, "at most " + maximum + " items", values.size() + " items");
        }
        return List.copyOf(values);
    }

    static List<String> texts(String name, List<String> values, int maximum) {
        List<String> cut = new ArrayList<>();
        for (String value : list(name, values, maximum)) {
            cut.add(text(name, value));
        }
        return List.copyOf(cut);
    }

    static List<String> sha256s(String name, List<String> values, int maximum) {
        List<String> copy = list(name, values, maximum);
        copy.forEach(value -> sha256(name, value));
        return copy;
    }

    static List<String> identifiers(String name, List<String> values, int maximum) {
        List<String> copy = list(name, values, maximum);
        copy.forEach(value -> identifier(name, value));
        return copy;
    }

    /** A map ordered by key, so that two reports of the same content are the same bytes. */
    static SortedMap<String, String> settings(String name, Map<String, String> values, int maximum) {
        if (present(name, values).size() > maximum) {
            throw wrong(name, "at most " + maximum + " entries", values.size() + " entries");
        }
        SortedMap<String, String> copy = new TreeMap<>();
        values.forEach((key, value) -> copy.put(text(name, key), anyText(name, value)));
        return Collections.unmodifiableSortedMap(copy);
    }

    static IllegalArgumentException wrong(String name, String expected, @Nullable Object found) {
        String shown = found == null ? "nothing" : cut(String.valueOf(found), 200);
        return new IllegalArgumentException(name + ": expected " + expected + ", found " + shown);
    }

    private static String matching(String name, Pattern pattern, String expected, String value) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw wrong(name, expected, value);
        }
        return value;
    }

    private static String cut(String value) {
        return cut(value, MAXIMUM_TEXT);
    }

    private static String cut(String value, int maximum) {
        String kept = value;
        if (value.length() > maximum) {
            String mark = " … [cut: " + value.length() + " characters]";
            kept = value.substring(0, maximum - mark.length()) + mark;
        }
        return withoutUnpairedSurrogates(kept);
    }

    private static String withoutUnpairedSurrogates(String value) {
        StringBuilder repaired = null;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                repaired = repaired == null ? new StringBuilder(value) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? value : repaired.toString();
    }
}
