package org.earwitness.signal;

/**
 * A spectrogram of a whole recording, reduced to a picture's resolution.
 *
 * @param startSeconds time of the left edge of column 0
 * @param endSeconds time of the right edge of the last column
 * @param maximumHertz frequency of the upper edge of the last row; row 0 starts at 0 Hz; rows are equally wide
 * @param decibels level of each cell in dB relative to a full-scale sine, {@code columns × rows}, column after column
 */
public record SpectrogramOverview(
        double startSeconds, double endSeconds, double maximumHertz, int columns, int rows, float[] decibels) {
    public SpectrogramOverview {
        if (decibels.length != columns * rows) {
            throw new IllegalArgumentException(
                    "spectrogram: expected " + columns + " x " + rows + " cells, found " + decibels.length);
        }
        decibels = decibels.clone();
    }
}
