package org.earwitness.media;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;

/** Keeps a short recording whole. */
final class CollectedSamples implements SampleSink {
    private float[] samples = new float[0];
    private int length;
    private int channels;
    private boolean ended;

    @Override
    public void begin(PcmFormat format) {
        length = 0;
        channels = format.channels();
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        int values = frames * channels;
        if (length + values > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(length + values, 2 * samples.length));
        }
        System.arraycopy(interleaved, 0, samples, length, values);
        length += values;
    }

    @Override
    public void end() {
        ended = true;
    }

    /** The first channel. */
    float[] mono() {
        float[] mono = new float[length / channels];
        for (int frame = 0; frame < mono.length; frame++) {
            mono[frame] = samples[frame * channels];
        }
        return mono;
    }

    boolean ended() {
        return ended;
    }
}
