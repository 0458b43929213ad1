package org.earwitness.examine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;

/** Runs of at least three samples at full scale or within 0.15 % of it. */
final class ClippingCheck implements Check {
    private static final float RAIL = 0.9985f;
    private static final int LEAST_SAMPLES = 3;

    private final PlaceTally tally = new PlaceTally();
    private RunFinder[] runs = new RunFinder[0];
    private SampleRate rate = SampleRate.SEARCH;

    @Override
    public void begin(PcmFormat format) {
        rate = format.rate();
        runs = new RunFinder[format.channels()];
        for (int c = 0; c < runs.length; c++) {
            runs[c] = new RunFinder(c + 1, LEAST_SAMPLES, rate, tally);
        }
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        for (int frame = 0; frame < frames; frame++) {
            for (int c = 0; c < runs.length; c++) {
                runs[c].next(Math.abs(interleaved[frame * runs.length + c]) >= RAIL, 1);
            }
        }
    }

    @Override
    public void end() {
        for (RunFinder run : runs) {
            run.finish();
        }
    }

    @Override
    public List<Observation> observations() {
        double seconds = rate.seconds(tally.samples());
        String summary = tally.count() == 0
                ? "No clipping at full scale was found."
                : String.format(
                        Locale.ROOT,
                        "%d runs of samples are clipped, %.4f s in all channels together.",
                        tally.count(),
                        seconds);
        return List.of(
                new Observation(
                        "clipping",
                        "runs of 3 or more samples at 99.85 % of full scale or above, version 1",
                        summary,
                        List.of(
                                Quantity.ofRecording("runs", (double) tally.count(), "count", 0),
                                Quantity.ofRecording("clipped", seconds, "s", 0)),
                        Optional.empty(),
                        tally.first(),
                        tally.count(),
                        List.of(
                                "The recorder was overloaded by a loud or near sound.",
                                "A copy was made louder, or a lossy codec returned more than full scale."),
                        List.of(
                                "Clipping below full scale, as when a clipped recording was made quieter later, is not found.")));
    }
}
