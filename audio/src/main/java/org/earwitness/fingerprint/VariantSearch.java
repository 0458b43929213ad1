package org.earwitness.fingerprint;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up the keys of one variant of the query, and turns each place that has one of them and whose prints do not contradict
 * into a candidate.
 *
 * <p>The index is larger than the processor's caches, and each of its reads waits for memory. So the reads of one kind are done
 * for all keys of a row before those of the next kind: the processor then waits for many of them at once.
 */
final class VariantSearch {
    private static final int CHECK_FRAMES = 64;
    private static final int LEAST_CHECK_FRAMES = 40;
    private static final double MOST_ERRORS = 0.42;
    private static final int FIRST_CHECK = 16;
    private static final int MOST_FIRST_ERRORS = (int) (0.47 * FIRST_CHECK * PrintFilters.PRINT_BITS);
    private static final float PROBE_LIMIT = 3;
    private static final int MOST_POSTINGS = 4096;
    private static final int DIAGONAL_FRAMES = 8;

    private record Place(int part, int diagonal) {}

    private final List<CopySearch.Part> parts;
    private final QueryWindow window;
    private final QueryVariant.Change change;
    private final int number;
    private final Map<Place, Candidate> candidates = new HashMap<>();
    private final Probes probes = new Probes(CandidateSearch.Round.FULL.probes());
    private final float[] magnitudes = new float[Fingerprint.KEY_BITS];
    private final int[] firsts = new int[CandidateSearch.Round.FULL.probes()];
    private final int[] ends = new int[firsts.length];
    private int[] places = new int[1024];
    /** Where reads go that only bring memory nearer, so that they are not optimised away. */
    private int fetched;

    /** @param number of the variant among those of its window */
    VariantSearch(List<CopySearch.Part> parts, QueryWindow window, QueryVariant.Change change, int number) {
        this.parts = parts;
        this.window = window;
        this.change = change;
        this.number = number;
    }

    Collection<Candidate> candidates() {
        return candidates.values();
    }

    void lookUp(CandidateSearch.Round round) {
        QueryVariant variant = window.variant(change);
        float[] values = variant.keyValues();
        for (int row : SurestRows.of(values, variant.rows(), round.spacingRows(), round.mostRows())) {
            int at = row * Fingerprint.KEY_BITS;
            for (int bit = 0; bit < magnitudes.length; bit++) {
                magnitudes[bit] = Math.abs(values[at + bit]);
            }
            int key = PrintFilters.bits(values, at, Fingerprint.KEY_BITS);
            int count = probes.list(magnitudes, 0, round.probes(), PROBE_LIMIT);
            for (int part = 0; part < parts.size(); part++) {
                visit(variant, row, key, count, part);
            }
        }
    }

    private void visit(QueryVariant variant, int row, int key, int count, int part) {
        IndexSegment segment = parts.get(part).segment();
        for (int probe = 0; probe < count; probe++) {
            int bucket = (key ^ probes.turned(probe)) >>> segment.restBits();
            firsts[probe] = segment.firstPosting(bucket);
            ends[probe] = segment.firstPosting(bucket + 1);
        }
        fetchPostings(segment, count);
        int found = 0;
        for (int probe = 0; probe < count; probe++) {
            found = postings(segment, probe, (key ^ probes.turned(probe)) & (1 << segment.restBits()) - 1, found);
        }
        for (int i = 0; i < found; i++) {
            places[i] = segment.place(places[i]);
        }
        fetchPrints(segment, found);
        for (int i = 0; i < found; i++) {
            check(variant, row, part, segment, places[i]);
        }
    }

    /** Reads what {@link #postings} will need; unlike there, no read depends on what another one found. */
    private void fetchPostings(IndexSegment segment, int count) {
        for (int probe = 0; probe < count; probe++) {
            if (firsts[probe] < ends[probe]) {
                fetched += segment.rest(firsts[probe]) + segment.place(firsts[probe]);
            }
        }
    }

    /** Reads the first and last print that most checks begin with. */
    private void fetchPrints(IndexSegment segment, int found) {
        for (int i = 0; i < found; i++) {
            int first = Math.max(0, places[i] - CHECK_FRAMES / 2);
            int last = Math.min(first + FIRST_CHECK, segment.frames()) - 1;
            fetched += segment.print(first) + segment.print(last);
        }
    }

    /** Appends the postings of a probe that have the rest of its key. */
    private int postings(IndexSegment segment, int probe, int rest, int found) {
        int count = found;
        for (int posting = firsts[probe]; posting < ends[probe] && count - found < MOST_POSTINGS; posting++) {
            if (segment.rest(posting) == rest) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, 2 * count);
                }
                places[count++] = posting;
            }
        }
        return count;
    }

    /** Compares the bits of the prints around a hit; few random places get past this. */
    private void check(QueryVariant variant, int row, int part, IndexSegment segment, int frame) {
        int before = row / QueryVariant.STEP;
        int after = (variant.rows() - 1 - row) / QueryVariant.STEP;
        int half = CHECK_FRAMES / 2;
        int from = -Math.min(Math.min(before, frame), half + Math.max(0, half - after));
        int to = Math.min(Math.min(after, segment.frames() - 1 - frame), half + Math.max(0, half - before));
        int length = to - from + 1;
        if (length < LEAST_CHECK_FRAMES) {
            return;
        }
        int firstRow = row + from * QueryVariant.STEP;
        int errors = errors(variant, firstRow, segment, frame + from, FIRST_CHECK);
        if (errors > MOST_FIRST_ERRORS) {
            return;
        }
        errors += errors(
                variant,
                firstRow + FIRST_CHECK * QueryVariant.STEP,
                segment,
                frame + from + FIRST_CHECK,
                length - FIRST_CHECK);
        if (errors <= MOST_ERRORS * (length * PrintFilters.PRINT_BITS)) {
            add(variant, row, part, segment, frame, (int) ((long) errors * CHECK_FRAMES / length));
        }
    }

    /** Bits that differ between so many frames of the variant and of the segment. */
    private int errors(QueryVariant variant, int firstRow, IndexSegment segment, int firstFrame, int count) {
        int errors = 0;
        for (int k = 0; k + 1 < count; k += 2) {
            errors += Long.bitCount(
                    variant.twoPrints(firstRow + k * QueryVariant.STEP) ^ segment.twoPrints(firstFrame + k));
        }
        if (count % 2 != 0) {
            int last = count - 1;
            errors += Integer.bitCount(
                    variant.print(firstRow + last * QueryVariant.STEP) ^ segment.print(firstFrame + last));
        }
        return errors;
    }

    private void add(QueryVariant variant, int row, int partNumber, IndexSegment segment, int frame, int errors) {
        int stream = segment.streamAt(frame);
        CopySearch.Part part = parts.get(partNumber);
        if (part.leavesOut(stream)) {
            return;
        }
        Place place = new Place(partNumber, Math.floorDiv(frame - row / QueryVariant.STEP, DIAGONAL_FRAMES));
        Candidate known = candidates.get(place);
        if (known == null) {
            candidates.put(place, new Candidate(variant, number, part, partNumber, stream, row, frame, errors));
        } else {
            known.hitAgain(row, frame, errors);
        }
    }
}
