package org.earwitness.signal;

import java.util.List;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;
import org.jspecify.annotations.Nullable;

/**
 * Turns a recording of any rate and number of channels into its 16 kHz mono view and passes that on.
 *
 * <p>Channels are summed first ({@link Downmix}), then the rate is changed ({@link Resampler}). Output sample 0 lies at
 * the time of input sample 0. N input frames at R Hz give ⌈N · 16000 / R⌉ samples. An input that already is 16 kHz mono
 * passes through bit by bit, but for {@link PlausibleSamples}. Bandwidth: 0.9 of the lower half sampling frequency, 7.2 kHz from 16 kHz upwards. The output
 * does not depend on how the input is cut into blocks.
 */
public final class MonoView implements SampleSink {
    public static final PcmFormat FORMAT = new PcmFormat(SampleRate.SEARCH, 1);

    private final List<SampleSink> sinks;
    private final PlausibleSamples plausible = new PlausibleSamples();
    private int channels = 1;
    private @Nullable Downmix downmix;
    private @Nullable Resampler resampler;

    /** A view that is passed on to each sink in the order given. */
    public MonoView(SampleSink... sinks) {
        this.sinks = List.of(sinks);
    }

    @Override
    public void begin(PcmFormat format) {
        channels = format.channels();
        resampler = format.rate().equals(SampleRate.SEARCH)
                ? null
                : new Resampler(format.rate(), SampleRate.SEARCH, this::passOn);
        downmix = format.channels() == 1 ? null : new Downmix(format.rate().hertz(), format.channels(), this::resample);
        for (SampleSink sink : sinks) {
            sink.begin(FORMAT);
        }
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        float[] samples = plausible.of(interleaved, frames * channels);
        if (downmix == null) {
            resample(samples, frames);
        } else {
            downmix.push(samples, frames);
        }
    }

    @Override
    public void end() {
        if (downmix != null) {
            downmix.finish();
        }
        if (resampler != null) {
            resampler.finish();
        }
        for (SampleSink sink : sinks) {
            sink.end();
        }
    }

    private void resample(float[] mono, int count) {
        if (resampler == null) {
            passOn(mono, count);
        } else {
            resampler.push(mono, count);
        }
    }

    private void passOn(float[] mono, int count) {
        for (SampleSink sink : sinks) {
            sink.accept(mono, count);
        }
    }
}
