package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;
import org.earwitness.sample.MonoSource;
import org.junit.jupiter.api.Test;

/** Sound whose residual is known: sines at times that a map tells, with noise of a known level. */
class MeasureResidualTest {
    private static final int HERTZ = 16_000;
    private static final double SECONDS = 6;
    private static final TimeMap MAP = map(TimeMap.Basis.WAVEFORM);

    private static TimeMap map(TimeMap.Basis basis) {
        return new TimeMap(0.25003, 1.01, 1 / 1.01, 1e-5, 2, basis);
    }

    private record Samples(float[] sound) implements MonoSource {
        @Override
        public long samples() {
            return sound.length;
        }

        @Override
        public void read(long first, float[] into, int count) {
            for (int i = 0; i < count; i++) {
                long at = first + i;
                into[i] = at < 0 || at >= sound.length ? 0 : sound[(int) at];
            }
        }
    }

    @Test
    void noiseTwentyDecibelsBelowTheSoundLeavesMinusTwentyDecibels() throws IOException {
        float[] left = residual(MAP, 0.1 * Math.sqrt(0.5) / 10, 1);

        for (int block = 2; block < left.length - 2; block++) {
            assertThat(left[block]).as("block " + block).isCloseTo(-20, within(1.0f));
        }
    }

    /** The sinc of 16 samples errs by less than −60 dB below 3 kHz. */
    @Test
    void alignedSoundAtAnotherGainAndSpeedLeavesNextToNothing() throws IOException {
        for (double gain : new double[] {0.25, -1}) {
            float[] left = residual(MAP, 0, gain);
            for (int block = 2; block < left.length - 2; block++) {
                assertThat(left[block]).as("block " + block).isLessThan(-45);
            }
        }
    }

    @Test
    void aWrongMapLeavesTheSound() throws IOException {
        TimeMap wrong = new TimeMap(MAP.offsetSeconds() + 0.004, 1.01, 1 / 1.01, 1e-5, 2, TimeMap.Basis.WAVEFORM);

        assertThat(residual(wrong, 0, 1)[50]).isGreaterThan(-10);
    }

    @Test
    void envelopesThatMatchHaveNoResidual() throws IOException {
        assertThat(residual(map(TimeMap.Basis.ENVELOPE), 0, 1)).containsOnly(Float.NaN);
    }

    private static float[] residual(TimeMap map, double noiseRms, double gain) throws IOException {
        float[] a = new float[(int) (SECONDS * HERTZ)];
        float[] b = new float[(int) ((SECONDS * 1.01 + 0.5) * HERTZ)];
        Random random = new Random(5);
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) sound((double) i / HERTZ);
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = (float) (gain * (sound(MAP.toA((double) i / HERTZ)) + noiseRms * random.nextGaussian()));
        }
        Edge start = new Edge(0, 0);
        Stretch inA = new Stretch(start, new Edge(SECONDS, 0));
        Stretch inB = new Stretch(new Edge(MAP.toB(0), 0), new Edge(MAP.toB(SECONDS), 0));
        Comparison comparison = new Comparison(SECONDS, SECONDS, List.of(new Region.Same(inA, inB, map)), List.of());
        return new MeasureResidual(new Samples(a), new Samples(b))
                .measure(comparison)
                .decibels();
    }

    /** Amplitude 0.1 in all. */
    private static double sound(double seconds) {
        return 0.1 * (0.8 * Math.sin(2 * Math.PI * 433 * seconds) + 0.6 * Math.sin(2 * Math.PI * 2_711 * seconds));
    }
}
