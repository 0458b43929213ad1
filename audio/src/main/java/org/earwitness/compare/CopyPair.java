package org.earwitness.compare;

import java.util.List;

/**
 * Two copies and what they have to do with each other.
 *
 * @param first number of the one that is A of the comparison, from 0
 * @param second number of the one that is B, above the first
 * @param relation what the first is to the second
 * @param through copies from whose comparisons with both it follows; empty where the two were compared with each other
 */
public record CopyPair(int first, int second, Comparison comparison, Relation relation, List<Integer> through) {
    public CopyPair {
        through = List.copyOf(through);
        if (first < 0 || second <= first) {
            throw new IllegalArgumentException(
                    "pair of copies: expected 0 <= first < second, found " + first + " and " + second);
        }
    }

    /** Whether the two were compared with each other. */
    public boolean isMeasured() {
        return through.isEmpty();
    }

    /** Seconds of the first whose sound the second has too. */
    public double commonSeconds() {
        return comparison.commonSeconds();
    }
}
