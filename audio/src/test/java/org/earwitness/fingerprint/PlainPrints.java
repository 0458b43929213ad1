package org.earwitness.fingerprint;

import java.util.Arrays;
import org.earwitness.signal.Fft;

/**
 * Prints and keys computed from the whole sound at once, in double precision and from the definitions in docs/methods/copies.md,
 * to compare those of the extractor with.
 */
final class PlainPrints {
    private static final int BANDS = 33;
    private static final int SIZE = 1024;

    private final int[] prints;
    private final int[] keys;

    PlainPrints(float[] mono) {
        double[][] compressed = compressed(mono);
        double[][] normal = normal(compressed);
        int frames = normal.length;
        prints = new int[frames];
        keys = new int[(frames + 1) / 2];
        for (int frame = 0; frame < frames; frame++) {
            prints[frame] = print(normal, frame);
            if (frame % 2 == 0) {
                keys[frame / 2] = key(normal, frame);
            }
        }
        dropQuiet(compressed);
    }

    int[] prints() {
        return prints;
    }

    int[] keys() {
        return keys;
    }

    private static double[][] compressed(float[] mono) {
        int frames = mono.length == 0 ? 0 : Math.max(0, (mono.length - SIZE) / 256) + 1;
        double[][] weights = new double[BANDS][SIZE / 2 + 1];
        double step = Math.log(3500.0 / 280) / (BANDS - 1);
        for (int band = 0; band < BANDS; band++) {
            double centre = 280 * Math.pow(3500.0 / 280, band / (BANDS - 1.0));
            double half = Math.max(step, 15.625 / centre);
            double sum = 0;
            for (int bin = 1; bin <= SIZE / 2; bin++) {
                weights[band][bin] = Math.max(0, 1 - Math.abs(Math.log(bin * 15.625 / centre)) / half);
                sum += weights[band][bin];
            }
            for (int bin = 1; bin <= SIZE / 2; bin++) {
                weights[band][bin] /= sum;
            }
        }
        Fft fft = new Fft(SIZE);
        float[] power = new float[fft.bins()];
        double[][] rows = new double[frames][BANDS];
        for (int frame = 0; frame < frames; frame++) {
            float[] windowed = new float[SIZE];
            for (int i = 0; i < SIZE && frame * 256 + i < mono.length; i++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
                windowed[i] = (float) (hann * mono[frame * 256 + i]);
            }
            fft.power(windowed, power);
            for (int band = 0; band < BANDS; band++) {
                double energy = 0;
                for (int bin = 1; bin <= SIZE / 2; bin++) {
                    energy += weights[band][bin] * power[bin];
                }
                rows[frame][band] = Math.pow(energy, 0.25);
            }
        }
        return rows;
    }

    private static double[][] normal(double[][] rows) {
        double[][] normal = new double[rows.length][BANDS];
        for (int row = 0; row < rows.length; row++) {
            int from = Math.max(0, row - 75);
            int to = Math.min(rows.length - 1, row + 75);
            for (int band = 0; band < BANDS; band++) {
                double sum = 0;
                for (int near = from; near <= to; near++) {
                    sum += rows[near][band];
                }
                normal[row][band] = rows[row][band] / (sum / (to - from + 1) + 0.01);
            }
        }
        return normal;
    }

    private static double[] held(double[][] rows, int row) {
        return rows[Math.clamp(row, 0, rows.length - 1)];
    }

    private static int print(double[][] normal, int frame) {
        double[] slopes = new double[BANDS];
        double scale = 0;
        for (int i = -8; i <= 8; i++) {
            double weight = i * Math.exp(-0.5 * i * i / 2.5 / 2.5);
            scale += Math.abs(weight);
            for (int band = 0; band < BANDS; band++) {
                slopes[band] += weight * held(normal, frame + i)[band];
            }
        }
        double[] across = {-0.0096, -0.1959, -0.3650, 0.3650, 0.1959, 0.0096};
        int bits = 0;
        for (int bit = 0; bit < 32; bit++) {
            double value = 0;
            for (int i = 0; i < across.length; i++) {
                value += across[i] * slopes[Math.clamp(bit + i - 2, 0, BANDS - 1)] / scale;
            }
            bits |= value > 0 ? 1 << bit : 0;
        }
        return bits;
    }

    private static int key(double[][] normal, int frame) {
        int bits = 0;
        int bit = 0;
        double magnitude = 0;
        for (int t = 1; t <= 4; t++) {
            for (int f = 0; 3 * (t - 1) + f < 10; f++) {
                double value = 0;
                for (int i = -12; i <= 12; i++) {
                    double[] row = held(normal, frame + i);
                    double inTime = Math.cos(Math.PI * t * (i + 12.5) / 25);
                    for (int band = 0; band < BANDS; band++) {
                        value += inTime * Math.cos(Math.PI * f * (band + 0.5) / BANDS) * row[band];
                    }
                }
                magnitude += Math.abs(value);
                bits |= value > 0 ? 1 << bit : 0;
                bit++;
            }
        }
        return magnitude / bit < 8 ? Fingerprint.NO_KEY : bits;
    }

    private void dropQuiet(double[][] compressed) {
        double[] levels = new double[keys.length];
        for (int key = 0; key < keys.length; key++) {
            levels[key] = Arrays.stream(compressed[2 * key]).average().orElseThrow();
        }
        for (int key = 0; key < keys.length; key++) {
            int block = key / 312 * 312;
            double loudest = 0;
            for (int near = Math.max(0, block - 312); near < Math.min(keys.length, block + 624); near++) {
                loudest = Math.max(loudest, levels[near]);
            }
            keys[key] = levels[key] < 0.1 * loudest ? Fingerprint.NO_KEY : keys[key];
        }
    }
}
