package org.earwitness.report.diff;

import java.util.Locale;
import java.util.regex.Pattern;

/** Times as a comparison tells them: to the millisecond, on a clock face. */
public final class Times {
    private static final double NEARLY_A_SECOND = 0.9995;

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d) (ms|s|%|kHz)(?!\\w)");

    private Times() {}

    /** An instant, such as 01:14.600 or 1:01:14.600. */
    public static String clock(double seconds) {
        long milliseconds = Math.round(seconds * 1000);
        long hours = milliseconds / 3_600_000;
        return (hours > 0 ? hours + ":" : "")
                + String.format(
                        Locale.ROOT,
                        "%02d:%02d.%03d",
                        milliseconds / 60_000 % 60,
                        milliseconds / 1000 % 60,
                        milliseconds % 1000);
    }

    /** A duration, such as 350 ms or 3.20 s. */
    public static String length(double seconds) {
        return seconds < NEARLY_A_SECOND
                ? Math.round(seconds * 1000) + " ms"
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** Half the width of an interval, rounded up, such as ±4 ms; empty where it is 0. */
    public static String within(double errorSeconds) {
        double milliseconds = Math.ceil(errorSeconds * 1000 - 1e-6);
        if (milliseconds <= 0) {
            return "";
        }
        return milliseconds < 1000
                ? "±" + (long) milliseconds + " ms"
                : String.format(Locale.ROOT, "±%.1f s", Math.ceil(milliseconds / 100) / 10);
    }

    /** The same text, in which no line ends between a number and its unit. */
    public static String unbroken(String text) {
        return NUMBER_AND_UNIT.matcher(text).replaceAll("$1\u00a0$2");
    }

    /** A number of seconds for other programs, to the microsecond, such as 74.600000. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }
}
