package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up the keys of a variant of the query, and turns each place that has one of them and whose prints do not contradict
 * into a candidate.
 */
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

    private static final int CHECK_FRAMES = 64;
    private static final int LEAST_CHECK_FRAMES = 40;
    private static final double MOST_ERRORS = 0.42;
    private static final int FIRST_CHECK = 16;
    private static final double MOST_FIRST_ERRORS = 0.47;
    private static final float PROBE_LIMIT = 3;
    private static final int MOST_POSTINGS = 4096;
    private static final int DIAGONAL_FRAMES = 8;

    private record Place(int variant, int part, int diagonal) {}

    private final List<CopySearch.Part> parts;
    private final Map<Place, Candidate> candidates = new HashMap<>();
    private final Probes probes = new Probes(Round.FULL.probes());
    private long lookedUp;
    private long touched;

    CandidateSearch(List<CopySearch.Part> parts) {
        this.parts = parts;
    }

    /** The most promising candidates of all variants looked up so far. */
    List<Candidate> best(int most) {
        var sorted = new ArrayList<>(candidates.values());
        sorted.sort(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::frame));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }

    long touched() {
        return touched;
    }

    long lookedUp() {
        return lookedUp;
    }

    /** @param number of the variant among those of this window */
    void lookUp(QueryVariant variant, int number, Round round) {
        float[] values = variant.keyValues();
        float[] magnitudes = new float[Fingerprint.KEY_BITS];
        for (int row : surestRows(values, variant.rows(), round)) {
            int at = row * Fingerprint.KEY_BITS;
            int key = PrintFilters.bits(values, at, Fingerprint.KEY_BITS);
            for (int bit = 0; bit < magnitudes.length; bit++) {
                magnitudes[bit] = Math.abs(values[at + bit]);
            }
            int count = probes.list(magnitudes, 0, round.probes(), PROBE_LIMIT);
            for (int probe = 0; probe < count; probe++) {
                int probed = key ^ probes.turned(probe);
                for (int part = 0; part < parts.size(); part++) {
                    visit(variant, number, row, part, probed);
                }
            }
        }
    }

    /** Of every few rows the one whose doubtful bits are the least doubtful; of these the best. */
    private static int[] surestRows(float[] values, int rows, Round round) {
        int groups = (rows + round.spacingRows() - 1) / round.spacingRows();
        long[] sortable = new long[groups];
        int found = 0;
        float[] sorted = new float[Fingerprint.KEY_BITS];
        for (int group = 0; group < groups; group++) {
            int best = -1;
            float most = 0;
            for (int row = group * round.spacingRows();
                    row < Math.min(rows, (group + 1) * round.spacingRows());
                    row++) {
                float sureness = sureness(values, row * Fingerprint.KEY_BITS, sorted);
                if (sureness > most) {
                    most = sureness;
                    best = row;
                }
            }
            if (best >= 0) {
                sortable[found++] = (long) (-most * 1e6) << 24 | best;
            }
        }
        Arrays.sort(sortable, 0, found);
        int[] surest = new int[Math.min(found, round.mostRows())];
        for (int i = 0; i < surest.length; i++) {
            surest[i] = (int) (sortable[i] & 0xFFFFFF);
        }
        return surest;
    }

    private static final int DOUBTFUL_BITS = 6;

    /** The sum of the smallest magnitudes. */
    private static float sureness(float[] values, int at, float[] smallest) {
        Arrays.fill(smallest, 0, DOUBTFUL_BITS, Float.MAX_VALUE);
        for (int bit = 0; bit < Fingerprint.KEY_BITS; bit++) {
            float magnitude = Math.abs(values[at + bit]);
            for (int i = 0; i < DOUBTFUL_BITS && magnitude < Float.MAX_VALUE; i++) {
                if (magnitude < smallest[i]) {
                    float larger = smallest[i];
                    smallest[i] = magnitude;
                    magnitude = larger;
                }
            }
        }
        float sum = 0;
        for (int i = 0; i < DOUBTFUL_BITS; i++) {
            sum += smallest[i];
        }
        return sum;
    }

    private void visit(QueryVariant variant, int number, int row, int partNumber, int key) {
        IndexSegment segment = parts.get(partNumber).segment();
        int bucket = key >>> segment.restBits();
        int rest = key & (1 << segment.restBits()) - 1;
        int first = segment.firstPosting(bucket);
        int end = segment.firstPosting(bucket + 1);
        lookedUp++;
        int visited = 0;
        for (int posting = first; posting < end && visited < MOST_POSTINGS; posting++) {
            if (segment.rest(posting) == rest) {
                visited++;
                check(variant, number, row, partNumber, segment, segment.place(posting));
            }
        }
        touched += visited;
    }

    /** Compares the bits of the prints around a hit; few random places get past this. */
    private void check(QueryVariant variant, int number, int row, int partNumber, IndexSegment segment, int frame) {
        int before = row / QueryVariant.STEP;
        int after = (variant.rows() - 1 - row) / QueryVariant.STEP;
        int half = CHECK_FRAMES / 2;
        int from = -Math.min(Math.min(before, frame), half + Math.max(0, half - after));
        int to = Math.min(Math.min(after, segment.frames() - 1 - frame), half + Math.max(0, half - before));
        int length = to - from + 1;
        if (length < LEAST_CHECK_FRAMES) {
            return;
        }
        int errors = 0;
        int compared = 0;
        for (int k = from; k <= to; k++) {
            errors += Integer.bitCount(variant.print(row + k * QueryVariant.STEP) ^ segment.print(frame + k));
            if (++compared == FIRST_CHECK && errors > MOST_FIRST_ERRORS * FIRST_CHECK * PrintFilters.PRINT_BITS) {
                return;
            }
        }
        int bits = length * PrintFilters.PRINT_BITS;
        if (errors > MOST_ERRORS * bits) {
            return;
        }
        int stream = segment.streamAt(frame);
        CopySearch.Part part = parts.get(partNumber);
        if (part.leavesOut(stream)) {
            return;
        }
        int perCheck = (int) ((long) errors * CHECK_FRAMES / length);
        int diagonal = Math.floorDiv(frame - row / QueryVariant.STEP, DIAGONAL_FRAMES);
        Candidate known = candidates.get(new Place(number, partNumber, diagonal));
        if (known == null) {
            candidates.put(
                    new Place(number, partNumber, diagonal),
                    new Candidate(variant, part, stream, row, frame, perCheck));
        } else {
            known.hitAgain(row, frame, perCheck);
        }
    }
}
