package org.earwitness.report;

import org.earwitness.signal.WaveformOverview;

/**
 * The envelope of a recording in columns of equal width.
 *
 * <p>Each value is a signed byte; value / 127 is the sample value at full scale ±1. What is beyond full scale is drawn at it.
 *
 * @param recording label of the recording
 * @param startSeconds time of the left edge
 * @param endSeconds time of the right edge, after the left one
 * @param minimum lowest sample of each column
 * @param maximum highest sample of each column
 * @param rms root mean square of each column
 */
public record WaveformPicture(
        String recording, double startSeconds, double endSeconds, Bytes minimum, Bytes maximum, Bytes rms)
        implements Picture {
    public static final int MAXIMUM_COLUMNS = 4_096;
    private static final int FULL_SCALE = 127;

    public WaveformPicture {
        recording = Expect.label("waveform recording", recording);
        SpectrogramPicture.edges("waveform", startSeconds, endSeconds);
        int columns = Expect.present("waveform minimum", minimum).length();
        Expect.between("waveform columns", columns, 1, MAXIMUM_COLUMNS);
        if (Expect.present("waveform maximum", maximum).length() != columns
                || Expect.present("waveform rms", rms).length() != columns) {
            throw Expect.wrong("waveform", columns + " values in each list", maximum.length() + " and " + rms.length());
        }
    }

    /** The picture of an envelope with 1 to {@value #MAXIMUM_COLUMNS} columns. */
    public static WaveformPicture of(String recording, WaveformOverview overview) {
        return new WaveformPicture(
                recording,
                overview.startSeconds(),
                overview.endSeconds(),
                levels(overview.minimum()),
                levels(overview.maximum()),
                levels(overview.rms()));
    }

    public int columns() {
        return minimum.length();
    }

    private static Bytes levels(float[] samples) {
        byte[] levels = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            double clamped = Math.clamp(Expect.finite("waveform sample", samples[i]), -1.0, 1.0);
            levels[i] = (byte) Math.round(clamped * FULL_SCALE);
        }
        return Bytes.of(levels);
    }
}
