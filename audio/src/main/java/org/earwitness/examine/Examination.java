package org.earwitness.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.PlausibleSamples;

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
    private final PlausibleSamples plausible = new PlausibleSamples();
    private final MonoView mono;
    private int channels = 1;

    /** @param mono sinks that read the same 16 kHz mono view as the checks, so that it is made once */
    public Examination(SampleSink... mono) {
        SampleSink[] all = Arrays.copyOf(mono, mono.length + 1);
        all[mono.length] = speech;
        this.mono = new MonoView(all);
    }

    @Override
    public void begin(PcmFormat format) {
        channels = format.channels();
        checks.forEach(check -> check.begin(format));
        mono.begin(format);
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        float[] samples = plausible.of(interleaved, frames * channels);
        for (Check check : checks) {
            check.accept(samples, frames);
        }
        mono.accept(samples, frames);
    }

    @Override
    public void end() {
        checks.forEach(Check::end);
        mono.end();
    }

    /** What was observed, after the recording's end, always in the same order. */
    public List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        for (Check check : checks) {
            observations.addAll(check.observations());
        }
        observations.addAll(speech.observations());
        observations.add(implausible());
        return List.copyOf(observations);
    }

    private Observation implausible() {
        long count = plausible.replaced();
        return new Observation(
                "implausible_samples",
                "samples that are no numbers or lie beyond 1000 times full scale, version 1",
                count == 0
                        ? "All samples are plausible numbers."
                        : count
                                + " samples are no plausible numbers; every other check read 0 or the limit in their place.",
                List.of(Quantity.ofRecording("samples", (double) count, "count", 0)),
                Optional.empty(),
                List.of(),
                0,
                List.of("A damaged file or a faulty program wrote them."),
                List.of("Only files of floating-point samples can hold such values."));
    }
}
