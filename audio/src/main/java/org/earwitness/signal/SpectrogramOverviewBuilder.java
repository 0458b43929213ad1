package org.earwitness.signal;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;

/**
 * Draws the spectrogram of a recording of any length in at most {@link #MAXIMUM_COLUMNS} columns and {@link #ROWS} rows.
 *
 * <p>Frames of about 40 ms are taken every eighth of a frame at first. Whenever the columns are full, each two become one
 * (mean power) and frames are taken half as often, down to one every half frame. The powers of all channels are averaged.
 * A row is the mean power of the bins that it covers.
 */
public final class SpectrogramOverviewBuilder implements SampleSink {
    public static final int MAXIMUM_COLUMNS = 1200;
    public static final int ROWS = 256;

    private static final double FRAME_SECONDS = 0.04;
    private static final int SMALLEST_FRAME = 2 * ROWS;
    private static final float LOWEST_POWER = 1e-15f;

    private final TimeSpan span;
    private final PlausibleSamples plausible = new PlausibleSamples();
    private final double[][] columns = new double[MAXIMUM_COLUMNS][];
    private ShortTimeSpectrum[] spectra = new ShortTimeSpectrum[0];
    private int hertz = 1;
    private int size = SMALLEST_FRAME;
    private long position;
    private int channelsDone;
    private int column;
    private int framesPerColumn = 1;
    private int framesInColumn;

    /** A picture of the whole recording. */
    public SpectrogramOverviewBuilder() {
        this(TimeSpan.WHOLE);
    }

    /** A picture of a part. */
    public SpectrogramOverviewBuilder(TimeSpan span) {
        this.span = span;
    }

    @Override
    public void begin(PcmFormat format) {
        hertz = format.rate().hertz();
        size = SMALLEST_FRAME;
        while (size < Fft.MAXIMUM_SIZE && size * Math.sqrt(2) < FRAME_SECONDS * hertz) {
            size *= 2;
        }
        spectra = new ShortTimeSpectrum[format.channels()];
        for (int c = 0; c < spectra.length; c++) {
            spectra[c] = new ShortTimeSpectrum(size, size / 8, (first, power) -> add(power));
            spectra[c].pushSilence(size / 2);
        }
    }

    @Override
    public void accept(float[] interleaved, int frames) {
        int from = Math.clamp(span.firstFrame(hertz) - position, 0, frames);
        int to = Math.clamp(span.endFrame(hertz) - position, 0, frames);
        position += frames;
        push(plausible.of(interleaved, frames * spectra.length), from, to);
    }

    /** Pushes all channels in step, so that the frames of one time follow each other. */
    private void push(float[] interleaved, int from, int to) {
        int step = size / 8;
        for (int at = from; at < to; at += step) {
            int count = Math.min(step, to - at);
            for (int c = 0; c < spectra.length; c++) {
                spectra[c].push(interleaved, at * spectra.length + c, spectra.length, count);
            }
        }
    }

    private void add(float[] power) {
        double[] sums = columns[column];
        if (sums == null) {
            sums = new double[ROWS];
            columns[column] = sums;
        }
        int binsPerRow = size / 2 / ROWS;
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int bin = row * binsPerRow; bin < (row + 1) * binsPerRow; bin++) {
                sum += power[bin];
            }
            sums[row] += sum / binsPerRow / spectra.length;
        }
        if (++channelsDone == spectra.length) {
            channelsDone = 0;
            framesInColumn++;
            if (framesInColumn == framesPerColumn) {
                nextColumn();
            }
        }
    }

    private void nextColumn() {
        column++;
        framesInColumn = 0;
        if (column < MAXIMUM_COLUMNS) {
            return;
        }
        column = MAXIMUM_COLUMNS / 2;
        boolean thinOut = spectra[0].hop() < size / 2;
        for (int i = 0; i < column; i++) {
            double[] one = columns[2 * i];
            double[] other = columns[2 * i + 1];
            for (int row = 0; row < ROWS; row++) {
                one[row] = (one[row] + other[row]) * (thinOut ? 0.5 : 1);
            }
            columns[i] = one;
        }
        Arrays.fill(columns, column, MAXIMUM_COLUMNS, null);
        if (thinOut) {
            int hop = spectra[0].hop() * 2;
            for (ShortTimeSpectrum spectrum : spectra) {
                spectrum.changeHop(hop);
            }
        } else {
            framesPerColumn *= 2;
        }
    }

    @Override
    public void end() {
        float[] zeros = new float[size / 2 * spectra.length];
        push(zeros, 0, size / 2);
    }

    /** The picture of what was received. */
    public SpectrogramOverview overview() {
        int count = framesInColumn == 0 ? column : column + 1;
        float[] decibels = new float[count * ROWS];
        for (int c = 0; c < count; c++) {
            int frames = c == column ? framesInColumn : framesPerColumn;
            for (int row = 0; row < ROWS; row++) {
                double power = Math.max(LOWEST_POWER, columns[c][row] / frames);
                decibels[c * ROWS + row] = (float) (10 * Math.log10(power));
            }
        }
        double start = (double) span.firstFrame(hertz) / hertz;
        int hop = spectra.length == 0 ? size : spectra[0].hop();
        double end = start + (double) count * framesPerColumn * hop / hertz;
        return new SpectrogramOverview(start, end, hertz / 2.0, count, ROWS, decibels);
    }
}
