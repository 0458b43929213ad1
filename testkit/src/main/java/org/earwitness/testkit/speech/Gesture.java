package org.earwitness.testkit.speech;

/**
 * What the mouth and the glottis aim at for a moment, before inertia smooths it. Levels are linear; 1 is a stressed vowel's.
 *
 * @param seconds how long the aim is held
 * @param firstHertz target of the first formant; the second and third follow
 * @param voicing level of the glottal pulses
 * @param aspiration level of breath noise that passes through the whole vocal tract
 * @param frication level of noise made at a constriction, of the given centre and width
 * @param nasality 0 for a closed velum, 1 for an open one
 * @param pitchSemitones above the voice's middle
 */
record Gesture(
        double seconds,
        double firstHertz,
        double secondHertz,
        double thirdHertz,
        double voicing,
        double aspiration,
        double frication,
        double noiseHertz,
        double noiseBandwidthHertz,
        double nasality,
        double pitchSemitones) {

    /** A pause in a neutral posture. */
    static Gesture pause(double seconds, double pitchSemitones) {
        return new Gesture(seconds, 480, 1450, 2450, 0, 0, 0, 1500, 1500, 0, pitchSemitones);
    }

    Gesture lasting(double otherSeconds) {
        return new Gesture(
                otherSeconds,
                firstHertz,
                secondHertz,
                thirdHertz,
                voicing,
                aspiration,
                frication,
                noiseHertz,
                noiseBandwidthHertz,
                nasality,
                pitchSemitones);
    }
}
