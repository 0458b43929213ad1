package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares copies with each other, no more pairs than it takes.
 *
 * <p>The longest is compared with all. What two others share of it follows then. Only two copies that both have something that no
 * third has, or not a third that both were compared with, can share more: among them the one with most of that is compared with
 * the others, and so on until all follows. Copies of one recording take about one comparison each; recordings that have nothing
 * in common take one for each pair.
 */
public final class CompareCopies {
    /** Tells what two copies have to do with each other. */
    @FunctionalInterface
    public interface Comparer {
        /** The first copy is A of the comparison. */
        Comparison compare(int first, int second) throws IOException;
    }

    /** Hears of each comparison that is made. */
    @FunctionalInterface
    public interface Listener {
        /** @param expected how many comparisons there will be, as far as that is known */
        void compared(int done, int expected);
    }

    private record Pair(int first, int second) {}

    private final List<Double> seconds;
    private final Comparer comparer;
    private final Listener listener;
    private final Map<Pair, Comparison> measured = new HashMap<>();
    private final Set<Pair> decided = new HashSet<>();
    private int compared;

    private CompareCopies(List<Double> seconds, Comparer comparer, Listener listener) {
        this.seconds = List.copyOf(seconds);
        this.comparer = comparer;
        this.listener = listener;
    }

    /**
     * Compares all.
     *
     * @param seconds length of each copy
     * @return every pair, in order
     * @throws IOException where the comparer fails
     */
    public static List<CopyPair> compare(List<Double> seconds, Comparer comparer, Listener listener)
            throws IOException {
        return new CompareCopies(seconds, comparer, listener).compare();
    }

    private List<CopyPair> compare() throws IOException {
        List<Pair> open = all();
        while (!open.isEmpty()) {
            int reference = reference(open);
            List<Pair> now = open.stream()
                    .filter(pair -> pair.first() == reference || pair.second() == reference)
                    .toList();
            int expected = compared + now.size();
            for (Pair pair : now) {
                Comparison comparison = Relation.withoutChance(comparer.compare(pair.first(), pair.second()));
                measured.put(pair, comparison);
                measured.put(new Pair(pair.second(), pair.first()), Turned.of(comparison));
                listener.compared(++compared, expected);
            }
            decided.addAll(now);
            open = open.stream().filter(pair -> !follows(pair)).toList();
        }
        var pairs = new ArrayList<CopyPair>();
        for (Pair pair : all()) {
            pairs.add(told(pair));
        }
        return pairs;
    }

    private List<Pair> all() {
        var pairs = new ArrayList<Pair>();
        for (int first = 0; first < seconds.size(); first++) {
            for (int second = first + 1; second < seconds.size(); second++) {
                pairs.add(new Pair(first, second));
            }
        }
        return pairs;
    }

    /** Of the copies of undecided pairs the one with most that no other has; of equals the first. */
    private int reference(List<Pair> open) {
        var copies = new TreeSet<Integer>();
        open.forEach(pair -> {
            copies.add(pair.first());
            copies.add(pair.second());
        });
        int best = copies.first();
        double most = -1;
        for (int copy : copies) {
            double own = ownSeconds(copy);
            if (own > most) {
                most = own;
                best = copy;
            }
        }
        return best;
    }

    private double ownSeconds(int copy) {
        var others = new ArrayList<Comparison>();
        for (int other = 0; other < seconds.size(); other++) {
            measured(copy, other).ifPresent(others::add);
        }
        return others.isEmpty()
                ? seconds.get(copy)
                : Composed.undecided(others).stream().mapToDouble(Span::seconds).sum();
    }

    private Optional<Comparison> measured(int a, int b) {
        return Optional.ofNullable(measured.get(new Pair(a, b)));
    }

    private boolean follows(Pair pair) {
        if (decided.contains(pair)) {
            return true;
        }
        List<Integer> between = between(pair);
        boolean follows = Composed.isDecided(with(pair.first(), between), with(pair.second(), between));
        if (follows) {
            decided.add(pair);
        }
        return follows;
    }

    /** Copies that both were compared with. */
    private List<Integer> between(Pair pair) {
        var between = new ArrayList<Integer>();
        for (int copy = 0; copy < seconds.size(); copy++) {
            if (measured(pair.first(), copy).isPresent()
                    && measured(copy, pair.second()).isPresent()) {
                between.add(copy);
            }
        }
        return between;
    }

    private List<Comparison> with(int copy, List<Integer> others) {
        return others.stream().map(other -> measured(copy, other).orElseThrow()).toList();
    }

    private Comparison follow(Pair pair, List<Integer> between) {
        return Composed.of(between.stream()
                .map(copy -> new Composed.Way(
                        measured(pair.first(), copy).orElseThrow(),
                        measured(copy, pair.second()).orElseThrow()))
                .toList());
    }

    private CopyPair told(Pair pair) {
        Optional<Comparison> own = measured(pair.first(), pair.second());
        List<Integer> through = own.isPresent() ? List.of() : between(pair);
        Comparison comparison = own.orElseGet(() -> follow(pair, through));
        return new CopyPair(pair.first(), pair.second(), comparison, Relation.of(comparison), through);
    }
}
