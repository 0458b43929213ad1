package org.earwitness.examine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;

/**
 * Silence, which is sound below −60 dBFS in every channel for at least 0.5 s in steps of 10 ms, and digital zeros, which
 * are runs of samples of exactly 0 in every channel for at least 10 ms.
 */
final class SilenceCheck implements Check {
    private static final double SILENT_MEAN_SQUARE = 1e-6;
    private static final double SILENCE_SECONDS = 0.5;
    private static final double BLOCK_SECONDS = 0.01;
    private static final double ZERO_SECONDS = 0.01;

    private final PlaceTally silences = new PlaceTally();
    private final PlaceTally zeros = new PlaceTally();
    private RunFinder silentRun = new RunFinder(0, 1, SampleRate.SEARCH, silences);
    private RunFinder zeroRun = new RunFinder(0, 1, SampleRate.SEARCH, zeros);
    private SampleRate rate = SampleRate.SEARCH;
    private double[] squares = new double[0];
    private int blockFrames = 1;
    private int filled;

    @Override
    public void begin(PcmFormat format) {
        rate = format.rate();
        blockFrames = (int) Math.max(1, rate.samples(BLOCK_SECONDS));
        squares = new double[format.channels()];
        silentRun = new RunFinder(0, rate.samples(SILENCE_SECONDS), rate, silences);
        zeroRun = new RunFinder(0, Math.max(1, rate.samples(ZERO_SECONDS)), rate, zeros);
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        int channels = squares.length;
        for (int frame = 0; frame < frames; frame++) {
            boolean allZero = true;
            for (int c = 0; c < channels; c++) {
                float sample = interleaved[frame * channels + c];
                allZero &= sample == 0;
                squares[c] += (double) sample * sample;
            }
            zeroRun.next(allZero, 1);
            if (++filled == blockFrames) {
                finishBlock();
            }
        }
    }

    private void finishBlock() {
        boolean silent = true;
        for (int c = 0; c < squares.length; c++) {
            silent &= squares[c] < SILENT_MEAN_SQUARE * filled;
            squares[c] = 0;
        }
        silentRun.next(silent, filled);
        filled = 0;
    }

    @Override
    public void end() {
        if (filled > 0) {
            finishBlock();
        }
        silentRun.finish();
        zeroRun.finish();
    }

    @Override
    public List<Observation> observations() {
        return List.of(
                observation(
                        "silence",
                        "root mean square of 10 ms below -60 dBFS in all channels for 0.5 s or more, version 1",
                        "silent stretches",
                        silences,
                        2 * BLOCK_SECONDS,
                        List.of("People pause.", "Noise suppression and voice-activated recording lower pauses."),
                        List.of("The level is fixed: in a quiet recording speech itself may lie below it.")),
                observation(
                        "digital_zeros",
                        "samples of exactly 0 in all channels for 10 ms or more, version 1",
                        "stretches of digital zeros",
                        zeros,
                        0,
                        List.of(
                                "Messengers and codecs send nothing in pauses and fill in zeros.",
                                "Programs pad the start or end of a file.",
                                "A muted microphone gives zeros."),
                        List.of("After lossy coding, zeros that were inserted need not be zero any more; "
                                + "that none is found does not show that nothing was silenced.")));
    }

    private Observation observation(
            String check,
            String method,
            String what,
            PlaceTally tally,
            double resolution,
            List<String> explanations,
            List<String> limits) {
        double seconds = rate.seconds(tally.samples());
        String summary = tally.count() == 0
                ? "No " + what + " were found."
                : String.format(Locale.ROOT, "%d %s were found, %.2f s in all.", tally.count(), what, seconds);
        return new Observation(
                check,
                method,
                summary,
                List.of(
                        Quantity.ofRecording("stretches", (double) tally.count(), "count", 0),
                        Quantity.ofRecording("total", seconds, "s", tally.count() * resolution)),
                Optional.empty(),
                tally.first(),
                tally.count(),
                explanations,
                limits);
    }
}
