package org.earwitness.examine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * All checks of one recording in one pass over its samples at their original rate. Memory does not grow with the length but
 * for speech: 40 bytes per second and per stretch.
 */
public final class Examination implements SampleSink {
    private final List<Check> checks = List.of(
            new LevelCheck(),
            new LoudnessCheck(),
            new ClippingCheck(),
            new BandwidthCheck(),
            new SilenceCheck(),
            new ChannelCheck());
    private final SpeechCheck speech = new SpeechCheck();
    private final MonoView mono;

    /** @param mono sinks that read the same 16 kHz mono view as the checks, so that it is made once */
    public Examination(SampleSink... mono) {
        SampleSink[] all = Arrays.copyOf(mono, mono.length + 1);
        all[mono.length] = speech;
        this.mono = new MonoView(all);
    }

    @Override
    public void begin(PcmFormat format) {
        checks.forEach(check -> check.begin(format));
        mono.begin(format);
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        for (Check check : checks) {
            check.accept(interleaved, frames);
        }
        mono.accept(interleaved, frames);
    }

    @Override
    public void end() {
        checks.forEach(Check::end);
        mono.end();
    }

    /** What was observed, after the recording's end, always in the same order. */
    public List<Observation> observations() {
        return Stream.concat(
                        checks.stream().flatMap(check -> check.observations().stream()), speech.observations().stream())
                .toList();
    }
}
