package org.earwitness.testkit.sound;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.earwitness.testkit.SeededRandom;

/**
 * What people do to recordings, done to the sample so that tests know the truth. Times are seconds from the start of the
 * sound that is given, and stand for the nearest frame; every edit returns new sound.
 */
public final class Edits {
    private Edits() {}

    /** The passage from {@code startSeconds} to {@code endSeconds} alone. */
    public static Sound excerpt(Sound sound, double startSeconds, double endSeconds) {
        int start = passageStart(sound, startSeconds, endSeconds);
        int channels = sound.channels();
        return Sound.owning(
                sound.rateHertz(),
                channels,
                Arrays.copyOfRange(sound.interleaved(), start * channels, sound.frameAt(endSeconds) * channels));
    }

    /** Everything but the passage: what came after it follows at once on what came before it. */
    public static Sound cut(Sound sound, double startSeconds, double endSeconds) {
        return join(excerpt(sound, 0, startSeconds), excerpt(sound, endSeconds, sound.seconds()));
    }

    /** {@code inserted} put in at a time; what came after it follows later. */
    public static Sound insert(Sound sound, double atSeconds, Sound inserted) {
        return join(join(excerpt(sound, 0, atSeconds), inserted), excerpt(sound, atSeconds, sound.seconds()));
    }

    /** One sound after another, of one rate and number of channels. */
    public static Sound join(Sound first, Sound second) {
        requireAlike(first, second);
        float[] before = first.interleaved();
        float[] after = second.interleaved();
        float[] joined = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, joined, before.length, after.length);
        return Sound.owning(first.rateHertz(), first.channels(), joined);
    }

    /** The passage replaced by true digital zeros. */
    public static Sound muted(Sound sound, double startSeconds, double endSeconds) {
        int start = passageStart(sound, startSeconds, endSeconds);
        float[] samples = sound.interleaved();
        Arrays.fill(samples, start * sound.channels(), sound.frameAt(endSeconds) * sound.channels(), 0);
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    /**
     * The sound played {@code speed} times as fast, as a tape is: pitch and tempo change together. Time t of the sound is
     * time t / speed of the result.
     *
     * @param speed 1/64 to 64; 1.03 is 3 % faster
     */
    public static Sound atSpeed(Sound sound, double speed) {
        return resampled(sound, speed, sound.rateHertz());
    }

    /**
     * The sound played {@code tempo} times as fast at the same pitch. Time t of the sound is time t / tempo of the result, give or
     * take 10 ms: what is joined there fits together.
     *
     * @param tempo 1/4 to 4; 1.06 is 6 % faster
     */
    public static Sound atTempo(Sound sound, double tempo) {
        TimeStretch stretch = new TimeStretch(sound.rateHertz(), tempo);
        return eachChannel(sound, sound.rateHertz(), stretch::apply);
    }

    /** The same sound at another rate. */
    public static Sound atRate(Sound sound, int rateHertz) {
        return resampled(sound, (double) sound.rateHertz() / rateHertz, rateHertz);
    }

    /** Every sample multiplied by 10^(decibels / 20). Values beyond ±1 are kept. */
    public static Sound amplified(Sound sound, double decibels) {
        float factor = (float) StrictMath.pow(10, decibels / 20);
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factor;
        }
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    /** Every sample held within ±{@code ceiling}. */
    public static Sound clipped(Sound sound, double ceiling) {
        float limit = (float) ceiling;
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(samples[i], -limit, limit);
        }
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    /** A constant added to every sample. */
    public static Sound withOffset(Sound sound, double offset) {
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) offset;
        }
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    /**
     * White noise added, so that the root mean square of the sound stands {@code snrDecibels} above that of the noise.
     */
    public static Sound withNoise(Sound sound, double snrDecibels, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double level = sound.rms() * StrictMath.pow(10, -snrDecibels / 20) * Math.sqrt(3);
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (level * random.nextNoise());
        }
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    /** Two sounds of one rate and number of channels at once, as long as the longer. */
    public static Sound mixed(Sound first, Sound second) {
        requireAlike(first, second);
        boolean firstIsLonger = first.frames() >= second.frames();
        float[] samples = (firstIsLonger ? first : second).interleaved();
        float[] others = (firstIsLonger ? second : first).interleaved();
        for (int i = 0; i < others.length; i++) {
            samples[i] += others[i];
        }
        return Sound.owning(first.rateHertz(), first.channels(), samples);
    }

    /** A mono sound in two channels of opposite sign: their mean is digital zero throughout. */
    public static Sound antiphase(Sound mono) {
        return Sound.stereo(mono, amplifiedBy(mono, -1));
    }

    /** A mono sound in one channel of two, with digital zeros in the other. */
    public static Sound oneSided(Sound mono, boolean left) {
        Sound silent = amplifiedBy(mono, 0);
        return left ? Sound.stereo(mono, silent) : Sound.stereo(silent, mono);
    }

    private static Sound amplifiedBy(Sound sound, float factor) {
        float[] samples = sound.interleaved();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = factor == 0 ? 0 : factor * samples[i];
        }
        return Sound.owning(sound.rateHertz(), sound.channels(), samples);
    }

    private static Sound resampled(Sound sound, double step, int rateHertz) {
        Resampler resampler = new Resampler(step);
        return eachChannel(sound, rateHertz, resampler::apply);
    }

    /** Each channel changed alike, at the rate that it then has. */
    private static Sound eachChannel(Sound sound, int rateHertz, UnaryOperator<float[]> change) {
        int channels = sound.channels();
        float[][] planes = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            planes[channel] = change.apply(sound.channel(channel));
        }
        float[] interleaved = new float[planes[0].length * channels];
        for (int i = 0; i < interleaved.length; i++) {
            interleaved[i] = planes[i % channels][i / channels];
        }
        return Sound.owning(rateHertz, channels, interleaved);
    }

    private static int passageStart(Sound sound, double startSeconds, double endSeconds) {
        if (!(startSeconds >= 0 && startSeconds <= endSeconds && endSeconds <= sound.seconds() + 1e-9)) {
            throw new IllegalArgumentException("passage: expected 0 <= start <= end <= " + sound.seconds()
                    + " s, found " + startSeconds + " to " + endSeconds);
        }
        return sound.frameAt(startSeconds);
    }

    private static void requireAlike(Sound first, Sound second) {
        if (first.rateHertz() != second.rateHertz() || first.channels() != second.channels()) {
            throw new IllegalArgumentException(
                    "expected sounds of one rate and number of channels, found " + first + " and " + second);
        }
    }
}
