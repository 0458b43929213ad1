package org.earwitness.testkit.speech;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.SeededRandom;

/**
 * A language without a country: a lexicon of words drawn from an invented phonology, and sentences drawn from the lexicon by
 * Zipf's law, so that small words recur as they do in real talk while sentences do not.
 */
public final class InventedLanguage {
    private static final String ONSETS = "ptkbdgmnlrwyfscvzh";
    private static final String VOWELS = "aaaeeiiouə";
    private static final String CODAS = "nnmŋlrskt";
    private static final int LEXICON_WORDS = 4000;
    private static final int SMALL_WORDS = 40;
    /** Mandelbrot's shift: the commonest words are held to about 2 % each. */
    private static final double ZIPF_SHIFT = 8;

    private final List<String> lexicon;

    /** @param seed decides the words; speakers of one language share it */
    public InventedLanguage(long seed) {
        SeededRandom random = new SeededRandom(seed).fork("lexicon");
        List<String> words = new ArrayList<>();
        while (words.size() < LEXICON_WORDS) {
            int syllables = words.size() < SMALL_WORDS ? 1 : 2 + random.nextInt(3);
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < syllables; i++) {
                word.append(syllable(random, i == syllables - 1));
            }
            words.add(word.toString());
        }
        lexicon = List.copyOf(words);
    }

    /** A sentence of 4 to 14 words, ending in a full stop or, one time in eight, a question mark. */
    public String sentence(SeededRandom random) {
        int words = 4 + random.nextInt(11);
        StringBuilder sentence = new StringBuilder();
        int sinceComma = 0;
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(word(random));
            sinceComma++;
            if (sinceComma >= 3 && i < words - 2 && random.chance(0.3)) {
                sentence.append(',');
                sinceComma = 0;
            }
        }
        return sentence.append(random.chance(0.125) ? '?' : '.').toString();
    }

    /** One to three words, as people throw in. */
    public String interjection(SeededRandom random) {
        StringBuilder words = new StringBuilder(word(random));
        for (int more = random.nextInt(3); more > 0; more--) {
            words.append(' ').append(word(random));
        }
        return words.append(random.chance(0.4) ? '?' : '.').toString();
    }

    private String word(SeededRandom random) {
        double rank = ZIPF_SHIFT * (StrictMath.pow(LEXICON_WORDS / ZIPF_SHIFT + 1, random.nextDouble()) - 1);
        return lexicon.get((int) Math.min(rank, LEXICON_WORDS - 1.0));
    }

    private static String syllable(SeededRandom random, boolean last) {
        StringBuilder syllable = new StringBuilder();
        if (!random.chance(0.08)) {
            syllable.append(pick(ONSETS, random));
        }
        syllable.append(pick(VOWELS, random));
        if (random.chance(last ? 0.35 : 0.15)) {
            syllable.append(pick(CODAS, random));
        }
        return syllable.toString();
    }

    private static char pick(String letters, SeededRandom random) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}
