package org.earwitness.compare;

import java.util.List;

/**
 * A passage that two or more copies lack between sound that they have, all from and to the same instants within the errors of
 * these, while another copy has it. Either they share a cut, or what has the passage shares an insertion.
 *
 * @param startSeconds on the axis of the family
 * @param endSeconds on the axis of the family
 * @param errorSeconds half the width of the 95 % interval of both, the greatest of all copies concerned
 * @param lacking at least two
 * @param having at least one
 */
public record SharedCut(
        double startSeconds, double endSeconds, double errorSeconds, List<Integer> lacking, List<Integer> having) {
    public SharedCut {
        lacking = List.copyOf(lacking);
        having = List.copyOf(having);
        if (lacking.size() < 2 || having.isEmpty()) {
            throw new IllegalArgumentException(
                    "shared cut: expected two copies that lack it and one that has it, found " + lacking.size()
                            + " and " + having.size());
        }
    }

    public double seconds() {
        return endSeconds - startSeconds;
    }
}
