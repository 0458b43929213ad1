package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;

/** Keeps some short ranges of the 16 kHz mono view while it passes. */
final class ClipRecorder implements SampleSink {
    private final List<SampleRange> ranges;
    private final List<float[]> clips = new ArrayList<>();
    private long position;

    /** @param ranges in samples at 16 kHz, in any order; they may overlap */
    ClipRecorder(List<SampleRange> ranges) {
        this.ranges = List.copyOf(ranges);
        for (SampleRange range : ranges) {
            clips.add(new float[Math.toIntExact(range.length())]);
        }
    }

    @Override
    public void begin(PcmFormat format) {
        if (!format.rate().equals(SampleRate.SEARCH) || format.channels() != 1) {
            throw new IllegalArgumentException("clips: expected the 16 kHz mono view, found " + format);
        }
    }

    @Override
    public void accept(float[] samples, int frames) {
        for (int index = 0; index < ranges.size(); index++) {
            SampleRange range = ranges.get(index);
            long from = Math.max(range.start(), position);
            long to = Math.min(range.end(), position + frames);
            if (from < to) {
                System.arraycopy(samples, (int) (from - position), clips.get(index), (int) (from - range.start()), (int)
                        (to - from));
            }
        }
        position += frames;
    }

    @Override
    public void end() {
        for (int index = 0; index < ranges.size(); index++) {
            long there = Math.clamp(
                    position - ranges.get(index).start(), 0, ranges.get(index).length());
            clips.set(index, Arrays.copyOf(clips.get(index), (int) there));
        }
    }

    /** The samples of a range, fewer where the recording ended before it did. */
    float[] clip(int range) {
        return clips.get(range);
    }
}
