package org.earwitness.fingerprint;

/**
 * The landmarks of one recording: local maxima of its spectrogram, in order of time and then of frequency.
 *
 * <p>Times and frequencies are kept, not hashes of them, so that a search can try other speeds by scaling them.
 */
public final class Fingerprint {
    /** Samples at 16 kHz that one unit of landmark time stands for: 1 ms. */
    static final int TIME_UNIT_SAMPLES = 16;

    /** Units of landmark frequency per hertz. */
    static final int UNITS_PER_HERTZ = 10;

    private final int extractorVersion;
    private final long samples;
    private final int[] times;
    private final int[] frequencies;

    Fingerprint(int extractorVersion, long samples, int[] times, int[] frequencies) {
        this.extractorVersion = extractorVersion;
        this.samples = samples;
        this.times = times;
        this.frequencies = frequencies;
        validate();
    }

    private void validate() {
        if (extractorVersion < 1 || samples < 0 || times.length != frequencies.length) {
            throw new IllegalArgumentException("fingerprint: expected version >= 1, samples >= 0 and as many times as "
                    + "frequencies, found " + extractorVersion + ", " + samples + ", " + times.length + " and "
                    + frequencies.length);
        }
        for (int i = 0; i < times.length; i++) {
            boolean inside = times[i] >= 0
                    && (long) times[i] * TIME_UNIT_SAMPLES <= samples
                    && frequencies[i] > 0
                    && frequencies[i] <= 0xFFFF;
            boolean ordered = i == 0
                    || times[i] > times[i - 1]
                    || (times[i] == times[i - 1] && frequencies[i] > frequencies[i - 1]);
            if (!inside || !ordered) {
                throw new IllegalArgumentException("fingerprint: expected landmarks inside the recording, in order of "
                        + "time and frequency, found another at landmark " + i);
            }
        }
    }

    /** The version of the extractor that made it; only fingerprints of one version can be compared. */
    public int extractorVersion() {
        return extractorVersion;
    }

    /** Length of the recording in samples at 16 kHz. */
    public long samples() {
        return samples;
    }

    public double durationSeconds() {
        return samples / 16_000.0;
    }

    /** Number of landmarks. */
    public int size() {
        return times.length;
    }

    /** Time of a landmark in milliseconds. */
    int time(int landmark) {
        return times[landmark];
    }

    /** Frequency of a landmark in tenths of a hertz. */
    int frequency(int landmark) {
        return frequencies[landmark];
    }
}
