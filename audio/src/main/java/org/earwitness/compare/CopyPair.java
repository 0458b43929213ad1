package org.earwitness.compare;

import java.util.List;

/**
 * Two copies and what they have to do with each other.
 *
 * @param first number of the one that is A of the comparison, from 0
 * @param second number of the one that is B, above the first
 * @param relation what the first is to the second
 * @param basis how it is known
 * @param through copies from whose comparisons with both it follows; empty where it is known otherwise
 */
public record CopyPair(
        int first, int second, Comparison comparison, Relation relation, Basis basis, List<Integer> through) {
    /** How it is known what two copies have to do with each other. */
    public enum Basis {
        /** They were compared with each other. */
        COMPARED,
        /** No fingerprint of one was found in the other. */
        SEARCHED,
        /** It follows from comparisons of both with others. */
        COMPOSED
    }

    /** Two copies that were compared with each other, or of which it follows from others. */
    public CopyPair(int first, int second, Comparison comparison, Relation relation, List<Integer> through) {
        this(first, second, comparison, relation, through.isEmpty() ? Basis.COMPARED : Basis.COMPOSED, through);
    }

    public CopyPair {
        through = List.copyOf(through);
        if (first < 0 || second <= first) {
            throw new IllegalArgumentException(
                    "pair of copies: expected 0 <= first < second, found " + first + " and " + second);
        }
    }

    /** Whether the two were compared with each other. */
    public boolean isMeasured() {
        return basis == Basis.COMPARED;
    }

    /** Seconds of the first whose sound the second has too. */
    public double commonSeconds() {
        return comparison.commonSeconds();
    }
}
