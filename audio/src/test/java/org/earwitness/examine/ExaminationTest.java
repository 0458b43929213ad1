package org.earwitness.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTest {
    private static List<Observation> observed(float[] interleaved, int hertz, int channels) {
        return Sounds.pushed(interleaved, hertz, channels, 3, new Examination()).observations();
    }

    private static Observation of(String check, float[] interleaved, int hertz, int channels) {
        return observed(interleaved, hertz, channels).stream()
                .filter(observation -> observation.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Observation observation, String name, int channel) {
        return observation.quantities().stream()
                .filter(quantity -> quantity.name().equals(name) && quantity.channel() == channel)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void levelsOfASineAreThoseOfTheBook() {
        float[] loud = Sounds.sine(48_000, 1_000, 1, 2);
        Observation level = of("level", Sounds.interleaved(loud, Sounds.scaled(loud, 0.1)), 48_000, 2);
        assertThat(value(level, "peak", 1)).isCloseTo(0, within(0.01));
        assertThat(value(level, "rms", 1)).isCloseTo(-3.01, within(0.01));
        assertThat(value(level, "peak", 2)).isCloseTo(-20, within(0.01));
        assertThat(value(level, "peak", 0)).isCloseTo(0, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"48000", "44100", "96000"})
    void loudnessOfTheReferenceToneIsThatOfTheStandard(int hertz) {
        float[] tone = Sounds.sine(hertz, 997, Math.pow(10, -23.0 / 20), 20);
        float[] stereo = Sounds.interleaved(tone, tone);
        assertThat(value(of("loudness", stereo, hertz, 2), "integrated", 0)).isCloseTo(-23, within(0.1));
        float[] gated = Sounds.joined(stereo, new float[stereo.length], Sounds.scaled(stereo, 0.02));
        assertThat(value(of("loudness", gated, hertz, 2), "integrated", 0)).isCloseTo(-23, within(0.15));
    }

    @Test
    void silenceHasNoLoudness() {
        assertThat(of("loudness", new float[48_000], 48_000, 1).quantities()).isEmpty();
    }

    @Test
    void clippedRunsAreCountedWithTheirPlaces() {
        float[] samples = Sounds.noise(1, 0.05, 32_000);
        Arrays.fill(samples, 8_000, 8_010, 1f);
        Arrays.fill(samples, 16_000, 16_002, 1f);
        Arrays.fill(samples, 24_000, 24_003, -0.9999f);
        Observation clipping = of("clipping", samples, 16_000, 1);
        assertThat(clipping.placesFound()).isEqualTo(2);
        assertThat(clipping.places()).containsExactly(new Place(1, 0.5, 0.500625), new Place(1, 1.5, 1.5001875));
        assertThat(value(clipping, "clipped", 0)).isCloseTo(13 / 16_000.0, within(1e-9));
    }

    @Test
    void placesBeyondTheCapAreCountedOnly() {
        float[] samples = new float[160_000];
        for (int i = 0; i < 250; i++) {
            Arrays.fill(samples, 600 * i, 600 * i + 5, 1f);
        }
        Observation clipping = of("clipping", samples, 16_000, 1);
        assertThat(clipping.placesFound()).isEqualTo(250);
        assertThat(clipping.places()).hasSize(Observation.MAXIMUM_PLACES);
    }

    @Test
    void anOffsetIsMeasuredPerChannel() {
        float[] one = Sounds.noise(1, 0.1, 160_000);
        float[] other = one.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] += 0.02f;
        }
        Observation offset = of("direct_current", Sounds.interleaved(one, other), 16_000, 2);
        assertThat(value(offset, "mean", 2) - value(offset, "mean", 1)).isCloseTo(0.02, within(1e-6));
    }

    @Test
    void aTelephoneBandInsideAWideFileIsSeen() {
        float[] narrow = Sounds.babble(5, 8_000, 10);
        float[] wide = new float[(int) (narrow.length * 44_100L / 8_000)];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (float) interpolated(narrow, i * 8_000.0 / 44_100);
        }
        Observation bandwidth = of("bandwidth", wide, 44_100, 1);
        assertThat(value(bandwidth, "upper_edge", 0)).isCloseTo(4_000, within(250.0));
        assertThat(bandwidth.test().orElseThrow().verdict()).isEqualTo(Verdict.INCONSISTENT);
    }

    /** Band-limited interpolation with a long windowed sinc. */
    private static double interpolated(float[] samples, double position) {
        int half = 40;
        double sum = 0;
        for (int k = (int) position - half + 1; k <= (int) position + half; k++) {
            if (k >= 0 && k < samples.length) {
                double x = position - k;
                double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
                sum += samples[k] * sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / half));
            }
        }
        return sum;
    }

    @Test
    void soundUpToTheTopHasNoEdge() {
        Observation bandwidth = of("bandwidth", Sounds.noise(2, 0.1, 88_200), 44_100, 1);
        assertThat(value(bandwidth, "upper_edge", 0)).isEqualTo(22_050);
        assertThat(value(bandwidth, "95_percent_of_power_below", 0)).isCloseTo(0.95 * 22_050, within(150.0));
        assertThat(bandwidth.test().orElseThrow().verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void theBandwidthOfSilenceCannotBeTested() {
        assertThat(of("bandwidth", new float[44_100], 44_100, 1)
                        .test()
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.NOT_TESTABLE);
    }

    @Test
    void digitalZerosAreToldFromSilence() {
        float[] samples = Sounds.noise(3, 0.1, 16_000 * 6);
        float[] faint = Sounds.noise(4, 1e-4, 16_000);
        System.arraycopy(faint, 0, samples, 16_000, faint.length);
        Arrays.fill(samples, 48_000, 56_000, 0f);
        Arrays.fill(samples, 80_000, 80_100, 0f);
        Observation silence = of("silence", samples, 16_000, 1);
        Observation zeros = of("digital_zeros", samples, 16_000, 1);
        assertThat(silence.places()).containsExactly(new Place(0, 1, 2), new Place(0, 3, 3.5));
        assertThat(zeros.places()).containsExactly(new Place(0, 3, 3.5));
    }

    @Test
    void relationsOfChannelsAreNamed() {
        float[] voice = Sounds.babble(6, 16_000, 2);
        float[] other = Sounds.babble(7, 16_000, 2);
        float[] all = Sounds.interleaved(
                voice, voice, Sounds.scaled(voice, -1), Sounds.scaled(voice, 0.5), new float[voice.length], other);
        assertThat(of("channels", all, 16_000, 6).summary())
                .contains("Channel 2 is equal to channel 1")
                .contains("Channel 3 is the inverse")
                .contains("Channel 4 has the same sound")
                .contains("Channel 5 is empty")
                .contains("Channel 6 differs");
        assertThat(of("channels", Sounds.interleaved(new float[voice.length], voice), 16_000, 2)
                        .summary())
                .contains("Channel 1 is empty")
                .contains("Channel 2 has sound");
    }

    @ParameterizedTest
    @CsvSource({"30", "15"})
    void theSignalToNoiseRatioComesNearThatOfTheMixture(double decibels) {
        float[] voice = Sounds.babble(8, 16_000, 10);
        float[] samples = Sounds.joined(new float[64_000], voice, new float[64_000]);
        double noise = Sounds.rms(voice, 16_000, 0, 10) * Math.pow(10, -decibels / 20);
        Observation speech =
                of("speech_activity", Sounds.sum(samples, Sounds.noise(9, noise, samples.length)), 16_000, 1);
        assertThat(value(speech, "signal_to_noise", 0)).isCloseTo(decibels, within(2.0));
    }

    @Test
    void anEmptyRecordingIsExaminedWithoutComplaint() {
        List<Observation> observations = observed(new float[0], 44_100, 2);
        assertThat(observations).hasSize(10);
        assertThat(observations).allSatisfy(each -> assertThat(each.summary()).isNotBlank());
    }

    @Test
    void observationsDoNotDependOnTheBlocks() {
        float[] stereo = Sounds.interleaved(Sounds.babble(10, 22_050, 3), Sounds.babble(11, 22_050, 3));
        assertThat(Sounds.pushed(stereo, 22_050, 2, 1, new Examination()).observations())
                .isEqualTo(
                        Sounds.pushed(stereo, 22_050, 2, 2, new Examination()).observations());
    }

    @Test
    void samplesThatAreNoNumbersAreCountedAndSpoilNothing() {
        float[] samples = Sounds.babble(12, 16_000, 3);
        samples[10_000] = Float.NaN;
        samples[20_000] = Float.NEGATIVE_INFINITY;
        samples[20_001] = 1e30f;
        assertThat(value(of("implausible_samples", samples, 16_000, 1), "samples", 0))
                .isEqualTo(3);
        assertThat(value(of("level", samples, 16_000, 1), "peak", 1)).isCloseTo(60, within(0.01));
    }
}
