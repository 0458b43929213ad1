package org.earwitness.signal;

import java.util.Arrays;

/**
 * Cuts a stream of samples of one channel into overlapping Hann-windowed frames and hands on their power spectra.
 *
 * <p>Frame k covers the samples [k·hop, k·hop + size) and is centred on k·hop + size/2. Powers are scaled so that a
 * full-scale sine whose frequency falls on a bin has power 1 (0 dB) there.
 */
public final class ShortTimeSpectrum {
    /** Receives frames in order of time. */
    @FunctionalInterface
    public interface Frames {
        /**
         * Takes the next frame.
         *
         * @param firstSample position of the frame's first sample in the stream
         * @param power powers of the bins 0 to size/2; valid during the call only
         */
        void frame(long firstSample, float[] power);
    }

    private final int size;
    private final float[] window;
    private final float scale;
    private final Fft fft;
    private final Frames frames;
    private final float[] pending;
    private final float[] frame;
    private final float[] power;
    private int hop;
    private int filled;
    private long firstSample;

    /**
     * @param size samples per frame, a power of two from 16 to {@link Fft#MAXIMUM_SIZE}
     * @param hop samples from frame to frame, 1 to {@code size}
     */
    public ShortTimeSpectrum(int size, int hop, Frames frames) {
        this.size = size;
        this.fft = new Fft(size);
        this.window = Window.hann(size);
        this.scale = 16f / ((float) size * size);
        this.frames = frames;
        this.pending = new float[size];
        this.frame = new float[size];
        this.power = new float[size / 2 + 1];
        this.hop = checkedHop(hop);
    }

    private int checkedHop(int samples) {
        if (samples < 1 || samples > size) {
            throw new IllegalArgumentException("hop: expected 1 to " + size + " samples, found " + samples);
        }
        return samples;
    }

    /** Samples from the frame now being filled to the one after it. */
    public int hop() {
        return hop;
    }

    /** Changes the distance of all frames after the one now being filled. */
    public void changeHop(int samples) {
        hop = checkedHop(samples);
    }

    /**
     * Takes the next samples.
     *
     * @param samples source array
     * @param first index of the first sample to take
     * @param stride distance of the samples to take, 1 for a mono stream
     * @param count how many to take
     */
    public void push(float[] samples, int first, int stride, int count) {
        int taken = 0;
        while (taken < count) {
            int now = Math.min(count - taken, size - filled);
            for (int i = 0; i < now; i++) {
                pending[filled + i] = samples[first + (taken + i) * stride];
            }
            taken += now;
            filled += now;
            if (filled == size) {
                transform();
            }
        }
    }

    /** Pushes zeros. */
    public void pushSilence(int count) {
        float[] zeros = new float[Math.min(count, size)];
        for (int left = count; left > 0; left -= zeros.length) {
            push(zeros, 0, 1, Math.min(left, zeros.length));
        }
    }

    /** Completes the frame that is being filled with zeros, if it holds any sample of its own. */
    public void finish() {
        if (filled > size - hop || (firstSample == 0 && filled > 0)) {
            Arrays.fill(pending, filled, size, 0f);
            filled = size;
            transform();
        }
    }

    private void transform() {
        for (int i = 0; i < size; i++) {
            frame[i] = pending[i] * window[i];
        }
        fft.power(frame, power);
        for (int k = 0; k < power.length; k++) {
            power[k] *= scale;
        }
        int advance = hop;
        frames.frame(firstSample, power);
        System.arraycopy(pending, advance, pending, 0, size - advance);
        filled = size - advance;
        firstSample += advance;
    }
}
