package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The most likely course through lines: for each frame of A the line on which it belongs to B, or none (Viterbi, IEEE Trans. IT
 * 13, 1967).
 *
 * <p>A line counts the logarithm of its likelihood ratio, none counts 0. Changing to a line that lies elsewhere costs
 * {@value #CHANGE} and up to {@value #MOST_FAR} by how far it is, to one that is nearly the same {@value #SLIP}, to and from none {@value #LEAVE}. Neighbouring frames share
 * most of their sound, so a frame counts {@value #WEIGHT} of its ratio.
 */
final class TrackPath {
    static final double WEIGHT = 0.3;
    private static final double CHANGE = 9;
    private static final double SLIP = 3;
    private static final double LEAVE = 4.5;
    private static final double SLIP_SECONDS = 0.03;
    /** How far beyond its reasons a line may be followed. */
    static final double REACH_SECONDS = 20;

    /** For each second that two lines are apart: of loops, which fit many lines, the nearest is taken. */
    private static final double FAR = 0.25;

    private static final double MOST_FAR = 2;

    private static final int NONE = -1;
    private static final int FROM_NOWHERE = -2;

    /** A part of the course; no line where A has sound that B has nowhere. */
    record Run(Track track, double weight) {}

    private final Map<Track, SoundLikeness> likenesses;
    private final List<Track> tracks;
    private final int frames;
    private final int[] starts;
    private final int[] ends;

    /** @param likenesses that of each line's rate and pitch */
    TrackPath(Map<Track, SoundLikeness> likenesses, int frames, double bSeconds) {
        this.likenesses = likenesses;
        this.frames = frames;
        tracks = likenesses.keySet().stream()
                .sorted(Comparator.comparingDouble(Track::aStart).thenComparingDouble(Track::offset))
                .toList();
        starts = new int[tracks.size()];
        ends = new int[tracks.size()];
        for (int k = 0; k < starts.length; k++) {
            Track track = tracks.get(k);
            double from = Math.max(track.aStart() - REACH_SECONDS, track.toA(0));
            double to = Math.min(track.aEnd() + REACH_SECONDS, track.toA(bSeconds));
            starts[k] = (int) Math.clamp(Math.ceil(from / SoundLikeness.A_SECONDS), 0, frames);
            ends[k] = (int) Math.clamp(Math.ceil(to / SoundLikeness.A_SECONDS), starts[k], frames);
        }
    }

    /** The parts of A that lie on lines, in order, each line cut to its part. */
    List<Run> best() {
        Integer[] byStart = new Integer[starts.length];
        Arrays.setAll(byStart, k -> k);
        Arrays.sort(byStart, Comparator.comparingInt(k -> starts[k]));
        double[] scores = new double[starts.length];
        double[] next = new double[starts.length];
        double none = 0;
        var active = new ArrayList<Integer>();
        int waiting = 0;
        int[][] ids = new int[frames][];
        int[][] from = new int[frames][];
        int[] noneFrom = new int[frames];
        int[] current = {};
        for (int frame = 0; frame < frames; frame++) {
            boolean changed = false;
            int now = frame;
            while (waiting < byStart.length && starts[byStart[waiting]] <= frame) {
                int track = byStart[waiting++];
                scores[track] = frame == 0 ? 0 : Double.NEGATIVE_INFINITY;
                active.add(track);
                changed = true;
            }
            int best = best(active, scores);
            double bestScore = best == NONE ? Double.NEGATIVE_INFINITY : scores[best];
            boolean ending = active.removeIf(track -> ends[track] <= now);
            if (changed || ending || frame == 0) {
                current = active.stream().mapToInt(Integer::intValue).toArray();
            }
            ids[frame] = current;
            from[frame] = new int[current.length];
            noneFrom[frame] = none >= bestScore - LEAVE ? NONE : best;
            double noneNext = Math.max(none, bestScore - LEAVE);
            for (int slot = 0; slot < current.length; slot++) {
                int track = current[slot];
                int source = track;
                double score = scores[track];
                if (none - LEAVE > score) {
                    score = none - LEAVE;
                    source = NONE;
                }
                for (int other : current) {
                    if (scores[other] - CHANGE > score && scores[other] - change(track, other, frame) > score) {
                        score = scores[other] - change(track, other, frame);
                        source = other;
                    }
                    if (scores[other] - SLIP > score && isNear(track, other, frame)) {
                        score = scores[other] - SLIP;
                        source = other;
                    }
                }
                from[frame][slot] = frame == 0 ? FROM_NOWHERE : source;
                next[track] = score + WEIGHT * ratio(track, frame);
            }
            for (int track : current) {
                scores[track] = next[track];
            }
            none = noneNext;
        }
        return runs(ids, from, noneFrom, none >= scoreOf(active, scores) ? NONE : best(active, scores));
    }

    private static int best(List<Integer> active, double[] scores) {
        int best = NONE;
        for (int track : active) {
            if (best == NONE || scores[track] > scores[best]) {
                best = track;
            }
        }
        return best;
    }

    private static double scoreOf(List<Integer> active, double[] scores) {
        int best = best(active, scores);
        return best == NONE ? Double.NEGATIVE_INFINITY : scores[best];
    }

    private double change(int track, int other, int frame) {
        double apart = tracks.get(track).laterThan(tracks.get(other), frame * SoundLikeness.A_SECONDS);
        return CHANGE + Math.min(MOST_FAR, FAR * Math.abs(apart));
    }

    private boolean isNear(int track, int other, int frame) {
        double apart = tracks.get(track).laterThan(tracks.get(other), frame * SoundLikeness.A_SECONDS);
        return Math.abs(apart) < SLIP_SECONDS && tracks.get(track).hasRateOf(tracks.get(other));
    }

    private float ratio(int track, int frame) {
        Track line = tracks.get(track);
        int other = SoundLikeness.frameOfB(line.toB(frame * SoundLikeness.A_SECONDS));
        return java.util.Objects.requireNonNull(likenesses.get(line)).ratio(frame, other);
    }

    private List<Run> runs(int[][] ids, int[][] from, int[] noneFrom, int last) {
        var runs = new ArrayList<Run>();
        int state = last;
        int end = frames;
        double weight = 0;
        for (int frame = frames - 1; frame >= 0; frame--) {
            int before;
            if (state == NONE) {
                before = noneFrom[frame];
            } else {
                weight += WEIGHT * ratio(state, frame);
                before = from[frame][slot(ids[frame], state)];
            }
            if (before != state) {
                add(runs, state, frame, end, weight);
                state = before;
                end = frame;
                weight = 0;
            }
            if (before == FROM_NOWHERE) {
                break;
            }
        }
        if (state != FROM_NOWHERE) {
            add(runs, state, 0, end, weight);
        }
        return runs.reversed();
    }

    private void add(List<Run> runs, int state, int first, int end, double weight) {
        if (state >= 0 && end > first) {
            runs.add(new Run(
                    tracks.get(state).between(first * SoundLikeness.A_SECONDS, end * SoundLikeness.A_SECONDS), weight));
        }
    }

    private static int slot(int[] ids, int track) {
        for (int slot = 0; slot < ids.length; slot++) {
            if (ids[slot] == track) {
                return slot;
            }
        }
        throw new IllegalStateException("expected a line that can be taken here");
    }
}
