package org.earwitness.testkit.speech;

import org.earwitness.testkit.SeededRandom;

/**
 * The sounding part of the synthesiser (Klatt 1980): the glottis through a nasal zero and pole and a cascade of one
 * resonator per formant; noise from narrow places beside it through one band-pass. Controls change every 5 ms.
 */
final class VocalTract {
    private static final double NASAL_POLE_HERTZ = 270;
    private static final double NASAL_BANDWIDTH_HERTZ = 110;
    /** Bandwidths of the formants from the first up, in hertz. */
    private static final double[] BANDWIDTHS = {65, 85, 130, 180, 220, 260, 320, 380};
    /** Formants from the fourth up, which do not move, in hertz for formant scale 1. */
    private static final double[] FIXED_FORMANTS = {3450, 4400, 5400, 6400, 7400};

    private static final int MOVING_FORMANTS = 3;
    /** Two real zeros here stand for the formants above the eighth, which would lift what lies below them. */
    private static final double HIGHER_FORMANTS_HERTZ = 3500;

    private static final int HIGHER_FORMANTS_FROM_RATE = 24_000;
    private static final double NASAL_ZERO_SHIFT_HERTZ = 180;

    private final int rateHertz;
    private final VoiceProfile voice;
    private final Glottis glottis;
    private final NoiseBand constriction;
    private final Resonator nasalZero;
    private final Resonator nasalPole;
    private final Resonator higherFormants;
    private final Resonator[] formants;

    VocalTract(int rateHertz, VoiceProfile voice, SeededRandom random) {
        this.rateHertz = rateHertz;
        this.voice = voice;
        glottis = new Glottis(rateHertz, voice, random.fork("glottis"));
        constriction = new NoiseBand(rateHertz, random.fork("constriction"));
        nasalZero = new Resonator(rateHertz);
        nasalPole = new Resonator(rateHertz);
        nasalPole.tune(NASAL_POLE_HERTZ, NASAL_BANDWIDTH_HERTZ);
        higherFormants = new Resonator(rateHertz);
        higherFormants.tune(0, 2 * HIGHER_FORMANTS_HERTZ);
        int count = MOVING_FORMANTS;
        while (count < BANDWIDTHS.length && fixedFormant(count) < 0.45 * rateHertz) {
            count++;
        }
        formants = new Resonator[count];
        for (int k = 0; k < count; k++) {
            formants[k] = new Resonator(rateHertz);
            if (k >= MOVING_FORMANTS) {
                formants[k].tune(fixedFormant(k), BANDWIDTHS[k]);
            }
        }
    }

    private double fixedFormant(int formant) {
        return FIXED_FORMANTS[formant - MOVING_FORMANTS] * voice.formantScale();
    }

    /** Renders a whole track; levels are relative, without limit. */
    float[] render(ControlTrack track) {
        float[] out = new float[sampleAt(track.frames)];
        double[] block = new double[sampleAt(1) + 1];
        for (int frame = 0; frame < track.frames; frame++) {
            int start = sampleAt(frame);
            int count = sampleAt(frame + 1) - start;
            renderFrame(track, frame, block, count);
            for (int n = 0; n < count; n++) {
                out[start + n] = (float) block[n];
            }
        }
        return out;
    }

    private void renderFrame(ControlTrack track, int frame, double[] block, int count) {
        int next = Math.min(frame + 1, track.frames - 1);
        double pitchHertz = voice.pitchHertz() * StrictMath.pow(2, track.pitchSemitones[frame] / 12);
        glottis.fill(
                block,
                count,
                pitchHertz,
                new Glottis.Levels(
                        track.voicing[frame], track.voicing[next], track.aspiration[frame], track.aspiration[next]));
        nasalZero.tune(NASAL_POLE_HERTZ + NASAL_ZERO_SHIFT_HERTZ * track.nasality[frame], NASAL_BANDWIDTH_HERTZ);
        nasalZero.antiresonate(block, count);
        nasalPole.resonate(block, count);
        formants[0].tune(track.firstHertz[frame], BANDWIDTHS[0]);
        formants[1].tune(track.secondHertz[frame], BANDWIDTHS[1]);
        formants[2].tune(track.thirdHertz[frame], BANDWIDTHS[2]);
        for (Resonator formant : formants) {
            formant.resonate(block, count);
        }
        if (rateHertz >= HIGHER_FORMANTS_FROM_RATE) {
            higherFormants.antiresonate(block, count);
        }
        constriction.addTo(
                block,
                count,
                track.noiseHertz[frame],
                track.noiseBandwidthHertz[frame],
                track.frication[frame],
                track.frication[next]);
    }

    private int sampleAt(int frame) {
        return (int) ((long) frame * rateHertz / ControlTrack.FRAMES_PER_SECOND);
    }
}
