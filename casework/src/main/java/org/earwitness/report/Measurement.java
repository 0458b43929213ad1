package org.earwitness.report;

import java.util.Optional;

/**
 * One measured quantity.
 *
 * @param name what was measured, in words
 * @param value the value, finite, in {@code unit}
 * @param unit the unit's symbol, such as s, Hz or dB; empty for a count or a ratio
 * @param interval the interval that the value lies in, where one was estimated
 * @param tolerance the largest difference, in {@code unit}, at which a repeated measurement agrees; 0 where it must be equal
 */
public record Measurement(String name, double value, String unit, Optional<Interval> interval, double tolerance) {
    public Measurement {
        name = Expect.text("measurement name", name);
        value = Expect.finite("measurement " + name, value);
        unit = Expect.anyText("measurement unit", unit);
        interval = Expect.present("measurement interval", interval);
        tolerance = Expect.between("measurement tolerance", tolerance, 0, Double.MAX_VALUE);
    }

    /** A quantity without an interval. */
    public static Measurement of(String name, double value, String unit, double tolerance) {
        return new Measurement(name, value, unit, Optional.empty(), tolerance);
    }

    /**
     * An interval around a measured value.
     *
     * @param low lower end, in the measurement's unit
     * @param high upper end, not below {@code low}
     * @param coverage the share of such intervals that hold the true value, above 0 and below 1
     */
    public record Interval(double low, double high, double coverage) {
        public Interval {
            Expect.finite("interval low", low);
            Expect.between("interval high", high, low, Double.MAX_VALUE);
            Expect.between("interval coverage", coverage, Double.MIN_VALUE, Math.nextDown(1.0));
        }
    }
}
