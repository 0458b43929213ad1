package org.earwitness.testkit.scene;

/**
 * One sound's place in a scene.
 *
 * @param startSeconds when it starts, from the scene's start
 * @param gainDecibels applied to the sound
 * @param pan where it stands for stereo, −1 left to 1 right
 */
public record Cue(double startSeconds, Happening happening, double gainDecibels, double pan) {
    public Cue {
        if (startSeconds < 0 || pan < -1 || pan > 1) {
            throw new IllegalArgumentException("cue: expected a start of at least 0 s and a pan of -1 to 1, found "
                    + startSeconds + " and " + pan);
        }
    }

    public double endSeconds() {
        return startSeconds + happening.seconds();
    }

    Cue later(double seconds) {
        return new Cue(startSeconds + seconds, happening, gainDecibels, pan);
    }
}
