package org.earwitness.testkit.speech;

/**
 * The sounds of the invented language, one letter each. Formants are those of a voice of formant scale 1, in hertz (vowels
 * after Peterson and Barney, "Control methods used in a study of the vowels", 1952, rounded); for consonants the second
 * formant is the locus that neighbouring vowels are drawn to.
 */
enum Phoneme {
    I('i', Manner.VOWEL, true, 290, 2250, 2950),
    E('e', Manner.VOWEL, true, 430, 2000, 2600),
    A('a', Manner.VOWEL, true, 730, 1200, 2500),
    O('o', Manner.VOWEL, true, 480, 880, 2450),
    U('u', Manner.VOWEL, true, 320, 820, 2300),
    SCHWA('ə', Manner.VOWEL, true, 500, 1450, 2450),

    M('m', Manner.NASAL, true, 270, 1000, 2200),
    N('n', Manner.NASAL, true, 270, 1700, 2600),
    NG('ŋ', Manner.NASAL, true, 270, 2000, 2300),

    L('l', Manner.APPROXIMANT, true, 350, 1150, 2700),
    R('r', Manner.APPROXIMANT, true, 380, 1250, 1650),
    W('w', Manner.APPROXIMANT, true, 300, 680, 2200),
    Y('y', Manner.APPROXIMANT, true, 270, 2250, 3000),

    F('f', Manner.FRICATIVE, false, 320, 1050, 2250),
    S('s', Manner.FRICATIVE, false, 320, 1700, 2600),
    C('c', Manner.FRICATIVE, false, 300, 1950, 2500),
    H('h', Manner.FRICATIVE, false, 500, 1500, 2500),
    V('v', Manner.FRICATIVE, true, 280, 1050, 2250),
    Z('z', Manner.FRICATIVE, true, 280, 1700, 2600),

    P('p', Manner.STOP, false, 220, 900, 2200),
    T('t', Manner.STOP, false, 220, 1750, 2650),
    K('k', Manner.STOP, false, 220, 1900, 2300),
    B('b', Manner.STOP, true, 200, 900, 2200),
    D('d', Manner.STOP, true, 200, 1750, 2650),
    G('g', Manner.STOP, true, 200, 1900, 2300);

    /** How the mouth makes a sound. */
    enum Manner {
        VOWEL,
        NASAL,
        APPROXIMANT,
        FRICATIVE,
        STOP
    }

    final char letter;
    final Manner manner;
    final boolean voiced;
    final double firstFormantHertz;
    final double secondFormantHertz;
    final double thirdFormantHertz;

    Phoneme(char letter, Manner manner, boolean voiced, double first, double second, double third) {
        this.letter = letter;
        this.manner = manner;
        this.voiced = voiced;
        firstFormantHertz = first;
        secondFormantHertz = second;
        thirdFormantHertz = third;
    }

    static Phoneme of(int letter) {
        for (Phoneme phoneme : values()) {
            if (phoneme.letter == letter) {
                return phoneme;
            }
        }
        throw new IllegalArgumentException(
                "letter: expected one of the invented language or a space, comma, full stop or "
                        + "question mark, found " + Character.toString(letter));
    }

    boolean isVowel() {
        return manner == Manner.VOWEL;
    }

    /** Centre of the noise of a fricative or of a stop's release, for a vowel with the given second formant after it. */
    double noiseHertz(double nextSecondFormantHertz) {
        return switch (this) {
            case S, Z -> 6200;
            case C -> 3300;
            case F, V -> 7000;
            case T, D -> 4200;
            case K, G -> nextSecondFormantHertz * 1.1;
            case P, B -> 900;
            default -> 1500;
        };
    }

    /** Width of that noise. */
    double noiseBandwidthHertz() {
        return switch (this) {
            case S, Z -> 2600;
            case C -> 1700;
            case F, V -> 6000;
            case T, D -> 2500;
            case K, G -> 600;
            default -> 1500;
        };
    }

    /** Strength of that noise against a vowel's. */
    double noiseLevel() {
        return switch (this) {
            case S -> 0.30;
            case C -> 0.34;
            case F -> 0.11;
            case Z -> 0.16;
            case V -> 0.03;
            case T, D -> 0.4;
            case K, G -> 0.45;
            case P, B -> 0.25;
            default -> 0;
        };
    }
}
