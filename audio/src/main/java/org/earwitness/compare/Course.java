package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes pieces of the course through lines: parts on nearly one line are joined, with short losses between them, and the pieces
 * that follow each other in both recordings are told from those that do not.
 */
final class Course {
    private static final double SAME_LINE_SECONDS = 0.04;
    private static final double LONGEST_DROPOUT_SECONDS = 0.09;
    private static final double LEAST_DROPOUT_SECONDS = 0.02;
    private static final double LEAST_WEIGHT = 4;
    private static final double MOST_SHARED = 0.9;
    private static final double LEAST_OUTSIDE_SECONDS = 0.2;
    private static final double LEAST_TELLING = 0.4;
    private static final double LEAST_OUTSIDE_RATIO = 0.8;

    private final SoundLikeness likeness;
    private final List<Dropout> dropouts = new ArrayList<>();

    Course(SoundLikeness likeness) {
        this.likeness = likeness;
    }

    List<Dropout> dropouts() {
        return dropouts;
    }

    List<Piece> pieces(List<TrackPath.Run> runs) {
        Doubt doubt =
                new Doubt(likeness, runs.stream().map(TrackPath.Run::track).toList());
        var pieces = new ArrayList<Piece>();
        var current = new ArrayList<TrackPath.Run>();
        for (TrackPath.Run run : runs) {
            if (!current.isEmpty() && !continues(current.getLast().track(), run.track(), doubt)) {
                add(pieces, current);
                current.clear();
            }
            current.add(run);
        }
        if (!current.isEmpty()) {
            add(pieces, current);
        }
        return pieces;
    }

    private boolean continues(Track before, Track after, Doubt doubt) {
        double middle = (before.aEnd() + after.aStart()) / 2;
        double gap = after.aStart() - before.aEnd();
        if (!before.hasRateOf(after) || Math.abs(after.laterThan(before, middle)) > SAME_LINE_SECONDS) {
            return false;
        }
        if (gap <= LONGEST_DROPOUT_SECONDS) {
            return true;
        }
        return !doubt.isOther(before.between(before.aEnd(), after.aStart()));
    }

    private void add(List<Piece> pieces, List<TrackPath.Run> runs) {
        double weight = 0;
        for (int i = 0; i < runs.size(); i++) {
            weight += runs.get(i).weight();
            if (i > 0) {
                addDropout(runs.get(i - 1).track(), runs.get(i).track());
            }
        }
        if (weight >= LEAST_WEIGHT) {
            pieces.add(new Piece(through(runs), weight));
        }
    }

    private void addDropout(Track before, Track after) {
        double gap = after.aStart() - before.aEnd();
        if (gap >= LEAST_DROPOUT_SECONDS && gap <= LONGEST_DROPOUT_SECONDS) {
            double inA = likeness.aTelling(before.aEnd(), after.aStart());
            double inB = likeness.bTelling(before.toB(before.aEnd()), after.toB(after.aStart()));
            dropouts.add(new Dropout(before.aEnd(), gap, inA < inB ? Region.Side.A : Region.Side.B));
        }
    }

    /** The straight line with the least squares from those of the runs. */
    private static Track through(List<TrackPath.Run> runs) {
        Track first = runs.getFirst().track();
        double start = first.aStart();
        double end = runs.getLast().track().aEnd();
        double seconds = 0;
        double meanA = 0;
        double meanB = 0;
        for (TrackPath.Run run : runs) {
            Track track = run.track();
            double length = track.aEnd() - track.aStart();
            double middle = (track.aStart() + track.aEnd()) / 2;
            seconds += length;
            meanA += length * middle;
            meanB += length * track.toB(middle);
        }
        meanA /= seconds;
        meanB /= seconds;
        double products = 0;
        double squares = 0;
        for (TrackPath.Run run : runs) {
            Track track = run.track();
            double length = track.aEnd() - track.aStart();
            for (double at : new double[] {track.aStart(), track.aEnd()}) {
                products += length * (at - meanA) * (track.toB(at) - meanB);
                squares += length * (at - meanA) * (at - meanA);
            }
        }
        double rate = squares > 0 ? products / squares : first.rate();
        return new Track(meanB - rate * meanA, rate, first.pitch(), start, end);
    }

    /**
     * The heaviest of the sequences of pieces that follow each other in A and in B. Two may have a part of B in common, as where A
     * has a passage twice in succession; it counts once.
     */
    static List<Piece> chain(List<Piece> pieces) {
        List<Piece> sorted = pieces.stream()
                .sorted(Comparator.comparingDouble(Piece::aStart))
                .toList();
        double[] best = new double[sorted.size()];
        int[] before = new int[best.length];
        int last = -1;
        for (int i = 0; i < best.length; i++) {
            Piece piece = sorted.get(i);
            before[i] = -1;
            best[i] = piece.weight();
            for (int j = 0; j < i; j++) {
                Piece earlier = sorted.get(j);
                double shared = piece.sharedInB(earlier);
                boolean follows = earlier.bStart() < piece.bStart()
                        && earlier.bEnd() < piece.bEnd()
                        && shared < MOST_SHARED
                        && earlier.sharedInB(piece) < MOST_SHARED;
                double together = best[j] + (1 - shared) * piece.weight();
                if (follows && together > best[i]) {
                    best[i] = together;
                    before[i] = j;
                }
            }
            last = last < 0 || best[i] > best[last] ? i : last;
        }
        Piece[] chain = new Piece[best.length];
        int count = 0;
        for (int i = last; i >= 0; i = before[i]) {
            chain[chain.length - ++count] = sorted.get(i);
        }
        return List.of(Arrays.copyOfRange(chain, chain.length - count, chain.length));
    }

    /** Whether a piece outside the sequence is long, loud and like enough to be told. */
    boolean isSure(Piece piece) {
        return piece.seconds() >= LEAST_OUTSIDE_SECONDS
                && likeness.aTelling(piece.aStart(), piece.aEnd()) >= LEAST_TELLING
                && piece.weight() >= LEAST_OUTSIDE_RATIO * TrackPath.WEIGHT * piece.seconds() / SoundLikeness.A_SECONDS;
    }
}
