package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames of a passage that follow each other and whose waveforms have nothing in common.
 *
 * @param end after the last
 */
record PauseRun(PausePassage passage, int start, int end) {
    private static final int LEAST_FRAMES = 12;
    private static final int LEAST_PART_FRAMES = 3;
    /** Runs with so little between them, which agrees little too, are one. */
    private static final int JOINED_FRAMES = 12;

    private static final double JOINED_SCORE = 2;
    /** Frames so near to a run are not counted as usual ones. */
    private static final int NEAR_FRAMES = 9;
    /** What lies beside a run must agree: frames from one to another off it, and the share of them. */
    private static final int BESIDE_FIRST = 5;

    private static final int BESIDE_LAST = 100;
    private static final int LEAST_BESIDE = 10;
    private static final double BESIDE_AGREEING = 0.8;
    /** A run this near to an end of its passage belongs to what lies there. */
    private static final int LEAST_BEFORE = 15;

    /** All runs of a passage that are long enough to be an edit. */
    static List<PauseRun> of(PausePassage passage) {
        var runs = new ArrayList<PauseRun>();
        int start = 0;
        for (int i = 0; i <= passage.frames(); i++) {
            if (i == passage.frames() || !(passage.score(i) < UsualPauses.DISAGREE)) {
                if (i - start >= LEAST_PART_FRAMES) {
                    add(runs, new PauseRun(passage, start, i));
                }
                start = i + 1;
            }
        }
        runs.removeIf(run -> run.frames() < LEAST_FRAMES);
        return runs;
    }

    private static void add(List<PauseRun> runs, PauseRun run) {
        boolean joined = !runs.isEmpty()
                && run.start - runs.getLast().end <= JOINED_FRAMES
                && Math.max(run.frames(), runs.getLast().frames()) >= LEAST_FRAMES
                && run.passage.meanScore(runs.getLast().end, run.start) < JOINED_SCORE;
        int start = joined ? runs.removeLast().start : run.start;
        runs.add(new PauseRun(run.passage, start, run.end));
    }

    int frames() {
        return end - start;
    }

    double startSeconds() {
        return passage.aSeconds(start);
    }

    double endSeconds() {
        return passage.aSeconds(end);
    }

    boolean overlaps(PauseRun other) {
        return passage == other.passage && start < other.end && other.start < end;
    }

    boolean isNear(int frame) {
        return frame >= start - NEAR_FRAMES && frame < end + NEAR_FRAMES;
    }

    /** How well its waveforms agree. */
    double score() {
        return passage.meanScore(start, end);
    }

    /** How many of the two recordings have sound above the noise floors, on average. */
    double sounding() {
        return passage.sounding(start, end);
    }

    /** How loud one recording is, in dB. */
    double level(Region.Side side) {
        return passage.medianLevel(start, end, side);
    }

    /** Whether its passage begins with it, but for next to nothing. */
    boolean isAtStart() {
        return start < LEAST_BEFORE;
    }

    /** Whether its passage ends with it, but for next to nothing. */
    boolean isAtEnd() {
        return end > passage.frames() - LEAST_BEFORE;
    }

    /** Whether its passage goes on before it or after it, and both recordings carry the same sound wherever it does. */
    boolean isBesideTheSame() {
        return !(isAtStart() && isAtEnd())
                && (isAtStart() || agrees(start - BESIDE_LAST, start - BESIDE_FIRST))
                && (isAtEnd() || agrees(end + BESIDE_FIRST, end + BESIDE_LAST));
    }

    private boolean agrees(int first, int last) {
        int known = 0;
        int agreeing = 0;
        for (int i = Math.max(0, first); i < Math.min(passage.frames(), last); i++) {
            known += Float.isNaN(passage.score(i)) ? 0 : 1;
            agreeing += passage.score(i) > UsualPauses.DISAGREE ? 1 : 0;
        }
        return known >= LEAST_BESIDE && agreeing >= BESIDE_AGREEING * known;
    }
}
