package org.earwitness.fingerprint;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.ShortTimeSpectrum;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fingerprint of one recording from its 16 kHz mono view.
 *
 * <p>A landmark is a cell of the spectrogram (64 ms frames every 8 ms, bins of 15.6 Hz from 250 to 3400 Hz) that is the
 * greatest within 96 ms and 109 Hz to all sides, at most 45 dB below the greatest cell of the last seconds and above −90 dB
 * relative to a full-scale sine. Its time and frequency are refined by parabolas through the neighbouring levels.
 *
 * <p>The band is what a telephone passes. The frame resolves the harmonics of a voice, which codecs keep better than the
 * finer structure of time. Polarity, level and phase do not matter.
 */
public final class LandmarkExtractor implements SampleSink {
    /** Grows whenever the same sound would give other landmarks. */
    public static final int VERSION = 1;

    private static final int FRAME = 1024;
    private static final int HOP = 128;
    private static final int HERTZ = MonoView.FORMAT.rate().hertz();
    private static final int LOWEST_BIN = 250 * FRAME / HERTZ;
    private static final int HIGHEST_BIN = 3400 * FRAME / HERTZ;
    private static final int BINS = HIGHEST_BIN - LOWEST_BIN + 1;
    private static final int NEAR_BINS = 7;
    private static final int NEAR_FRAMES = 12;
    private static final int KEPT_FRAMES = 2 * NEAR_FRAMES + 1;
    private static final float LEAST_POWER = 1e-9f;
    private static final float LEAST_RELATIVE_POWER = (float) Math.pow(10, -4.5);
    private static final float LEVEL_DECAY = (float) Math.pow(10, -2.0 * HOP / HERTZ);

    /** Powers with one bin more at either side; frame f is in slot f mod KEPT_FRAMES. */
    private final float[][] powers = new float[KEPT_FRAMES][BINS + 2];

    /** For each frame and bin the greatest power within NEAR_BINS. */
    private final float[][] maxima = new float[KEPT_FRAMES][BINS];

    private final float[] frameMaxima = new float[KEPT_FRAMES];
    private final float[] padded = new float[BINS + 2 * NEAR_BINS];

    private @Nullable ShortTimeSpectrum spectrum;
    private long samples;
    private long frames;
    private float level;
    private int[] times = new int[1024];
    private int[] frequencies = new int[1024];
    private int count;

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("landmarks: expected 16000 Hz mono, found "
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
        begun().pushSilence(FRAME / 2 + (NEAR_FRAMES + 1) * HOP);
    }

    private ShortTimeSpectrum begun() {
        if (spectrum == null) {
            throw new IllegalStateException("landmarks: expected begin before samples, found none");
        }
        return spectrum;
    }

    /** The fingerprint of what was received. */
    public Fingerprint fingerprint() {
        return new Fingerprint(VERSION, samples, Arrays.copyOf(times, count), Arrays.copyOf(frequencies, count));
    }

    private void frame(long firstSample, float[] power) {
        int slot = (int) (frames % KEPT_FRAMES);
        System.arraycopy(power, LOWEST_BIN - 1, powers[slot], 0, BINS + 2);
        findMaxima(powers[slot], maxima[slot]);
        float greatest = 0;
        for (int bin = 1; bin <= BINS; bin++) {
            greatest = Math.max(greatest, powers[slot][bin]);
        }
        frameMaxima[slot] = greatest;
        frames++;
        if (frames > NEAR_FRAMES) {
            pick(frames - 1 - NEAR_FRAMES);
        }
    }

    /** The greatest of 15 neighbours by windows of 2, 4, 8 and 8 + 7. */
    private void findMaxima(float[] power, float[] greatest) {
        System.arraycopy(power, 1, padded, NEAR_BINS, BINS);
        for (int width = 1; width <= 4; width *= 2) {
            for (int i = 0; i < padded.length - width; i++) {
                padded[i] = Math.max(padded[i], padded[i + width]);
            }
        }
        for (int i = 0; i < BINS; i++) {
            greatest[i] = Math.max(padded[i], padded[i + NEAR_BINS]);
        }
        Arrays.fill(padded, 0f);
    }

    /** Finds the landmarks of a frame whose neighbours to both sides are known. */
    private void pick(long frame) {
        int slot = (int) (frame % KEPT_FRAMES);
        for (float greatest : frameMaxima) {
            level = Math.max(level, greatest);
        }
        float least = Math.max(LEAST_POWER, level * LEAST_RELATIVE_POWER);
        level *= LEVEL_DECAY;
        if (frameMaxima[slot] < least) {
            return;
        }
        for (int bin = 0; bin < BINS; bin++) {
            float power = powers[slot][bin + 1];
            if (power >= least && power >= maxima[slot][bin] && isPeak(frame, bin, power)) {
                add(frame, bin, power);
            }
        }
    }

    private boolean isPeak(long frame, int bin, float power) {
        int slot = (int) (frame % KEPT_FRAMES);
        if (powers[slot][bin] > power || powers[slot][bin + 2] > power) {
            return false;
        }
        for (int apart = 1; apart <= NEAR_FRAMES; apart++) {
            boolean earlier = frame >= apart && maxima[(int) ((frame - apart) % KEPT_FRAMES)][bin] >= power;
            if (earlier || maxima[(int) ((frame + apart) % KEPT_FRAMES)][bin] > power) {
                return false;
            }
        }
        return true;
    }

    private void add(long frame, int bin, float power) {
        int slot = (int) (frame % KEPT_FRAMES);
        double binOffset = vertex(powers[slot][bin], power, powers[slot][bin + 2]);
        double frameOffset = frame == 0
                ? 0
                : vertex(
                        powers[(int) ((frame - 1) % KEPT_FRAMES)][bin + 1],
                        power,
                        powers[(int) ((frame + 1) % KEPT_FRAMES)][bin + 1]);
        long time = Math.round((frame + frameOffset) * HOP / Fingerprint.TIME_UNIT_SAMPLES);
        if (time < 0 || time * Fingerprint.TIME_UNIT_SAMPLES > samples) {
            return;
        }
        int frequency = (int) Math.round((LOWEST_BIN + bin + binOffset) * HERTZ * Fingerprint.UNITS_PER_HERTZ / FRAME);
        insert((int) time, frequency);
    }

    /** How far the top of a parabola through three neighbouring levels lies from the middle one, −½ to ½. */
    private static double vertex(float before, float middle, float after) {
        double a = Math.log(before + 1e-15);
        double b = Math.log(middle + 1e-15);
        double c = Math.log(after + 1e-15);
        double curvature = a - 2 * b + c;
        return curvature >= 0 ? 0 : Math.clamp(0.5 * (a - c) / curvature, -0.5, 0.5);
    }

    private void insert(int time, int frequency) {
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            frequencies = Arrays.copyOf(frequencies, count * 2);
        }
        int at = count++;
        while (at > 0 && (times[at - 1] > time || (times[at - 1] == time && frequencies[at - 1] > frequency))) {
            times[at] = times[at - 1];
            frequencies[at] = frequencies[at - 1];
            at--;
        }
        times[at] = time;
        frequencies[at] = frequency;
    }
}
