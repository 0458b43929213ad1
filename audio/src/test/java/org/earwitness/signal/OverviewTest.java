package org.earwitness.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.7, 5, 61, 200})
    void aSpectrogramShowsAToneAtItsFrequencyTimeAndLevel(double seconds) {
        float[] left = Sounds.joined(new float[(int) (22_050 * seconds)], Sounds.sine(22_050, 2_100, 1, seconds));
        SpectrogramOverview picture = Sounds.pushed(
                        Sounds.interleaved(left, left), 22_050, 2, 1, new SpectrogramOverviewBuilder())
                .overview();
        assertThat(picture.columns()).isBetween(1, SpectrogramOverviewBuilder.MAXIMUM_COLUMNS);
        assertThat(picture.endSeconds()).isBetween(2 * seconds - 0.001, 2 * seconds * 1.01 + 0.05);
        int row = (int) (2_100 / picture.maximumHertz() * picture.rows());
        double columnSeconds = (picture.endSeconds() - picture.startSeconds()) / picture.columns();
        int late = (int) (1.5 * seconds / columnSeconds);
        assertThat(cell(picture, late, row)).isBetween(-9f, 0.1f);
        if (seconds > 0.5) {
            assertThat(cell(picture, late / 3, row)).isLessThan(-100f);
            assertThat(cell(picture, late, row + 20)).isLessThan(-60f);
        }
    }

    private static float cell(SpectrogramOverview picture, int column, int row) {
        return picture.decibels()[column * picture.rows() + row];
    }

    @Test
    void aCloseUpShowsItsSpanOnly() {
        float[] samples = Sounds.joined(new float[16_000], Sounds.sine(16_000, 1_000, 0.5, 1), new float[16_000]);
        TimeSpan span = new TimeSpan(0.9, 2.1);
        WaveformOverview wave =
                Sounds.pushedMono(samples, new WaveformOverviewBuilder(span)).overview();
        assertThat(wave.startSeconds()).isEqualTo(0.9);
        assertThat(wave.endSeconds()).isCloseTo(2.1, within(0.005));
        assertThat(wave.maximum()[0]).isZero();
        assertThat(wave.maximum()[wave.maximum().length / 2]).isCloseTo(0.5f, within(0.02f));
        SpectrogramOverview picture =
                Sounds.pushedMono(samples, new SpectrogramOverviewBuilder(span)).overview();
        assertThat(picture.startSeconds()).isEqualTo(0.9);
        assertThat(picture.endSeconds()).isCloseTo(2.1, within(0.03));
    }

    @Test
    void theWaveformIsThatOfTheLoudestChannelAtAnyLength() {
        for (int count : new int[] {1, 1_199, 1_200, 1_201, 2_399, 2_401, 100_000}) {
            float[] quiet = Sounds.noise(1, 0.01, count);
            float[] loud = Sounds.noise(2, 0.3, count);
            WaveformOverview wave = Sounds.pushed(
                            Sounds.interleaved(quiet, loud), 8_000, 2, count, new WaveformOverviewBuilder())
                    .overview();
            int columns = wave.maximum().length;
            assertThat(columns).isBetween(Math.min(count, 601), WaveformOverviewBuilder.MAXIMUM_COLUMNS);
            float maximum = Float.NEGATIVE_INFINITY;
            float minimum = Float.POSITIVE_INFINITY;
            for (float sample : loud) {
                maximum = Math.max(maximum, sample);
                minimum = Math.min(minimum, sample);
            }
            float seenMaximum = Float.NEGATIVE_INFINITY;
            float seenMinimum = Float.POSITIVE_INFINITY;
            for (int i = 0; i < columns; i++) {
                seenMaximum = Math.max(seenMaximum, wave.maximum()[i]);
                seenMinimum = Math.min(seenMinimum, wave.minimum()[i]);
            }
            assertThat(seenMaximum).isEqualTo(maximum);
            assertThat(seenMinimum).isEqualTo(minimum);
        }
    }

    @Test
    void anEmptyRecordingHasNoColumns() {
        assertThat(Sounds.pushedMono(new float[0], new WaveformOverviewBuilder())
                        .overview()
                        .rms())
                .isEmpty();
    }
}
