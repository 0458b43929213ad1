package org.earwitness.examine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Where a spectrum ends at once.
 *
 * <p>The drop at a band b is the median level of the bands from 15 % to 3 % below it (at least 200 Hz of them), less the level
 * that all bands from 3 % above it to the top stay under, peaks narrower than 350 Hz taken off, so that a whistle does not hide
 * a limit. Voices, instruments and rooms lose level over an octave; the 6 % between the two parts is a twelfth of one, the width
 * of a good filter's flank. The sound reaches to where the level falls for good by 10 dB below that of the first band in the run
 * of bands with a drop of at least as much around the largest: a resampler leaves images above the end of the sound, and these
 * end again.
 *
 * @param hertz up to where the sound reaches
 * @param dropDecibels the largest drop around it
 * @param toFloor whether the drop is at least half of the way down to the faintest band above it, so that nothing else ends higher
 * @param filled whether three quarters of the octave below the edge come within 15 dB of what is next to it, as tones apart
 *     from each other do not
 */
record BandEdge(double hertz, double dropDecibels, boolean toFloor, boolean filled) {
    /** Full bands drop by up to 21 dB, limits by 30 dB and more, on the recordings that it was chosen on. */
    static final double LEAST_DROP_DECIBELS = 25;

    private static final double FALL_DECIBELS = 10;
    private static final double GAP = 0.03;
    private static final double WIDTH = 0.12;
    private static final int LEAST_WIDTH = 4;
    private static final int LEAST_ABOVE = 4;
    /** Bands to either side that a peak must hold to stay. */
    private static final int PEAK = 3;

    private static final int LOWEST = 8;
    private static final double FLOOR_SHARE = 0.5;
    private static final double FILLED = 0.25;
    private static final double FILLED_RANGE_DECIBELS = 15;

    /**
     * The sharpest fall of a spectrum, whether deep enough for an edge or not.
     *
     * @param levels of bands of {@link BandLevels#BAND_HERTZ} from 0 up, in decibels
     * @return empty where there are too few bands
     */
    static Optional<BandEdge> sharpest(double[] levels) {
        int end = LOWEST;
        while (end + gap(end) + LEAST_ABOVE <= levels.length) {
            end++;
        }
        if (end == LOWEST) {
            return Optional.empty();
        }
        double[] broad = withoutPeaks(levels);
        double[] drops = new double[end];
        Arrays.fill(drops, Double.NEGATIVE_INFINITY);
        int sharpest = LOWEST;
        boolean toFloor = false;
        for (int band = LOWEST; band < end; band++) {
            drops[band] = below(levels, band) - above(broad, band);
            boolean near = drops[band] >= FLOOR_SHARE * (below(levels, band) - faintest(broad, band));
            if (near == toFloor ? drops[band] > drops[sharpest] : near) {
                sharpest = band;
                toFloor = near;
            }
        }
        int first = sharpest;
        while (first > LOWEST && drops[first - 1] >= FALL_DECIBELS) {
            first--;
        }
        return Optional.of(new BandEdge(
                fall(broad, below(levels, first) - FALL_DECIBELS, sharpest) * BandLevels.BAND_HERTZ,
                drops[sharpest],
                toFloor,
                filled(levels, first)));
    }

    private static int gap(int band) {
        return Math.max(1, (int) Math.round(GAP * band));
    }

    private static double below(double[] levels, int band) {
        int to = band - gap(band);
        int width = Math.max(LEAST_WIDTH, (int) Math.round(WIDTH * band));
        double[] part = Arrays.copyOfRange(levels, Math.max(0, to - width), to);
        Arrays.sort(part);
        return part[part.length / 2];
    }

    private static double above(double[] broad, int band) {
        return Arrays.stream(broad, band + gap(band), broad.length).max().orElse(0);
    }

    private static double faintest(double[] broad, int band) {
        return Arrays.stream(broad, band + gap(band), broad.length).min().orElse(0);
    }

    /** The greatest of the least levels of seven bands that hold the band: an opening, which keeps plateaus and their edges. */
    private static double[] withoutPeaks(double[] levels) {
        double[] least = new double[levels.length];
        Arrays.setAll(least, band -> near(levels, band).min().orElse(0));
        double[] broad = new double[levels.length];
        Arrays.setAll(broad, band -> near(least, band).max().orElse(0));
        return broad;
    }

    private static DoubleStream near(double[] levels, int band) {
        return Arrays.stream(levels, Math.max(0, band - PEAK), Math.min(levels.length, band + PEAK + 1));
    }

    /** The band above which everything up to the sharpest drop is lower than a level. */
    private static int fall(double[] broad, double level, int sharpest) {
        int band = sharpest + gap(sharpest);
        while (band > 1 && broad[band - 1] < level) {
            band--;
        }
        return band;
    }

    private static boolean filled(double[] levels, int band) {
        double[] octave = Arrays.copyOfRange(levels, band / 2, band - gap(band));
        Arrays.sort(octave);
        return octave[(int) (FILLED * octave.length)] >= below(levels, band) - FILLED_RANGE_DECIBELS;
    }
}
