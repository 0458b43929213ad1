package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Boundaries.Axis;
import org.earwitness.compare.Boundaries.Place;

/**
 * What frames along a line tell, step after step of {@link Boundaries#STEP_SECONDS}.
 *
 * @param ratios logarithms of the likelihood ratios of the same sound
 * @param aLevels how far A's frames are above the floor, in dB
 * @param bLevels the same of B's
 * @param lasting the recordings whose sound lasts longer than that of the other, as in a room
 */
record LineReading(double[] ratios, float[] aLevels, float[] bLevels, List<Region.Side> lasting) {
    /** What dies away rises by less than this, has fallen by more since it was loudest, and is louder than the other, in dB. */
    private static final float RISE = 3;

    private static final float FALLEN = 4;
    private static final float LOUDER = 3;
    private static final int LONGEST_STEPS = 200;
    /** Codecs smear a loud sound over a frame before it and after it, of 26 ms at most; so much it falls within these steps. */
    private static final int SMEARED_STEPS = 16;

    private static final float SMEARED_FALL = 10;
    /** Frames of noise that comes and goes are one event, of some tenths of a second. */
    private static final double NOISY_WEIGHT = 0.15;

    /** Of no line, which has nothing for or against it. */
    static LineReading none(int steps) {
        return new LineReading(new double[steps], new float[steps], new float[steps], List.of());
    }

    /** @param known the first steps, where they were read before */
    static LineReading of(FineLikeness likeness, Place place, int steps, Optional<LineReading> known)
            throws IOException {
        int read = known.map(LineReading::steps).orElse(0);
        if (read >= steps) {
            return known.orElseThrow();
        }
        LineReading all = known.orElse(none(0)).withSteps(steps, lasting(likeness));
        Track line = place.line();
        for (int i = read; i < steps; i++) {
            double at = place.from() + (i + 0.5) * Boundaries.STEP_SECONDS;
            float ratio = place.axis() == Axis.A
                    ? likeness.ratio(at, line.toB(at), line.rate())
                    : likeness.ratio(line.toA(at), at, line.rate());
            all.ratios[i] = ratio < 0 && likeness.isLastNoisy() ? NOISY_WEIGHT * ratio : ratio;
            all.aLevels[i] = likeness.aLastLevel();
            all.bLevels[i] = likeness.bLastLevel();
        }
        return all;
    }

    private static List<Region.Side> lasting(FineLikeness likeness) {
        return Arrays.stream(Region.Side.values()).filter(likeness::lastsLonger).toList();
    }

    private LineReading withSteps(int steps, List<Region.Side> sides) {
        return new LineReading(
                Arrays.copyOf(ratios, steps), Arrays.copyOf(aLevels, steps), Arrays.copyOf(bLevels, steps), sides);
    }

    /** Whether sound lasts longer in one of the two. */
    boolean isInRoom() {
        return !lasting.isEmpty();
    }

    int steps() {
        return ratios.length;
    }

    /** So many first steps. */
    LineReading first(int steps) {
        return steps == steps() ? this : withSteps(steps, lasting);
    }

    /** The ratios for a line that ends somewhere here: where other sound that follows it is smeared, nothing speaks against the line. */
    double[] beforeSmear() {
        double[] before = ratios.clone();
        for (int i = 0; i < before.length; i++) {
            if (isSmeared(aLevels, bLevels, i, 1) || isSmeared(bLevels, aLevels, i, 1)) {
                before[i] = Math.max(0, before[i]);
            }
        }
        return before;
    }

    /** Whether a recording is louder than the other, and much louder soon before or after. */
    private static boolean isSmeared(float[] levels, float[] other, int step, int direction) {
        if (levels[step] <= other[step] + LOUDER) {
            return false;
        }
        for (int i = 1; i <= SMEARED_STEPS; i++) {
            int near = step + direction * i;
            if (near >= 0 && near < levels.length && levels[near] > levels[step] + SMEARED_FALL) {
                return true;
            }
        }
        return false;
    }

    /**
     * The ratios for a line that begins somewhere here: what came before it is smeared, and in a room goes on sounding, so that the line
     * seems to carry other sound. While one recording does nothing but fade, and is louder than the other, nothing speaks against the
     * line.
     */
    double[] afterTails() {
        double[] after = ratios.clone();
        for (int i = 0; i < after.length; i++) {
            if (isSmeared(aLevels, bLevels, i, -1) || isSmeared(bLevels, aLevels, i, -1)) {
                after[i] = Math.max(0, after[i]);
            }
        }
        for (Region.Side side : lasting) {
            float[] lasts = side == Region.Side.A ? aLevels : bLevels;
            float[] other = side == Region.Side.A ? bLevels : aLevels;
            int loudest = 0;
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < lasts.length; i++) {
                boolean rises = lasts[i] > least + RISE;
                if (rises || lasts[i] > lasts[loudest]) {
                    loudest = i;
                    least = lasts[i];
                }
                least = Math.min(least, lasts[i]);
                boolean fades = lasts[i] < lasts[loudest] - FALLEN && i - loudest <= LONGEST_STEPS;
                if (fades && lasts[i] > other[i] + LOUDER) {
                    after[i] = Math.max(0, after[i]);
                }
            }
        }
        return after;
    }
}
