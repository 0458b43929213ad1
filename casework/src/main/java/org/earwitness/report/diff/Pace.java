package org.earwitness.report.diff;

import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.TimeMap;

/** How fast and how high B plays the sound of A, in words. */
final class Pace {
    /** Pitch and tempo within this of 1 are called unchanged. */
    private static final double UNCHANGED = 0.003;

    private Pace() {}

    /** A clause such as "B plays it 3.0 % faster at unchanged pitch"; empty where neither speed nor pitch was changed. */
    static Optional<String> words(TimeMap map) {
        boolean samePitch = Math.abs(map.pitch() - 1) <= UNCHANGED;
        if (isClock(map)) {
            return samePitch
                    ? Optional.empty()
                    : Optional.of("B plays it in the same time " + percent(map.pitch(), "higher", "lower"));
        }
        String speed = "B plays it " + percent(map.speed(), "faster", "slower");
        if (Math.abs(map.tempo() - 1) <= UNCHANGED && !samePitch) {
            return Optional.of(speed + ", and " + (map.pitch() > 1 ? "higher" : "lower")
                    + " by as much, as a tape that runs " + (map.speed() > 1 ? "faster" : "slower"));
        }
        return Optional.of(
                samePitch ? speed + " at unchanged pitch" : speed + " and " + percent(map.pitch(), "higher", "lower"));
    }

    /** A clause about clocks that differ, where they do by more than the error of the rate. */
    static Optional<String> drift(TimeMap map) {
        if (!isClock(map) || Math.abs(map.ratePpm()) <= map.rateErrorPpm()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "B takes %.0f ± %.0f millionths %s than A for the same sound, as the clocks of two devices differ",
                Math.abs(map.ratePpm()),
                Math.ceil(map.rateErrorPpm()),
                map.rate() > 1 ? "longer" : "less long"));
    }

    /** Whether B plays two passages at another speed or pitch, by more than clocks drift. */
    static boolean differs(TimeMap one, TimeMap other) {
        return Math.abs(one.rate() / other.rate() - 1) > TimeMap.LARGEST_CLOCK_DRIFT
                || Math.abs(one.pitch() / other.pitch() - 1) > UNCHANGED;
    }

    private static boolean isClock(TimeMap map) {
        return Math.abs(map.rate() - 1) <= TimeMap.LARGEST_CLOCK_DRIFT;
    }

    private static String percent(double factor, String more, String less) {
        double percent = Math.abs(factor - 1) * 100;
        return String.format(Locale.ROOT, percent < 1 ? "%.2f %% %s" : "%.1f %% %s", percent, factor > 1 ? more : less);
    }
}
