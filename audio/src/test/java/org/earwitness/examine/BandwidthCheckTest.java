package org.earwitness.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.Sounds;
import org.earwitness.testkit.sound.BandPass;
import org.earwitness.testkit.speech.SpeechSynthesizer;
import org.earwitness.testkit.speech.Utterance;
import org.earwitness.testkit.speech.VoiceProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthCheckTest {
    private static final String TEXT = "sasola mitesu rafone kisila topame shesula vasifo, nimosa tekisu fasolimi";

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 44_100, 48_000})
    void speechThatFillsItsBandHasNoEdgeInside(int hertz) {
        for (VoiceProfile voice : List.of(VoiceProfile.low("low"), VoiceProfile.high("high"))) {
            Observation bandwidth = of(inRoom(speech(voice, hertz), 1e-4), hertz);
            assertThat(verdict(bandwidth)).as(bandwidth.summary()).isEqualTo(Verdict.CONSISTENT);
            assertThat(value(bandwidth, "upper_edge")).isGreaterThan(0.9 * hertz / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, 80", "600, 120", "700, 100", "900, 150"})
    void noiseThatFallsOffAsAVowelDoesHasNoEdge(double formant, double width) {
        float[] noise = Sounds.noise(7, 0.1, 160_000);
        BandPass resonance = new BandPass(16_000, formant, width);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (resonance.next(noise[i]) + 0.005 * noise[i]);
        }
        Observation bandwidth = of(noise, 16_000);
        assertThat(verdict(bandwidth)).as(bandwidth.summary()).isEqualTo(Verdict.CONSISTENT);
        assertThat(value(bandwidth, "upper_edge")).isEqualTo(8_000);
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 3400",
        "16000, 4000",
        "16000, 5500",
        "16000, 7000",
        "44100, 4000",
        "48000, 8000",
        "48000, 11000",
        "44100, 16000"
    })
    void aLimitIsFoundWhereItIs(int hertz, double limit) {
        float[] noise = limited(Sounds.noise(3, 0.1, 5 * hertz), hertz, limit);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= (float) (1 + Math.sin(20.0 * i / hertz));
        }
        found(noise, hertz, limit);
    }

    @ParameterizedTest
    @CsvSource({"16000, 3400", "16000, 4000", "48000, 4000"})
    void theLimitOfSpeechIsFoundAmidItsFormants(int hertz, double limit) {
        float[] speech = limited(inRoom(speech(VoiceProfile.low("low"), hertz), 1e-3), hertz, limit);
        found(speech, hertz, limit);
    }

    @Test
    void silenceAroundTheSoundChangesNothing() {
        float[] sound = limited(Sounds.noise(3, 0.1, 48_000), 16_000, 3_400);
        float[] within = new float[100 * 16_000];
        System.arraycopy(sound, 0, within, 50 * 16_000, sound.length);
        found(within, 16_000, 3_400);
    }

    @Test
    void fricativesInFewFramesFillTheBand() {
        float[] sound = limited(Sounds.noise(3, 0.1, 160_000), 16_000, 3_400);
        float[] wide = Sounds.noise(4, 0.02, 4_800);
        for (int i = 0; i < wide.length; i++) {
            sound[80_000 + i] += wide[i];
        }
        assertThat(value(of(sound, 16_000), "upper_edge")).isEqualTo(8_000);
    }

    @Test
    void aWhistleAboveTheLimitDoesNotHideIt() {
        float[] sound = limited(Sounds.noise(3, 0.1, 220_500), 44_100, 8_000);
        float[] whistle = Sounds.sine(44_100, 15_625, 0.01, 5);
        for (int i = 0; i < sound.length; i++) {
            sound[i] += whistle[i];
        }
        found(sound, 44_100, 8_000);
    }

    @Test
    void noiseAddedAfterTheLimitHidesIt() {
        float[] sound = inRoom(limited(Sounds.noise(3, 0.1, 80_000), 16_000, 3_400), 0.02);
        assertThat(value(of(sound, 16_000), "upper_edge")).isEqualTo(8_000);
    }

    @Test
    void tonesDoNotTellWhereABandEnds() {
        assertThat(verdict(of(Sounds.sine(16_000, 1_000, 0.3, 5), 16_000))).isEqualTo(Verdict.NOT_TESTABLE);
        float[] chord = Sounds.sine(44_100, 880, 0.2, 5);
        for (double partial : new double[] {1760, 2640, 3520}) {
            float[] other = Sounds.sine(44_100, partial, 0.1, 5);
            for (int i = 0; i < chord.length; i++) {
                chord[i] += other[i];
            }
        }
        assertThat(verdict(of(chord, 44_100))).isEqualTo(Verdict.NOT_TESTABLE);
    }

    @Test
    void aMomentOfSoundIsTooShort() {
        float[] moment = new float[160_000];
        System.arraycopy(limited(Sounds.noise(3, 0.1, 8_000), 16_000, 3_400), 0, moment, 80_000, 8_000);
        assertThat(verdict(of(moment, 16_000))).isEqualTo(Verdict.NOT_TESTABLE);
    }

    private static void found(float[] sound, int hertz, double limit) {
        Observation bandwidth = of(sound, hertz);
        assertThat(value(bandwidth, "upper_edge"))
                .as(bandwidth.summary())
                .isCloseTo(limit, within(Math.max(200, 0.05 * limit)));
        assertThat(verdict(bandwidth)).isEqualTo(Verdict.INCONSISTENT);
    }

    private static float[] speech(VoiceProfile voice, int hertz) {
        float[] speech = new SpeechSynthesizer(hertz)
                .speak(new Utterance(TEXT, voice, 5))
                .channel(0);
        return Arrays.copyOf(speech, speech.length);
    }

    private static float[] inRoom(float[] sound, double noiseLevel) {
        float[] noise = Sounds.noise(11, noiseLevel, sound.length);
        for (int i = 0; i < sound.length; i++) {
            noise[i] += sound[i];
        }
        return noise;
    }

    /** Through a windowed sinc of 401 taps and the steps of 16 bits. */
    private static float[] limited(float[] sound, int hertz, double limit) {
        int half = 200;
        double[] taps = new double[2 * half + 1];
        for (int k = -half; k <= half; k++) {
            double x = 2 * limit / hertz * k;
            double sinc = k == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            taps[k + half] = 2 * limit / hertz * sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / (half + 1)));
        }
        float[] filtered = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            double sum = 0;
            for (int k = Math.max(0, i - sound.length + 1 + half); k < taps.length && i - k + half >= 0; k++) {
                sum += taps[k] * sound[i - k + half];
            }
            filtered[i] = Math.round(sum * 32_768) / 32_768f;
        }
        return filtered;
    }

    private static Observation of(float[] sound, int hertz) {
        BandwidthCheck check = new BandwidthCheck();
        check.begin(new PcmFormat(new SampleRate(hertz), 1));
        check.accept(sound, sound.length);
        check.end();
        return check.observations().getFirst();
    }

    private static Verdict verdict(Observation observation) {
        return observation.test().orElseThrow().verdict();
    }

    private static double value(Observation observation, String name) {
        return observation.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
