package org.earwitness.examine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;

/**
 * Integrated loudness after ITU-R BS.1770-4: K-weighting, blocks of 400 ms that overlap by three quarters, an absolute gate
 * at −70 LUFS and a relative gate 10 LU below.
 *
 * <p>All channels weigh 1, since files of messengers and recorders seldom say which channel is a surround channel. Blocks
 * are counted in steps of 0.1 LU, so that hours take no memory.
 */
final class LoudnessCheck implements Check {
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;
    private static final double STEP = 0.1;
    private static final int STEPS = 900;

    private Weighting[] weightings = new Weighting[0];
    private final long[] counts = new long[STEPS];
    private final double[] powers = new double[STEPS];
    private final double[] quarters = new double[4];
    private int quarterFrames = 1;
    private int filled;
    private long quartersDone;
    private double sum;

    /** The two filters of K-weighting for one channel. */
    private static final class Weighting {
        private final Biquad shelf;
        private final Biquad highPass;

        Weighting(int hertz) {
            shelf = Biquad.highShelf(hertz, 1681.974450955533, 3.999843853973347, 0.7071752369554196);
            highPass = Biquad.highPass(hertz, 38.13547087602444, 0.5003270373238773);
        }

        double next(double sample) {
            return highPass.next(shelf.next(sample));
        }
    }

    /** A second-order filter y = b₀x + b₁x₁ + b₂x₂ − a₁y₁ − a₂y₂, designed by the bilinear transform. */
    private static final class Biquad {
        private final double[] b;
        private final double[] a;
        private double one;
        private double two;

        private Biquad(double[] b, double[] a) {
            this.b = b;
            this.a = a;
        }

        static Biquad highShelf(int hertz, double corner, double gainDecibels, double quality) {
            double k = Math.tan(Math.PI * Math.min(corner / hertz, 0.49));
            double high = Math.pow(10, gainDecibels / 20);
            double middle = Math.pow(high, 0.4996667741545416);
            double norm = 1 + k / quality + k * k;
            return new Biquad(
                    new double[] {
                        (high + middle * k / quality + k * k) / norm,
                        2 * (k * k - high) / norm,
                        (high - middle * k / quality + k * k) / norm
                    },
                    new double[] {2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm});
        }

        static Biquad highPass(int hertz, double corner, double quality) {
            double k = Math.tan(Math.PI * Math.min(corner / hertz, 0.49));
            double norm = 1 + k / quality + k * k;
            return new Biquad(
                    new double[] {1, -2, 1}, new double[] {2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm});
        }

        double next(double x) {
            double y = b[0] * x + one;
            one = b[1] * x - a[0] * y + two;
            two = b[2] * x - a[1] * y;
            return y;
        }
    }

    @Override
    public void begin(PcmFormat format) {
        int hertz = format.rate().hertz();
        quarterFrames = Math.max(1, hertz / 10);
        weightings = new Weighting[format.channels()];
        Arrays.setAll(weightings, c -> new Weighting(hertz));
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        int channels = weightings.length;
        for (int frame = 0; frame < frames; frame++) {
            for (int c = 0; c < channels; c++) {
                double weighted = weightings[c].next(interleaved[frame * channels + c]);
                sum += weighted * weighted;
            }
            if (++filled == quarterFrames) {
                finishQuarter();
            }
        }
    }

    private void finishQuarter() {
        quarters[(int) (quartersDone % 4)] = sum / quarterFrames;
        quartersDone++;
        sum = 0;
        filled = 0;
        if (quartersDone >= 4) {
            double power = (quarters[0] + quarters[1] + quarters[2] + quarters[3]) / 4;
            double loudness = loudness(power);
            if (loudness > ABSOLUTE_GATE) {
                int step = Math.min(STEPS - 1, (int) ((loudness - ABSOLUTE_GATE) / STEP));
                counts[step]++;
                powers[step] += power;
            }
        }
    }

    private static double loudness(double power) {
        return power <= 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * Math.log10(power);
    }

    @Override
    public void end() {}

    private double meanLoudness(double gate) {
        long count = 0;
        double power = 0;
        for (int step = 0; step < STEPS; step++) {
            if (ABSOLUTE_GATE + (step + 1) * STEP > gate) {
                count += counts[step];
                power += powers[step];
            }
        }
        return count == 0 ? Double.NEGATIVE_INFINITY : loudness(power / count);
    }

    @Override
    public List<Observation> observations() {
        double ungated = meanLoudness(ABSOLUTE_GATE);
        double gated = meanLoudness(ungated + RELATIVE_GATE);
        boolean measured = Double.isFinite(gated);
        return List.of(new Observation(
                "loudness",
                "ITU-R BS.1770-4 integrated loudness with all channels weighing 1, version 1",
                measured
                        ? String.format(Locale.ROOT, "The integrated loudness is %.1f LUFS.", gated)
                        : "No 400 ms of the recording are louder than -70 LUFS.",
                measured ? List.of(Quantity.ofRecording("integrated", gated, "LUFS", STEP)) : List.of(),
                Optional.empty(),
                List.of(),
                0,
                List.of("Platforms and messengers bring recordings to a loudness of their own."),
                List.of("Loudness is that of the file, not of the scene.")));
    }
}
