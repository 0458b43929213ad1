package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earwitness.sample.MonoSource;
import org.earwitness.signal.Fft;
import org.earwitness.signal.Window;

/**
 * By how much the waveform of B lies later than a line says, second by second: generalised cross-correlation with phase transform
 * (Knapp and Carter, IEEE Trans. ASSP 24, 1976), summed over the frames of a second, each frequency weighed by the square of its
 * coherence over them, and the top of the correlation found between samples by a parabola.
 */
final class Delays {
    private static final int RATE = 16_000;
    private static final int FRAME = 2048;
    private static final int ADVANCE = 1024;
    /** Holds all frames of a second. */
    private static final int BATCH = 16;

    private static final int LOWEST_BIN = 13;
    private static final int HIGHEST_BIN = 920;
    private static final float LEAST_MEAN_SQUARE = 1e-9f;
    /** A peak is believed that exceeds the root mean square of the correlation around it so many times. */
    private static final double LEAST_PEAK = 8;

    /**
     * One measurement.
     *
     * @param aSeconds the middle of the sound it was made on
     * @param seconds how much later B is than the line
     * @param peak height of the correlation's peak in its root mean square
     */
    record Delay(double aSeconds, double seconds, double peak) {}

    /**
     * What was measured along a line.
     *
     * @param delays those that are believed
     * @param tried how many places were looked at where both recordings have any sound
     */
    record Measured(List<Delay> delays, int tried) {}

    private final MonoSource a;
    private final MonoSource b;
    private final Fft fft = new Fft(FRAME);
    private final float[] window = Window.hann(FRAME);
    private final float[] aFrame = new float[FRAME];
    private final float[] bFrame = new float[FRAME];
    private final float[] sum = new float[FRAME];
    private final PhaseBatch batch = new PhaseBatch(FRAME, BATCH);
    private float[] aSamples = new float[0];
    private float[] bSamples = new float[0];
    /** Of the last measurement, in which both recordings have sound. */
    private int frames;

    Delays(MonoSource a, MonoSource b) {
        this.a = a;
        this.b = b;
    }

    /**
     * Measures along a line.
     *
     * @param seconds of sound for one measurement
     * @param most number of measurements, spread evenly
     * @param reachSeconds how far from the line
     */
    Measured measure(Track line, double seconds, int most, double reachSeconds) throws IOException {
        double length = line.aEnd() - line.aStart();
        double each = Math.min(seconds, length);
        int count = (int) Math.clamp((long) (length / each), 1, most);
        var delays = new ArrayList<Delay>();
        int tried = 0;
        for (int i = 0; i < count; i++) {
            double start = count == 1
                    ? line.aStart() + (length - each) / 2
                    : line.aStart() + (length - each) * i / (count - 1);
            Delay delay = one(line, start, each, reachSeconds);
            if (delay.peak() > LEAST_PEAK) {
                delays.add(delay);
            }
            tried += frames > 0 ? 1 : 0;
        }
        return new Measured(delays, tried);
    }

    private Delay one(Track line, double start, double seconds, double reachSeconds) throws IOException {
        long first = Math.round(start * RATE);
        int count = Math.max(FRAME, (int) (seconds * RATE));
        double bFirst = line.toB((double) first / RATE) * RATE;
        long bStart = (long) Math.floor(bFirst) - 2;
        int bCount = (int) Math.ceil(count * line.rate()) + 6;
        aSamples = aSamples.length < count ? new float[count] : aSamples;
        bSamples = bSamples.length < bCount ? new float[bCount] : bSamples;
        a.read(first, aSamples, count);
        b.read(bStart, bSamples, bCount);
        Arrays.fill(sum, 0f);
        frames = 0;
        int pairs = 0;
        for (int at = 0; at + FRAME <= count; at += ADVANCE) {
            if (cut(at, bFirst - bStart, line.rate())) {
                batch.put(pairs, aFrame, bFrame);
                pairs++;
                frames++;
            }
            if (pairs == BATCH) {
                addPhases(pairs);
                pairs = 0;
            }
        }
        addPhases(pairs);
        double middle = start + seconds / 2;
        return frames == 0 ? new Delay(middle, 0, 0) : peak(middle, reachSeconds);
    }

    /** Adds the phases of the first pairs of the batch to the sum. */
    private void addPhases(int pairs) {
        if (pairs > 0) {
            for (int i = pairs; i < BATCH; i++) {
                batch.clear(i);
            }
            batch.transform();
            batch.addTo(sum);
        }
    }

    /** Takes a frame of both, B read at the line's places between samples; false where one of them is silent. */
    private boolean cut(int at, double bOrigin, double rate) {
        float aPower = 0;
        float bPower = 0;
        Between.run(bSamples, bOrigin + at * rate, rate, bFrame);
        for (int i = 0; i < FRAME; i++) {
            aFrame[i] = aSamples[at + i] * window[i];
            bFrame[i] *= window[i];
            aPower += aFrame[i] * aFrame[i];
            bPower += bFrame[i] * bFrame[i];
        }
        return aPower > LEAST_MEAN_SQUARE * FRAME && bPower > LEAST_MEAN_SQUARE * FRAME;
    }

    private Delay peak(double middle, double reachSeconds) {
        for (int k = 1; k < FRAME / 2; k++) {
            float real = sum[2 * k] / frames;
            float imaginary = sum[2 * k + 1] / frames;
            float coherence = k < LOWEST_BIN || k > HIGHEST_BIN ? 0 : real * real + imaginary * imaginary;
            // What chance alone would give does not count.
            float weight = Math.max(0, coherence - 1.5f / frames);
            sum[2 * k] = real * weight;
            sum[2 * k + 1] = imaginary * weight;
        }
        fft.inverse(sum);
        int reach = (int) Math.ceil(reachSeconds * RATE);
        int best = 0;
        double squares = 0;
        int wide = Math.max(reach, 1000);
        for (int lag = -wide; lag <= wide; lag++) {
            float value = Math.abs(sum[lag & (FRAME - 1)]);
            squares += value * value;
            if (Math.abs(lag) <= reach && value > Math.abs(sum[best & (FRAME - 1)])) {
                best = lag;
            }
        }
        double top = Math.abs(sum[best & (FRAME - 1)]);
        if (top == 0 || Math.abs(best) == reach) {
            return new Delay(middle, 0, 0);
        }
        double sign = Math.signum(sum[best & (FRAME - 1)]);
        double left = sign * sum[(best - 1) & (FRAME - 1)];
        double right = sign * sum[(best + 1) & (FRAME - 1)];
        double bend = left - 2 * top + right;
        double shift = bend < 0 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
        return new Delay(middle, (best + shift) / RATE, top / Math.sqrt(squares / (2 * wide + 1)));
    }
}
