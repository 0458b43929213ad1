package org.earwitness.testkit.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.SoundSink;

/**
 * Adds up what sounds, block by block: direct sound with the level and delay of its place in each channel, the room's
 * reverberation of all of it, the room's noise.
 */
final class Mixer {
    private static final int BLOCK_FRAMES = 4096;
    /** Delay between the channels for a sound at one side, as for two microphones 20 cm apart. */
    private static final double SIDE_DELAY_SECONDS = 0.0006;

    private static final double CEILING = 0.99;

    /** A cue's samples on their way into the mix. */
    private record Sounding(Sound sound, long startFrame, double gain, double pan) {}

    private final Scene scene;
    private final SoundSink sink;
    private final Reverberator[] reverberators;
    private final RoomNoise[] noises;
    private final List<Sounding> soundings = new ArrayList<>();
    private final double[] dry = new double[BLOCK_FRAMES];
    private final double[][] planes;
    private final float[] block;
    private long mixed;
    private int pending;

    Mixer(Scene scene, SeededRandom random, SoundSink sink) {
        this.scene = scene;
        this.sink = sink;
        int channels = scene.channels();
        boolean reverberant = scene.room().reverberationSeconds() > 0;
        reverberators = new Reverberator[reverberant ? channels : 0];
        noises = new RoomNoise[channels];
        for (int channel = 0; channel < channels; channel++) {
            if (reverberant) {
                reverberators[channel] =
                        new Reverberator(scene.rateHertz(), scene.room(), random.fork("walls " + channel));
            }
            noises[channel] = new RoomNoise(scene.rateHertz(), scene.room(), random.fork("air " + channel));
        }
        planes = new double[channels][BLOCK_FRAMES];
        block = new float[BLOCK_FRAMES * channels];
    }

    void add(Cue cue) {
        double gain = StrictMath.pow(10, cue.gainDecibels() / 20);
        long start = Math.round(cue.startSeconds() * scene.rateHertz());
        soundings.add(new Sounding(cue.happening().sound(scene.rateHertz()), start, gain, cue.pan()));
    }

    /** Mixes whole blocks as far as nothing that is still to be added can sound in them. */
    void mixUntil(double seconds) {
        long horizon = Math.min(scene.frames(), Math.round(seconds * scene.rateHertz()));
        while (mixed + BLOCK_FRAMES <= horizon) {
            mixBlock(BLOCK_FRAMES);
        }
        pending = (int) Math.max(0, horizon - mixed);
    }

    /** Mixes what is left after the last {@link #mixUntil}. */
    void finish() {
        if (pending > 0) {
            mixBlock(pending);
        }
    }

    private void mixBlock(int frames) {
        Arrays.fill(dry, 0);
        for (double[] plane : planes) {
            Arrays.fill(plane, 0);
        }
        for (Sounding sounding : soundings) {
            place(sounding, dry, 0, 1, frames);
            for (int channel = 0; channel < planes.length; channel++) {
                double side = planes.length == 1 ? 0 : channel == 0 ? -sounding.pan : sounding.pan;
                long delay = Math.round(Math.max(0, -side) * SIDE_DELAY_SECONDS * scene.rateHertz());
                place(sounding, planes[channel], delay, 1 + 0.4 * side, frames);
            }
        }
        for (int channel = 0; channel < planes.length; channel++) {
            if (reverberators.length > 0) {
                reverberators[channel].addTo(planes[channel], dry, frames);
            }
            noises[channel].addTo(planes[channel], frames);
            for (int n = 0; n < frames; n++) {
                block[n * planes.length + channel] = (float) Math.clamp(planes[channel][n], -CEILING, CEILING);
            }
        }
        sink.accept(block, frames);
        mixed += frames;
        soundings.removeIf(sounding -> sounding.startFrame + sounding.sound.frames() + scene.rateHertz() / 100 < mixed);
    }

    private void place(Sounding sounding, double[] plane, long delayFrames, double weight, int frames) {
        long start = sounding.startFrame + delayFrames;
        int from = (int) Math.clamp(start - mixed, 0, (long) frames);
        int to = (int) Math.clamp(start + sounding.sound.frames() - mixed, 0, (long) frames);
        int shift = (int) (mixed - start);
        double gain = sounding.gain * weight;
        for (int n = from; n < to; n++) {
            plane[n] += gain * sounding.sound.sample(n + shift, 0);
        }
    }
}
