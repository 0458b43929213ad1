package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    private static final double LEAST_BANDS = 2;

    private final FineLikeness likeness;
    private final double aSeconds;
    private final double bSeconds;

    SecondLook(FineLikeness likeness, double aSeconds, double bSeconds) {
        this.likeness = likeness;
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
    }

    /**
     * The sequence with those pieces joined that have nothing else between them, and with its ends reaching as far as they fit.
     *
     * @param sequence in order
     */
    List<Piece> joined(List<Piece> sequence) throws IOException {
        var joined = new ArrayList<Piece>();
        for (Piece piece : sequence) {
            Piece before = joined.isEmpty() ? piece : joined.getLast();
            Track line = before.seconds() > piece.seconds() ? before.line() : piece.line();
            if (before != piece
                    && Course.isOnLine(before.line(), piece.line())
                    && isSame(line.between(before.aEnd(), piece.aStart()))) {
                joined.removeLast();
                joined.add(new Piece(line.between(before.aStart(), piece.aEnd()), before.weight() + piece.weight()));
            } else {
                joined.add(piece);
            }
        }
        if (!joined.isEmpty()) {
            Track first = joined.getFirst().line();
            double start = Math.min(first.aStart(), Math.max(0, first.toA(0)));
            if (isSame(first.between(start, first.aStart()))) {
                joined.set(0, joined.getFirst().on(first.between(start, first.aEnd())));
            }
            Track last = joined.getLast().line();
            double end = Math.max(last.aEnd(), Math.min(aSeconds, last.toA(bSeconds)));
            if (isSame(last.between(last.aEnd(), end))) {
                joined.set(joined.size() - 1, joined.getLast().on(last.between(last.aStart(), end)));
            }
        }
        return joined;
    }

    private boolean isSame(Track part) throws IOException {
        int frames = (int) ((part.aEnd() - part.aStart()) / STEP_SECONDS);
        if (frames == 0 || part.aEnd() - part.aStart() > LONGEST_SECONDS) {
            return false;
        }
        double sum = 0;
        Cover cover = new Cover();
        for (int i = 0; i < frames; i++) {
            double at = part.aStart() + (i + 0.5) * STEP_SECONDS;
            sum += likeness.ratio(at, part.toB(at), part.rate());
            likeness.addCover(at, part.toB(at), cover);
        }
        return sum > LEAST_MEAN * frames
                || cover.bCovers(COVERED, LEAST_BANDS * frames)
                || cover.aCovers(COVERED, LEAST_BANDS * frames);
    }
}
