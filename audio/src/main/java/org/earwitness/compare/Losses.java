package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds short losses, as transmission leaves them, inside what is the same otherwise: one recording has sound all through, the
 * other has none for 30 to 90 ms and has it as loud at once before and after.
 *
 * <p>Frames of 32 ms tell where that may be; frames of 16 ms every 2.5 ms, from when to when.
 */
final class Losses {
    private static final double LEAST_SECONDS = 0.03;
    private static final double LONGEST_SECONDS = 0.09;
    /** Levels over the floor, in dB: of the recording that has sound, and of the one that has none. */
    private static final double LOUD = 8;

    private static final double SILENT = CommonLevels.TELLING;
    /** The level at the edges, in that of the other recording. */
    private static final double ABRUPT = 0.5;

    private static final double STEP_SECONDS = 0.0025;
    private static final int REACH_STEPS = 40;
    /** Frames of 16 ms that hold an edge are neither. */
    private static final int EDGE_STEPS = 7;
    /** A frame sounds as long as any of it does. */
    private static final double HIDDEN_SECONDS = 0.015;

    private final ByRate<SoundLikeness> likenesses;
    private final ByRate<FineLikeness> fine;

    Losses(ByRate<SoundLikeness> likenesses, ByRate<FineLikeness> fine) {
        this.likenesses = likenesses;
        this.fine = fine;
    }

    /**
     * The losses on some lines, and others.
     *
     * @param known those that were found otherwise; where one was found here too, it is told as found here
     */
    List<Dropout> on(List<Track> lines, List<Dropout> known) throws IOException {
        var losses = new ArrayList<Dropout>();
        for (Track line : lines) {
            addOn(line, losses);
        }
        for (Dropout dropout : known) {
            if (losses.stream().noneMatch(loss -> meet(loss, dropout))) {
                losses.add(dropout);
            }
        }
        losses.sort(Comparator.comparingDouble(Dropout::aStartSeconds));
        return losses;
    }

    private static boolean meet(Dropout one, Dropout other) {
        return one.aStartSeconds() < other.aStartSeconds() + other.seconds()
                && other.aStartSeconds() < one.aStartSeconds() + one.seconds();
    }

    private void addOn(Track line, List<Dropout> losses) throws IOException {
        SoundLikeness likeness = likenesses.of(line);
        int end = Math.min(likeness.aFrames(), (int) (line.aEnd() / SoundLikeness.A_SECONDS));
        double told = line.aStart();
        for (int frame = Math.max(0, (int) Math.ceil(line.aStart() / SoundLikeness.A_SECONDS)); frame < end; frame++) {
            double at = frame * SoundLikeness.A_SECONDS;
            int other = SoundLikeness.frameOfB(line.toB(at));
            if (at >= told && likeness.hasFrameOfB(other)) {
                double inA = likeness.aLevel(frame);
                double inB = likeness.bLevel(other);
                if (Math.max(inA, inB) >= LOUD && Math.min(inA, inB) < SILENT) {
                    int before = losses.size();
                    add(line, at, inA < inB ? Region.Side.A : Region.Side.B, losses);
                    told = losses.size() > before ? at + LONGEST_SECONDS : told;
                }
            }
        }
    }

    private void add(Track line, double middle, Region.Side silent, List<Dropout> losses) throws IOException {
        int first = 0;
        int last = 0;
        while (first > -REACH_STEPS && isLost(line, middle + (first - 1) * STEP_SECONDS, silent)) {
            first--;
        }
        while (last < REACH_STEPS && isLost(line, middle + (last + 1) * STEP_SECONDS, silent)) {
            last++;
        }
        double seconds = (last - first) * STEP_SECONDS + HIDDEN_SECONDS;
        double start = middle + first * STEP_SECONDS - HIDDEN_SECONDS / 2;
        if (seconds >= LEAST_SECONDS
                && seconds <= LONGEST_SECONDS
                && isAsLoud(line, middle + (first - EDGE_STEPS) * STEP_SECONDS, silent)
                && isAsLoud(line, middle + (last + EDGE_STEPS) * STEP_SECONDS, silent)) {
            losses.add(new Dropout(Math.max(0, start), seconds, silent));
        }
    }

    private boolean isLost(Track line, double at, Region.Side silent) throws IOException {
        FineLikeness levels = fine.of(line);
        double inA = levels.aLevel(at);
        double inB = levels.bLevel(line.toB(at));
        return silent == Region.Side.A ? inA < SILENT && inB > inA + SILENT : inB < SILENT && inA > inB + SILENT;
    }

    private boolean isAsLoud(Track line, double at, Region.Side silent) throws IOException {
        FineLikeness levels = fine.of(line);
        double inA = levels.aLevel(at);
        double inB = levels.bLevel(line.toB(at));
        return Math.max(inA, inB) > LOUD / 2 && (silent == Region.Side.A ? inA >= ABRUPT * inB : inB >= ABRUPT * inA);
    }
}
