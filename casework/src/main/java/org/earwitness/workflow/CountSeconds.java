package org.earwitness.workflow;

import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;

/** Tells the progress once for each second of sound that passes. */
final class CountSeconds implements SampleSink {
    private final Progress progress;
    private final String what;
    private final long expectedSeconds;
    private int hertz = 1;
    private long frames;
    private long told = -1;

    /** @param expectedSeconds length of the sound, as the file claims it; 0 where it claims none */
    CountSeconds(Progress progress, String what, long expectedSeconds) {
        this.progress = progress;
        this.what = what;
        this.expectedSeconds = expectedSeconds;
    }

    @Override
    public void begin(PcmFormat format) {
        hertz = format.rate().hertz();
    }

    @Override
    public void accept(float[] interleaved, int count) {
        frames += count;
        if (frames / hertz > told) {
            told = frames / hertz;
            progress.at(what, told, Math.max(expectedSeconds, told));
        }
    }

    @Override
    public void end() {}
}
