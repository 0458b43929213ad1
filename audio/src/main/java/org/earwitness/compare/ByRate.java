package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What was learned of lines, apart for each rate and pitch that they have: where one passage was played faster or stretched and
 * the rest was not, the one went through something else than the other.
 *
 * @param <T> what was learned
 */
final class ByRate<T> {
    private static final double RATE_UNIT = 0.004;
    private static final double PITCH_UNIT = 0.02;

    private record Learned<T>(Track line, T value) {}

    private final List<Learned<T>> all = new ArrayList<>();

    /** Takes in what was learned of lines with the rate and pitch of this one; what most is known of comes first. */
    void add(Track line, T value) {
        all.add(new Learned<>(line, value));
    }

    /** One line of each rate and pitch. */
    List<Track> lines() {
        return all.stream().map(Learned::line).toList();
    }

    /** Of the lines of {@link #lines()} the one whose rate and pitch are nearest; there must be one. */
    Track kind(Track line) {
        return nearest(line).line();
    }

    /** What was learned of lines with the rate and pitch that are nearest; there must be some. */
    T of(Track line) {
        return nearest(line).value();
    }

    /** What was learned of the first kind; there must be one. */
    T first() {
        return all.getFirst().value();
    }

    private Learned<T> nearest(Track line) {
        Learned<T> nearest = all.getFirst();
        for (Learned<T> other : all) {
            nearest = distance(other.line(), line) < distance(nearest.line(), line) ? other : nearest;
        }
        return nearest;
    }

    private static double distance(Track one, Track other) {
        return Math.abs(Math.log(one.rate() / other.rate())) / RATE_UNIT
                + Math.abs(Math.log(one.pitch() / other.pitch())) / PITCH_UNIT;
    }
}
