package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleRate;

/**
 * Compares copies with each other, no more pairs than it takes.
 *
 * <p>The longest is compared with all; of those that are nearly as long, the one whose sound reaches to the highest frequencies, since
 * what a poor copy does not tell is missing in all that follows from it. What two others share of it follows then. Only two copies that both have something that no
 * third has, or not a third that both were compared with, can share more: among them the one with most of that is compared with
 * the others, and so on until all follows. Copies of one recording take about one comparison each. Recordings that have nothing in
 * common would take one for each pair: with which of many one has no fingerprint in common is told by one search.
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

    /** Tells which copies need not be compared with one, because they have nothing in common with it. */
    @FunctionalInterface
    private interface Stranger {
        Set<Integer> strangers(int copy, List<Integer> others) throws IOException;
    }

    private record Pair(int first, int second) {
        int other(int copy) {
            return copy == first ? second : first;
        }
    }

    /** More comparisons at once would take more memory than they save time. */
    private static final int MOST_WORKERS = 4;

    /** Codecs add so much, or a little less, to the length of a copy. */
    private static final double NEARLY_AS_LONG_SECONDS = 0.5;

    private final List<Double> seconds;
    private final List<Double> bandHertz;
    private final Comparer comparer;
    private final Stranger stranger;
    private final Workers workers;
    private final Listener listener;
    private final Set<Pair> searched = new HashSet<>();
    private final Map<Pair, Comparison> measured = new HashMap<>();
    private final Set<Pair> decided = new HashSet<>();
    private int compared;

    private CompareCopies(
            List<Double> seconds,
            List<Double> bandHertz,
            Comparer comparer,
            Stranger stranger,
            Workers workers,
            Listener listener) {
        if (seconds.size() != bandHertz.size()) {
            throw new IllegalArgumentException(
                    "copies: expected as many bands as lengths, found " + bandHertz.size() + " and " + seconds.size());
        }
        this.seconds = List.copyOf(seconds);
        this.bandHertz = List.copyOf(bandHertz);
        this.comparer = comparer;
        this.stranger = stranger;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * Compares all, one pair after the other.
     *
     * @param seconds length of each copy
     * @param bandHertz up to where the sound of each reaches; 0 where that is not known
     * @return every pair, in order
     * @throws IOException where the comparer fails
     */
    public static List<CopyPair> compare(
            List<Double> seconds, List<Double> bandHertz, Comparer comparer, Listener listener) throws IOException {
        try (Workers workers = new Workers(1)) {
            return new CompareCopies(seconds, bandHertz, comparer, (copy, others) -> Set.of(), workers, listener)
                    .compare();
        }
    }

    /**
     * Compares all, several pairs at once, and no pair that has no fingerprint in common, where there are many.
     *
     * @param sounds 16 kHz mono, read by several threads at once
     * @param bandHertz up to where the sound of each reaches; 0 where that is not known
     * @param comparer used by several threads at once
     * @param listener called by several threads, each call with more done
     * @return every pair, in order
     * @throws IOException where the comparer fails, or the sound cannot be read
     */
    public static List<CopyPair> compareSounds(
            List<? extends MonoSource> sounds, List<Double> bandHertz, Comparer comparer, Listener listener)
            throws IOException {
        List<Double> seconds = sounds.stream()
                .map(sound -> SampleRate.SEARCH.seconds(sound.samples()))
                .toList();
        int processors = Runtime.getRuntime().availableProcessors();
        try (Workers workers = new Workers(Math.min(MOST_WORKERS, processors))) {
            CommonPrints prints = new CommonPrints(sounds, workers);
            return new CompareCopies(seconds, bandHertz, comparer, prints::strangers, workers, listener).compare();
        }
    }

    private List<CopyPair> compare() throws IOException {
        List<Pair> open = all();
        while (!open.isEmpty()) {
            int reference = reference(open);
            List<Pair> now = open.stream()
                    .filter(pair -> pair.first() == reference || pair.second() == reference)
                    .toList();
            Set<Integer> strangers = stranger.strangers(
                    reference, now.stream().map(pair -> pair.other(reference)).toList());
            List<Pair> apart = now.stream()
                    .filter(pair -> strangers.contains(pair.other(reference)))
                    .toList();
            for (Pair pair : apart) {
                searched.add(pair);
                put(pair, Relation.nothingCommon(seconds.get(pair.first()), seconds.get(pair.second())));
            }
            compareAll(now.stream().filter(pair -> !apart.contains(pair)).toList());
            decided.addAll(now);
            open = open.stream().filter(pair -> !follows(pair)).toList();
        }
        var pairs = new ArrayList<CopyPair>();
        for (Pair pair : all()) {
            pairs.add(told(pair));
        }
        return pairs;
    }

    private void compareAll(List<Pair> pairs) throws IOException {
        int expected = compared + pairs.size();
        var jobs = new ArrayList<Callable<Comparison>>();
        for (Pair pair : pairs) {
            jobs.add(() -> {
                Comparison comparison = Relation.withoutChance(comparer.compare(pair.first(), pair.second()));
                synchronized (listener) {
                    listener.compared(++compared, expected);
                }
                return comparison;
            });
        }
        List<Comparison> comparisons = workers.run(jobs);
        for (int i = 0; i < pairs.size(); i++) {
            put(pairs.get(i), comparisons.get(i));
        }
    }

    private void put(Pair pair, Comparison comparison) {
        measured.put(pair, comparison);
        measured.put(new Pair(pair.second(), pair.first()), Turned.of(comparison));
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

    /** Of the copies of undecided pairs with most that no other has, or nearly as much, the one with the widest band; else the first. */
    private int reference(List<Pair> open) {
        var own = new TreeMap<Integer, Double>();
        open.forEach(pair -> {
            own.computeIfAbsent(pair.first(), this::ownSeconds);
            own.computeIfAbsent(pair.second(), this::ownSeconds);
        });
        double most = Collections.max(own.values());
        own.values().removeIf(seconds -> seconds < most - NEARLY_AS_LONG_SECONDS);
        return Collections.max(
                own.keySet(),
                Comparator.<Integer>comparingDouble(bandHertz::get)
                        .thenComparing(own::get)
                        .thenComparing(Comparator.reverseOrder()));
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
        CopyPair.Basis basis = own.isEmpty()
                ? CopyPair.Basis.COMPOSED
                : searched.contains(pair) ? CopyPair.Basis.SEARCHED : CopyPair.Basis.COMPARED;
        List<Integer> through = own.isPresent() ? List.of() : between(pair);
        Comparison comparison = own.orElseGet(() -> follow(pair, through));
        return new CopyPair(pair.first(), pair.second(), comparison, Relation.of(comparison), basis, through);
    }
}
