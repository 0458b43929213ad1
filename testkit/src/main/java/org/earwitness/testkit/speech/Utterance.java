package org.earwitness.testkit.speech;

/**
 * Something to be said, by somebody.
 *
 * @param text words of {@link Phoneme} letters; a comma makes a short pause, a full stop a falling end and a longer pause, a
 *     question mark a rising end
 * @param seed decides the accidents of this one saying: durations, jitter, breath
 */
public record Utterance(String text, VoiceProfile voice, long seed) {
    public Utterance {
        text.codePoints().forEach(letter -> {
            if (" ,.?".indexOf(letter) < 0) {
                Phoneme.of(letter);
            }
        });
    }
}
