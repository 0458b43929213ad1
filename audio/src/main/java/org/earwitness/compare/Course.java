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
    private static final double LONGEST_PAUSE_SECONDS = 20;
    private static final double LEAST_DROPOUT_SECONDS = 0.02;
    private static final double LEAST_WEIGHT = 4;
    private static final double MOST_SHARED = 0.9;
    private static final double LEAST_OUTSIDE_SECONDS = 0.2;
    private static final double LEAST_TELLING = 0.4;
    private static final double LEAST_CLEAR_SECONDS = 0.3;
    private static final double CLEARLY_TELLING = 0.5;
    private static final double CLEARLY_UNLIKE = -1;
    static final double LEAST_OF_USUAL = 0.6;
    /** In what follows in sequence a second counts at most so much of the mean: of passages that changed places the shorter was moved. */
    private static final double MOST_OF_A_SECOND = 0.5;

    private final ByRate<SoundLikeness> likenesses;
    private final Doubt doubt;
    private final double aSeconds;
    private final double bSeconds;
    private final List<TrackPath.Run> runs;
    private final List<Dropout> dropouts = new ArrayList<>();

    /** @param runs in the order of time in A */
    Course(ByRate<SoundLikeness> likenesses, List<TrackPath.Run> runs, double aSeconds, double bSeconds) {
        this.likenesses = likenesses;
        this.runs = new FewestLines(likenesses, aSeconds, bSeconds).of(runs);
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
        doubt = new Doubt(
                likenesses, this.runs.stream().map(TrackPath.Run::track).toList());
        for (int i = 1; i < this.runs.size(); i++) {
            Track before = this.runs.get(i - 1).track();
            Track after = this.runs.get(i).track();
            double gap = after.aStart() - before.aEnd();
            if (isOnLine(before, after) && gap > LONGEST_DROPOUT_SECONDS && gap < LONGEST_PAUSE_SECONDS) {
                doubt.addGap(before.between(before.aEnd(), after.aStart()));
            }
        }
    }

    /** The likeness of each rate and pitch; first that which most lines have. */
    ByRate<SoundLikeness> likenesses() {
        return likenesses;
    }

    List<Dropout> dropouts() {
        return dropouts;
    }

    /**
     * The lines of the course with the gaps in them: most of it is the same sound, much of it pauses. Where there is sound all through a
     * gap and next to nothing of it alike, it is not taken for what the same sound may be like.
     */
    List<Track> lines() {
        var lines = new ArrayList<Track>();
        for (TrackPath.Run run : runs) {
            Track track = run.track();
            if (!lines.isEmpty()
                    && isOnLine(lines.getLast(), track)
                    && track.aStart() - lines.getLast().aEnd() < LONGEST_PAUSE_SECONDS
                    && !isClearlyOther(lines.getLast().between(lines.getLast().aEnd(), track.aStart()))) {
                Track last = lines.removeLast();
                lines.add(last.between(last.aStart(), track.aStart()));
            }
            lines.add(track);
        }
        return lines;
    }

    private boolean isClearlyOther(Track part) {
        return part.aEnd() - part.aStart() >= LEAST_CLEAR_SECONDS
                && likenesses.of(part).tellingMean(part, CLEARLY_TELLING) < CLEARLY_UNLIKE;
    }

    /** Whether two lines are nearly one where the one goes over into the other. */
    static boolean isOnLine(Track before, Track after) {
        double middle = (before.aEnd() + after.aStart()) / 2;
        return before.hasRateOf(after) && Math.abs(after.laterThan(before, middle)) <= SAME_LINE_SECONDS;
    }

    /** The pieces of the course in the order of time in A. */
    List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        var current = new ArrayList<TrackPath.Run>();
        for (TrackPath.Run run : runs) {
            if (!current.isEmpty() && !continues(current.getLast().track(), run.track())) {
                add(pieces, current);
                current.clear();
            }
            current.add(run);
        }
        if (!current.isEmpty()) {
            add(pieces, current);
        }
        return reaching(pieces);
    }

    private boolean continues(Track before, Track after) {
        double gap = after.aStart() - before.aEnd();
        return isOnLine(before, after)
                && (gap <= LONGEST_DROPOUT_SECONDS || !doubt.isOther(before.between(before.aEnd(), after.aStart())));
    }

    /** Pieces that reach to the ends of the recordings, and to each other, where what lies between is not surely other sound. */
    private List<Piece> reaching(List<Piece> pieces) {
        var reaching = new ArrayList<>(pieces);
        for (int i = 0; i < reaching.size(); i++) {
            if (i == 0) {
                Track line = reaching.getFirst().line();
                Track part = line.between(Math.min(line.aStart(), Math.max(0, line.toA(0))), line.aStart());
                if (mayReach(part)) {
                    reaching.set(0, reaching.getFirst().on(line.between(part.aStart(), line.aEnd())));
                }
            } else {
                meet(reaching, i);
            }
        }
        if (!reaching.isEmpty()) {
            Piece last = reaching.getLast();
            Track line = last.line();
            Track part = line.between(line.aEnd(), Math.max(line.aEnd(), Math.min(aSeconds, line.toA(bSeconds))));
            if (mayReach(part)) {
                reaching.set(reaching.size() - 1, last.on(line.between(line.aStart(), part.aEnd())));
            }
        }
        return reaching;
    }

    private boolean mayReach(Track part) {
        double seconds = part.aEnd() - part.aStart();
        return seconds > 0 && seconds < LONGEST_PAUSE_SECONDS && !doubt.isOther(part);
    }

    /** Lets a piece and the one before it reach to where the one best goes over into the other, in the recording that has less between them. */
    private void meet(List<Piece> pieces, int index) {
        Track left = pieces.get(index - 1).line();
        Track right = pieces.get(index).line();
        double gapInA = right.aStart() - left.aEnd();
        double gapInB = right.toB(right.aStart()) - left.toB(left.aEnd());
        double shorter = Math.min(gapInA, gapInB / right.rate());
        if (shorter <= 0 || shorter > LONGEST_PAUSE_SECONDS) {
            return;
        }
        // How much later the right piece's sound begins in A than that of the left one ends, at the place where they
        // meet.
        double jump = gapInA <= gapInB / right.rate() ? 0 : gapInA - shorter;
        int steps = (int) (shorter / SoundLikeness.A_SECONDS);
        int first = (int) Math.ceil(left.aEnd() / SoundLikeness.A_SECONDS);
        int later = (int) Math.round(jump / SoundLikeness.A_SECONDS);
        SoundLikeness ofLeft = likenesses.of(left);
        SoundLikeness ofRight = likenesses.of(right);
        double sum = 0;
        double best = 0;
        int bestStep = 0;
        for (int step = 0; step < steps; step++) {
            sum += ofLeft.ratio(left, first + step) - ofRight.ratio(right, first + step + later);
            if (sum > best) {
                best = sum;
                bestStep = step + 1;
            }
        }
        double change = left.aEnd() + bestStep * SoundLikeness.A_SECONDS;
        if (!doubt.isOther(left.between(left.aEnd(), change))
                && !doubt.isOther(right.between(Math.min(right.aStart(), change + jump), right.aStart()))) {
            pieces.set(index - 1, pieces.get(index - 1).on(left.between(left.aStart(), change)));
            pieces.set(
                    index, pieces.get(index).on(right.between(Math.min(right.aStart(), change + jump), right.aEnd())));
        }
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
            SoundLikeness likeness = likenesses.of(before);
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
        double most = pieces.stream().mapToDouble(Piece::weight).sum()
                / Math.max(1e-9, pieces.stream().mapToDouble(Piece::seconds).sum())
                * MOST_OF_A_SECOND;
        double[] best = new double[sorted.size()];
        int[] before = new int[best.length];
        int last = -1;
        for (int i = 0; i < best.length; i++) {
            Piece piece = sorted.get(i);
            before[i] = -1;
            double weight = Math.min(piece.weight(), most * piece.seconds());
            best[i] = weight;
            for (int j = 0; j < i; j++) {
                Piece earlier = sorted.get(j);
                double shared = piece.sharedInB(earlier);
                boolean follows = earlier.bStart() < piece.bStart()
                        && earlier.bEnd() < piece.bEnd()
                        && shared < MOST_SHARED
                        && earlier.sharedInB(piece) < MOST_SHARED;
                double together = best[j] + (1 - shared) * weight;
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

    /** The mean logarithm of the likelihood ratio that frames of the sequence have which tell something. */
    double usualMean(List<Piece> sequence) {
        double sum = 0;
        double seconds = 0;
        for (Piece piece : sequence) {
            double mean = likenesses.of(piece.line()).tellingMean(piece.line(), 0);
            sum += Double.isNaN(mean) ? 0 : mean * piece.seconds();
            seconds += piece.seconds();
        }
        return sum / Math.max(1e-9, seconds);
    }

    /** Whether a piece outside the sequence is long, loud and like enough to be told. */
    boolean isSure(Piece piece, double usualMean) {
        return piece.seconds() >= LEAST_OUTSIDE_SECONDS
                && likenesses.of(piece.line()).tellingMean(piece.line(), LEAST_TELLING) >= LEAST_OF_USUAL * usualMean;
    }
}
