package org.earwitness.signal;

import java.util.Arrays;
import org.earwitness.sample.SampleRate;

/**
 * Changes the sampling frequency of one channel by a ratio L/M of whole numbers with a windowed-sinc filter.
 *
 * <p>y[n] = Σ x[m] h(n·M/L − m), with h a Kaiser-windowed sinc of linear phase, centred on 0: output sample n lies at the
 * same time as it would in the input, n/target seconds, and there is no delay. N input samples give ⌈N·L/M⌉ output samples:
 * those whose time lies before the input's end. With r the lower of the two half sampling frequencies, the passband
 * reaches to 0.9 r with a ripple below 0.1 dB, and nothing from outside 1.1 r reaches the output above −80 dB: what folds,
 * folds into the band between 0.9 r and r.
 *
 * <p>Input samples are dealt into M rows by their position modulo M. All outputs of one phase then read the same taps
 * from contiguous pieces of rows, which the compiler turns into vector instructions; the order of every sum is fixed.
 */
final class Resampler {
    /** Receives output blocks; the array is reused. */
    @FunctionalInterface
    interface Output {
        void samples(float[] samples, int count);
    }

    private static final double ATTENUATION_DECIBELS = 90;
    private static final double BETA = 0.1102 * (ATTENUATION_DECIBELS - 8.7);
    private static final double TRANSITION = 0.2;
    private static final int MAXIMUM_TABLE = 1 << 23;
    private static final int MAXIMUM_BLOCK = 1 << 19;

    private final Output output;
    private final int up;
    private final int down;
    private final int halfTaps;
    private final int taps;
    private final double cutoff;
    private final double halfWidth;
    private final float[][] phaseTaps;
    private final float[] tapsOfPhase;

    private final int periods;
    private final float[][] rows;
    private final int rowLength;
    private final float[] sums;
    private final float[] outputs;

    private int row;
    private int period;
    private long inputSamples;
    private long outputSamples;
    private long totalOutputSamples = Long.MAX_VALUE;

    Resampler(SampleRate from, SampleRate to, Output output) {
        this.output = output;
        int divisor = greatestCommonDivisor(from.hertz(), to.hertz());
        up = to.hertz() / divisor;
        down = from.hertz() / divisor;
        double edge = Math.min(1.0, (double) up / down);
        cutoff = edge;
        halfWidth = (ATTENUATION_DECIBELS - 8) / (2.285 * Math.PI * TRANSITION * edge) / 2;
        halfTaps = (int) Math.ceil(halfWidth);
        taps = (2 * halfTaps + 1 + 3) & ~3;
        tapsOfPhase = new float[taps];
        phaseTaps = (long) up * taps <= MAXIMUM_TABLE ? new float[up][] : new float[0][];
        for (int phase = 0; phase < phaseTaps.length; phase++) {
            phaseTaps[phase] = filter(phase, new float[taps]);
        }
        periods = Math.clamp(MAXIMUM_BLOCK / Math.max(up, down), 4, 128);
        rowLength = periods + (down + taps) / down + 1;
        rows = new float[down][rowLength];
        sums = new float[periods];
        outputs = new float[Math.multiplyExact(periods, up)];
        row = halfTaps % down;
        period = halfTaps / down;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The taps that weigh the input samples from ⌊phase·M/L⌋ − halfTaps upwards, normalised to a gain of 1 at 0 Hz. */
    private float[] filter(int phase, float[] into) {
        double fraction = (double) ((long) phase * down % up) / up;
        double sum = 0;
        double[] exact = new double[taps];
        for (int t = 0; t < taps; t++) {
            exact[t] = impulse(fraction + halfTaps - t);
            sum += exact[t];
        }
        for (int t = 0; t < taps; t++) {
            into[t] = (float) (exact[t] / sum);
        }
        return into;
    }

    private double impulse(double distance) {
        double x = Math.PI * cutoff * distance;
        double sinc = x == 0 ? 1 : Math.sin(x) / x;
        return sinc * Window.kaiser(distance / halfWidth, BETA);
    }

    void push(float[] samples, int count) {
        inputSamples += count;
        for (int i = 0; i < count; i++) {
            put(samples[i]);
        }
    }

    private void put(float sample) {
        rows[row][period] = sample;
        if (++row == down) {
            row = 0;
            if (++period == rowLength) {
                emit();
            }
        }
    }

    /** Emits what the last input samples still owe. */
    void finish() {
        totalOutputSamples = Math.ceilDiv(Math.multiplyExact(inputSamples, (long) up), (long) down);
        while (outputSamples < totalOutputSamples) {
            put(0f);
        }
    }

    private void emit() {
        for (int phase = 0; phase < up; phase++) {
            float[] filter = phaseTaps.length == 0 ? filter(phase, tapsOfPhase) : phaseTaps[phase];
            accumulate(filter, (int) ((long) phase * down / up));
            for (int k = 0; k < periods; k++) {
                outputs[k * up + phase] = sums[k];
            }
        }
        int count = (int) Math.min(outputs.length, totalOutputSamples - outputSamples);
        output.samples(outputs, count);
        outputSamples += count;
        for (float[] each : rows) {
            System.arraycopy(each, periods, each, 0, rowLength - periods);
        }
        period -= periods;
    }

    /** One output for each period: sums[k] = Σ filter[t] · x[k·M + first + t]. */
    private void accumulate(float[] filter, int first) {
        Arrays.fill(sums, 0f);
        for (int t = 0; t < taps; t += 4) {
            int p = first + t;
            multiplyAdd(
                    sums,
                    periods,
                    filter,
                    t,
                    rows[p % down],
                    p / down,
                    rows[(p + 1) % down],
                    (p + 1) / down,
                    rows[(p + 2) % down],
                    (p + 2) / down,
                    rows[(p + 3) % down],
                    (p + 3) / down);
        }
    }

    private static void multiplyAdd(
            float[] sums,
            int count,
            float[] filter,
            int t,
            float[] rowA,
            int atA,
            float[] rowB,
            int atB,
            float[] rowC,
            int atC,
            float[] rowD,
            int atD) {
        float a = filter[t];
        float b = filter[t + 1];
        float c = filter[t + 2];
        float d = filter[t + 3];
        for (int k = 0; k < count; k++) {
            sums[k] += a * rowA[atA + k] + b * rowB[atB + k] + (c * rowC[atC + k] + d * rowD[atD + k]);
        }
    }
}
