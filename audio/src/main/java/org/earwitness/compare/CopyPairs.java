package org.earwitness.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pairs of some copies, to be looked up from either side. */
final class CopyPairs {
    private record Key(int a, int b) {}

    private final List<Double> seconds;
    private final Map<Key, Comparison> comparisons = new HashMap<>();
    private final Map<Key, Relation> relations = new HashMap<>();

    /** @param seconds length of each copy */
    CopyPairs(List<Double> seconds, List<CopyPair> pairs) {
        this.seconds = seconds;
        for (CopyPair pair : pairs) {
            Key key = new Key(pair.first(), pair.second());
            Key turned = new Key(pair.second(), pair.first());
            comparisons.put(key, pair.comparison());
            comparisons.put(turned, Turned.of(pair.comparison()));
            relations.put(key, pair.relation());
            relations.put(turned, pair.relation().turned());
        }
    }

    int copies() {
        return seconds.size();
    }

    double seconds(int copy) {
        return seconds.get(copy);
    }

    /** The comparison with the first as A. */
    Comparison between(int a, int b) {
        Comparison comparison = comparisons.get(new Key(a, b));
        if (comparison == null) {
            throw new IllegalArgumentException(
                    "expected every pair of " + copies() + " copies, found none of " + a + " and " + b);
        }
        return comparison;
    }

    /** What the first is to the second. */
    Relation relation(int a, int b) {
        Relation relation = relations.get(new Key(a, b));
        return relation == null ? Relation.UNDETERMINED : relation;
    }

    /** Whether a passage joins the two. */
    boolean isJoined(int a, int b) {
        return Relation.isJoined(between(a, b));
    }
}
