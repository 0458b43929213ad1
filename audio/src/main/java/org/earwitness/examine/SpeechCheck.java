package org.earwitness.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRange;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.SpeechActivity;
import org.earwitness.signal.SpeechActivityDetector;

/** Speech activity, and how far speech stands above the sound between it, in the 16 kHz mono view. */
final class SpeechCheck implements Check {
    private static final int BLOCK_SAMPLES = 1_600;
    private static final double LEAST_BACKGROUND_SECONDS = 1;

    private final SpeechActivityDetector detector = new SpeechActivityDetector();
    private float[] blockPowers = new float[1024];
    private int blocks;
    private double sum;
    private int filled;

    @Override
    public void begin(PcmFormat format) {
        detector.begin(format);
    }

    @Override
    public void accept(float[] mono, int count) {
        detector.accept(mono, count);
        for (int i = 0; i < count; i++) {
            sum += (double) mono[i] * mono[i];
            if (++filled == BLOCK_SAMPLES) {
                finishBlock();
            }
        }
    }

    private void finishBlock() {
        if (blocks == blockPowers.length) {
            blockPowers = Arrays.copyOf(blockPowers, blocks * 2);
        }
        blockPowers[blocks++] = (float) (sum / filled);
        sum = 0;
        filled = 0;
    }

    @Override
    public void end() {
        detector.end();
    }

    @Override
    public List<Observation> observations() {
        SpeechActivity activity = detector.activity();
        PlaceTally tally = new PlaceTally();
        for (SampleRange range : activity.ranges()) {
            tally.add(0, range, MonoView.FORMAT.rate());
        }
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.ofRecording("speech", activity.speechSeconds(), "s", 0.2 * tally.count()));
        quantities.add(Quantity.ofRecording("share", activity.fraction(), "ratio", 0));
        signalToNoise(activity).ifPresent(quantities::add);
        return List.of(
                new Observation(
                        "speech_activity",
                        "excess over the tracked background and periodicity, version 1",
                        String.format(
                                Locale.ROOT,
                                "Speech or something like it takes %.1f s, %.0f %% of the recording.",
                                activity.speechSeconds(),
                                100 * activity.fraction()),
                        quantities,
                        Optional.empty(),
                        tally.first(),
                        tally.count(),
                        List.of(),
                        List.of(
                                "Music, animals and ringing objects count as speech; faint or whispered speech is missed.",
                                "The signal-to-noise ratio compares stretches with and without speech: it is missing where there is "
                                        + "less than a second of background, and says nothing about noise that stops while people speak.")));
    }

    /** Speech power less background power over background power, from blocks of 100 ms wholly inside or outside speech. */
    private Optional<Quantity> signalToNoise(SpeechActivity activity) {
        boolean[] touched = new boolean[blocks];
        boolean[] inside = new boolean[blocks];
        for (SampleRange range : activity.ranges()) {
            int from = (int) (range.start() / BLOCK_SAMPLES);
            int to = (int) Math.min(blocks, Math.ceilDiv(range.end(), (long) BLOCK_SAMPLES));
            for (int block = from; block < to; block++) {
                touched[block] = true;
                inside[block] |=
                        (long) block * BLOCK_SAMPLES >= range.start() && (block + 1L) * BLOCK_SAMPLES <= range.end();
            }
        }
        double speech = 0;
        double background = 0;
        int speechBlocks = 0;
        int backgroundBlocks = 0;
        for (int block = 0; block < blocks; block++) {
            if (inside[block]) {
                speech += blockPowers[block];
                speechBlocks++;
            } else if (!touched[block] && blockPowers[block] > 0) {
                background += blockPowers[block];
                backgroundBlocks++;
            }
        }
        boolean enough = speechBlocks > 0
                && MonoView.FORMAT.rate().seconds((long) backgroundBlocks * BLOCK_SAMPLES) >= LEAST_BACKGROUND_SECONDS;
        if (!enough) {
            return Optional.empty();
        }
        double ratio = speech / speechBlocks / (background / backgroundBlocks) - 1;
        return ratio <= 0
                ? Optional.empty()
                : Optional.of(Quantity.ofRecording("signal_to_noise", 10 * Math.log10(ratio), "dB", 3));
    }
}
