package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Searches one window of the query: first quickly, then, if need be, with all there is. */
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
    private static final double LEAST_SHARE = 0.08;

    private static final double CLEAR = 1e-4;
    private static final double MOST_EXPECTED = 0.002;

    private final CopySearch collection;
    private final CopySearch.Effort effort;

    WindowSearch(CopySearch collection, CopySearch.Effort effort) {
        this.collection = collection;
        this.effort = effort;
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
        CandidateSearch candidates = new CandidateSearch(collection.parts());
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
        for (int i = firstChange; i < endChange; i++) {
            candidates.lookUp(window.variant(CHANGES.get(i)), i, round);
        }
        var settled = new ArrayList<Alignment>();
        for (Candidate candidate : candidates.best(most)) {
            if (found.stream().noneMatch(each -> each.explains(candidate))) {
                Alignment alignment = new Alignment(window, candidate);
                alignment.settle();
                settled.add(alignment);
            }
        }
        settled.sort(Comparator.comparingDouble(Alignment::fit).reversed());
        int failed = 0;
        var tried = new ArrayList<Alignment>();
        for (Alignment alignment : settled) {
            if (failed == MOST_FAILED) {
                break;
            }
            if (found.stream().anyMatch(each -> each.explains(alignment))) {
                continue;
            }
            failed++;
            if (!alignment.refine() || found.stream().anyMatch(each -> each.explains(alignment))) {
                continue;
            }
            boolean echo = tried.stream().anyMatch(better -> better.outshines(alignment));
            tried.add(alignment);
            if (!echo
                    && alignment.share() >= LEAST_SHARE
                    && alignment.newSeconds() >= CopySearch.LEAST_SECONDS
                    && alignment.judge(collection, CHANGES.size()) < MOST_EXPECTED) {
                found.add(alignment);
                failed--;
            }
        }
    }
}
