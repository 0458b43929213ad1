package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks again, at short frames and waveforms, at what lies between two pieces on one line and seemed to be other sound: it is the
 * same after all where that fits, and it cannot be told from the same where one recording has all the sound of the other and more,
 * as when something rattles.
 */
final class SecondLook {
    private static final double STEP_SECONDS = 0.01;
    private static final double LONGEST_SECONDS = 20;
    /** The least mean logarithm of the likelihood ratio of the same sound. */
    private static final double LEAST_MEAN = 0.3;
    /** How much of what one recording has the other must have too. */
    private static final double COVERED = 0.9;
    /** In so many bands of a frame, on average, must there be sound for this to be asked. */
    private static final double LEAST_BANDS = 4;

    /** A piece as short between two others on one line may be found by chance. */
    private static final double LONGEST_SLIP_SECONDS = 1.5;

    private static final double BLOCK_SECONDS = 0.25;
    private static final double LEAST_UNLIKE = 1;
    /** Frames of other sound, and how unlike they are on average. */
    private static final int OTHER_FRAMES = 40;

    private static final double LEAST_OTHER = 2;
    private static final double LEAST_TRIMMED_SECONDS = 0.5;

    /** Shorter gaps are left to the search for boundaries. */
    private static final double LEAST_NARROWED_SECONDS = 0.5;

    private final ByRate<FineLikeness> likenesses;
    private final Map<Piece, TimeMap> maps;
    /** Of pieces that were joined, and are still to be fitted as a whole, that of the longest part. */
    private final Map<Piece, TimeMap> ofLongest = new IdentityHashMap<>();

    /** @param maps those of pieces, to which those that keep theirs at other ends are added */
    SecondLook(ByRate<FineLikeness> likenesses, Map<Piece, TimeMap> maps) {
        this.likenesses = likenesses;
        this.maps = maps;
    }

    /**
     * The sequence with those pieces joined that have nothing else between them, or only a short one that fits no better than they do,
     * and cut at its ends to what fits: a line is followed through a pause without being asked.
     *
     * @param sequence in order
     */
    List<Piece> joined(List<Piece> sequence) throws IOException {
        var joined = new ArrayList<Piece>();
        for (Piece piece : withoutOther(onNeighbours(sequence))) {
            if (joined.size() > 1 && joined.getLast().seconds() < LONGEST_SLIP_SECONDS) {
                Piece slip = joined.removeLast();
                if (!join(joined, piece)) {
                    joined.add(slip);
                    add(joined, piece);
                }
            } else {
                add(joined, piece);
            }
        }
        if (!joined.isEmpty()) {
            Track first = joined.getFirst().line();
            joined.set(0, cut(joined.getFirst(), fitting(first, false), first.aEnd()));
            Track last = joined.getLast().line();
            joined.set(joined.size() - 1, cut(joined.getLast(), last.aStart(), fitting(last, true)));
        }
        return joined;
    }

    /** The piece without what lies outside; then it is to be fitted again. */
    private static Piece cut(Piece piece, double start, double end) {
        boolean isWhole = start == piece.aStart() && end == piece.aEnd();
        return isWhole ? piece : piece.on(piece.line().between(start, end));
    }

    /**
     * The sequence with those pieces whose waveforms do not correlate on the line of a neighbour's waveforms, where that fits better:
     * steady noise is as loud on any line.
     */
    private List<Piece> onNeighbours(List<Piece> sequence) throws IOException {
        var placed = new ArrayList<>(sequence);
        for (int i = 0; i < placed.size(); i++) {
            Piece piece = placed.get(i);
            if (isByWaveform(piece) || piece.seconds() > LONGEST_SECONDS) {
                continue;
            }
            double best = Math.max(LEAST_MEAN, mean(piece.line()));
            for (int k : new int[] {i - 1, i + 1}) {
                if (k >= 0 && k < placed.size() && isByWaveform(placed.get(k))) {
                    Track line = placed.get(k).line().between(piece.aStart(), piece.aEnd());
                    double mean = mean(line);
                    if (mean > best) {
                        best = mean;
                        placed.set(i, piece.on(line));
                        maps.put(placed.get(i), Objects.requireNonNull(map(placed.get(k))));
                    }
                }
            }
        }
        return placed;
    }

    /** The sequence without those short pieces that only seem to be the same: a word said again is about as loud at each instant. */
    private List<Piece> withoutOther(List<Piece> sequence) throws IOException {
        var kept = new ArrayList<Piece>();
        for (int i = 0; i < sequence.size(); i++) {
            Piece piece = sequence.get(i);
            if (i == 0
                    || i + 1 == sequence.size()
                    || piece.seconds() > LONGEST_SLIP_SECONDS
                    || !isOther(sequence.get(i - 1), piece, sequence.get(i + 1))) {
                kept.add(piece);
            }
        }
        return kept;
    }

    /**
     * Whether a piece's waveforms do not correlate, though those of both neighbours do, and its frames are more likely other sound, or as
     * loud only at a rate of its own.
     */
    private boolean isOther(Piece before, Piece piece, Piece after) throws IOException {
        Track line = piece.line();
        return isByWaveform(before)
                && isByWaveform(after)
                && !isByWaveform(piece)
                && (!line.hasRateOf(before.line()) && !line.hasRateOf(after.line()) || mean(line) <= 0);
    }

    private @Nullable TimeMap map(Piece piece) {
        TimeMap map = maps.get(piece);
        return map == null ? ofLongest.get(piece) : map;
    }

    private boolean isByWaveform(Piece piece) {
        TimeMap map = map(piece);
        return map != null && map.basis() == TimeMap.Basis.WAVEFORM;
    }

    /** Where a line's first part that does not fit ends, or its last one begins; its own start or end where that is next to nothing. */
    private double fitting(Track line, boolean atEnd) throws IOException {
        double end = atEnd ? line.aEnd() : line.aStart();
        double step = atEnd ? -BLOCK_SECONDS : BLOCK_SECONDS;
        double middle = (line.aStart() + line.aEnd()) / 2;
        double at = end;
        while (Math.abs(middle - at) > BLOCK_SECONDS
                && mean(line.between(Math.min(at, at + step), Math.max(at, at + step))) < -LEAST_UNLIKE) {
            at += step;
        }
        return Math.abs(at - end) >= LEAST_TRIMMED_SECONDS ? at : end;
    }

    private double mean(Track part) throws IOException {
        FineLikeness likeness = likenesses.of(part);
        int frames = (int) Math.round((part.aEnd() - part.aStart()) / STEP_SECONDS);
        double sum = 0;
        for (int i = 0; i < frames; i++) {
            double at = part.aStart() + (i + 0.5) * STEP_SECONDS;
            sum += likeness.ratio(at, part.toB(at), part.rate());
        }
        return sum / Math.max(1, frames);
    }

    private void add(List<Piece> joined, Piece piece) throws IOException {
        if (join(joined, piece)) {
            return;
        }
        Piece next = piece;
        if (!joined.isEmpty()
                && piece.aStart() - joined.getLast().aEnd() > LEAST_NARROWED_SECONDS
                && isOnLine(joined, piece)) {
            Track other = otherSound(between(joined.getLast(), piece));
            Piece before = joined.removeLast();
            joined.add(extended(before, before.line().between(before.aStart(), other.aStart())));
            next = extended(piece, piece.line().between(other.aEnd(), piece.aEnd()));
        }
        joined.add(next);
    }

    /** The piece with its line to other ends; what was measured of it still holds. */
    private Piece extended(Piece piece, Track line) {
        Piece extended = piece.on(line);
        TimeMap map = maps.get(piece);
        if (map != null) {
            maps.put(extended, map);
        }
        return extended;
    }

    private boolean isOnLine(List<Piece> joined, Piece piece) {
        return !joined.isEmpty()
                && Course.isOnLine(joined.getLast().line(), piece.line())
                && !areApart(joined.getLast(), piece);
    }

    /** Whether it is known of two pieces' lines that the delay changes between them. */
    private boolean areApart(Piece before, Piece piece) {
        TimeMap map = map(before);
        TimeMap next = map(piece);
        double middle = (before.aEnd() + piece.aStart()) / 2;
        return map != null
                && next != null
                && isByWaveform(before)
                && isByWaveform(piece)
                && Math.abs(map.toB(middle) - next.toB(middle))
                        > Math.max(DelaySteps.LEAST_STEP_SECONDS, map.errorSeconds() + next.errorSeconds());
    }

    /** What lies between two pieces, on the line of the longer one. */
    private static Track between(Piece before, Piece piece) {
        Track line = before.seconds() > piece.seconds() ? before.line() : piece.line();
        return line.between(before.aEnd(), piece.aStart());
    }

    /** Joins a piece to the last one, if they are one. */
    private boolean join(List<Piece> joined, Piece piece) throws IOException {
        if (!isOnLine(joined, piece)) {
            return false;
        }
        Piece before = joined.getLast();
        Track between = between(before, piece);
        if (!isSame(between)) {
            return false;
        }
        joined.removeLast();
        Piece both = new Piece(between.between(before.aStart(), piece.aEnd()), before.weight() + piece.weight());
        TimeMap map = map(before.seconds() > piece.seconds() ? before : piece);
        if (map != null) {
            ofLongest.put(both, map);
        }
        joined.add(both);
        return true;
    }

    /** The part of a line that is least like the same sound: pauses around it may be the same. */
    private Track otherSound(Track part) throws IOException {
        double[] sums = sums(part);
        int start = 0;
        int from = 0;
        int to = 0;
        double least = 0;
        for (int i = 1; i < sums.length; i++) {
            start = sums[i - 1] > sums[start] ? i - 1 : start;
            if (sums[i] - sums[start] < least) {
                least = sums[i] - sums[start];
                from = start;
                to = i;
            }
        }
        return least == 0 ? part : part.between(part.aStart() + from * STEP_SECONDS, part.aStart() + to * STEP_SECONDS);
    }

    /** The sums of the ratios of so many first frames of a part of a line. */
    private double[] sums(Track part) throws IOException {
        FineLikeness likeness = likenesses.of(part);
        double[] sums = new double[(int) ((part.aEnd() - part.aStart()) / STEP_SECONDS) + 1];
        for (int i = 0; i + 1 < sums.length; i++) {
            double at = part.aStart() + (i + 0.5) * STEP_SECONDS;
            sums[i + 1] = sums[i] + likeness.ratio(at, part.toB(at), part.rate());
        }
        return sums;
    }

    /** Whether what lies between two pieces is the same; where they touch, what lies on either side. */
    private boolean isSame(Track part) throws IOException {
        int frames = (int) ((part.aEnd() - part.aStart()) / STEP_SECONDS);
        if (frames == 0) {
            return mean(part.between(part.aStart() - BLOCK_SECONDS, part.aStart())) > LEAST_MEAN
                    && mean(part.between(part.aEnd(), part.aEnd() + BLOCK_SECONDS)) > LEAST_MEAN;
        }
        if (part.aEnd() - part.aStart() > LONGEST_SECONDS) {
            return false;
        }
        double[] sums = sums(part);
        Cover cover = new Cover();
        for (int i = 0; i < frames; i++) {
            double at = part.aStart() + (i + 0.5) * STEP_SECONDS;
            likenesses.of(part).addCover(at, part.toB(at), cover);
        }
        return (sums[frames] > LEAST_MEAN * frames && !hasOther(sums))
                || cover.bCovers(COVERED, LEAST_BANDS * frames)
                || cover.aCovers(COVERED, LEAST_BANDS * frames);
    }

    /** Whether there is a passage of clearly other sound, however long the pauses around it may be. */
    private static boolean hasOther(double[] sums) {
        return IntStream.range(OTHER_FRAMES, sums.length)
                .anyMatch(i -> sums[i] - sums[i - OTHER_FRAMES] < -LEAST_OTHER * OTHER_FRAMES);
    }
}
