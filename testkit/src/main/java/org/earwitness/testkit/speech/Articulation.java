package org.earwitness.testkit.speech;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.SeededRandom;

/**
 * Turns letters into gestures: lengths, targets with the pull of neighbouring vowels (locus equations: a consonant's second
 * formant lies part of the way from its locus to the vowel's), stress on each word's last syllable but one, a pitch that
 * falls through the sentence, longer last syllables, and pauses.
 */
final class Articulation {
    private static final double COMMA_PAUSE_SECONDS = 0.22;
    private static final double SENTENCE_PAUSE_SECONDS = 0.42;
    private static final double VOWEL_PULL = 0.4;
    private static final double START_SEMITONES = 2.2;
    private static final double END_SEMITONES = -2.4;

    private final VoiceProfile voice;
    private final SeededRandom random;
    private final List<Gesture> gestures = new ArrayList<>();

    private Articulation(VoiceProfile voice, SeededRandom random) {
        this.voice = voice;
        this.random = random;
    }

    /** The gestures of an utterance, with its pauses, in order. */
    static List<Gesture> of(Utterance utterance) {
        Articulation articulation =
                new Articulation(utterance.voice(), new SeededRandom(utterance.seed()).fork("articulation"));
        StringBuilder phrase = new StringBuilder();
        String text = utterance.text();
        double letters = Math.max(1, text.length());
        double phraseStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean mark = letter == ',' || letter == '.' || letter == '?';
            if (!mark) {
                phrase.append(letter);
            }
            if (mark || i == text.length() - 1) {
                articulation.phrase(phrase.toString().trim(), mark ? letter : '.', phraseStart, (i + 1) / letters);
                phrase.setLength(0);
                phraseStart = (i + 1) / letters;
            }
        }
        return articulation.gestures;
    }

    /** One letter's sound, with what bears on it. */
    private record Sounding(Phoneme phoneme, boolean stressed, boolean last) {}

    private void phrase(String words, char mark, double from, double to) {
        List<Sounding> soundings = soundings(words);
        if (soundings.isEmpty()) {
            return;
        }
        int first = gestures.size();
        for (int i = 0; i < soundings.size(); i++) {
            double progress = from + (to - from) * i / soundings.size();
            double pitch = START_SEMITONES + (END_SEMITONES - START_SEMITONES) * progress + 0.4 * random.nextBell();
            pronounce(soundings, i, pitch + intonation(soundings.get(i), mark));
        }
        keepRate(first, soundings);
        double pause = mark == ',' ? COMMA_PAUSE_SECONDS : SENTENCE_PAUSE_SECONDS;
        gestures.add(Gesture.pause(pause * random.between(0.8, 1.3), END_SEMITONES));
    }

    private static List<Sounding> soundings(String words) {
        List<Sounding> soundings = new ArrayList<>();
        String[] all = words.split(" +");
        for (int w = 0; w < all.length; w++) {
            long vowels = all[w].codePoints().filter(letter -> Phoneme.of(letter).isVowel()).count();
            int seen = 0;
            for (char letter : all[w].toCharArray()) {
                Phoneme phoneme = Phoneme.of(letter);
                seen += phoneme.isVowel() ? 1 : 0;
                boolean stressed = phoneme.isVowel() && vowels >= 2 && seen == vowels - 1;
                boolean last = w == all.length - 1 && seen == vowels;
                soundings.add(new Sounding(phoneme, stressed, last));
            }
        }
        return soundings;
    }

    private double intonation(Sounding sounding, char mark) {
        double stress = sounding.stressed ? voice.pitchRangeSemitones() : 0;
        if (!sounding.last) {
            return stress;
        }
        return stress
                + switch (mark) {
                    case '?' -> 5;
                    case ',' -> 1.5;
                    default -> -2.5;
                };
    }

    private void pronounce(List<Sounding> soundings, int index, double pitch) {
        Sounding sounding = soundings.get(index);
        Phoneme phoneme = sounding.phoneme;
        Phoneme vowel = phoneme.isVowel() ? phoneme : neighbouringVowel(soundings, index);
        double second = phoneme.secondFormantHertz;
        double third = phoneme.thirdFormantHertz;
        if (!phoneme.isVowel()) {
            second += VOWEL_PULL * (vowel.secondFormantHertz - second);
            third += VOWEL_PULL * (vowel.thirdFormantHertz - third);
        }
        double length = random.between(0.88, 1.12) * (sounding.last ? 1.35 : 1);
        switch (phoneme.manner) {
            case VOWEL -> {
                double seconds = phoneme == Phoneme.SCHWA ? 0.075 : sounding.stressed ? 0.14 : 0.105;
                add(seconds * length, phoneme, second, third, sounding.stressed ? 1 : 0.75, 0, 0, 0, pitch);
            }
            case NASAL -> add(0.07 * length, phoneme, second, third, 0.5, 0, 0, 1, pitch);
            case APPROXIMANT -> add(0.065 * length, phoneme, second, third, 0.5, 0, 0, 0, pitch);
            case FRICATIVE -> {
                if (phoneme == Phoneme.H) {
                    Gesture breath = gesture(0.07 * length, vowel, second, third, 0, 0.35, 0, 0, pitch);
                    gestures.add(breath);
                } else {
                    double seconds = phoneme.voiced ? 0.075 : 0.105;
                    double voicing = phoneme.voiced ? 0.3 : 0;
                    add(seconds * length, phoneme, second, third, voicing, 0, phoneme.noiseLevel(), 0, pitch);
                }
            }
            case STOP -> stop(phoneme, vowel, second, third, length, pitch);
        }
    }

    /** Closure, release, and for a voiceless stop the breath before voicing starts. */
    private void stop(Phoneme phoneme, Phoneme vowel, double second, double third, double length, double pitch) {
        add(0.06 * length, phoneme, second, third, phoneme.voiced ? 0.16 : 0, 0, 0, 0, pitch);
        double burst = phoneme.noiseLevel() * (phoneme.voiced ? 0.5 : 1);
        gestures.add(noisy(0.012, phoneme, vowel, second, third, 0, 0.1, burst, pitch));
        if (!phoneme.voiced) {
            double halfway = (second + vowel.secondFormantHertz) / 2;
            double lag = phoneme == Phoneme.K ? 0.042 : 0.028;
            gestures.add(gesture(lag * length, vowel, halfway, third, 0, 0.28, 0, 0, pitch));
        }
    }

    private static Phoneme neighbouringVowel(List<Sounding> soundings, int index) {
        for (int distance = 1; distance <= 2; distance++) {
            for (int at : new int[] {index + distance, index - distance}) {
                if (at >= 0 && at < soundings.size() && soundings.get(at).phoneme.isVowel()) {
                    return soundings.get(at).phoneme;
                }
            }
        }
        return Phoneme.SCHWA;
    }

    private void add(
            double seconds,
            Phoneme phoneme,
            double second,
            double third,
            double voicing,
            double aspiration,
            double frication,
            double nasality,
            double pitch) {
        gestures.add(
                nasality > 0
                        ? gesture(seconds, phoneme, second, third, voicing, aspiration, frication, nasality, pitch)
                        : noisy(seconds, phoneme, phoneme, second, third, voicing, aspiration, frication, pitch));
    }

    private Gesture noisy(
            double seconds,
            Phoneme phoneme,
            Phoneme vowel,
            double second,
            double third,
            double voicing,
            double aspiration,
            double frication,
            double pitch) {
        double scale = voice.formantScale();
        return new Gesture(
                seconds,
                phoneme.firstFormantHertz * scale,
                second * scale,
                third * scale,
                voicing,
                aspiration,
                frication,
                phoneme.noiseHertz(vowel.secondFormantHertz) * scale,
                phoneme.noiseBandwidthHertz() * scale,
                0,
                270,
                pitch);
    }

    private Gesture gesture(
            double seconds,
            Phoneme phoneme,
            double second,
            double third,
            double voicing,
            double aspiration,
            double frication,
            double nasality,
            double pitch) {
        double scale = voice.formantScale();
        double zero =
                switch (phoneme) {
                    case M -> 900;
                    case N -> 1450;
                    case NG -> 2300;
                    default -> 270;
                };
        return new Gesture(
                seconds,
                phoneme.firstFormantHertz * scale,
                second * scale,
                third * scale,
                voicing,
                aspiration,
                frication,
                1500,
                1500,
                nasality,
                zero,
                pitch);
    }

    /** Stretches a phrase's gestures so that its syllables come at the voice's rate. */
    private void keepRate(int first, List<Sounding> soundings) {
        long syllables = Math.max(1, soundings.stream().filter(s -> s.phoneme.isVowel()).count());
        double seconds = 0;
        for (Gesture gesture : gestures.subList(first, gestures.size())) {
            seconds += gesture.seconds();
        }
        double stretch = Math.clamp(syllables / voice.syllablesPerSecond() / seconds, 0.6, 2.0);
        gestures.subList(first, gestures.size()).replaceAll(gesture -> gesture.lasting(gesture.seconds() * stretch));
    }
}
