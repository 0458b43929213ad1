package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The families among some copies.
 *
 * @param seconds length of each copy
 * @param pairs every two copies and what they have to do with each other, in the order of the first and then of the second
 * @param families those of most members first; a copy that shares no sound is a family by itself
 */
public record CopyFamilies(List<Double> seconds, List<CopyPair> pairs, List<CopyFamily> families) {
    /** Raised whenever the same comparisons could give other families. */
    public static final int VERSION = 2;

    public CopyFamilies {
        seconds = List.copyOf(seconds);
        pairs = List.copyOf(pairs);
        families = List.copyOf(families);
        if (pairs.size() != seconds.size() * (seconds.size() - 1) / 2) {
            throw new IllegalArgumentException(
                    "families of " + seconds.size() + " copies: expected every pair of them, found " + pairs.size());
        }
    }

    /**
     * Finds the families.
     *
     * @param seconds length of each copy
     * @param pairs every two copies
     */
    public static CopyFamilies of(List<Double> seconds, List<CopyPair> pairs) {
        CopyPairs all = new CopyPairs(seconds, pairs);
        var families = new ArrayList<CopyFamily>();
        var left = new TreeSet<Integer>();
        for (int copy = 0; copy < seconds.size(); copy++) {
            left.add(copy);
        }
        while (!left.isEmpty()) {
            List<Integer> members = joined(all, left.first());
            left.removeAll(members);
            families.add(family(all, members));
        }
        families.sort(
                Comparator.comparingInt((CopyFamily family) -> -family.members().size()));
        return new CopyFamilies(seconds, pairs, families);
    }

    /** How many pairs were compared with each other; the rest follows from these. */
    public int measured() {
        return (int) pairs.stream().filter(CopyPair::isMeasured).count();
    }

    /** A pair, given in either order. */
    public CopyPair pair(int one, int other) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        if (first < 0 || first == second || second >= seconds.size()) {
            throw new IllegalArgumentException(
                    "expected two of " + seconds.size() + " copies, found " + one + " and " + other);
        }
        return pairs.get(first * (2 * seconds.size() - first - 1) / 2 + second - first - 1);
    }

    /** The comparison of two copies with the first as A. */
    public Comparison between(int a, int b) {
        Comparison comparison = pair(a, b).comparison();
        return a < b ? comparison : Turned.of(comparison);
    }

    private static List<Integer> joined(CopyPairs all, int first) {
        Set<Integer> joined = new TreeSet<>(Set.of(first));
        var ahead = new ArrayList<>(List.of(first));
        while (!ahead.isEmpty()) {
            int copy = ahead.removeLast();
            for (int other = 0; other < all.copies(); other++) {
                if (!joined.contains(other) && all.isJoined(copy, other)) {
                    joined.add(other);
                    ahead.add(other);
                }
            }
        }
        return List.copyOf(joined);
    }

    private static CopyFamily family(CopyPairs all, List<Integer> members) {
        List<List<Integer>> nodes = nodes(all, members);
        List<AxisPart> axis = CommonAxis.of(all, members);
        return new CopyFamily(members, nodes, containments(all, nodes), axis, SharedCuts.of(axis, members));
    }

    /** Groups in which every copy has the same sound as every other. */
    private static List<List<Integer>> nodes(CopyPairs all, List<Integer> members) {
        var nodes = new ArrayList<List<Integer>>();
        for (int copy : members) {
            nodes.stream()
                    .filter(node -> node.stream().allMatch(other -> all.relation(copy, other) == Relation.SAME_SOUND))
                    .findFirst()
                    .ifPresentOrElse(node -> node.add(copy), () -> nodes.add(new ArrayList<>(List.of(copy))));
        }
        nodes.sort(Comparator.comparingDouble((List<Integer> node) -> -longest(all, node)));
        return nodes;
    }

    private static double longest(CopyPairs all, List<Integer> node) {
        return node.stream().mapToDouble(all::seconds).max().orElse(0);
    }

    private static List<CopyFamily.Containment> containments(CopyPairs all, List<List<Integer>> nodes) {
        Set<CopyFamily.Containment> every = new HashSet<>();
        for (int container = 0; container < nodes.size(); container++) {
            for (int contained = 0; contained < nodes.size(); contained++) {
                if (container != contained && contains(all, nodes.get(container), nodes.get(contained))) {
                    every.add(new CopyFamily.Containment(container, contained));
                }
            }
        }
        return every.stream()
                .filter(one -> !follows(every, one, nodes.size()))
                .sorted(Comparator.comparingInt(CopyFamily.Containment::container)
                        .thenComparingInt(CopyFamily.Containment::contained))
                .toList();
    }

    private static boolean contains(CopyPairs all, List<Integer> node, List<Integer> other) {
        return node.stream()
                .allMatch(copy -> other.stream().allMatch(inner -> all.relation(copy, inner) == Relation.CONTAINS));
    }

    private static boolean follows(Set<CopyFamily.Containment> every, CopyFamily.Containment one, int nodes) {
        for (int between = 0; between < nodes; between++) {
            if (every.contains(new CopyFamily.Containment(one.container(), between))
                    && every.contains(new CopyFamily.Containment(between, one.contained()))) {
                return true;
            }
        }
        return false;
    }
}
