package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Searches one window of the query: first quickly, then, if need be, with all there is.
 *
 * <p>Changes are looked up, and places compared, on all cores; the answers are those of one thread.
 */
final class WindowSearch {
    /** Frequency ratios 7 % apart; each is right for ±3.5 %. */
    private static final double[] PITCHES = {0.763, 0.816, 0.873, 0.934, 1, 1.07, 1.145, 1.225, 1.311};
    /** Durations of a recording played with unchanged pitch. */
    private static final double[] TEMPOS = {0.8, 0.88, 1.14, 1.28};
    /** A pitch nearer to 1 needs no tempo of its own. */
    private static final double NEAR_PITCH = 0.08;

    private static final List<QueryVariant.Change> CHANGES = changes();
    private static final int QUICK_CANDIDATES = 32;
    private static final int FULL_CANDIDATES = 128;
    private static final int MOST_FAILED = 16;
    /** Alignments refined at the same time, once it is doubtful that any is right. */
    private static final int MOST_AHEAD = 8;

    private static final double LEAST_SHARE = 0.08;
    private static final double CLEAR = 1e-4;

    /**
     * What is told.
     *
     * @param leastSeconds of common sound that does not repeat itself: speech has only so many syllables, and a synthetic voice
     *     says each one alike
     * @param leastSecondsAtOtherTempo the same where the tempo was changed: so does a synthetic voice with its syllables
     * @param mostExpected false matches as good as this
     */
    record Acceptance(double leastSeconds, double leastSecondsAtOtherTempo, double mostExpected) {
        static final Acceptance STANDARD = new Acceptance(CopySearch.LEAST_SECONDS, 1.8, 0.002);

        boolean isLongEnough(Alignment alignment, double seconds) {
            return seconds >= (alignment.isAtOtherTempo() ? leastSecondsAtOtherTempo : leastSeconds);
        }
    }

    private final CopySearch collection;
    private final CopySearch.Effort effort;
    private final Acceptance acceptance;

    WindowSearch(CopySearch collection, CopySearch.Effort effort, Acceptance acceptance) {
        this.collection = collection;
        this.effort = effort;
        this.acceptance = acceptance;
    }

    private static List<QueryVariant.Change> changes() {
        var changes = new ArrayList<QueryVariant.Change>();
        changes.add(new QueryVariant.Change(1, 1));
        for (double pitch : PITCHES) {
            if (pitch != 1 && Math.abs(pitch - 1) < NEAR_PITCH) {
                changes.add(new QueryVariant.Change(pitch, (1 + 1 / pitch) / 2));
            } else if (pitch != 1) {
                changes.add(new QueryVariant.Change(pitch, 1 / pitch));
                changes.add(new QueryVariant.Change(pitch, 1));
            }
        }
        for (double tempo : TEMPOS) {
            changes.add(new QueryVariant.Change(1, tempo));
        }
        return List.copyOf(changes);
    }

    /** Whether there is anything to search in. */
    boolean hasSound() {
        return collection.frames() > 0;
    }

    List<Alignment> search(float[] mono, int count) {
        QueryWindow window = new QueryWindow(mono, count);
        CandidateSearch candidates = new CandidateSearch(collection.parts(), window, CHANGES);
        var found = new ArrayList<Alignment>();
        boolean thorough = effort == CopySearch.Effort.THOROUGH;
        run(window, candidates, CandidateSearch.Round.QUICK, 0, 1, QUICK_CANDIDATES, found);
        if (thorough || !isClear(found)) {
            run(window, candidates, CandidateSearch.Round.QUICK, 1, CHANGES.size(), QUICK_CANDIDATES, found);
        }
        if (thorough || !isClear(found)) {
            run(window, candidates, CandidateSearch.Round.FULL, 0, CHANGES.size(), FULL_CANDIDATES, found);
        }
        return found;
    }

    private static boolean isClear(List<Alignment> found) {
        return found.stream().anyMatch(each -> each.expected() < CLEAR);
    }

    private void run(
            QueryWindow window,
            CandidateSearch candidates,
            CandidateSearch.Round round,
            int firstChange,
            int endChange,
            int most,
            List<Alignment> found) {
        candidates.lookUp(firstChange, endChange, round);
        List<Settled> settled = settled(window, candidates.best(most), found);
        int failed = 0;
        var tried = new ArrayList<Alignment>();
        int ahead = 1;
        for (int next = 0; next < settled.size() && failed < MOST_FAILED; ) {
            var batch = new ArrayList<Settled>();
            for (; next < settled.size() && batch.size() < Math.min(ahead, MOST_FAILED - failed); next++) {
                if (!explained(settled.get(next).alignment(), found)) {
                    batch.add(settled.get(next));
                }
            }
            int before = found.size();
            List<Judged> all = batch.parallelStream().map(this::judged).toList();
            for (Judged judged : all) {
                Alignment alignment = judged.alignment();
                // What the batch itself has explained would not have been tried, had it been tried one by one.
                if (found.size() > before && explained(judged.settled().again(window), found)) {
                    continue;
                }
                failed++;
                if (!judged.refined() || explained(alignment, found)) {
                    continue;
                }
                boolean echo = tried.stream().anyMatch(better -> better.outshines(alignment));
                tried.add(alignment);
                if (!echo && judged.accepted()) {
                    alignment.polish();
                    found.add(alignment);
                    failed--;
                }
            }
            ahead = found.size() > before ? 1 : Math.min(2 * ahead, MOST_AHEAD);
        }
    }

    /** A candidate laid on its line, but for the last exactness. */
    private record Settled(Candidate candidate, Alignment alignment) {
        static Settled of(QueryWindow window, Candidate candidate) {
            Alignment alignment = new Alignment(window, candidate);
            alignment.settle();
            return new Settled(candidate, alignment);
        }

        /** The alignment as it was before it was refined. */
        Alignment again(QueryWindow window) {
            return of(window, candidate).alignment();
        }
    }

    private record Judged(Settled settled, boolean refined, boolean accepted) {
        Alignment alignment() {
            return settled.alignment();
        }
    }

    private static boolean explained(Alignment alignment, List<Alignment> found) {
        return found.stream().anyMatch(each -> each.explains(alignment));
    }

    /** What is not explained yet, the best fit first. */
    private static List<Settled> settled(QueryWindow window, List<Candidate> candidates, List<Alignment> found) {
        return candidates.parallelStream()
                .filter(candidate -> found.stream().noneMatch(each -> each.explains(candidate)))
                .map(candidate -> Settled.of(window, candidate))
                .sorted(Comparator.comparingDouble(
                                (Settled each) -> each.alignment().fit())
                        .reversed())
                .toList();
    }

    private Judged judged(Settled settled) {
        Alignment alignment = settled.alignment();
        boolean refined = alignment.refine();
        boolean accepted = refined
                && alignment.share() >= LEAST_SHARE
                && acceptance.isLongEnough(alignment, alignment.seconds())
                && alignment.judge(collection, CHANGES.size()) < acceptance.mostExpected()
                && acceptance.isLongEnough(alignment, alignment.newSeconds());
        return new Judged(settled, refined, accepted);
    }
}
