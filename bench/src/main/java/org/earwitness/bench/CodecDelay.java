package org.earwitness.bench;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * How much later a sound lies after a codec: the place of the maximum of the cross-correlation, to a fraction of a sample by the
 * parabola through it and its neighbours.
 *
 * @param seconds the median over five passages of 8 s spread over the sound
 * @param spreadSeconds between the least and the greatest of the middle three
 */
record CodecDelay(double seconds, double spreadSeconds) {
    static final CodecDelay NONE = new CodecDelay(0, 0);
    private static final int PASSAGES = 5;
    private static final int PASSAGE = 8 * DataRecordings.RATE;
    private static final int MOST = DataRecordings.RATE / 5;

    static CodecDelay measured(float[] sound, float[] coded) {
        double[] delays = new double[PASSAGES];
        int length = Math.min(PASSAGE, sound.length / PASSAGES);
        for (int k = 0; k < PASSAGES; k++) {
            int from = (int) ((long) (sound.length - length) * k / (PASSAGES - 1));
            delays[k] = delay(sound, coded, from, length) / DataRecordings.RATE;
        }
        Arrays.sort(delays);
        return new CodecDelay(delays[PASSAGES / 2], delays[PASSAGES - 2] - delays[1]);
    }

    private static double delay(float[] sound, float[] coded, int from, int length) {
        int size = Integer.highestOneBit(length + 2 * MOST - 1) * 2;
        float[] x = Arrays.copyOf(Arrays.copyOfRange(sound, from, from + length), size);
        float[] y = new float[size];
        for (int i = 0; i < length + 2 * MOST; i++) {
            int at = from - MOST + i;
            y[i] = at >= 0 && at < coded.length ? coded[at] : 0;
        }
        FloatFFT_1D fft = new FloatFFT_1D(size);
        fft.realForward(x);
        fft.realForward(y);
        x[0] *= y[0];
        x[1] *= y[1];
        for (int i = 2; i < size; i += 2) {
            float real = x[i] * y[i] + x[i + 1] * y[i + 1];
            x[i + 1] = x[i] * y[i + 1] - x[i + 1] * y[i];
            x[i] = real;
        }
        fft.realInverse(x, true);
        int best = 1;
        for (int lag = 1; lag < 2 * MOST; lag++) {
            best = x[lag] > x[best] ? lag : best;
        }
        double curve = x[best - 1] - 2 * x[best] + x[best + 1];
        double fraction = curve < 0 ? 0.5 * (x[best - 1] - x[best + 1]) / curve : 0;
        return best - MOST + fraction;
    }
}
