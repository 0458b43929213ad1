package org.earwitness.report;

import java.util.List;

/**
 * How sample time, which every time in a report is given in, relates to the time that a file states.
 *
 * <p>Sample time 0 is the first decoded sample after the encoder's lead-in and the edit list.
 *
 * @param skippedSamples samples left out at the start because the file says so (lead-in, edit list)
 * @param trimmedSamples samples left out at the end because the file says so
 * @param concealedFrames frames that could not be decoded and for which the decoder put in sound or silence
 * @param gaps jumps of the file's time stamps
 * @param parameterChanges places where the stream's rate or channels change
 * @param presentationTimes pairs at which sample time and presentation time differ; empty where they are equal throughout
 */
public record TimeBase(
        long skippedSamples,
        long trimmedSamples,
        long concealedFrames,
        List<Gap> gaps,
        List<ParameterChange> parameterChanges,
        List<TimePair> presentationTimes) {
    public static final int MAXIMUM_EVENTS = 1_000;

    public TimeBase {
        Expect.atLeast("skipped_samples", skippedSamples, 0);
        Expect.atLeast("trimmed_samples", trimmedSamples, 0);
        Expect.atLeast("concealed_frames", concealedFrames, 0);
        gaps = Expect.list("gaps", gaps, MAXIMUM_EVENTS);
        parameterChanges = Expect.list("parameter_changes", parameterChanges, MAXIMUM_EVENTS);
        presentationTimes = Expect.list("presentation_times", presentationTimes, MAXIMUM_EVENTS);
    }

    /**
     * A jump of the time stamps.
     *
     * @param atSeconds sample time of the jump, in seconds
     * @param lengthSeconds how far the stamps jump, in seconds; negative where they go back
     */
    public record Gap(double atSeconds, double lengthSeconds) {
        public Gap {
            Expect.range("gap", 0, atSeconds);
            Expect.finite("gap length_s", lengthSeconds);
        }
    }

    /**
     * A change of the stream's parameters.
     *
     * @param atSeconds sample time of the change, in seconds
     * @param before the parameters before it, such as 44 100 Hz, 2 channels
     * @param after the parameters after it
     */
    public record ParameterChange(double atSeconds, String before, String after) {
        public ParameterChange {
            Expect.range("parameter change", 0, atSeconds);
            before = Expect.text("parameter change before", before);
            after = Expect.text("parameter change after", after);
        }
    }

    /**
     * One instant in both times.
     *
     * @param sampleSeconds sample time in seconds
     * @param presentationSeconds presentation time in seconds, as the file's stamps have it
     */
    public record TimePair(double sampleSeconds, double presentationSeconds) {
        public TimePair {
            Expect.range("sample time", 0, sampleSeconds);
            Expect.finite("presentation time", presentationSeconds);
        }
    }
}
