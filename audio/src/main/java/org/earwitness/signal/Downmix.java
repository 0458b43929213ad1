package org.earwitness.signal;

import java.util.Arrays;

/**
 * Sums channels to one without letting channels of opposite polarity cancel.
 *
 * <p>In every block of 50 ms the loudest channel is the reference (it stays until another is 3 dB louder). A channel whose
 * correlation with the reference is below −0.4 takes the opposite of the reference's sign, above +0.4 the same sign;
 * between, and where it is silent, it keeps the sign it had. Signs start at +1. Where signs change, the weights move over
 * one block in a straight line; the first block starts with its own. The sum is divided by the number of channels.
 */
final class Downmix {
    /** Receives the sum; the array is reused. */
    @FunctionalInterface
    interface Output {
        void samples(float[] samples, int count);
    }

    private static final double BLOCK_SECONDS = 0.05;
    private static final double SIGN_CORRELATION = 0.4;
    private static final double REFERENCE_CHANGE = 2.0;
    private static final double SILENT_MEAN_SQUARE = 1e-10;

    private final int channels;
    private final int blockFrames;
    private final Output output;
    private final float[] block;
    private final float[] sum;
    private final float[] signs;
    private final float[] earlierSigns;
    private final double[] energies;
    private int filled;
    private int reference;
    private boolean started;

    Downmix(int hertz, int channels, Output output) {
        this.channels = channels;
        this.output = output;
        this.blockFrames = Math.max(16, (int) (hertz * BLOCK_SECONDS));
        this.block = new float[blockFrames * channels];
        this.sum = new float[blockFrames];
        this.signs = new float[channels];
        this.earlierSigns = new float[channels];
        this.energies = new double[channels];
        Arrays.fill(signs, 1f);
    }

    void push(float[] interleaved, int frames) {
        int taken = 0;
        while (taken < frames) {
            int now = Math.min(frames - taken, blockFrames - filled);
            System.arraycopy(interleaved, taken * channels, block, filled * channels, now * channels);
            taken += now;
            filled += now;
            if (filled == blockFrames) {
                mix();
            }
        }
    }

    void finish() {
        if (filled > 0) {
            mix();
        }
    }

    private void mix() {
        System.arraycopy(signs, 0, earlierSigns, 0, channels);
        chooseReference();
        for (int channel = 0; channel < channels; channel++) {
            chooseSign(channel);
        }
        if (!started) {
            System.arraycopy(signs, 0, earlierSigns, 0, channels);
            started = true;
        }
        Arrays.fill(sum, 0, filled, 0f);
        for (int channel = 0; channel < channels; channel++) {
            add(channel);
        }
        output.samples(sum, filled);
        filled = 0;
    }

    private void chooseReference() {
        int loudest = 0;
        for (int channel = 0; channel < channels; channel++) {
            energies[channel] = product(channel, channel);
            if (energies[channel] > energies[loudest]) {
                loudest = channel;
            }
        }
        if (energies[loudest] > REFERENCE_CHANGE * energies[reference]) {
            reference = loudest;
        }
    }

    private double product(int one, int other) {
        double sumOfProducts = 0;
        for (int i = 0; i < filled; i++) {
            sumOfProducts += (double) block[i * channels + one] * block[i * channels + other];
        }
        return sumOfProducts;
    }

    private void chooseSign(int channel) {
        double silent = SILENT_MEAN_SQUARE * filled;
        if (channel == reference || energies[channel] < silent || energies[reference] < silent) {
            return;
        }
        double correlation = product(channel, reference) / Math.sqrt(energies[channel] * energies[reference]);
        if (Math.abs(correlation) > SIGN_CORRELATION) {
            signs[channel] = correlation > 0 ? signs[reference] : -signs[reference];
        }
    }

    private void add(int channel) {
        float from = earlierSigns[channel] / channels;
        float to = signs[channel] / channels;
        float step = (to - from) / filled;
        for (int i = 0; i < filled; i++) {
            sum[i] += (from + step * i) * block[i * channels + channel];
        }
    }
}
