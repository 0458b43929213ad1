package org.earwitness.workflow;

import java.io.IOException;
import java.util.Arrays;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.TimeMap;
import org.earwitness.report.diff.Residual;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleRate;

/**
 * Takes aligned B from A, in blocks of 50 ms wherever both carry the same sound and their waveforms have a common phase.
 *
 * <p>For a block of samples a[n] at times t[n], b[n] is B at the time that the map gives to t[n], by a sinc of 16 samples under a
 * Hann window. With g = Σ a·b / Σ b², which makes the rest least, the residual is 10 log₁₀(Σ (a − g·b)² / Σ a²) dB. At a time
 * error of d seconds a tone of f hertz leaves 20 log₁₀(sin 2πfd) dB at least: 0.1 ms leave −4 dB at 1 kHz.
 */
final class MeasureResidual {
    private static final int BLOCK = 800;
    private static final int BLOCKS_AT_ONCE = 40;
    private static final int HALF_TAPS = 8;
    private static final int PHASES = 512;
    private static final float[][] TAPS = taps();
    /** Below −80 dB of full scale a block is silent. */
    private static final double SILENT_MEAN_SQUARE = 1e-8;

    private static final double LOWEST_RATIO = 1e-8;

    private final MonoSource a;
    private final MonoSource b;

    MeasureResidual(MonoSource a, MonoSource b) {
        this.a = a;
        this.b = b;
    }

    Residual measure(Comparison comparison) throws IOException {
        float[] decibels = new float[Math.toIntExact(Math.ceilDiv(a.samples(), BLOCK))];
        Arrays.fill(decibels, Float.NaN);
        for (Region region : comparison.regions()) {
            if (region instanceof Region.Same same && same.map().basis() == TimeMap.Basis.WAVEFORM) {
                measure(same, decibels);
            }
        }
        return new Residual(SampleRate.SEARCH.seconds(BLOCK), decibels);
    }

    /** The blocks that lie in the region whole. */
    private void measure(Region.Same same, float[] decibels) throws IOException {
        int first =
                (int) Math.ceilDiv(SampleRate.SEARCH.samples(same.a().start().seconds()), (long) BLOCK);
        int end = (int) (SampleRate.SEARCH.samples(same.a().end().seconds()) / BLOCK);
        float[] ours = new float[BLOCKS_AT_ONCE * BLOCK];
        float[] theirs = new float[ours.length];
        for (int block = first; block < end; block += BLOCKS_AT_ONCE) {
            int count = Math.min(BLOCKS_AT_ONCE, end - block);
            long from = (long) block * BLOCK;
            a.read(from, ours, count * BLOCK);
            align(same.map(), from, count * BLOCK, theirs);
            for (int i = 0; i < count; i++) {
                decibels[block + i] = residual(ours, theirs, i * BLOCK);
            }
        }
    }

    /** B at the times that belong to samples of A. */
    private void align(TimeMap map, long from, int count, float[] into) throws IOException {
        double hertz = SampleRate.SEARCH.hertz();
        double position = map.toB(from / hertz) * hertz;
        long first = (long) Math.floor(position) - HALF_TAPS;
        int span = (int) Math.ceil(count * map.rate()) + 2 * HALF_TAPS + 2;
        float[] samples = new float[span];
        b.read(first, samples, span);
        for (int i = 0; i < count; i++) {
            double at = position + i * map.rate() - first;
            int phase = (int) Math.round((at - Math.floor(at)) * PHASES);
            int start = (int) Math.floor(at) - HALF_TAPS + 1;
            float sum = 0;
            float[] taps = TAPS[phase];
            for (int tap = 0; tap < taps.length; tap++) {
                sum += taps[tap] * samples[start + tap];
            }
            into[i] = sum;
        }
    }

    private static float residual(float[] ours, float[] theirs, int from) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int i = from; i < from + BLOCK; i++) {
            aa += (double) ours[i] * ours[i];
            ab += (double) ours[i] * theirs[i];
            bb += (double) theirs[i] * theirs[i];
        }
        if (aa < SILENT_MEAN_SQUARE * BLOCK) {
            return Float.NaN;
        }
        double rest = bb == 0 ? aa : aa - ab * ab / bb;
        return (float) (10 * Math.log10(Math.max(LOWEST_RATIO, rest / aa)));
    }

    /** Weights of the samples from −7 to +8 around an instant that lies a fraction of a sample after sample 0. */
    private static float[][] taps() {
        float[][] all = new float[PHASES + 1][2 * HALF_TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            for (int tap = 0; tap < 2 * HALF_TAPS; tap++) {
                double distance = tap - HALF_TAPS + 1 - (double) phase / PHASES;
                double x = Math.PI * distance;
                double sinc = x == 0 ? 1 : Math.sin(x) / x;
                double window = Math.abs(distance) >= HALF_TAPS ? 0 : Math.cos(x / (2 * HALF_TAPS));
                all[phase][tap] = (float) (sinc * window * window);
            }
        }
        return all;
    }
}
