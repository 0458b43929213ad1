package org.earwitness.report;

import java.util.Locale;
import org.earwitness.signal.WaveformOverview;

/**
 * The envelope of a recording in columns of equal width.
 *
 * <p>Each value is a signed byte; value / 127 is the sample value at full scale ±1. What is beyond full scale is drawn at it.
 *
 * @param recording label of the recording
 * @param startSeconds time of the left edge
 * @param endSeconds time of the right edge, after the left one
 * @param description what the picture shows, in words
 * @param minimum lowest sample of each column
 * @param maximum highest sample of each column
 * @param rms root mean square of each column
 */
public record WaveformPicture(
        String recording,
        double startSeconds,
        double endSeconds,
        String description,
        Bytes minimum,
        Bytes maximum,
        Bytes rms)
        implements Picture {
    public static final int MAXIMUM_COLUMNS = 4_096;
    private static final int FULL_SCALE = 127;
    private static final double QUIET_RMS = 0.01;

    public WaveformPicture {
        recording = Expect.label("waveform recording", recording);
        SpectrogramPicture.edges("waveform", startSeconds, endSeconds);
        description = Expect.text("waveform description", description);
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
                description(overview),
                levels(overview.minimum()),
                levels(overview.maximum()),
                levels(overview.rms()));
    }

    public int columns() {
        return minimum.length();
    }

    private static String description(WaveformOverview overview) {
        float[] rms = overview.rms();
        int loudest = 0;
        int quiet = 0;
        for (int column = 0; column < rms.length; column++) {
            loudest = rms[column] > rms[loudest] ? column : loudest;
            quiet += rms[column] < QUIET_RMS ? 1 : 0;
        }
        double columnSeconds = (overview.endSeconds() - overview.startSeconds()) / rms.length;
        return String.format(
                Locale.ROOT,
                "Loudest at %.1f\u202Fs. During %.0f\u202F%% of the time the level is below a hundredth of full scale.",
                overview.startSeconds() + (loudest + 0.5) * columnSeconds,
                100.0 * quiet / rms.length);
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
