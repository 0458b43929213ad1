package org.earwitness.sample;

import java.util.Arrays;

/** A sink that keeps what it receives. */
public final class Collected implements SampleSink {
    private float[] samples = new float[1024];
    private int count;
    private boolean ended;

    @Override
    public void begin(PcmFormat format) {
        if (format.channels() != 1 || format.rate().hertz() != 16_000) {
            throw new IllegalArgumentException("expected 16 kHz mono, found " + format);
        }
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        samples = Arrays.copyOf(samples, Math.max(samples.length, 2 * (count + frames)));
        System.arraycopy(interleaved, 0, samples, count, frames);
        count += frames;
    }

    @Override
    public void end() {
        ended = true;
    }

    public float[] samples() {
        if (!ended) {
            throw new IllegalStateException("expected the end of the recording, found none");
        }
        return Arrays.copyOf(samples, count);
    }
}
