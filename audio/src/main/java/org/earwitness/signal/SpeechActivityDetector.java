package org.earwitness.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleSink;
import org.jspecify.annotations.Nullable;

/**
 * Finds speech in the 16 kHz mono view by what stands out of the background and is periodic like a voice.
 *
 * <ol>
 *   <li>Frames of 32 ms every 16 ms give the powers of 12 bands from 150 to 4000 Hz.
 *   <li>The background of a band is the least power, averaged over 5 frames, of the three seconds before to the two seconds
 *       after, raised by 3 dB for the bias of a least value.
 *   <li>Excess is the mean over the six bands that stand out most of the level above the background, cut off at 0 and 25 dB.
 *   <li>Periodicity is the greatest normalised autocorrelation at lags of 1/400 to 1/70 s.
 *   <li>Evidence is excess + 30 dB · (periodicity − 0.55), smoothed over about 40 ms. Speech begins above 8 dB and goes on
 *       above 5 dB; no frame counts that lies below −75 dB or 45 dB below the loudest of the last seconds.
 *   <li>A run needs a voiced frame (periodicity above 0.6) and 100 ms; it is widened by 80 ms at either end and joined
 *       with the next over gaps of up to 250 ms.
 * </ol>
 */
public final class SpeechActivityDetector implements SampleSink {
    private static final int FRAME = 512;
    private static final int HOP = 256;
    private static final int BANDS = 12;
    private static final double LOWEST_HERTZ = 150;
    private static final double HIGHEST_HERTZ = 4000;
    private static final int SMOOTHED_FRAMES = 5;
    private static final int FRAMES_BEFORE = 188;
    private static final int FRAMES_AFTER = 125;
    private static final int KEPT_FRAMES = FRAMES_BEFORE + FRAMES_AFTER + 1;
    private static final double BACKGROUND_BIAS_DECIBELS = 3;
    private static final double MAXIMUM_EXCESS_DECIBELS = 25;
    private static final double PERIODICITY_WEIGHT_DECIBELS = 30;
    private static final double NEUTRAL_PERIODICITY = 0.55;
    private static final double BEGIN_DECIBELS = 8;
    private static final double CONTINUE_DECIBELS = 5;
    private static final double VOICED_PERIODICITY = 0.6;
    private static final double LEAST_DECIBELS = -75;
    private static final double LEAST_RELATIVE_DECIBELS = -45;
    private static final double LEVEL_DECAY_DECIBELS = 10.0 * HOP / 16_000;
    private static final double EVIDENCE_FRAMES = 2.5;
    private static final int SHORTEST_LAG = 40;
    private static final int LONGEST_LAG = 228;
    private static final int LEAST_RUN_SAMPLES = 1_600;
    private static final int WIDENING_SAMPLES = 1_280;
    private static final int JOINED_GAP_SAMPLES = 4_000;

    private final int[] bandEdges = bandEdges();
    private final float[][] levels = new float[KEPT_FRAMES][BANDS];
    private final float[][] smoothed = new float[KEPT_FRAMES][BANDS];
    private final float[] totals = new float[KEPT_FRAMES];
    private final float[] periodicities = new float[KEPT_FRAMES];
    private final float[] correlation = new float[FRAME];
    private final float[] banded = new float[FRAME / 2 + 1];
    private final Fft fft = new Fft(FRAME);
    private final float[] windowCorrelation = windowCorrelation();
    private final List<SampleRange> ranges = new ArrayList<>();
    private @Nullable ShortTimeSpectrum spectrum;
    private long samples;
    private long frames;
    private long decided;
    private double evidence;
    private double loudest = -200;
    private long runStart = -1;
    private long runEnd;
    private boolean runVoiced;

    private static int[] bandEdges() {
        int[] edges = new int[BANDS + 1];
        double lowest = mel(LOWEST_HERTZ);
        double step = (mel(HIGHEST_HERTZ) - lowest) / BANDS;
        for (int band = 0; band <= BANDS; band++) {
            double hertz = 700 * Math.expm1((lowest + band * step) / 1127);
            edges[band] = (int) Math.round(hertz * FRAME / 16_000);
        }
        return edges;
    }

    private static double mel(double hertz) {
        return 1127 * Math.log1p(hertz / 700);
    }

    /** The correlation of the frame window with itself, by which that of a frame is divided. */
    private float[] windowCorrelation() {
        float[] power = new float[FRAME / 2 + 1];
        float[] ofWindow = new float[FRAME];
        fft.power(Window.hann(FRAME), power);
        fft.autocorrelation(power, ofWindow);
        return ofWindow;
    }

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("speech activity: expected 16000 Hz mono, found "
                    + format.rate().hertz() + " Hz, " + format.channels() + " channels; put a MonoView in front");
        }
        spectrum = new ShortTimeSpectrum(FRAME, HOP, this::frame);
        spectrum.pushSilence(FRAME / 2);
    }

    @Override
    public void accept(float[] interleaved, int count) {
        samples += count;
        begun().push(interleaved, 0, 1, count);
    }

    @Override
    public void end() {
        begun().pushSilence(FRAME / 2);
        while (decided < frames) {
            decide();
        }
        finishRun();
    }

    private ShortTimeSpectrum begun() {
        if (spectrum == null) {
            throw new IllegalStateException("speech activity: expected begin before samples, found none");
        }
        return spectrum;
    }

    /** What was found in the sound received, after its end. */
    public SpeechActivity activity() {
        return new SpeechActivity(ranges, samples);
    }

    private void frame(long firstSample, float[] power) {
        int slot = (int) (frames % KEPT_FRAMES);
        float total = 0;
        for (int band = 0; band < BANDS; band++) {
            float sum = 1e-12f;
            for (int bin = bandEdges[band]; bin < bandEdges[band + 1]; bin++) {
                sum += power[bin];
            }
            levels[slot][band] = sum;
            total += sum;
        }
        totals[slot] = decibels(total);
        periodicities[slot] = periodicity(power);
        smooth(slot);
        frames++;
        if (frames > FRAMES_AFTER) {
            decide();
        }
    }

    private void smooth(int slot) {
        int count = (int) Math.min(SMOOTHED_FRAMES, frames + 1);
        for (int band = 0; band < BANDS; band++) {
            float sum = 0;
            for (int back = 0; back < count; back++) {
                sum += levels[(slot - back + KEPT_FRAMES) % KEPT_FRAMES][band];
            }
            smoothed[slot][band] = sum / count;
        }
    }

    private static float decibels(double power) {
        return (float) (10 * Math.log10(power));
    }

    /** Greatest normalised autocorrelation of the speech band at the periods of voices, about 0 to 1. */
    private float periodicity(float[] power) {
        Arrays.fill(banded, 0f);
        System.arraycopy(power, bandEdges[0], banded, bandEdges[0], bandEdges[BANDS] - bandEdges[0]);
        fft.autocorrelation(banded, correlation);
        float greatest = 0;
        for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
            greatest = Math.max(greatest, correlation[lag] / windowCorrelation[lag]);
        }
        return correlation[0] <= 0 ? 0 : Math.min(1, greatest * windowCorrelation[0] / correlation[0]);
    }

    private void decide() {
        int slot = (int) (decided % KEPT_FRAMES);
        double excess = excess(slot);
        double periodicity = periodicities[slot];
        double now = excess + PERIODICITY_WEIGHT_DECIBELS * (periodicity - NEUTRAL_PERIODICITY);
        evidence += (now - evidence) / EVIDENCE_FRAMES;
        loudest = Math.max(totals[slot], loudest - LEVEL_DECAY_DECIBELS);
        boolean loud = totals[slot] > Math.max(LEAST_DECIBELS, loudest + LEAST_RELATIVE_DECIBELS);
        boolean speech = loud && evidence > (runStart < 0 ? BEGIN_DECIBELS : CONTINUE_DECIBELS);
        long middle = decided * HOP;
        if (speech) {
            if (runStart < 0) {
                runStart = middle;
            }
            runEnd = middle + HOP;
            runVoiced |= periodicity > VOICED_PERIODICITY && excess > BEGIN_DECIBELS;
        } else {
            finishRun();
        }
        decided++;
    }

    private double excess(int slot) {
        long from = Math.max(SMOOTHED_FRAMES - 1, decided - FRAMES_BEFORE);
        float[] background = new float[BANDS];
        Arrays.fill(background, Float.MAX_VALUE);
        for (long frame = Math.min(from, frames - 1); frame < frames; frame++) {
            float[] candidate = smoothed[(int) (frame % KEPT_FRAMES)];
            for (int band = 0; band < BANDS; band++) {
                background[band] = Math.min(background[band], candidate[band]);
            }
        }
        double[] above = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double level = decibels(levels[slot][band] / background[band]) - BACKGROUND_BIAS_DECIBELS;
            above[band] = Math.clamp(level, 0, MAXIMUM_EXCESS_DECIBELS);
        }
        Arrays.sort(above);
        return Arrays.stream(above, BANDS / 2, BANDS).sum() / (BANDS - BANDS / 2);
    }

    private void finishRun() {
        if (runStart >= 0 && runVoiced && runEnd - runStart >= LEAST_RUN_SAMPLES) {
            long start = Math.max(0, runStart - WIDENING_SAMPLES);
            long end = Math.min(samples, runEnd + WIDENING_SAMPLES);
            SampleRange before = ranges.isEmpty() ? new SampleRange(0, 0) : ranges.getLast();
            if (!ranges.isEmpty() && start - before.end() <= JOINED_GAP_SAMPLES) {
                ranges.removeLast();
                start = before.start();
            }
            if (end > start) {
                ranges.add(new SampleRange(start, end));
            }
        }
        runStart = -1;
        runVoiced = false;
    }
}
