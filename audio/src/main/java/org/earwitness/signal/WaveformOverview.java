package org.earwitness.signal;

/**
 * The envelope of a whole recording (loudest channel), reduced to a picture's resolution.
 *
 * @param startSeconds time of the left edge of column 0
 * @param endSeconds time of the right edge of the last column
 * @param minimum lowest sample of each column, full scale ±1
 * @param maximum highest sample of each column
 * @param rms root mean square of each column, 0 to 1
 */
public record WaveformOverview(double startSeconds, double endSeconds, float[] minimum, float[] maximum, float[] rms) {
    public WaveformOverview {
        if (minimum.length != maximum.length || minimum.length != rms.length) {
            throw new IllegalArgumentException("waveform: expected three arrays of one length, found " + minimum.length
                    + ", " + maximum.length + " and " + rms.length);
        }
        minimum = minimum.clone();
        maximum = maximum.clone();
        rms = rms.clone();
    }
}
