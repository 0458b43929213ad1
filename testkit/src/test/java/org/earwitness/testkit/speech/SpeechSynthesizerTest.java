package org.earwitness.testkit.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.Spectrum;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechSynthesizerTest {
    private static final int RATE = 16_000;
    private static final VoiceProfile MONOTONOUS = new VoiceProfile("ឃុន តារ៉េ", 60, 1, 2, 0, 0.1, 0.01, 0.05, 8000);
    private static final List<VoiceProfile> VOICES = List.of(
            VoiceProfile.low("Tavero"),
            VoiceProfile.high("មីរ៉ាស៊ា"),
            VoiceProfile.hoarse("Osk"),
            VoiceProfile.bright("Runa"));

    @ParameterizedTest
    @CsvSource({
        "i, 290, 2250",
        "e, 430, 2000",
        "a, 730, 1200",
        "o, 480, 880",
        "u, 320, 820",
        "ə, 500, 1450",
    })
    void theFirstTwoFormantsOfAHeldVowelLieWithinTenPerCent(String vowel, double first, double second) {
        Sound sound = new SpeechSynthesizer(RATE).speak(new Utterance(vowel.repeat(4) + ".", MONOTONOUS, 3));
        float[] middle = Edits.excerpt(sound, 0.6, 0.9).channel(0);
        double[] peaks = Spectrum.envelopePeaks(middle, RATE, 20, 3200);
        assertThat(peaks).as("peaks of %s", vowel).hasSizeGreaterThanOrEqualTo(2);
        assertThat(nearest(peaks, first)).as("first formant of %s", vowel).isCloseTo(first, within(0.1 * first));
        assertThat(nearest(peaks, second)).as("second formant of %s", vowel).isCloseTo(second, within(0.1 * second));
    }

    @Test
    void aLargerFormantScaleRaisesTheFormants() {
        VoiceProfile small = new VoiceProfile("small", 60, 1.2, 2, 0, 0.1, 0.01, 0.05, 8000);
        Sound sound = new SpeechSynthesizer(RATE).speak(new Utterance("aaaa.", small, 3));
        double[] peaks = Spectrum.envelopePeaks(Edits.excerpt(sound, 0.6, 0.9).channel(0), RATE, 20, 3200);
        assertThat(nearest(peaks, 1.2 * 730)).isCloseTo(1.2 * 730, within(0.1 * 1.2 * 730));
        assertThat(nearest(peaks, 1.2 * 1200)).isCloseTo(1.2 * 1200, within(0.1 * 1.2 * 1200));
    }

    @Test
    void voicesKeepTheirPitch() {
        for (VoiceProfile voice : VOICES) {
            Sound speech = talk(voice, 10);
            assertThat(medianPitch(speech))
                    .as(voice.name())
                    .isCloseTo(voice.pitchHertz(), within(0.2 * voice.pitchHertz()));
        }
    }

    @Test
    void energyRisesAndFallsInTheRhythmOfSyllables() {
        for (VoiceProfile voice : VOICES) {
            double[] envelope = envelope(talk(voice, 30));
            double best = 0;
            double bestHertz = 0;
            for (double hertz = 0.8; hertz <= 16; hertz += 0.1) {
                double modulation = modulation(envelope, hertz);
                if (modulation * Math.sqrt(hertz) > best) {
                    best = modulation * Math.sqrt(hertz);
                    bestHertz = hertz;
                }
            }
            assertThat(bestHertz).as("rhythm of %s", voice.name()).isBetween(2.5, 7.0);
        }
    }

    @Test
    void syllablesComeAtTheVoicesRateBetweenPauses() {
        VoiceProfile voice = VoiceProfile.low("Tavero");
        String text = "sonali metuka, vadi rova lenu karisa.";
        int syllables = 15;
        double pausesAtMost = (0.22 + 0.42) * 1.3 + 0.03;
        double pausesAtLeast = (0.22 + 0.42) * 0.8 + 0.03;
        double seconds = SpeechSynthesizer.seconds(new Utterance(text, voice, 8));
        assertThat(seconds)
                .isBetween(
                        syllables / voice.syllablesPerSecond() + pausesAtLeast - 0.02,
                        syllables / voice.syllablesPerSecond() + pausesAtMost + 0.02);
        assertThat(new SpeechSynthesizer(RATE)
                        .speak(new Utterance(text, voice, 8))
                        .seconds())
                .isEqualTo(seconds);
    }

    @Test
    void talkHasPausesButNotTooMany() {
        for (VoiceProfile voice : VOICES) {
            double[] envelope = envelope(talk(voice, 30));
            double loud = Arrays.stream(envelope).max().orElseThrow();
            double silent = Arrays.stream(envelope)
                            .filter(level -> level < loud * 0.003)
                            .count()
                    / (double) envelope.length;
            assertThat(silent).as("silent part of %s", voice.name()).isBetween(0.08, 0.4);
        }
    }

    @Test
    void aQuestionEndsHigherThanAStatement() {
        VoiceProfile voice = VoiceProfile.low("Tavero");
        assertThat(endPitch("malino renama?", voice)).isGreaterThan(1.2 * endPitch("malino renama.", voice));
    }

    @Test
    void hissingSoundsLieHigherThanVowels() {
        VoiceProfile voice = VoiceProfile.low("Tavero");
        Sound sound = new SpeechSynthesizer(RATE).speak(new Utterance("asa.", voice, 2));
        double[] crossings = new double[(int) (sound.seconds() / 0.02)];
        for (int frame = 0; frame < crossings.length; frame++) {
            float[] samples =
                    Edits.excerpt(sound, frame * 0.02, frame * 0.02 + 0.02).channel(0);
            for (int n = 1; n < samples.length; n++) {
                crossings[frame] += samples[n] * samples[n - 1] < 0 ? 1 : 0;
            }
        }
        int hiss = 0;
        for (int frame = 0; frame < crossings.length; frame++) {
            hiss = crossings[frame] > crossings[hiss] ? frame : hiss;
        }
        assertThat(crossings[hiss] * 50 / 2).as("hertz of the hiss").isGreaterThan(3500);
        assertThat(crossings[3] * 50 / 2).as("hertz of the vowel").isLessThan(1500);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 44_100, 48_000, 96_000})
    void everyRateGivesSpeechOfTheSameLengthAndLevel(int rate) {
        Utterance utterance = new Utterance("sonali metuka, vadi rova.", VoiceProfile.high("Mirasea"), 8);
        Sound sound = new SpeechSynthesizer(rate).speak(utterance);
        assertThat(sound.seconds()).isCloseTo(SpeechSynthesizer.seconds(utterance), within(0.001));
        assertThat(sound.rms()).isBetween(0.05, 0.12);
        assertThat(sound.peak()).isLessThanOrEqualTo(0.951f);
    }

    @Test
    void theSameSeedSpeaksTheSameAndAnotherSeedDoesNot() {
        SpeechSynthesizer synthesizer = new SpeechSynthesizer(RATE);
        Utterance once = new Utterance("sonali metuka.", VoiceProfile.low("Tavero"), 1);
        Utterance again = new Utterance("sonali metuka.", VoiceProfile.low("Tavero"), 2);
        assertThat(synthesizer.speak(once)).isEqualTo(synthesizer.speak(once));
        assertThat(synthesizer.speak(once)).isNotEqualTo(synthesizer.speak(again));
    }

    @Test
    void sentencesHardlyEverRepeat() {
        InventedLanguage language = new InventedLanguage(1);
        SeededRandom random = new SeededRandom(2);
        List<String> sentences =
                Stream.generate(() -> language.sentence(random)).limit(2000).toList();
        assertThat(sentences).doesNotHaveDuplicates();
        assertThat(sentences).allSatisfy(sentence -> assertThat(sentence).matches("[a-zəŋ]+([, ]+[a-zəŋ]+){3,13}[.?]"));
    }

    @Test
    void lettersOutsideTheLanguageAreNamed() {
        assertThatThrownBy(() -> new Utterance("hello សួស្តី", VoiceProfile.low("Tavero"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ស");
    }

    private static Sound talk(VoiceProfile voice, double seconds) {
        InventedLanguage language = new InventedLanguage(7);
        SeededRandom random = new SeededRandom(voice.name().hashCode());
        SpeechSynthesizer synthesizer = new SpeechSynthesizer(RATE);
        Sound talk = Sound.mono(RATE, new float[0]);
        while (talk.seconds() < seconds) {
            talk = Edits.join(
                    talk, synthesizer.speak(new Utterance(language.sentence(random), voice, random.nextLong())));
        }
        return talk;
    }

    /** Root mean square of each 10 ms. */
    private static double[] envelope(Sound sound) {
        float[] samples = sound.channel(0);
        int hop = RATE / 100;
        double[] envelope = new double[samples.length / hop];
        for (int frame = 0; frame < envelope.length; frame++) {
            double sum = 0;
            for (int n = frame * hop; n < (frame + 1) * hop; n++) {
                sum += samples[n] * samples[n];
            }
            envelope[frame] = Math.sqrt(sum / hop);
        }
        return envelope;
    }

    /** Mean strength of an envelope's modulation over windows of 2 s. */
    private static double modulation(double[] envelope, double hertz) {
        double sum = 0;
        for (int start = 0; start + 200 <= envelope.length; start += 100) {
            float[] window = new float[200];
            double mean = Arrays.stream(envelope, start, start + 200).average().orElseThrow();
            for (int i = 0; i < 200; i++) {
                window[i] = (float) (envelope[start + i] - mean);
            }
            sum += Math.pow(Spectrum.amplitude(window, 100, hertz), 2);
        }
        return Math.sqrt(sum);
    }

    private static double endPitch(String text, VoiceProfile voice) {
        Sound sound = new SpeechSynthesizer(RATE).speak(new Utterance(text, voice, 4));
        double[] envelope = envelope(sound);
        int last = envelope.length - 1;
        while (envelope[last] < 0.05) {
            last--;
        }
        return pitch(
                Edits.excerpt(sound, last * 0.01 - 0.08, last * 0.01 - 0.02).channel(0), 160);
    }

    private static double medianPitch(Sound speech) {
        double[] pitches = IntStream.range(0, (int) (speech.seconds() / 0.05))
                .mapToObj(i -> Edits.excerpt(speech, i * 0.05, i * 0.05 + 0.05))
                .filter(window -> window.rms() > 0.08)
                .mapToDouble(window -> pitch(window.channel(0), 400))
                .sorted()
                .toArray();
        return pitches[pitches.length / 2];
    }

    /** Frequency of the lag up to 1/70 s at which samples resemble themselves most. */
    private static double pitch(float[] samples, int highestHertz) {
        double best = 0;
        int bestLag = 1;
        for (int lag = RATE / highestHertz; lag <= RATE / 70; lag++) {
            double sum = 0;
            double power = 1e-12;
            for (int n = lag; n < samples.length; n++) {
                sum += samples[n] * samples[n - lag];
                power += samples[n] * samples[n] + samples[n - lag] * samples[n - lag];
            }
            double likeness = 2 * sum / power - 0.0005 * lag;
            if (likeness > best) {
                best = likeness;
                bestLag = lag;
            }
        }
        return (double) RATE / bestLag;
    }

    private static double nearest(double[] peaks, double hertz) {
        return Arrays.stream(peaks)
                .boxed()
                .min(Comparator.comparingDouble(peak -> Math.abs(peak - hertz)))
                .orElseThrow();
    }
}
