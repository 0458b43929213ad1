package org.earwitness.compare;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of the common time of a family, in which every copy has all of the sound or nothing of it.
 *
 * @param startSeconds on the axis of the family, at least 0
 * @param seconds its length, in the time of the copy that brought it in
 * @param held the copies that have it, by number, and where
 */
public record AxisPart(double startSeconds, double seconds, SortedMap<Integer, Held> held) {
    /**
     * Where a copy has it.
     *
     * @param startSeconds from the copy's first decoded sample
     * @param certain false where the sound there does not suffice to tell
     * @param errorSeconds half the width of the 95 % interval of the stretch to which it belongs
     */
    public record Held(double startSeconds, double endSeconds, boolean certain, double errorSeconds) {
        double at(double share) {
            return startSeconds + share * (endSeconds - startSeconds);
        }

        Held between(double from, double to) {
            return new Held(at(from), at(to), certain, errorSeconds);
        }
    }

    public AxisPart {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    }

    public double endSeconds() {
        return startSeconds + seconds;
    }

    public boolean has(int copy) {
        return held.containsKey(copy);
    }

    /** Whether this copy has it and no other, not even perhaps. */
    public boolean isOnlyIn(int copy) {
        Held own = held.get(copy);
        return held.size() == 1 && own != null && own.certain();
    }
}
