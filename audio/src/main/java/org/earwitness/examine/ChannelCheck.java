package org.earwitness.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;

/** How each further channel relates to the first: equal, equal but for level, opposite, empty, or different. */
final class ChannelCheck implements Check {
    private static final double SAME_CORRELATION = 0.999;
    private static final double EMPTY_MEAN_SQUARE = 1e-9;

    private double[] squares = new double[0];
    private double[] products = new double[0];
    private boolean[] equal = new boolean[0];
    private boolean[] opposite = new boolean[0];
    private long frames;

    @Override
    public void begin(PcmFormat format) {
        int channels = format.channels();
        squares = new double[channels];
        products = new double[channels];
        equal = new boolean[channels];
        opposite = new boolean[channels];
        Arrays.fill(equal, true);
        Arrays.fill(opposite, true);
    }

    @Override
    public void accept(float[] interleaved, int count) {
        int channels = squares.length;
        for (int i = 0; i < count * channels; i += channels) {
            float first = interleaved[i];
            for (int c = 0; c < channels; c++) {
                float sample = interleaved[i + c];
                squares[c] += (double) sample * sample;
                products[c] += (double) first * sample;
                equal[c] &= sample == first;
                opposite[c] &= sample == -first;
            }
        }
        frames += count;
    }

    @Override
    public void end() {}

    @Override
    public List<Observation> observations() {
        List<Quantity> quantities = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        quantities.add(Quantity.ofRecording("channels", squares.length, "count", 0));
        if (squares.length == 1) {
            sentences.add("The recording has one channel.");
        } else if (isEmpty(0)) {
            sentences.add("Channel 1 is empty.");
        }
        for (int c = 1; c < squares.length; c++) {
            sentences.add(relation(c));
            double norm = Math.sqrt(squares[0] * squares[c]);
            if (norm > 0) {
                quantities.add(new Quantity("correlation_with_channel_1", c + 1, products[c] / norm, "ratio", 0));
            }
        }
        return List.of(new Observation(
                "channels",
                "sample differences and correlation with channel 1, version 1",
                String.join(" ", sentences),
                quantities,
                Optional.empty(),
                List.of(),
                0,
                List.of(
                        "Programs write mono sound to two channels.",
                        "Telephone recorders put the speakers on one channel each; loose cables and adapters empty or invert one."),
                List.of(
                        "Correlation is over the whole recording and without delay: a channel that is a delayed copy of "
                                + "another counts as different. Empty is below -90 dBFS.")));
    }

    private boolean isEmpty(int channel) {
        return squares[channel] <= EMPTY_MEAN_SQUARE * frames;
    }

    private String relation(int channel) {
        int number = channel + 1;
        if (isEmpty(channel)) {
            return String.format(Locale.ROOT, "Channel %d is empty.", number);
        }
        if (isEmpty(0)) {
            return String.format(Locale.ROOT, "Channel %d has sound.", number);
        }
        double correlation = products[channel] / Math.sqrt(squares[0] * squares[channel]);
        if (equal[channel]) {
            return String.format(Locale.ROOT, "Channel %d is equal to channel 1, sample by sample.", number);
        }
        if (opposite[channel]) {
            return String.format(Locale.ROOT, "Channel %d is the inverse of channel 1, sample by sample.", number);
        }
        if (correlation > SAME_CORRELATION) {
            return String.format(
                    Locale.ROOT, "Channel %d has the same sound as channel 1, but not the same samples.", number);
        }
        if (correlation < -SAME_CORRELATION) {
            return String.format(Locale.ROOT, "Channel %d has the sound of channel 1 inverted.", number);
        }
        return String.format(Locale.ROOT, "Channel %d differs from channel 1 (correlation %.3f).", number, correlation);
    }
}
