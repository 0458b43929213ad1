package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search: windows of the query vote, at each of several speeds, for lines through recordings of the index; lines with
 * more votes than chance gives are refined and tested.
 */
final class Search {
    static final double WINDOW_MILLISECONDS = 5_000;
    static final double WINDOW_HOP_MILLISECONDS = 5_000;
    static final double ACCEPTED_FALSE_MATCHES = 1e-4;
    private static final double SPEED_STEP = 1.01;
    private static final int SPEED_STEPS = 10;
    private static final int BIN_MILLISECONDS = 32;
    private static final int LEAST_VOTES = 5;
    private static final double CHANCE_CANDIDATES = 0.1;
    private static final double VOTE_DISPERSION = 3;
    private static final int MOST_CANDIDATES = 200;
    private static final double SAME_LINE_MILLISECONDS = 60;
    private static final double ECHO_MILLISECONDS = 1_000;

    private final FingerprintIndex index;
    private final Fingerprint query;
    private final short[] votes;
    private final List<Found> found = new ArrayList<>();
    private int[] touched = new int[1024];
    private int touchedCount;

    private record Candidate(int bin, double speed, int votes) {}

    private record Found(int recording, Alignment alignment, int hits, double logExpected) {
        boolean explains(int otherRecording, double queryMilliseconds, double matchMilliseconds) {
            return recording == otherRecording
                    && queryMilliseconds > alignment.startMilliseconds() - 1_000
                    && queryMilliseconds < alignment.endMilliseconds() + 1_000
                    && Math.abs(alignment.matchMilliseconds(queryMilliseconds) - matchMilliseconds)
                            < SAME_LINE_MILLISECONDS;
        }
    }

    Search(FingerprintIndex index, Fingerprint query) {
        this.index = index;
        this.query = query;
        this.votes = new short[index.axisLength() / BIN_MILLISECONDS + 2];
    }

    List<Match> matches() {
        double duration = query.durationSeconds() * 1000;
        for (double start = 0; start < duration; start += WINDOW_HOP_MILLISECONDS) {
            int first = Alignment.firstAtOrAfter(query, start);
            int last = Alignment.firstAtOrAfter(query, start + WINDOW_MILLISECONDS);
            if (last > first) {
                searchWindow(start, first, last);
            }
            if (start + WINDOW_MILLISECONDS >= duration) {
                break;
            }
        }
        found.sort(Comparator.comparingDouble(Found::logExpected).thenComparingInt(Found::recording));
        return withoutEchoes().stream().map(this::match).toList();
    }

    private void searchWindow(double start, int first, int last) {
        List<Candidate> candidates = new ArrayList<>();
        for (int step = -SPEED_STEPS; step <= SPEED_STEPS; step++) {
            double speed = Math.pow(SPEED_STEP, step);
            vote(start, first, last, speed);
            collectCandidates(speed, candidates);
            for (int i = 0; i < touchedCount; i++) {
                votes[touched[i]] = 0;
            }
            touchedCount = 0;
        }
        candidates.sort(Comparator.comparingInt(Candidate::votes).reversed().thenComparingInt(Candidate::bin));
        for (Candidate candidate : candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()))) {
            test(candidate, start, first, last);
        }
    }

    /** Each pair of the window votes for the place on the axis where the window's start would lie. */
    private void vote(double start, int first, int last, double speed) {
        double shift = start * speed;
        LandmarkPairs.sought(query, first, last, speed, (key, time) -> {
            int back = (int) (time - shift);
            int end = index.firstPlace(key + 1);
            for (int at = index.firstPlace(key); at < end; at++) {
                int bin = (index.place(at) - back) / BIN_MILLISECONDS;
                if (votes[bin]++ == 0) {
                    touch(bin);
                }
            }
        });
    }

    private void touch(int bin) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = bin;
    }

    /** Bins that, with their next neighbour, have more votes than chance gives to any. */
    private void collectCandidates(double speed, List<Candidate> into) {
        long total = 0;
        for (int i = 0; i < touchedCount; i++) {
            total += votes[touched[i]];
        }
        double mean = Math.max(2.0 * total / votes.length, 1e-3);
        ChanceModel model = new ChanceModel(mean, VOTE_DISPERSION * mean);
        int least = LEAST_VOTES;
        while (model.logTail(least) + Math.log(votes.length) > Math.log(CHANCE_CANDIDATES)) {
            least++;
        }
        for (int i = 0; i < touchedCount; i++) {
            int bin = touched[i];
            int count = both(bin);
            if (count >= least && count > both(bin - 1) && count >= both(bin + 1)) {
                into.add(new Candidate(bin, speed, count));
            }
        }
    }

    private int both(int bin) {
        return bin < 0 || bin + 1 >= votes.length ? 0 : votes[bin] + votes[bin + 1];
    }

    private void test(Candidate candidate, double start, int first, int last) {
        double speed = candidate.speed();
        int position = (candidate.bin() + 1) * BIN_MILLISECONDS;
        int recording = index.recordingAt(position);
        double matchStart = position - index.start(recording);
        double middle = Math.min(WINDOW_MILLISECONDS, query.durationSeconds() * 1000) / 2;
        for (Found each : found) {
            if (each.explains(recording, start + middle, matchStart + speed * middle)) {
                return;
            }
        }
        @Nullable
        Alignment alignment =
                Alignment.refine(query, index.fingerprint(recording), matchStart - speed * start, speed, first, last);
        if (alignment == null) {
            return;
        }
        double logExpected = alignment.logProbabilityByChance() + logTrials();
        if (logExpected < Math.log(ACCEPTED_FALSE_MATCHES)) {
            found.add(new Found(recording, alignment, alignment.hits(), logExpected));
        }
    }

    /** Places on the axis times speeds times windows: how many lines the whole search looks at. */
    private double logTrials() {
        double windows = Math.max(1, query.durationSeconds() * 1000 / WINDOW_HOP_MILLISECONDS);
        return Math.log((double) votes.length * (2 * SPEED_STEPS + 1) * windows);
    }

    /** Drops lines that a better line through the same sound, less than a second away, already accounts for. */
    private List<Found> withoutEchoes() {
        List<Found> kept = new ArrayList<>();
        for (Found each : found) {
            if (kept.stream().noneMatch(better -> isEcho(each, better))) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static boolean isEcho(Found each, Found better) {
        double middle = (each.alignment().startMilliseconds() + each.alignment().endMilliseconds()) / 2;
        double apart = Math.abs(
                each.alignment().matchMilliseconds(middle) - better.alignment().matchMilliseconds(middle));
        boolean overlaps = middle > better.alignment().startMilliseconds()
                && middle < better.alignment().endMilliseconds();
        return each.recording() == better.recording() && overlaps && apart < ECHO_MILLISECONDS;
    }

    private Match match(Found each) {
        Alignment line = each.alignment();
        double start = line.startMilliseconds();
        double end = line.endMilliseconds();
        return new Match(
                index.id(each.recording()),
                start / 1000,
                end / 1000,
                Math.max(0, line.matchMilliseconds(start)) / 1000,
                line.matchMilliseconds(end) / 1000,
                line.speed(),
                line.speed() / line.pitch(),
                line.pitch(),
                (double) each.hits() / line.landmarks(),
                Math.exp(each.logExpected()));
    }
}
