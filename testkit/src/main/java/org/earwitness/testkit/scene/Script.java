package org.earwitness.testkit.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.speech.InventedLanguage;
import org.earwitness.testkit.speech.Utterance;
import org.earwitness.testkit.speech.VoiceProfile;

/** Writes a scene passage by passage, without end. Each passage is made from the seed and what was drawn before it. */
abstract class Script {
    /** All scenes are set in one country, whose people share a language. */
    private static final InventedLanguage LANGUAGE = new InventedLanguage(0x7E1AA5);

    final SeededRandom random;

    /**
     * A stretch of a scene.
     *
     * @param seconds how long it lasts; no cue starts later
     * @param cues by time of start, counted from the passage's start
     */
    record Passage(double seconds, List<Cue> cues) {
        Passage {
            cues = cues.stream()
                    .sorted(Comparator.comparingDouble(Cue::startSeconds))
                    .toList();
            if (!cues.isEmpty() && cues.getLast().startSeconds() > seconds) {
                throw new IllegalArgumentException("passage of " + seconds + " s: expected no later cue, found one at "
                        + cues.getLast().startSeconds());
            }
        }
    }

    Script(SeededRandom random) {
        this.random = random;
    }

    abstract Passage next();

    Cue sentence(double startSeconds, VoiceProfile voice, double gainDecibels, double pan) {
        return said(startSeconds, voice, LANGUAGE.sentence(random), gainDecibels, pan);
    }

    Cue interjection(double startSeconds, VoiceProfile voice, double gainDecibels, double pan) {
        return said(startSeconds, voice, LANGUAGE.interjection(random), gainDecibels, pan);
    }

    private Cue said(double startSeconds, VoiceProfile voice, String text, double gainDecibels, double pan) {
        Utterance utterance = new Utterance(text, voice, random.nextLong());
        return new Cue(startSeconds, new Happening.Said(utterance), gainDecibels, pan);
    }

    /** One speaks at length; others throw in a word, clap, cough, move chairs. */
    static final class Meeting extends Script {
        private static final double SPEAKER_PAN = -0.15;

        Meeting(SeededRandom random) {
            super(random);
        }

        @Override
        Passage next() {
            List<Cue> cues = new ArrayList<>();
            double now = random.between(0.2, 0.9);
            for (int sentences = 3 + random.nextInt(4); sentences > 0; sentences--) {
                Cue sentence = sentence(now, Cast.CHAIRMAN, 0, SPEAKER_PAN);
                cues.add(sentence);
                if (random.chance(0.3)) {
                    cues.add(disturbance(random.between(now, sentence.endSeconds())));
                }
                now = sentence.endSeconds() + random.between(0, 0.5);
                if (random.chance(0.25)) {
                    int who = random.nextInt(Cast.listeners().size());
                    double overlap = random.between(0, 0.4);
                    Cue thrownIn = interjection(
                            Math.max(0, now - overlap),
                            Cast.listeners().get(who),
                            random.between(-11, -4),
                            0.3 * (who + 1));
                    cues.add(thrownIn);
                    now = thrownIn.endSeconds() + random.between(0, 0.3);
                }
            }
            if (random.chance(0.6)) {
                double seconds = random.between(2, 6);
                cues.add(new Cue(now, new Happening.Applause(seconds, random.nextLong()), -3, 0.2));
                now += seconds * 0.8;
            }
            return new Passage(now, cues);
        }

        private Cue disturbance(double atSeconds) {
            Happening happening = random.chance(0.5)
                    ? new Happening.Cough(random.nextLong())
                    : new Happening.ChairScrape(random.between(0.4, 1.1), random.nextLong());
            return new Cue(atSeconds, happening, random.between(-16, -8), random.between(-0.9, 0.9));
        }
    }

    /** One voice reads without a break. */
    static final class News extends Script {
        News(SeededRandom random) {
            super(random);
        }

        @Override
        Passage next() {
            Cue sentence = sentence(0, Cast.NEWSREADER, 0, 0);
            return new Passage(sentence.endSeconds() + random.between(0, 0.25), List.of(sentence));
        }
    }

    /** Several talk at once, near and far, among crockery. */
    static final class Market extends Script {
        private static final double PASSAGE_SECONDS = 4;

        Market(SeededRandom random) {
            super(random);
        }

        @Override
        Passage next() {
            List<Cue> cues = new ArrayList<>();
            for (int voices = 4; voices > 0; voices--) {
                cues.add(sentence(
                        random.between(0, PASSAGE_SECONDS), passer(), random.between(-20, -6), random.between(-1, 1)));
            }
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                Happening piece = new Happening.Clatter(random.nextLong());
                cues.add(new Cue(
                        random.between(0, PASSAGE_SECONDS), piece, random.between(-18, -4), random.between(-1, 1)));
            }
            return new Passage(PASSAGE_SECONDS, cues);
        }

        private VoiceProfile passer() {
            return new VoiceProfile(
                    "passer-by",
                    random.between(95, 260),
                    random.between(0.92, 1.25),
                    random.between(3.8, 6),
                    random.between(2, 5),
                    random.between(0.05, 0.5),
                    0.008,
                    0.05,
                    random.between(3000, 8000));
        }
    }

    /** Chords under a wandering melody of five notes to the octave. */
    static final class Music extends Script {
        private static final double BEAT_SECONDS = 0.48;
        private static final int[] ROOTS = {0, 5, 7, 9, 2};
        private static final int[] MELODY = {0, 2, 4, 7, 9, 12};
        private static final double LOWEST_HERTZ = 146.83;

        Music(SeededRandom random) {
            super(random);
        }

        @Override
        Passage next() {
            List<Cue> cues = new ArrayList<>();
            int root = ROOTS[random.nextInt(ROOTS.length)];
            double lowest = LOWEST_HERTZ * StrictMath.pow(2, root / 12.0);
            int third = root == 9 || root == 2 ? 3 : 4;
            for (int beat = 0; beat < 4; beat++) {
                int note = MELODY[random.nextInt(MELODY.length)];
                double length = BEAT_SECONDS * (1 + random.nextInt(3));
                cues.add(new Cue(beat * BEAT_SECONDS, new Happening.Chord(length, lowest, third, note), 0, 0.2));
            }
            return new Passage(4 * BEAT_SECONDS, cues);
        }
    }
}
