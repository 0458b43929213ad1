package org.earwitness.compare;

import java.io.IOException;
import java.util.List;
import org.earwitness.sample.MonoSource;

/**
 * Whether what seems to have been silenced may be a pause like others, over which the other recording has noise that comes and goes. It
 * is none where the silence has nothing like it, or where it is as even as silence put in is, and falls off from what lies
 * beside it.
 */
final class NoisyPauses {
    private static final double AS_SILENT_DECIBELS = 3;
    private static final int FEW = 20;
    /** Of silence put in nine tenths of the frames are no more than this over the median. */
    private static final double EVEN_DECIBELS = 6;

    private static final double FALL_DECIBELS = 6;
    private static final double BESIDE_SECONDS = 0.06;
    /** Of a silence of which it is not known where it begins and ends, so much is left out at most. */
    private static final double MOST_AT_EDGE = 0.25;

    private final List<PausePassage> passages;
    private final Region.Side silent;

    /**
     * @param passages that are the same
     * @param silent the recording that seems to be silenced
     */
    NoisyPauses(List<PausePassage> passages, Region.Side silent) {
        this.passages = passages;
        this.silent = silent;
    }

    /** Whether a silence may be such a pause. */
    boolean isLikely(MonoSource sound, Stretch silence) throws IOException {
        double start = silence.start().seconds();
        double end = silence.end().seconds();
        double error = Math.min(silence.errorSeconds(), (end - start) * MOST_AT_EDGE);
        double median = PausePassage.level(sound, start + error, end - error, 0.5);
        double loud = PausePassage.level(sound, start + error, end - error, 0.9);
        boolean falls = falls(sound, start - silence.start().errorSeconds() - BESIDE_SECONDS, median)
                || falls(sound, end + silence.end().errorSeconds(), median);
        boolean isPutIn = loud - median < EVEN_DECIBELS && falls;
        return !isPutIn && hasMore(median + AS_SILENT_DECIBELS);
    }

    private static boolean falls(MonoSource sound, double from, double median) throws IOException {
        return from >= 0 && PausePassage.level(sound, from, from + BESIDE_SECONDS, 0.5) > median + FALL_DECIBELS;
    }

    /** Whether there are more than a few frames no louder than this. */
    private boolean hasMore(double decibels) {
        int count = 0;
        for (PausePassage passage : passages) {
            for (int i = 0; i < passage.frames(); i++) {
                count += passage.level(i, silent) <= decibels ? 1 : 0;
            }
        }
        return count > FEW;
    }
}
