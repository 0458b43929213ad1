package org.earwitness.media;

import java.util.Arrays;
import java.util.Random;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates, channels and values that no microphone gives, as a damaged header lets through, go through every measurement. */
class StrangeSoundTest {
    private static final float LARGEST = 10_000;

    @ParameterizedTest
    @CsvSource({
        "1000, 1",
        "1000, 64",
        "1001, 3",
        "7999, 2",
        "16001, 1",
        "44099, 1",
        "192000, 6",
        "767999, 1",
        "768000, 64"
    })
    void everyMeasurementTakesAnySound(int hertz, int channels) {
        Random random = new Random(hertz + channels);
        for (int shape = 0; shape < 5; shape++) {
            int frames = shape == 0 ? 1 : 5000;
            var measured = new HostileReading.Measurements();
            measured.begin(new PcmFormat(new SampleRate(hertz), channels));
            measured.accept(new float[0], 0);
            measured.accept(samples(frames * channels, shape, random), frames);
            measured.end();
            measured.requireWhole();
        }
    }

    private static float[] samples(int count, int shape, Random random) {
        float[] samples = new float[count];
        switch (shape) {
            case 0 -> Arrays.fill(samples, 0);
            case 1 -> Arrays.fill(samples, LARGEST);
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    samples[i] = i % 2 == 0 ? LARGEST : -LARGEST;
                }
            }
            case 3 -> Arrays.fill(samples, Float.MIN_VALUE);
            default -> {
                for (int i = 0; i < count; i++) {
                    samples[i] = (random.nextFloat() - 0.5f) * 2 * LARGEST;
                }
            }
        }
        return samples;
    }
}
