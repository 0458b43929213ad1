package org.earwitness.sample;

import java.util.List;

/** Hands one recording to several sinks, block by block. */
public final class SampleFan implements SampleSink {
    private final List<SampleSink> sinks;

    public SampleFan(List<? extends SampleSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void begin(PcmFormat format) {
        sinks.forEach(sink -> sink.begin(format));
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        for (SampleSink sink : sinks) {
            sink.accept(interleaved, frames);
        }
    }

    @Override
    public void end() {
        sinks.forEach(SampleSink::end);
    }
}
