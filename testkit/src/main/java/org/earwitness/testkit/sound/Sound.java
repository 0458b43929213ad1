package org.earwitness.testkit.sound;

import java.util.Arrays;

/**
 * A stretch of sound in memory: interleaved samples, full scale ±1. Never changes after it is made. Meant for minutes;
 * longer material is streamed.
 */
public final class Sound {
    public static final int MAXIMUM_CHANNELS = 64;
    private static final int BLOCK_FRAMES = 4096;

    private final int rateHertz;
    private final int channels;
    private final float[] interleaved;

    private Sound(int rateHertz, int channels, float[] interleaved) {
        if (rateHertz < 1) {
            throw new IllegalArgumentException("rate: expected at least 1 Hz, found " + rateHertz);
        }
        if (channels < 1 || channels > MAXIMUM_CHANNELS || interleaved.length % channels != 0) {
            throw new IllegalArgumentException(
                    "sound: expected 1 to " + MAXIMUM_CHANNELS + " channels of equal length, found " + channels
                            + " channels and " + interleaved.length + " samples");
        }
        this.rateHertz = rateHertz;
        this.channels = channels;
        this.interleaved = interleaved;
    }

    /** Sound of any number of channels, from a copy of interleaved samples. */
    public static Sound of(int rateHertz, int channels, float[] interleaved) {
        return new Sound(rateHertz, channels, interleaved.clone());
    }

    /** Sound of one channel, from a copy of its samples. */
    public static Sound mono(int rateHertz, float[] samples) {
        return of(rateHertz, 1, samples);
    }

    /** Two mono sounds of one rate side by side, as long as the shorter. */
    public static Sound stereo(Sound left, Sound right) {
        if (left.channels != 1 || right.channels != 1 || left.rateHertz != right.rateHertz) {
            throw new IllegalArgumentException(
                    "stereo: expected two mono sounds of one rate, found " + left + " and " + right);
        }
        int frames = Math.min(left.frames(), right.frames());
        float[] both = new float[2 * frames];
        for (int frame = 0; frame < frames; frame++) {
            both[2 * frame] = left.interleaved[frame];
            both[2 * frame + 1] = right.interleaved[frame];
        }
        return new Sound(left.rateHertz, 2, both);
    }

    /** Wraps samples without a copy; the caller gives the array away. */
    static Sound owning(int rateHertz, int channels, float[] interleaved) {
        return new Sound(rateHertz, channels, interleaved);
    }

    public int rateHertz() {
        return rateHertz;
    }

    public int channels() {
        return channels;
    }

    /** Samples per channel. */
    public int frames() {
        return interleaved.length / channels;
    }

    public double seconds() {
        return (double) frames() / rateHertz;
    }

    public float sample(int frame, int channel) {
        return interleaved[frame * channels + channel];
    }

    /** A copy of all samples, interleaved. */
    public float[] interleaved() {
        return interleaved.clone();
    }

    /** A copy of one channel's samples. */
    public float[] channel(int channel) {
        float[] samples = new float[frames()];
        for (int frame = 0; frame < samples.length; frame++) {
            samples[frame] = sample(frame, channel);
        }
        return samples;
    }

    /** The frame nearest to a time in seconds, held within 0 and {@link #frames()}. */
    public int frameAt(double seconds) {
        return (int) Math.clamp(Math.round(seconds * rateHertz), 0, (long) frames());
    }

    /** Hands the samples to a sink in blocks of at most 4096 frames. */
    public void streamTo(SoundSink sink) {
        for (int start = 0; start < frames(); start += BLOCK_FRAMES) {
            int count = Math.min(BLOCK_FRAMES, frames() - start);
            sink.accept(Arrays.copyOfRange(interleaved, start * channels, (start + count) * channels), count);
        }
    }

    /** The root mean square over all channels, 0 for sound without samples. */
    public double rms() {
        double sum = 0;
        for (float sample : interleaved) {
            sum += (double) sample * sample;
        }
        return interleaved.length == 0 ? 0 : Math.sqrt(sum / interleaved.length);
    }

    /** The largest magnitude of any sample. */
    public float peak() {
        float peak = 0;
        for (float sample : interleaved) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sound sound
                && rateHertz == sound.rateHertz
                && channels == sound.channels
                && Arrays.equals(interleaved, sound.interleaved);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(interleaved);
    }

    @Override
    public String toString() {
        return "Sound[" + frames() + " frames, " + channels + " channels, " + rateHertz + " Hz]";
    }
}
