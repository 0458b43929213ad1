package org.earwitness.sample;

import java.util.Arrays;
import java.util.Random;

/** Synthetic sound for tests. */
public final class Sounds {
    private Sounds() {}

    /** A sine of the given amplitude. */
    public static float[] sine(int hertz, double frequency, double amplitude, double seconds) {
        float[] samples = new float[(int) Math.round(hertz * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / hertz));
        }
        return samples;
    }

    public static float[] noise(long seed, double amplitude, int count) {
        Random random = new Random(seed);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) (amplitude * random.nextGaussian());
        }
        return samples;
    }

    /**
     * Babble: syllables of a pulse train of gliding pitch through three wandering resonances, with pauses now and then, in
     * a faint noise.
     */
    public static float[] babble(long seed, int hertz, double seconds) {
        Random random = new Random(seed);
        int count = (int) Math.round(hertz * seconds);
        float[] samples = noise(seed + 1, 3e-4, count);
        int at = 0;
        while (at < count) {
            int length = (int) (hertz * (0.1 + 0.2 * random.nextDouble()));
            syllable(samples, at, Math.min(length, count - at), hertz, random);
            at += length + (int) (hertz * (random.nextInt(6) == 0 ? 0.35 : 0.02));
        }
        return samples;
    }

    private static void syllable(float[] samples, int first, int length, int hertz, Random random) {
        double pitch = 90 + 120 * random.nextDouble();
        double glide = pitch * (random.nextDouble() - 0.5) * 0.4;
        double[] starts = {
            300 + 500 * random.nextDouble(), 900 + 1300 * random.nextDouble(), 2400 + 700 * random.nextDouble()
        };
        double[] ends = {
            300 + 500 * random.nextDouble(), 900 + 1300 * random.nextDouble(), 2400 + 700 * random.nextDouble()
        };
        double[] one = new double[3];
        double[] two = new double[3];
        double phase = 0;
        for (int i = 0; i < length; i++) {
            double progress = (double) i / length;
            phase += (pitch + glide * progress) / hertz;
            double pulse = 0.02 * random.nextGaussian();
            if (phase >= 1) {
                phase -= 1;
                pulse += 1;
            }
            double sum = 0;
            for (int f = 0; f < 3; f++) {
                double frequency = starts[f] + (ends[f] - starts[f]) * progress;
                double radius = Math.exp(-Math.PI * (80 + 40 * f) / hertz);
                double y = pulse * (1 - radius)
                        + 2 * radius * Math.cos(2 * Math.PI * frequency / hertz) * one[f]
                        - radius * radius * two[f];
                two[f] = one[f];
                one[f] = y;
                sum += y / (1 + f);
            }
            samples[first + i] += (float) (2 * sum * Math.sin(Math.PI * progress));
        }
    }

    /** The sum of two signals, as long as the first. */
    public static float[] sum(float[] one, float[] other) {
        float[] result = one.clone();
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            result[i] += other[i];
        }
        return result;
    }

    public static float[] scaled(float[] samples, double factor) {
        float[] result = new float[samples.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (samples[i] * factor);
        }
        return result;
    }

    /** Part of a signal, by seconds. */
    public static float[] part(float[] samples, int hertz, double fromSeconds, double toSeconds) {
        return Arrays.copyOfRange(samples, (int) Math.round(fromSeconds * hertz), (int) Math.round(toSeconds * hertz));
    }

    public static float[] joined(float[]... parts) {
        int length = Arrays.stream(parts).mapToInt(each -> each.length).sum();
        float[] result = new float[length];
        int at = 0;
        for (float[] each : parts) {
            System.arraycopy(each, 0, result, at, each.length);
            at += each.length;
        }
        return result;
    }

    /** The signal played faster, by cubic interpolation. */
    public static float[] faster(float[] samples, double speed) {
        float[] result = new float[(int) ((samples.length - 3) / speed)];
        for (int i = 0; i < result.length; i++) {
            double position = i * speed;
            int k = (int) position;
            double t = position - k;
            double before = samples[Math.max(0, k - 1)];
            double a = samples[k];
            double b = samples[k + 1];
            double after = samples[k + 2];
            result[i] = (float) (a
                    + 0.5
                            * t
                            * (b
                                    - before
                                    + t * (2 * before - 5 * a + 4 * b - after + t * (3 * (a - b) + after - before))));
        }
        return result;
    }

    /** Channels of one length, interleaved. */
    public static float[] interleaved(float[]... channels) {
        float[] result = new float[channels.length * channels[0].length];
        for (int i = 0; i < result.length; i++) {
            result[i] = channels[i % channels.length][i / channels.length];
        }
        return result;
    }

    /** Pushes a whole recording through a sink in blocks of random sizes. */
    public static <S extends SampleSink> S pushed(float[] interleaved, int hertz, int channels, long seed, S sink) {
        Random random = new Random(seed);
        sink.begin(new PcmFormat(new SampleRate(hertz), channels));
        int frames = interleaved.length / channels;
        int at = 0;
        while (at < frames) {
            int count = Math.min(frames - at, random.nextInt(5000));
            sink.accept(Arrays.copyOfRange(interleaved, at * channels, (at + count) * channels), count);
            at += count;
        }
        sink.end();
        return sink;
    }

    public static <S extends SampleSink> S pushedMono(float[] mono, S sink) {
        return pushed(mono, 16_000, 1, mono.length, sink);
    }

    /** Root mean square of a part, by seconds. */
    public static double rms(float[] samples, int hertz, double fromSeconds, double toSeconds) {
        float[] part = part(samples, hertz, fromSeconds, toSeconds);
        double sum = 0;
        for (float sample : part) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / part.length);
    }
}
