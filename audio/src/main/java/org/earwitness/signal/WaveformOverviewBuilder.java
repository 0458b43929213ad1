package org.earwitness.signal;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;

/**
 * Draws the envelope of a recording of any length in at most {@link #MAXIMUM_COLUMNS} columns: whenever they are full, each
 * two become one. A recording longer than {@code MAXIMUM_COLUMNS} frames ends with more than half of them.
 */
public final class WaveformOverviewBuilder implements SampleSink {
    public static final int MAXIMUM_COLUMNS = 1200;

    private final TimeSpan span;
    private final PlausibleSamples plausible = new PlausibleSamples();
    private Channel[] channels = new Channel[0];
    private int hertz = 1;
    private long position;
    private long framesPerColumn = 1;
    private long framesInColumn;
    private int column;

    /** A picture of the whole recording. */
    public WaveformOverviewBuilder() {
        this(TimeSpan.WHOLE);
    }

    /** A picture of a part. */
    public WaveformOverviewBuilder(TimeSpan span) {
        this.span = span;
    }

    private static final class Channel {
        final float[] minimum = new float[MAXIMUM_COLUMNS];
        final float[] maximum = new float[MAXIMUM_COLUMNS];
        final double[] squares = new double[MAXIMUM_COLUMNS];

        Channel() {
            clear(0);
        }

        void clear(int from) {
            Arrays.fill(minimum, from, MAXIMUM_COLUMNS, Float.POSITIVE_INFINITY);
            Arrays.fill(maximum, from, MAXIMUM_COLUMNS, Float.NEGATIVE_INFINITY);
            Arrays.fill(squares, from, MAXIMUM_COLUMNS, 0);
        }

        void halve() {
            for (int i = 0; i < MAXIMUM_COLUMNS / 2; i++) {
                minimum[i] = Math.min(minimum[2 * i], minimum[2 * i + 1]);
                maximum[i] = Math.max(maximum[2 * i], maximum[2 * i + 1]);
                squares[i] = squares[2 * i] + squares[2 * i + 1];
            }
            clear(MAXIMUM_COLUMNS / 2);
        }

        double energy() {
            return Arrays.stream(squares).sum();
        }
    }

    @Override
    public void begin(PcmFormat format) {
        hertz = format.rate().hertz();
        channels = new Channel[format.channels()];
        Arrays.setAll(channels, i -> new Channel());
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        long from = Math.clamp(span.firstFrame(hertz) - position, 0, frames);
        long to = Math.clamp(span.endFrame(hertz) - position, 0, frames);
        position += frames;
        float[] samples = plausible.of(interleaved, frames * channels.length);
        int at = (int) from;
        while (at < to) {
            if (framesInColumn == framesPerColumn) {
                nextColumn();
            }
            int now = (int) Math.min(to - at, framesPerColumn - framesInColumn);
            for (int c = 0; c < channels.length; c++) {
                add(channels[c], samples, at * channels.length + c, now);
            }
            at += now;
            framesInColumn += now;
        }
    }

    private void add(Channel channel, float[] interleaved, int first, int count) {
        float minimum = channel.minimum[column];
        float maximum = channel.maximum[column];
        double squares = channel.squares[column];
        for (int i = 0; i < count; i++) {
            float sample = interleaved[first + i * channels.length];
            minimum = Math.min(minimum, sample);
            maximum = Math.max(maximum, sample);
            squares += (double) sample * sample;
        }
        channel.minimum[column] = minimum;
        channel.maximum[column] = maximum;
        channel.squares[column] = squares;
    }

    private void nextColumn() {
        column++;
        framesInColumn = 0;
        if (column == MAXIMUM_COLUMNS) {
            for (Channel channel : channels) {
                channel.halve();
            }
            column = MAXIMUM_COLUMNS / 2;
            framesPerColumn *= 2;
        }
    }

    @Override
    public void end() {}

    /** The picture of what was received; the last column may stand for fewer frames than the others. */
    public WaveformOverview overview() {
        int columns = framesInColumn == 0 ? 0 : column + 1;
        float[] rms = new float[columns];
        double start = (double) span.firstFrame(hertz) / hertz;
        if (columns == 0) {
            return new WaveformOverview(start, start, rms, rms, rms);
        }
        Channel loudest = channels[0];
        for (Channel channel : channels) {
            loudest = channel.energy() > loudest.energy() ? channel : loudest;
        }
        for (int i = 0; i < columns; i++) {
            rms[i] = (float) Math.sqrt(loudest.squares[i] / (i == column ? framesInColumn : framesPerColumn));
        }
        return new WaveformOverview(
                start,
                start + (double) columns * framesPerColumn / hertz,
                Arrays.copyOf(loudest.minimum, columns),
                Arrays.copyOf(loudest.maximum, columns),
                rms);
    }
}
