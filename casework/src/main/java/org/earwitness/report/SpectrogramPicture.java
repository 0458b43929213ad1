package org.earwitness.report;

import java.util.Locale;
import org.earwitness.signal.SpectrogramOverview;

/**
 * The level of a recording over time and frequency, in cells of equal size.
 *
 * <p>Each level is an unsigned byte: 0 stands for {@code floorDecibels} or less, 255 for {@code ceilingDecibels}, and the
 * values between are linear in decibels relative to a full-scale sine.
 *
 * @param recording label of the recording
 * @param startSeconds time of the left edge
 * @param endSeconds time of the right edge, after the left one
 * @param description what the picture shows, in words
 * @param maximumHertz frequency of the upper edge; the lower edge is 0 Hz
 * @param columns number of columns, 1 to {@value #MAXIMUM_COLUMNS}
 * @param rows number of rows, 1 to {@value #MAXIMUM_ROWS}
 * @param floorDecibels level that the darkest colour stands for
 * @param ceilingDecibels level that the lightest colour stands for, above the floor
 * @param levels column after column, in each from the lowest frequency up
 */
public record SpectrogramPicture(
        String recording,
        double startSeconds,
        double endSeconds,
        String description,
        double maximumHertz,
        int columns,
        int rows,
        double floorDecibels,
        double ceilingDecibels,
        Bytes levels)
        implements Picture {
    public static final int MAXIMUM_COLUMNS = 2_048;
    public static final int MAXIMUM_ROWS = 512;
    /** From the darkest colour to the lightest, in decibels. */
    public static final double RANGE_DECIBELS = 80;

    private static final double STEP_DECIBELS = 10;
    private static final double STRONG_DECIBELS = 50;
    private static final int HIGHEST_LEVEL = 255;

    public SpectrogramPicture {
        recording = Expect.label("spectrogram recording", recording);
        edges("spectrogram", startSeconds, endSeconds);
        description = Expect.text("spectrogram description", description);
        Expect.between("spectrogram maximum_hz", maximumHertz, 1, 1_000_000);
        Expect.between("spectrogram columns", columns, 1, MAXIMUM_COLUMNS);
        Expect.between("spectrogram rows", rows, 1, MAXIMUM_ROWS);
        Expect.finite("spectrogram floor_db", floorDecibels);
        Expect.between("spectrogram ceiling_db", ceilingDecibels, floorDecibels + 1, 1_000);
        if (Expect.present("spectrogram levels", levels).length() != columns * rows) {
            throw Expect.wrong("spectrogram levels", columns + " x " + rows + " cells", levels.length() + " cells");
        }
    }

    /**
     * The picture of a spectrogram. The lightest colour stands for the strongest cell, rounded up to a multiple of 10 dB.
     *
     * @param overview at most {@value #MAXIMUM_COLUMNS} columns and {@value #MAXIMUM_ROWS} rows; −∞ dB is allowed, NaN is not
     */
    public static SpectrogramPicture of(String recording, SpectrogramOverview overview) {
        float[] decibels = overview.decibels();
        double ceiling = ceiling(decibels);
        double floor = ceiling - RANGE_DECIBELS;
        byte[] levels = new byte[decibels.length];
        for (int i = 0; i < decibels.length; i++) {
            double share = Math.clamp((decibels[i] - floor) / RANGE_DECIBELS, 0.0, 1.0);
            levels[i] = (byte) Math.round(share * HIGHEST_LEVEL);
        }
        return new SpectrogramPicture(
                recording,
                overview.startSeconds(),
                overview.endSeconds(),
                description(overview, ceiling),
                overview.maximumHertz(),
                overview.columns(),
                overview.rows(),
                floor,
                ceiling,
                Bytes.of(levels));
    }

    /** The level of one cell, 0 to 255. */
    public int level(int column, int row) {
        return levels.unsigned(column * rows + row);
    }

    static void edges(String name, double startSeconds, double endSeconds) {
        Expect.range(name, startSeconds, endSeconds);
        if (endSeconds <= startSeconds) {
            throw Expect.wrong(name, "an end after the start", startSeconds + " to " + endSeconds);
        }
    }

    private static String description(SpectrogramOverview overview, double ceiling) {
        float[] decibels = overview.decibels();
        int highest = 0;
        for (int cell = 0; cell < decibels.length; cell++) {
            if (decibels[cell] > ceiling - STRONG_DECIBELS) {
                highest = Math.max(highest, cell % overview.rows());
            }
        }
        return String.format(
                Locale.ROOT,
                "Levels within %.0f\u202FdB of the top of the scale reach up to %.1f\u202FkHz.",
                STRONG_DECIBELS,
                (highest + 1) * overview.maximumHertz() / overview.rows() / 1_000);
    }

    private static double ceiling(float[] decibels) {
        double strongest = -100;
        for (float cell : decibels) {
            if (Float.isNaN(cell) || cell == Float.POSITIVE_INFINITY) {
                throw Expect.wrong("spectrogram cell", "a level in decibels", cell);
            }
            strongest = Math.max(strongest, cell);
        }
        return Math.ceil(strongest / STEP_DECIBELS) * STEP_DECIBELS;
    }
}
