package org.earwitness.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.sample.PcmFormat;
import org.earwitness.signal.ShortTimeSpectrum;

/**
 * How far up the recording's sound reaches.
 *
 * <ol>
 *   <li>The mean power spectrum of all channels, frames of 23 to 85 ms that overlap by half, averaged over 100 Hz.
 *   <li>The frequency below which 95 % of the power above 50 Hz lies.
 *   <li>The drop at a frequency is the median level of the 400 Hz that end 100 Hz below it, less the level that 95 % of
 *       the spectrum from 100 Hz above it to the top stays under. The upper edge is where the drop is largest, if it is at
 *       least 10 dB; speech falls off more slowly than that.
 * </ol>
 */
final class BandwidthCheck implements Check {
    private static final double LEAST_DROP_DECIBELS = 10;
    private static final double BAND_HERTZ = 50;
    private static final int BANDS_BESIDE = 2;
    private static final int BANDS_BELOW = 10;
    private static final int BANDS_ABOVE = 4;
    private static final double ENERGY_SHARE = 0.95;
    private static final double LOWEST_POWER = 1e-14;
    private static final double LEAST_MEAN_POWER = 1e-9;
    private static final int LARGEST_FRAME = 4096;

    private ShortTimeSpectrum[] spectra = new ShortTimeSpectrum[0];
    private double[] sums = new double[0];
    private int hertz = 1;
    private int size = 1;
    private long frames;

    @Override
    public void begin(PcmFormat format) {
        hertz = format.rate().hertz();
        size = 256;
        while (size < LARGEST_FRAME && size < hertz * 0.04) {
            size *= 2;
        }
        sums = new double[size / 2 + 1];
        spectra = new ShortTimeSpectrum[format.channels()];
        Arrays.setAll(spectra, c -> new ShortTimeSpectrum(size, size / 2, (first, power) -> add(power)));
    }

    private void add(float[] power) {
        for (int bin = 0; bin < sums.length; bin++) {
            sums[bin] += power[bin];
        }
        frames++;
    }

    @Override
    public void accept(float[] interleaved, int count) {
        for (int c = 0; c < spectra.length; c++) {
            spectra[c].push(interleaved, c, spectra.length, count);
        }
    }

    @Override
    public void end() {
        for (ShortTimeSpectrum spectrum : spectra) {
            spectrum.finish();
        }
    }

    @Override
    public List<Observation> observations() {
        double[] levels = bandLevels();
        double half = hertz / 2.0;
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.ofRecording("half_sampling_frequency", half, "Hz", 0));
        if (levels.length < BANDS_BELOW + BANDS_ABOVE || meanPower() < LEAST_MEAN_POWER) {
            return List.of(observation(
                    "The recording is too short, too quiet or sampled too slowly for its bandwidth to be measured.",
                    quantities,
                    Verdict.NOT_TESTABLE));
        }
        quantities.add(Quantity.ofRecording("95_percent_of_power_below", energyEdge(), "Hz", 2.0 * hertz / size));
        int edge = largestDrop(levels);
        double drop = drop(levels, edge);
        if (drop < LEAST_DROP_DECIBELS) {
            quantities.add(Quantity.ofRecording("upper_edge", half, "Hz", 0));
            return List.of(observation(
                    String.format(
                            Locale.ROOT, "The sound reaches to the top of the band, %.0f Hz, without an edge.", half),
                    quantities,
                    Verdict.CONSISTENT));
        }
        quantities.add(Quantity.ofRecording("upper_edge", edge * BAND_HERTZ, "Hz", 4 * BAND_HERTZ));
        quantities.add(Quantity.ofRecording("drop_at_upper_edge", drop, "dB", 2));
        return List.of(observation(
                String.format(
                        Locale.ROOT,
                        "The sound ends at %.0f Hz, where the level drops by %.0f dB; the sampling frequency allows %.0f Hz.",
                        edge * BAND_HERTZ,
                        drop,
                        half),
                quantities,
                edge * BAND_HERTZ > 0.9 * half ? Verdict.CONSISTENT : Verdict.INCONSISTENT));
    }

    private double meanPower() {
        return frames == 0 ? 0 : Arrays.stream(sums).sum() / frames;
    }

    /** Mean level of each 50 Hz in dB, averaged with two neighbours to each side. */
    private double[] bandLevels() {
        int bands = (int) (hertz / 2.0 / BAND_HERTZ);
        double[] powers = new double[bands];
        for (int band = 0; band < bands; band++) {
            int from = (int) (band * BAND_HERTZ * size / hertz);
            int to = Math.max(from + 1, (int) ((band + 1) * BAND_HERTZ * size / hertz));
            for (int bin = from; bin < to; bin++) {
                powers[band] += sums[bin] / Math.max(1, frames) / (to - from);
            }
        }
        double[] levels = new double[bands];
        for (int band = 0; band < bands; band++) {
            double sum = 0;
            int from = Math.max(0, band - 1);
            int to = Math.min(bands - 1, band + 1);
            for (int near = from; near <= to; near++) {
                sum += powers[near] / (to - from + 1);
            }
            levels[band] = 10 * Math.log10(Math.max(LOWEST_POWER, sum));
        }
        return levels;
    }

    private double energyEdge() {
        int lowest = (int) Math.ceil(50.0 * size / hertz);
        double total = 0;
        for (int bin = lowest; bin < sums.length; bin++) {
            total += sums[bin];
        }
        double sum = 0;
        int bin = lowest;
        while (bin < sums.length - 1 && sum + sums[bin] < ENERGY_SHARE * total) {
            sum += sums[bin];
            bin++;
        }
        return (double) bin * hertz / size;
    }

    private static int largestDrop(double[] levels) {
        int best = BANDS_BELOW;
        for (int band = BANDS_BELOW; band <= levels.length - BANDS_ABOVE; band++) {
            if (drop(levels, band) > drop(levels, best)) {
                best = band;
            }
        }
        return best;
    }

    private static double drop(double[] levels, int band) {
        double[] below = Arrays.copyOfRange(levels, band - BANDS_BELOW, band - BANDS_BESIDE);
        double[] above = Arrays.copyOfRange(levels, Math.min(band + BANDS_BESIDE, levels.length - 1), levels.length);
        Arrays.sort(below);
        Arrays.sort(above);
        return below[below.length / 2] - above[(int) Math.ceil(0.95 * (above.length - 1))];
    }

    private static Observation observation(String summary, List<Quantity> quantities, Verdict verdict) {
        return new Observation(
                "bandwidth",
                "largest drop of the mean spectrum, version 1",
                summary,
                quantities,
                Optional.of(
                        new Observation.Test("The sound fills the band that the sampling frequency allows.", verdict)),
                List.of(),
                0,
                List.of(
                        "Telephone lines, messengers and most lossy codecs limit the band.",
                        "A recording was resampled to a higher rate by an ordinary conversion.",
                        "The microphone or recorder has a narrow band of its own."),
                List.of(
                        "A band limit is normal for shared media and no evidence of editing. The edge is that of the whole "
                                + "recording: a stretch with a wider band hides the limit of the rest."));
    }
}
