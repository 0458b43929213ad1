package org.earwitness.signal;

import java.util.List;
import org.earwitness.sample.SampleRange;

/**
 * Where a recording has speech or something like it.
 *
 * @param ranges samples of the 16 kHz mono view, in order, apart from each other
 * @param samples length of the recording in samples at 16 kHz
 */
public record SpeechActivity(List<SampleRange> ranges, long samples) {
    public SpeechActivity {
        ranges = List.copyOf(ranges);
        long end = 0;
        for (SampleRange range : ranges) {
            if (range.start() < end || range.end() > samples) {
                throw new IllegalArgumentException("speech activity: expected ranges in order within " + samples
                        + " samples, found " + range.start() + " to " + range.end());
            }
            end = range.end();
        }
    }

    /** Seconds of speech in all. */
    public double speechSeconds() {
        long sum = 0;
        for (SampleRange range : ranges) {
            sum += range.length();
        }
        return MonoView.FORMAT.rate().seconds(sum);
    }

    /** Share of the recording that is speech, 0 to 1; 0 for an empty recording. */
    public double fraction() {
        return samples == 0 ? 0 : speechSeconds() / MonoView.FORMAT.rate().seconds(samples);
    }
}
