package org.earwitness.testkit.speech;

import java.util.List;

/**
 * The synthesiser's controls at {@link #FRAMES_PER_SECOND}: gestures, smoothed by the inertia of what makes them. Each
 * control is convolved with a Hann window as long as that part of a mouth takes to move, so that every sound is coloured by
 * the one before and the one after.
 */
final class ControlTrack {
    static final int FRAMES_PER_SECOND = 200;

    private static final double TONGUE_SECONDS = 0.07;
    private static final double GLOTTIS_SECONDS = 0.025;
    private static final double CONSTRICTION_SECONDS = 0.015;
    private static final double VELUM_SECONDS = 0.035;
    private static final double PITCH_SECONDS = 0.16;

    final int frames;
    final double[] firstHertz;
    final double[] secondHertz;
    final double[] thirdHertz;
    final double[] voicing;
    final double[] aspiration;
    final double[] frication;
    final double[] noiseHertz;
    final double[] noiseBandwidthHertz;
    final double[] nasality;
    final double[] pitchSemitones;

    ControlTrack(List<Gesture> gestures) {
        Gesture[] aims = perFrame(gestures);
        frames = aims.length;
        firstHertz = smooth(sample(aims, Gesture::firstHertz), TONGUE_SECONDS);
        secondHertz = smooth(sample(aims, Gesture::secondHertz), TONGUE_SECONDS);
        thirdHertz = smooth(sample(aims, Gesture::thirdHertz), TONGUE_SECONDS);
        voicing = smooth(sample(aims, Gesture::voicing), GLOTTIS_SECONDS);
        aspiration = smooth(sample(aims, Gesture::aspiration), GLOTTIS_SECONDS);
        frication = smooth(sample(aims, Gesture::frication), CONSTRICTION_SECONDS);
        noiseHertz = sample(aims, Gesture::noiseHertz);
        noiseBandwidthHertz = sample(aims, Gesture::noiseBandwidthHertz);
        nasality = smooth(sample(aims, Gesture::nasality), VELUM_SECONDS);
        pitchSemitones = smooth(sample(aims, Gesture::pitchSemitones), PITCH_SECONDS);
    }

    /** The length that gestures will have, in frames. */
    static int frames(List<Gesture> gestures) {
        return (int) Math.round(gestures.stream().mapToDouble(Gesture::seconds).sum() * FRAMES_PER_SECOND);
    }

    @FunctionalInterface
    private interface Control {
        double of(Gesture gesture);
    }

    private static Gesture[] perFrame(List<Gesture> gestures) {
        Gesture[] aims = new Gesture[frames(gestures)];
        int index = 0;
        double end = gestures.isEmpty() ? 0 : gestures.getFirst().seconds();
        for (int frame = 0; frame < aims.length; frame++) {
            while ((frame + 0.5) / FRAMES_PER_SECOND >= end && index < gestures.size() - 1) {
                index++;
                end += gestures.get(index).seconds();
            }
            aims[frame] = gestures.get(index);
        }
        return aims;
    }

    private static double[] sample(Gesture[] aims, Control control) {
        double[] values = new double[aims.length];
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] = control.of(aims[frame]);
        }
        return values;
    }

    private static double[] smooth(double[] values, double windowSeconds) {
        int half = (int) Math.round(windowSeconds * FRAMES_PER_SECOND / 2);
        double[] window = new double[2 * half + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 1) / (window.length + 1));
            sum += window[i];
        }
        double[] smoothed = new double[values.length];
        for (int frame = 0; frame < values.length; frame++) {
            double total = 0;
            for (int i = 0; i < window.length; i++) {
                total += window[i] * values[Math.clamp(frame + i - half, 0, values.length - 1)];
            }
            smoothed[frame] = total / sum;
        }
        return smoothed;
    }
}
