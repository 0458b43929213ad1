package org.earwitness.testkit.speech;

import org.earwitness.testkit.SeededRandom;

/**
 * The sample loop of the synthesiser (Klatt 1980): glottal pulses and breath through a cascade of second-order resonators, one
 * per formant, with a nasal pole and zero; noise from constrictions beside it through one band-pass.
 *
 * <p>A resonator of frequency F and bandwidth B at rate R is y[n] = A x[n] + B y[n−1] + C y[n−2] with C = −e^(−2πB/R),
 * B = 2 e^(−πB/R) cos(2πF/R), A = 1 − B − C. The glottal pulse is the derivative of the flow t² − t³ during the open phase
 * (Rosenberg's shape, Klatt's KLGLOTT88 form), followed by a one-pole tilt.
 */
final class VocalTract {
    private static final double FRAME_SECONDS = 1.0 / ControlTrack.FRAMES_PER_SECOND;
    private static final double OPEN_QUOTIENT = 0.62;
    private static final double NASAL_POLE_HERTZ = 270;
    private static final double NASAL_BANDWIDTH_HERTZ = 110;
    /** Bandwidths of the formants from the first up, in hertz. */
    private static final double[] BANDWIDTHS = {65, 85, 130, 200, 260, 320, 400, 480};
    /** Formants from the fourth up, which do not move, for formant scale 1. */
    private static final double[] FIXED_FORMANTS = {3450, 4400, 5400, 6400, 7400};

    private static final double ASPIRATION_GAIN = 0.09;
    private static final double BREATH_IN_VOICE = 0.5;
    private static final double FRICATION_GAIN = 1.0;

    private final double rate;
    private final VoiceProfile voice;
    private final SeededRandom random;
    private final int formants;

    /** Coefficients A, B, C of each resonator, and its last two outputs. */
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] last;
    private final double[] lastButOne;

    VocalTract(int rateHertz, VoiceProfile voice, SeededRandom random) {
        rate = rateHertz;
        this.voice = voice;
        this.random = random;
        int fit = 3;
        while (fit < BANDWIDTHS.length && FIXED_FORMANTS[fit - 3] * voice.formantScale() < 0.45 * rate) {
            fit++;
        }
        formants = fit;
        a = new double[formants];
        b = new double[formants];
        c = new double[formants];
        last = new double[formants];
        lastButOne = new double[formants];
        for (int k = 3; k < formants; k++) {
            tune(k, FIXED_FORMANTS[k - 3] * voice.formantScale());
        }
    }

    /** Renders a whole track; levels are relative, without limit. */
    float[] render(ControlTrack track) {
        int frameSamples = (int) Math.round(rate * FRAME_SECONDS);
        float[] out = new float[(int) Math.round(track.frames * rate * FRAME_SECONDS)];
        double tilt = 1 - StrictMath.exp(-2 * Math.PI * Math.min(voice.tiltHertz(), 0.45 * rate) / rate);
        double[] nasalPole = resonator(NASAL_POLE_HERTZ, NASAL_BANDWIDTH_HERTZ);
        double nasalLast = 0;
        double nasalLastButOne = 0;
        double zeroLast = 0;
        double zeroLastButOne = 0;
        double tilted = 0;
        double phase = 0;
        double periodFactor = 1;
        double strength = 1;
        double noiseLast = 0;
        double noiseLastButOne = 0;
        double bandLast = 0;
        double bandLastButOne = 0;
        int n = 0;
        for (int frame = 0; n < out.length; frame++) {
            int now = Math.min(frame, track.frames - 1);
            int next = Math.min(frame + 1, track.frames - 1);
            tune(0, track.firstHertz[now]);
            tune(1, track.secondHertz[now]);
            tune(2, track.thirdHertz[now]);
            double zeroHertz =
                    NASAL_POLE_HERTZ + track.nasality[now] * (track.nasalZeroHertz[now] - NASAL_POLE_HERTZ);
            double[] zero = resonator(zeroHertz, NASAL_BANDWIDTH_HERTZ);
            double noiseHertz = Math.min(track.noiseHertz[now], 0.4 * rate);
            double noiseBandwidth = Math.min(track.noiseBandwidthHertz[now], 0.3 * rate);
            double[] band = resonator(noiseHertz, noiseBandwidth);
            double bandGain = FRICATION_GAIN * (1 + band[2]) / 2 * Math.sqrt(3 * rate / (Math.PI * noiseBandwidth));
            double hertz = voice.pitchHertz() * StrictMath.pow(2, track.pitchSemitones[now] / 12);
            int end = frame == track.frames - 1
                    ? out.length
                    : Math.min(out.length, (int) Math.round((frame + 1) * rate * FRAME_SECONDS));
            double perSample = 1.0 / frameSamples;
            double voicing = track.voicing[now];
            double voicingStep = (track.voicing[next] - voicing) * perSample;
            double aspiration = track.aspiration[now];
            double aspirationStep = (track.aspiration[next] - aspiration) * perSample;
            double frication = track.frication[now];
            double fricationStep = (track.frication[next] - frication) * perSample;
            for (; n < end; n++) {
                phase += hertz * periodFactor / rate;
                if (phase >= 1) {
                    phase -= 1;
                    periodFactor = 1 + voice.jitter() * random.nextBell();
                    strength = 1 + voice.shimmer() * random.nextBell();
                }
                boolean open = phase < OPEN_QUOTIENT;
                double t = phase / OPEN_QUOTIENT;
                double pulse = open ? strength * t * (2 - 3 * t) : 0;
                double white = random.nextNoise();
                double breath = white
                        * ASPIRATION_GAIN
                        * (aspiration + voicing * voice.breathiness() * BREATH_IN_VOICE * (open ? 1 : 0.3));
                tilted += tilt * (voicing * pulse - tilted);
                double x = tilted + breath;
                // the nasal zero, then the nasal pole: they cancel while the velum is closed
                double zeroed = (x - zero[1] * zeroLast - zero[2] * zeroLastButOne) / zero[0];
                zeroLastButOne = zeroLast;
                zeroLast = x;
                double y = nasalPole[0] * zeroed + nasalPole[1] * nasalLast + nasalPole[2] * nasalLastButOne;
                nasalLastButOne = nasalLast;
                nasalLast = y;
                for (int k = formants - 1; k >= 0; k--) {
                    y = a[k] * y + b[k] * last[k] + c[k] * lastButOne[k];
                    lastButOne[k] = last[k];
                    last[k] = y;
                }
                double hiss = random.nextNoise() * frication;
                double filtered = bandGain * (hiss - noiseLastButOne) + band[1] * bandLast + band[2] * bandLastButOne;
                noiseLastButOne = noiseLast;
                noiseLast = hiss;
                bandLastButOne = bandLast;
                bandLast = filtered;
                out[n] = (float) (y + filtered);
                voicing += voicingStep;
                aspiration += aspirationStep;
                frication += fricationStep;
            }
        }
        return out;
    }

    private void tune(int formant, double hertz) {
        double[] coefficients = resonator(hertz, BANDWIDTHS[formant]);
        a[formant] = coefficients[0];
        b[formant] = coefficients[1];
        c[formant] = coefficients[2];
    }

    /** The coefficients A, B, C of a resonator. */
    private double[] resonator(double hertz, double bandwidthHertz) {
        double radius = StrictMath.exp(-Math.PI * bandwidthHertz / rate);
        double back = -radius * radius;
        double middle = 2 * radius * StrictMath.cos(2 * Math.PI * Math.min(hertz, 0.48 * rate) / rate);
        return new double[] {1 - middle - back, middle, back};
    }
}
