package org.earwitness.fingerprint;

import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * Measures how much of a stream is sound rather than pause: the pieces of 16 ms that are less than 40 dB below the loudest one.
 * What lies below 280 Hz, such as hum and offset, hardly counts. Memory does not grow with the length.
 */
public final class SoundLength implements SampleSink {
    private static final int PIECE = Fingerprint.FRAME_SAMPLES;
    private static final int PAUSE_DECIBELS = 40;
    private static final int LOWEST_DECIBELS = -200;
    private static final int LEVELS = 300;
    /** Pole of a high-pass of first order at 280 Hz. */
    private static final double POLE = Math.exp(-2 * Math.PI * 280 / 16_000);

    private final long[] samplesAtLevel = new long[LEVELS];
    private double before;
    private double passed;
    private double squares;
    private int filled;

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("sound length: expected " + MonoView.FORMAT + ", found " + format);
        }
    }

    @Override
    public void accept(float[] mono, int count) {
        for (int i = 0; i < count; i++) {
            double sample = Float.isFinite(mono[i]) ? mono[i] : 0;
            passed = POLE * (passed + sample - before);
            before = sample;
            squares += passed * passed;
            if (++filled == PIECE) {
                endPiece();
            }
        }
    }

    private void endPiece() {
        double decibels = 10 * Math.log10(squares / filled);
        if (decibels > LOWEST_DECIBELS) {
            samplesAtLevel[Math.min(LEVELS - 1, (int) (decibels - LOWEST_DECIBELS))] += filled;
        }
        squares = 0;
        filled = 0;
    }

    @Override
    public void end() {
        if (filled > 0) {
            endPiece();
        }
    }

    /** Seconds of sound, once the stream has ended; 0 where all is silence. */
    public double seconds() {
        int loudest = LEVELS - 1;
        while (loudest > 0 && samplesAtLevel[loudest] == 0) {
            loudest--;
        }
        long samples = 0;
        for (int level = Math.max(0, loudest - PAUSE_DECIBELS + 1); level <= loudest; level++) {
            samples += samplesAtLevel[level];
        }
        return samples / 16_000.0;
    }
}
