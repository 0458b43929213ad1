package org.earwitness.testkit.speech;

import org.earwitness.testkit.SeededRandom;

/**
 * The voice source: pulses with the derivative of the flow t² − t³ during the open phase (Klatt and Klatt, "Analysis,
 * synthesis, and perception of voice quality variations", 1990), a one-pole tilt, and breath that is strongest while the
 * glottis is open. Every period draws its own length, strength and open part.
 */
final class Glottis {
    private static final double BREATH_GAIN = 0.3;
    private static final double BREATH_IN_VOICE = 0.3;
    private static final double BREATH_WHILE_CLOSED = 0.3;
    private static final double OPEN_QUOTIENT_SPREAD = 0.03;

    private final double rateHertz;
    private final VoiceProfile voice;
    private final SeededRandom random;
    private final double tilt;
    private final double meanOpenQuotient;
    private double openQuotient;
    private double periodFactor = 1;
    private double strength = 1;
    private double phase;
    private double tilted;

    Glottis(double rateHertz, VoiceProfile voice, SeededRandom random) {
        this.rateHertz = rateHertz;
        this.voice = voice;
        this.random = random;
        tilt = 1 - StrictMath.exp(-2 * Math.PI * Math.min(voice.tiltHertz(), 0.45 * rateHertz) / rateHertz);
        meanOpenQuotient = 0.55 + 0.2 * voice.breathiness();
        openQuotient = meanOpenQuotient;
    }

    /** Levels of voicing and aspiration at the start and the end of a block. */
    record Levels(double fromVoicing, double toVoicing, double fromAspiration, double toAspiration) {}

    /** Fills the block with the source at a pitch of {@code hertz}. */
    void fill(double[] block, int count, double hertz, Levels levels) {
        double voicing = levels.fromVoicing;
        double voicingStep = (levels.toVoicing - voicing) / count;
        double aspiration = levels.fromAspiration;
        double aspirationStep = (levels.toAspiration - aspiration) / count;
        double breathInVoice = BREATH_IN_VOICE * voice.breathiness();
        for (int n = 0; n < count; n++) {
            phase += hertz * periodFactor / rateHertz;
            if (phase >= 1) {
                phase -= 1;
                nextPeriod();
            }
            boolean open = phase < openQuotient;
            double t = phase / openQuotient;
            double pulse = open ? strength * t * (2 - 3 * t) : 0;
            tilted += tilt * (voicing * pulse - tilted);
            double breath = aspiration + voicing * breathInVoice * (open ? 1 : BREATH_WHILE_CLOSED);
            block[n] = tilted + BREATH_GAIN * breath * random.nextNoise();
            voicing += voicingStep;
            aspiration += aspirationStep;
        }
    }

    private void nextPeriod() {
        periodFactor = 1 + voice.jitter() * random.nextBell();
        strength = 1 + voice.shimmer() * random.nextBell();
        openQuotient = meanOpenQuotient + OPEN_QUOTIENT_SPREAD * random.nextBell();
    }
}
