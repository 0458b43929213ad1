package org.earwitness.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.earwitness.report.Measurement;

/**
 * Numbers and times as they are printed: the same on every machine, with four significant digits and a narrow no-break space
 * before the unit and between groups of three digits.
 */
public final class Figures {
    public static final char NARROW_SPACE = '\u202F';
    private static final char MINUS = '\u2212';
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e12;

    private Figures() {}

    /** A whole number, complete. */
    public static String whole(long value) {
        return grouped(BigDecimal.valueOf(value).toPlainString());
    }

    /** A number with four significant digits; one below 0.001 or above 10¹² as a power of ten. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return power(value);
        }
        if (size >= 1_000) {
            return grouped(fixed(value, 0));
        }
        return grouped(plain(new BigDecimal(value).round(FOUR_DIGITS)));
    }

    public static String withUnit(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + NARROW_SPACE + unit;
    }

    public static String measured(Measurement measurement) {
        return withUnit(measurement.value(), measurement.unit())
                + measurement
                        .interval()
                        .map(interval -> " (" + number(interval.low()) + " to " + number(interval.high()) + ", "
                                + number(interval.coverage() * 100) + NARROW_SPACE + "% interval)")
                        .orElse("");
    }

    /** Seconds with two decimals and unit, such as 74.62 s. */
    public static String seconds(double seconds) {
        return grouped(fixed(seconds, 2)) + NARROW_SPACE + "s";
    }

    /** Time on a clock face to a tenth of a second, such as 1:14.6 or 2:01:14.6. */
    public static String clock(double seconds) {
        return clock(seconds, 1);
    }

    /** Time on a clock face with a number of decimals. */
    public static String clock(double seconds, int decimals) {
        BigDecimal rounded = new BigDecimal(seconds).setScale(decimals, RoundingMode.HALF_EVEN);
        long whole = rounded.longValue();
        String part = rounded.subtract(BigDecimal.valueOf(whole)).toPlainString();
        String fraction = decimals == 0 ? "" : part.substring(part.indexOf('.'));
        long hours = whole / 3_600;
        String minutes = hours > 0 ? hours + ":" + twoDigits(whole / 60 % 60) : String.valueOf(whole / 60);
        return minutes + ":" + twoDigits(whole % 60) + fraction;
    }

    /** A range of time on a clock face. */
    public static String range(double startSeconds, double endSeconds) {
        return clock(startSeconds) + "–" + clock(endSeconds);
    }

    /** The same range in seconds. */
    public static String rangeInSeconds(double startSeconds, double endSeconds) {
        return grouped(fixed(startSeconds, 2)) + "–" + seconds(endSeconds);
    }

    /** A ratio with four decimals, such as 1.0300. */
    public static String ratio(double ratio) {
        return fixed(ratio, 4);
    }

    /** A number of bytes, complete, and in a larger unit where that helps. */
    public static String bytes(long bytes) {
        String complete = whole(bytes) + NARROW_SPACE + "bytes";
        List<String> units = List.of("kB", "MB", "GB", "TB");
        double scaled = bytes / 1_000.0;
        int unit = 0;
        while (scaled >= 1_000 && unit < units.size() - 1) {
            scaled /= 1_000;
            unit++;
        }
        return bytes < 1_000 ? complete : withUnit(scaled, units.get(unit)) + " (" + complete + ")";
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : String.valueOf(value);
    }

    private static String fixed(double value, int decimals) {
        return new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString()
                .replace('-', MINUS);
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped)
                .toPlainString()
                .replace('-', MINUS);
    }

    private static String power(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = plain(rounded.scaleByPowerOfTen(-exponent));
        StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : String.valueOf(Math.abs(exponent)).toCharArray()) {
            raised.append(RAISED_DIGITS.charAt(digit - '0'));
        }
        return digits + NARROW_SPACE + "×" + NARROW_SPACE + "10" + raised;
    }

    private static String grouped(String plain) {
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int start = plain.startsWith(String.valueOf(MINUS)) || plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(plain.replace('-', MINUS));
        if (end - start > 4) {
            for (int i = end - 3; i > start; i -= 3) {
                grouped.insert(i, NARROW_SPACE);
            }
        }
        return grouped.toString();
    }
}
