package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks of a part that lies on one line with its neighbours but does not seem to carry the same sound, whether parts as long of what
 * does, at the same rate and pitch, are ever so unlike: rooms, noise and codecs make whole syllables unlike.
 */
final class Doubt {
    /** By so much the mean must lie under what one in fifty of the others does not reach. */
    private static final double LEAST_BELOW = 1;

    private static final double RARE = 0.02;
    /** The largest mean where there is too little to compare with. */
    private static final double LARGEST_MEAN_ALONE = -0.75;

    private static final double LARGEST_MEAN = -0.25;
    /** Shares of frames that tell something: in the part that is asked for, and in parts that it is compared with. */
    private static final double LEAST_TELLING = 0.12;

    private static final double USUAL_TELLING = 0.3;
    private static final double MOSTLY_TELLING = 0.5;
    private static final double LEAST_PASSAGE_SECONDS = 0.3;
    private static final int LEAST_WINDOWS = 20;
    /** With fewer parts to compare with, a part is told that is as far as this under all of them. */
    private static final int FEW_WINDOWS = 4;

    private static final double FAR_BELOW = 2;
    /** With so many parts like it in the two recordings, a part is told only if it stands out from them. */
    private static final int MANY = 4;

    private static final double STANDING_OUT = 3;

    private final ByRate<SoundLikeness> likenesses;
    private final List<Track> lines;
    private final List<Track> gaps = new ArrayList<>();

    /** @param lines on which both recordings carry the same sound */
    Doubt(ByRate<SoundLikeness> likenesses, List<Track> lines) {
        this.likenesses = likenesses;
        this.lines = lines;
    }

    /** Takes in a part of a line that does not seem to carry the same sound. */
    void addGap(Track part) {
        if (likenesses.of(part).mean(part) < 0) {
            gaps.add(part);
        }
    }

    /** Whether noise or the like leaves so many parts unlike that this one does not stand out from the others. */
    private boolean isOneOfMany(Track part) {
        double[] others = gaps.stream()
                .filter(gap -> gap.aEnd() <= part.aStart() || gap.aStart() >= part.aEnd())
                .mapToDouble(this::evidence)
                .sorted()
                .toArray();
        return others.length >= MANY && evidence(part) < STANDING_OUT * others[others.length / 2];
    }

    private double evidence(Track part) {
        return -likenesses.of(part).mean(part) * (part.aEnd() - part.aStart());
    }

    /** Whether a part, or a passage of it between pauses, is much less like than any as long that carries the same sound. */
    boolean isOther(Track part) {
        SoundLikeness likeness = likenesses.of(part);
        return isOther(part, likeness)
                || likeness.passages(part, LEAST_PASSAGE_SECONDS).stream()
                        .anyMatch(passage -> isOther(passage, likeness));
    }

    private boolean isOther(Track part, SoundLikeness likeness) {
        int frames = (int) Math.max(1, Math.round((part.aEnd() - part.aStart()) / SoundLikeness.A_SECONDS));
        double mean = likeness.tellingMean(part, LEAST_TELLING);
        if (Double.isNaN(mean) || mean > LARGEST_MEAN) {
            return false;
        }
        double[] means = lines.stream()
                .filter(line -> likenesses.of(line) == likeness)
                .flatMapToDouble(line -> likeness.tellingMeans(line, frames, USUAL_TELLING))
                .toArray();
        Arrays.sort(means);
        if (means.length < LEAST_WINDOWS) {
            boolean far = means.length >= FEW_WINDOWS
                    && mean < means[0] - FAR_BELOW
                    && !Double.isNaN(likeness.tellingMean(part, MOSTLY_TELLING));
            return far || (mean < LARGEST_MEAN_ALONE && !Double.isNaN(likeness.tellingMean(part, USUAL_TELLING)));
        }
        return mean < means[(int) (means.length * RARE)] - LEAST_BELOW && !isOneOfMany(part);
    }
}
