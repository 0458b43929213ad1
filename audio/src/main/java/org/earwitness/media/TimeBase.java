package org.earwitness.media;

import java.util.List;
import org.earwitness.sample.SampleRate;

/**
 * How sample positions relate to the presentation times in the container.
 *
 * <p>Time zero is the first decoded sample, after the encoder's delay and what the edit list excludes were taken off. Sample
 * time counts samples; gaps in the container's timestamps are not filled. Presentation time is what the container says.
 *
 * @param jitterSeconds largest deviation of a timestamp from the samples before it that is too small to count as a gap
 * @param trims samples that the decoder left out, as the file demands
 * @param gaps places where the timestamps do not continue; the first {@value #MAXIMUM_LISTED}
 * @param gapsInAll all such places, listed or not
 * @param parameterChanges changes of rate or channels within the stream; everything was converted to the first parameters
 */
public record TimeBase(
        SampleRate rate,
        double firstPresentationSeconds,
        double jitterSeconds,
        List<Trim> trims,
        List<Gap> gaps,
        long gapsInAll,
        List<ParameterChange> parameterChanges) {
    static final int MAXIMUM_LISTED = 1000;

    /** Where samples were left out. */
    public enum Where {
        /** Encoder delay, pre-skip or the beginning of an edit list. */
        START,
        /** Inside the stream, as where two files were joined. */
        MIDDLE,
        /** Padding after the last sample. */
        END
    }

    /**
     * Samples that were left out.
     *
     * @param atSample position in the decoded sound, exact at the start, within a few frames elsewhere
     */
    public record Trim(Where where, long atSample, long samples) {}

    /**
     * A place where the next presentation time is not the one that the samples so far lead to.
     *
     * @param expectedSeconds presentation time that would have continued without a gap
     * @param foundSeconds presentation time that the container gives
     */
    public record Gap(long atSample, double expectedSeconds, double foundSeconds) {}

    /**
     * A change of parameters within the stream.
     *
     * @param atSample position in the decoded sound, within a few frames
     */
    public record ParameterChange(long atSample, String before, String after) {}

    public TimeBase {
        trims = List.copyOf(trims);
        gaps = List.copyOf(gaps);
        parameterChanges = List.copyOf(parameterChanges);
    }

    /** The presentation time of a sample, in seconds; exact where all gaps are listed. */
    public double presentationSeconds(long sample) {
        double origin = firstPresentationSeconds;
        for (Gap gap : gaps) {
            if (gap.atSample() > sample) {
                break;
            }
            origin = gap.foundSeconds() - rate.seconds(gap.atSample());
        }
        return origin + rate.seconds(sample);
    }
}
