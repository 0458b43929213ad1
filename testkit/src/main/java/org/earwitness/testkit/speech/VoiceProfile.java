package org.earwitness.testkit.speech;

/**
 * What sets one invented speaker apart from another.
 *
 * @param name any name, in any script
 * @param pitchHertz the middle of the fundamental frequency's range, 50 to 500
 * @param formantScale factor on all formant frequencies, 0.8 to 1.4; 1 is a tall adult, 1.17 a short one
 * @param syllablesPerSecond speaking rate between pauses, 2 to 8
 * @param pitchRangeSemitones rise of a stressed syllable above its neighbours, 0 to 12
 * @param breathiness part of breath noise in voiced sounds, 0 to 1
 * @param jitter standard deviation of the length of a glottal period, as a part of it, 0 to 0.05
 * @param shimmer standard deviation of the strength of a glottal period, as a part of it, 0 to 0.2
 * @param tiltHertz corner above which the voice source falls by a further 6 dB per octave, 200 to 8000
 */
public record VoiceProfile(
        String name,
        double pitchHertz,
        double formantScale,
        double syllablesPerSecond,
        double pitchRangeSemitones,
        double breathiness,
        double jitter,
        double shimmer,
        double tiltHertz) {
    public VoiceProfile {
        require("pitch", pitchHertz, 50, 500);
        require("formant scale", formantScale, 0.8, 1.4);
        require("syllables per second", syllablesPerSecond, 2, 8);
        require("pitch range", pitchRangeSemitones, 0, 12);
        require("breathiness", breathiness, 0, 1);
        require("jitter", jitter, 0, 0.05);
        require("shimmer", shimmer, 0, 0.2);
        require("tilt", tiltHertz, 200, 8000);
    }

    /** A low, slow voice. */
    public static VoiceProfile low(String name) {
        return new VoiceProfile(name, 104, 0.98, 4.4, 3.2, 0.12, 0.008, 0.05, 5000);
    }

    /** A high, quick voice. */
    public static VoiceProfile high(String name) {
        return new VoiceProfile(name, 208, 1.16, 5.2, 3.6, 0.2, 0.006, 0.04, 4500);
    }

    /** A worn, breathy voice of middle pitch. */
    public static VoiceProfile hoarse(String name) {
        return new VoiceProfile(name, 132, 1.04, 4.0, 2.4, 0.5, 0.02, 0.1, 3200);
    }

    /** A bright, lively voice of middle pitch. */
    public static VoiceProfile bright(String name) {
        return new VoiceProfile(name, 158, 1.08, 5.6, 4.2, 0.08, 0.006, 0.03, 8000);
    }

    private static void require(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + ": expected " + low + " to " + high + ", found " + value);
        }
    }
}
