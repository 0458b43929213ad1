package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the places of the collection where a window of the query may come from, over the variants looked up. */
final class CandidateSearch {
    /**
     * How much is tried.
     *
     * @param spacingRows at most one row is looked up in so many
     * @param mostRows rows looked up in a window
     * @param probes keys looked up for a row
     */
    record Round(int spacingRows, int mostRows, int probes) {
        static final Round QUICK = new Round(32, 40, 12);
        static final Round FULL = new Round(4, 400, 64);
    }

    private static final Comparator<Candidate> MOST_PROMISING_FIRST = Comparator.comparingInt(Candidate::rank)
            .thenComparingInt(Candidate::frame)
            .thenComparingInt(Candidate::variantNumber)
            .thenComparingInt(Candidate::partNumber)
            .thenComparingInt(Candidate::row);

    private final VariantSearch[] variants;

    /** @param changes whose variants are numbered by their place in this list */
    CandidateSearch(List<CopySearch.Part> parts, QueryWindow window, List<QueryVariant.Change> changes) {
        variants = new VariantSearch[changes.size()];
        for (int number = 0; number < variants.length; number++) {
            variants[number] = new VariantSearch(parts, window, changes.get(number), number);
        }
    }

    /** The most promising candidates of all variants looked up so far. */
    List<Candidate> best(int most) {
        var sorted = new ArrayList<Candidate>();
        for (VariantSearch variant : variants) {
            sorted.addAll(variant.candidates());
        }
        sorted.sort(MOST_PROMISING_FIRST);
        return sorted.subList(0, Math.min(most, sorted.size()));
    }

    /** Looks up the variants of the numbers from {@code first} to before {@code end}, on as many threads as there are cores. */
    void lookUp(int first, int end, Round round) {
        IntStream.range(first, end).parallel().forEach(number -> variants[number].lookUp(round));
    }
}
