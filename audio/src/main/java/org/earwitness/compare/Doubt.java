package org.earwitness.compare;

import java.util.Arrays;
import java.util.List;

/**
 * Asks of a part that lies on one line with its neighbours but does not seem to carry the same sound, whether parts as long of what
 * does are ever so unlike: rooms, noise and codecs make whole syllables unlike.
 */
final class Doubt {
    /** So many standard deviations below the usual mean. */
    private static final double LEAST_DEVIATIONS = 3.3;

    private static final double LARGEST_MEAN = -0.25;
    /** Shares of frames that tell something: in the part that is asked for, and in parts that it is compared with. */
    private static final double LEAST_TELLING = 0.12;

    private static final double USUAL_TELLING = 0.3;
    private static final int LEAST_WINDOWS = 20;
    /** A normal distribution has a sixth below one deviation under its mean. */
    private static final double BELOW_ONE_DEVIATION = 0.1587;

    private final SoundLikeness likeness;
    private final List<Track> lines;

    /** @param lines on which both recordings carry the same sound */
    Doubt(SoundLikeness likeness, List<Track> lines) {
        this.likeness = likeness;
        this.lines = lines;
    }

    /** Whether a part is much less like than any as long that carries the same sound. */
    boolean isOther(Track part) {
        int frames = (int) Math.max(1, Math.round((part.aEnd() - part.aStart()) / SoundLikeness.A_SECONDS));
        double mean = likeness.tellingMean(part, LEAST_TELLING);
        if (Double.isNaN(mean) || mean > LARGEST_MEAN) {
            return false;
        }
        double[] means = lines.stream()
                .flatMapToDouble(line -> likeness.tellingMeans(line, frames, USUAL_TELLING))
                .toArray();
        if (means.length < LEAST_WINDOWS) {
            return true;
        }
        Arrays.sort(means);
        double median = means[means.length / 2];
        double deviation = median - means[(int) (means.length * BELOW_ONE_DEVIATION)];
        return mean < median - LEAST_DEVIATIONS * deviation;
    }
}
