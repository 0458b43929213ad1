package org.earwitness.testkit.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.earwitness.testkit.SeededRandom;

/**
 * Turns letters into gestures: lengths, targets with the pull of neighbouring vowels (locus equations: a consonant's second
 * formant lies part of the way from its locus to the vowel's), stress on each word's last syllable but one, a pitch that
 * falls through the sentence, longer last syllables, and pauses.
 */
final class Articulation {
    private static final double COMMA_PAUSE_SECONDS = 0.22;
    private static final double SENTENCE_PAUSE_SECONDS = 0.42;
    private static final double ONSET_SECONDS = 0.03;
    private static final double VOWEL_PULL = 0.4;
    private static final double BREATH_LEVEL = 0.5;
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
        articulation.gestures.add(Gesture.pause(ONSET_SECONDS, START_SEMITONES));
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
        double pitch = gestures.getLast().pitchSemitones();
        gestures.add(Gesture.pause(pause * random.between(0.8, 1.3), pitch));
    }

    private static List<Sounding> soundings(String words) {
        List<Sounding> soundings = new ArrayList<>();
        List<String> all = Pattern.compile(" +").splitAsStream(words).toList();
        for (int w = 0; w < all.size(); w++) {
            long vowels = all.get(w)
                    .codePoints()
                    .filter(letter -> Phoneme.of(letter).isVowel())
                    .count();
            int seen = 0;
            for (char letter : all.get(w).toCharArray()) {
                Phoneme phoneme = Phoneme.of(letter);
                seen += phoneme.isVowel() ? 1 : 0;
                boolean stressed = phoneme.isVowel() && vowels >= 2 && seen == vowels - 1;
                boolean last = w == all.size() - 1 && seen == vowels;
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
        Posture posture = new Posture(phoneme.firstFormantHertz, second, third, pitch);
        switch (phoneme.manner) {
            case VOWEL -> {
                double seconds = phoneme == Phoneme.SCHWA ? 0.075 : sounding.stressed ? 0.14 : 0.105;
                voiced(seconds * length, posture, sounding.stressed ? 1 : 0.75, 0);
            }
            case NASAL -> voiced(0.07 * length, posture, 0.5, 1);
            case APPROXIMANT -> voiced(0.065 * length, posture, 0.5, 0);
            case FRICATIVE -> fricative(phoneme, vowel, posture, length);
            case STOP -> stop(phoneme, vowel, posture, length);
        }
    }

    private void fricative(Phoneme phoneme, Phoneme vowel, Posture posture, double length) {
        if (phoneme == Phoneme.H) {
            breath(0.07 * length, posture.opened(vowel));
        } else {
            double seconds = phoneme.voiced ? 0.075 : 0.105;
            noise(seconds * length, posture, phoneme, vowel, phoneme.voiced ? 0.3 : 0, phoneme.noiseLevel());
        }
    }

    /** Closure, release, and for a voiceless stop the breath before voicing starts. */
    private void stop(Phoneme phoneme, Phoneme vowel, Posture posture, double length) {
        voiced(0.06 * length, posture, phoneme.voiced ? 0.16 : 0, 0);
        noise(0.012, posture, phoneme, vowel, 0, phoneme.noiseLevel() * (phoneme.voiced ? 0.5 : 1));
        if (!phoneme.voiced) {
            breath((phoneme == Phoneme.K ? 0.042 : 0.028) * length, posture.opened(vowel));
        }
    }

    /** Where the formants stand, for formant scale 1, and the pitch. */
    private record Posture(double firstHertz, double secondHertz, double thirdHertz, double pitchSemitones) {
        /** Half way to a vowel, with its first formant. */
        Posture opened(Phoneme vowel) {
            return new Posture(
                    vowel.firstFormantHertz,
                    (secondHertz + vowel.secondFormantHertz) / 2,
                    (thirdHertz + vowel.thirdFormantHertz) / 2,
                    pitchSemitones);
        }
    }

    private void voiced(double seconds, Posture posture, double voicing, double nasality) {
        gestures.add(gesture(seconds, posture, voicing, 0, 0, 1500, 1500, nasality));
    }

    private void breath(double seconds, Posture posture) {
        gestures.add(gesture(seconds, posture, 0, BREATH_LEVEL, 0, 1500, 1500, 0));
    }

    private void noise(
            double seconds, Posture posture, Phoneme phoneme, Phoneme vowel, double voicing, double frication) {
        double hertz = phoneme.noiseHertz(vowel.secondFormantHertz);
        gestures.add(gesture(seconds, posture, voicing, 0, frication, hertz, phoneme.noiseBandwidthHertz(), 0));
    }

    private Gesture gesture(
            double seconds,
            Posture posture,
            double voicing,
            double aspiration,
            double frication,
            double noiseHertz,
            double noiseBandwidthHertz,
            double nasality) {
        double scale = voice.formantScale();
        return new Gesture(
                seconds,
                posture.firstHertz * scale,
                posture.secondHertz * scale,
                posture.thirdHertz * scale,
                voicing,
                aspiration,
                frication,
                noiseHertz * scale,
                noiseBandwidthHertz * scale,
                nasality,
                posture.pitchSemitones);
    }

    private static Phoneme neighbouringVowel(List<Sounding> soundings, int index) {
        for (int distance = 1; distance <= 2; distance++) {
            for (int at : new int[] {index + distance, index - distance}) {
                if (at >= 0
                        && at < soundings.size()
                        && soundings.get(at).phoneme.isVowel()) {
                    return soundings.get(at).phoneme;
                }
            }
        }
        return Phoneme.SCHWA;
    }

    /** Stretches a phrase's gestures so that its syllables come at the voice's rate. */
    private void keepRate(int first, List<Sounding> soundings) {
        long syllables =
                Math.max(1, soundings.stream().filter(s -> s.phoneme.isVowel()).count());
        double seconds = 0;
        for (Gesture gesture : gestures.subList(first, gestures.size())) {
            seconds += gesture.seconds();
        }
        double stretch = Math.clamp(syllables / voice.syllablesPerSecond() / seconds, 0.6, 2.0);
        gestures.subList(first, gestures.size()).replaceAll(gesture -> gesture.lasting(gesture.seconds() * stretch));
    }
}
