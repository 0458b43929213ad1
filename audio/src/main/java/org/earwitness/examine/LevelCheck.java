package org.earwitness.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;

/** Peak, root mean square and mean (direct current) of each channel, relative to full scale. */
final class LevelCheck implements Check {
    private static final double LOWEST_DECIBELS = -200;
    private static final double NOTABLE_OFFSET = 1e-3;

    private float[] peaks = new float[0];
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private long frames;

    @Override
    public void begin(PcmFormat format) {
        peaks = new float[format.channels()];
        sums = new double[format.channels()];
        squares = new double[format.channels()];
    }

    @Override
    public void accept(float[] interleaved, int count) {
        int channels = peaks.length;
        for (int c = 0; c < channels; c++) {
            float peak = peaks[c];
            double sum = sums[c];
            double square = squares[c];
            for (int i = c; i < count * channels; i += channels) {
                float sample = interleaved[i];
                peak = Math.max(peak, Math.abs(sample));
                sum += sample;
                square += (double) sample * sample;
            }
            peaks[c] = peak;
            sums[c] = sum;
            squares[c] = square;
        }
        frames += count;
    }

    @Override
    public void end() {}

    static double decibels(double amplitude) {
        return amplitude <= 0 ? LOWEST_DECIBELS : Math.max(LOWEST_DECIBELS, 20 * Math.log10(amplitude));
    }

    @Override
    public List<Observation> observations() {
        List<Quantity> levels = new ArrayList<>();
        List<Quantity> offsets = new ArrayList<>();
        double peak = 0;
        double offset = 0;
        double square = 0;
        long divisor = Math.max(1, frames);
        for (int c = 0; c < peaks.length; c++) {
            double mean = sums[c] / divisor;
            levels.add(new Quantity("peak", c + 1, decibels(peaks[c]), "dBFS", 0));
            levels.add(new Quantity("rms", c + 1, decibels(Math.sqrt(squares[c] / divisor)), "dBFS", 0));
            offsets.add(new Quantity("mean", c + 1, mean, "ratio", 0));
            peak = Math.max(peak, peaks[c]);
            square += squares[c] / divisor / peaks.length;
            offset = Math.max(offset, Math.abs(mean));
        }
        double rms = decibels(Math.sqrt(square));
        levels.add(Quantity.ofRecording("peak", decibels(peak), "dBFS", 0));
        levels.add(Quantity.ofRecording("rms", rms, "dBFS", 0));
        return List.of(level(levels, peak, rms), offset(offsets, offset));
    }

    private static Observation level(List<Quantity> quantities, double peak, double rms) {
        return new Observation(
                "level",
                "sample peak and root mean square, version 1",
                String.format(Locale.ROOT, "The peak is %.1f dBFS, the mean level %.1f dBFS.", decibels(peak), rms),
                quantities,
                Optional.empty(),
                List.of(),
                0,
                List.of(
                        "Recorders and messengers set levels automatically.",
                        "Lossy codecs return samples beyond full scale."),
                List.of(
                        "0 dBFS is a sample of 1; a full-scale sine has a root mean square of -3.0 dBFS. "
                                + "The level of a file says nothing about how loud the scene was. -200 dBFS stands for silence."));
    }

    private static Observation offset(List<Quantity> quantities, double offset) {
        String summary = offset < NOTABLE_OFFSET
                ? "No channel's mean is further than 0.1 % of full scale from zero."
                : String.format(
                        Locale.ROOT, "The mean of a channel is %.2f %% of full scale away from zero.", 100 * offset);
        return new Observation(
                "direct_current",
                "mean of all samples, version 1",
                summary,
                quantities,
                Optional.empty(),
                List.of(),
                0,
                List.of(
                        "Cheap converters have an offset of their own.",
                        "Many codecs and programs remove an offset, so that a copy has none where the original had one."),
                List.of("An offset can exclude a recorder that has another; it cannot identify one."));
    }
}
