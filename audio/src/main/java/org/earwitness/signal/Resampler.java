package org.earwitness.signal;

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
 * <p>Input samples are dealt into M rows by their position modulo M. Outputs of one phase in successive periods
 * then use the same taps on neighbouring samples, eight at a time; the order of every sum is fixed.
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
    private static final int LANES = 8;
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
    private final float[] rows;
    private final int rowLength;
    private final int[] places;
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
        cutoff = Math.min(1.0, (double) up / down);
        halfWidth = (ATTENUATION_DECIBELS - 8) / (2.285 * Math.PI * TRANSITION * cutoff) / 2;
        halfTaps = (int) Math.ceil(halfWidth);
        taps = 2 * halfTaps + 1;
        tapsOfPhase = new float[taps];
        phaseTaps = (long) up * taps <= MAXIMUM_TABLE ? new float[up][] : new float[0][];
        for (int phase = 0; phase < phaseTaps.length; phase++) {
            phaseTaps[phase] = filter(phase, new float[taps]);
        }
        periods = Math.clamp(MAXIMUM_BLOCK / Math.max(up, down), 8, 128) & -LANES;
        rowLength = periods + (down + taps) / down + 1;
        rows = new float[Math.multiplyExact(down, rowLength)];
        places = new int[taps];
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
        rows[row * rowLength + period] = sample;
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
            locate((int) ((long) phase * down / up));
            for (int k = 0; k < periods; k += LANES) {
                sums(filter, k, phase);
            }
        }
        int count = (int) Math.min(outputs.length, totalOutputSamples - outputSamples);
        output.samples(outputs, count);
        outputSamples += count;
        for (int start = 0; start < rows.length; start += rowLength) {
            System.arraycopy(rows, start + periods, rows, start, rowLength - periods);
        }
        period -= periods;
    }

    /** Where the first period's samples from a position onwards lie in the rows. */
    private void locate(int first) {
        int residue = first % down;
        int at = residue * rowLength + first / down;
        for (int t = 0; t < taps; t++) {
            places[t] = at;
            at += rowLength;
            if (++residue == down) {
                residue = 0;
                at -= rows.length - 1;
            }
        }
    }

    /** One output for each of eight periods: Σ filter[t] · x[k·M + first + t]. */
    private void sums(float[] filter, int k, int phase) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        float[] x = rows;
        int[] at = places;
        for (int t = 0; t < filter.length; t++) {
            float weight = filter[t];
            int i = at[t] + k;
            a += weight * x[i];
            b += weight * x[i + 1];
            c += weight * x[i + 2];
            d += weight * x[i + 3];
            e += weight * x[i + 4];
            f += weight * x[i + 5];
            g += weight * x[i + 6];
            h += weight * x[i + 7];
        }
        int to = k * up + phase;
        outputs[to] = a;
        outputs[to + up] = b;
        outputs[to + 2 * up] = c;
        outputs[to + 3 * up] = d;
        outputs[to + 4 * up] = e;
        outputs[to + 5 * up] = f;
        outputs[to + 6 * up] = g;
        outputs[to + 7 * up] = h;
    }
}
