package org.earwitness.compare;

import java.io.IOException;
import java.util.Arrays;
import org.earwitness.sample.MonoSource;
import org.earwitness.signal.Fft;
import org.earwitness.signal.Window;

/**
 * How well the waveforms of a frame of A and a frame of B agree: the phases of their cross-spectrum, each frequency weighed by how
 * well its phases agreed where both are known to carry the same sound. Levels do not count, so pauses tell as much as speech does
 * where a codec kept them.
 *
 * <p>The score of frames that have nothing in common has a mean of 0; that of frames with exactly the same waveform is about 15
 * where all frequencies agree. Not safe for several threads.
 */
final class FinePhases {
    private static final int RATE = 16_000;
    private static final int SIZE = 256;
    private static final int LOWEST_BIN = 3;
    private static final int HIGHEST_BIN = 116;
    /** Half a step of 16 bits. */
    private static final float SILENT = 0.5f / 32768;

    private static final double LEAST_POWER = 1e-13;

    /** Bins whose phases agree less than so in proportion to the best are not common to both recordings. */
    private static final double LEAST_COMMON = 0.3;

    private static final int BATCH = 64;
    private static final int SHIFTS = 12;
    private static final double SHIFT_SECONDS = 0.025e-3;
    /** How many frames of a line are asked, and how much more alike they must be for a line to be moved. */
    private static final int SHIFT_FRAMES = 80;

    private static final double LEAST_GAIN = 0.4;

    private final Fft fft = new Fft(SIZE);
    private final float[] window = Window.hann(SIZE);
    private final HeldSound a;
    private final HeldSound b;
    private final float[] aFrame = new float[SIZE];
    private final float[] bFrame = new float[SIZE];
    private final float[] phases = new float[SIZE];
    private final PhaseBatch batch = new PhaseBatch(SIZE, BATCH);
    private final float[] batchScores = new float[BATCH];
    private final float[] aPowers = new float[BATCH];
    private final float[] bPowers = new float[BATCH];
    private final double[] sums = new double[SIZE];
    private final float[] weights = new float[SIZE];
    /** How much the power in a bin counts: nothing where the two recordings have nothing in common. */
    private final float[] powerWeights = new float[SIZE / 2];

    private int learned;
    private boolean silent;
    private float loudness;
    private float aLevel;
    private float bLevel;
    private boolean tell;

    FinePhases(MonoSource a, MonoSource b) {
        this.a = new HeldSound(a);
        this.b = new HeldSound(b);
    }

    /** Takes in a pair of frames that carry the same sound. */
    void learn(double aSeconds, double bSeconds, double rate) throws IOException {
        correlate(aSeconds, bSeconds, rate);
        for (int i = 2 * LOWEST_BIN; i < 2 * HIGHEST_BIN + 2; i++) {
            sums[i] += phases[i];
        }
        learned++;
    }

    /** Ends the learning. */
    void weigh() {
        double squares = 0;
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            double real = sums[2 * k] / Math.max(1, learned);
            double imaginary = sums[2 * k + 1] / Math.max(1, learned);
            double length = Math.sqrt(real * real + imaginary * imaginary);
            // What chance alone would give does not count.
            double weight = Math.max(0, length - 2 / Math.sqrt(Math.max(1, learned)));
            weights[2 * k] = (float) (length > 0 ? weight * real / length : 0);
            weights[2 * k + 1] = (float) (length > 0 ? weight * imaginary / length : 0);
            squares += weight * weight / 2;
        }
        tell = squares > 0;
        weighPowers();
        double norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        for (int i = 0; i < SIZE; i++) {
            weights[i] *= (float) norm;
        }
    }

    /** As differences of samples have them, so that hum counts little, in the bins that both recordings have, or in all. */
    private void weighPowers() {
        double most = 0;
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            most = Math.max(most, Math.hypot(weights[2 * k], weights[2 * k + 1]));
        }
        double windowed = 0;
        for (float value : window) {
            windowed += value * value;
        }
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            boolean common = most == 0 || Math.hypot(weights[2 * k], weights[2 * k + 1]) > LEAST_COMMON * most;
            double steepness = 2 * Math.sin(Math.PI * k / SIZE);
            powerWeights[k] = (float) (common ? 2 * steepness * steepness / (SIZE * windowed) : 0);
        }
    }

    /** Whether the phases of any frequency agree. */
    boolean tell() {
        return tell;
    }

    /**
     * How much a frequency counts, and the angle by which B is turned against A there, as a complex number.
     *
     * @param into receives the real and the imaginary part from an index on
     */
    void weight(double hertz, float[] into, int index) {
        int k = (int) Math.clamp(Math.round(hertz * SIZE / RATE), 0, SIZE / 2 - 1);
        into[index] = weights[2 * k];
        into[index + 1] = weights[2 * k + 1];
    }

    /** How loud the two frames of the last score are: the mean of both, in dB of full scale. */
    float loudness() {
        return loudness;
    }

    /** How loud A's frame of the last score is in the frequencies that both recordings have, as {@link #scores} gives it. */
    float aLevel() {
        return aLevel;
    }

    /** The same of B's frame. */
    float bLevel() {
        return bLevel;
    }

    private float level(float[] spectrum) {
        float power = 0;
        for (int k = LOWEST_BIN; k <= HIGHEST_BIN; k++) {
            power += powerWeights[k] * (spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1]);
        }
        return decibels(power);
    }

    private static float decibels(float[] frame) {
        float sum = 0;
        for (float sample : frame) {
            sum += sample * sample;
        }
        return decibels(sum / SIZE);
    }

    private static float decibels(float power) {
        return (float) (10 * Math.log10(power + LEAST_POWER));
    }

    /** The agreement of two frames around an instant of A and one of B; not a number where both are digital silence. */
    float score(double aSeconds, double bSeconds, double rate) throws IOException {
        correlate(aSeconds, bSeconds, rate);
        aLevel = level(aFrame);
        bLevel = level(bFrame);
        if (silent) {
            return Float.NaN;
        }
        float score = 0;
        for (int i = 2 * LOWEST_BIN; i < 2 * HIGHEST_BIN + 2; i++) {
            score += weights[i] * phases[i];
        }
        return score;
    }

    /**
     * The agreement of many frames on a line, and how loud they are.
     *
     * @param map the line
     * @param aSeconds the middle of the first in A, {@code step} that of each from the one before
     * @param scores receives one for each, as {@link #score} gives them
     * @param aLevels receives the levels of A's differences from sample to sample, in the frequencies that both have, in dB
     * @param bLevels the same of B
     */
    void scores(TimeMap map, double aSeconds, double step, float[] scores, float[] aLevels, float[] bLevels)
            throws IOException {
        boolean[] bothSilent = new boolean[BATCH];
        for (int first = 0; first < scores.length; first += BATCH) {
            int count = Math.min(BATCH, scores.length - first);
            for (int i = 0; i < count; i++) {
                double at = aSeconds + (first + i) * step;
                cut(at, map.toB(at), map.rate());
                bothSilent[i] = isSilent(aFrame) && isSilent(bFrame);
                batch.put(i, aFrame, bFrame);
            }
            batch.transform();
            Arrays.fill(batchScores, 0f);
            Arrays.fill(aPowers, 0f);
            Arrays.fill(bPowers, 0f);
            for (int bin = LOWEST_BIN; bin <= HIGHEST_BIN; bin++) {
                batch.addAgreement(bin, weights[2 * bin], weights[2 * bin + 1], batchScores);
                batch.addPowers(bin, powerWeights[bin], aPowers, bPowers);
            }
            for (int i = 0; i < count; i++) {
                scores[first + i] = bothSilent[i] ? Float.NaN : batchScores[i];
                aLevels[first + i] = decibels(aPowers[i]);
                bLevels[first + i] = decibels(bPowers[i]);
            }
        }
    }

    /**
     * By how much B is later than a line, as far as phases that are as they were learned tell: at most 0.3 ms to either
     * side, 0 where no shift makes them clearly more alike.
     */
    double later(Track line) throws IOException {
        double[] means = new double[2 * SHIFTS + 1];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(line, (i - SHIFTS) * SHIFT_SECONDS);
        }
        int best = SHIFTS;
        for (int i = 0; i < means.length; i++) {
            best = means[i] > means[best] ? i : best;
        }
        return means[best] - means[SHIFTS] > LEAST_GAIN ? (best - SHIFTS) * SHIFT_SECONDS : 0;
    }

    private double mean(Track line, double later) throws IOException {
        double seconds = line.aEnd() - line.aStart();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < SHIFT_FRAMES; i++) {
            double at = line.aStart() + seconds * (i + 0.5) / SHIFT_FRAMES;
            float score = score(at, line.toB(at) + later, line.rate());
            if (!Float.isNaN(score)) {
                sum += score;
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    private void correlate(double aSeconds, double bSeconds, double rate) throws IOException {
        cut(aSeconds, bSeconds, rate);
        silent = isSilent(aFrame) && isSilent(bFrame);
        loudness = (decibels(aFrame) + decibels(bFrame)) / 2;
        Arrays.fill(phases, 0f);
        fft.addPhases(aFrame, bFrame, phases);
    }

    /** Takes a frame of each recording, B's between its samples. */
    private void cut(double aSeconds, double bSeconds, double rate) throws IOException {
        long middle = Math.round(aSeconds * RATE);
        double bMiddle = bSeconds * RATE + (middle - aSeconds * RATE) * rate;
        int aFirst = a.at(middle - SIZE / 2, SIZE);
        System.arraycopy(a.samples(), aFirst, aFrame, 0, SIZE);
        double first = bMiddle - SIZE / 2 * rate;
        long start = (long) Math.floor(first) - 2;
        int bFirst = b.at(start, (int) Math.ceil(SIZE * rate) + 6);
        Between.run(b.samples(), bFirst + (first - start), rate, bFrame);
        for (int i = 0; i < SIZE; i++) {
            aFrame[i] *= window[i];
            bFrame[i] *= window[i];
        }
    }

    private static boolean isSilent(float[] frame) {
        for (float sample : frame) {
            if (Math.abs(sample) > SILENT) {
                return false;
            }
        }
        return true;
    }
}
