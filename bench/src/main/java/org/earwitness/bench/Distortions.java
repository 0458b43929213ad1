package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.testkit.sound.WavWriter;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * What happens to recordings on their way, drawn at random: codecs, telephone bands, noise, voices, rooms, and changed speed,
 * tempo or pitch.
 *
 * <p>Rooms are the measured ones of the data folder, and exponentially decaying noise. Tempo is changed by overlapping pieces
 * where they are most alike (WSOLA; Verhelst and Roelands, ICASSP 1993).
 */
public final class Distortions {
    private static final int RATE = DataRecordings.RATE;
    private static final double LOUD = 0.5;

    /**
     * Distorted sound.
     *
     * @param name of what was done
     * @param speed the ratio of its time to that of the sound it was made from: seconds of the latter per second of it
     */
    public record Distorted(String name, double speed, float[] samples) {}

    private final DataRecordings reader;
    private final ChainRunner chains;
    private final Path work;
    private final float[] noise;
    private final List<float[]> rooms = new ArrayList<>();
    private final List<float[]> voices;

    /** @param voices sounds that babble is mixed from */
    public Distortions(Path data, Sandbox sandbox, Path work, List<float[]> voices) throws IOException {
        this.reader = new DataRecordings(sandbox);
        this.chains = new ChainRunner(sandbox);
        this.work = work;
        this.voices = voices;
        noise = reader.decode(data.resolve("noise/kitchen.flac"));
        for (Path room : DataRecordings.files(data.resolve("room"))) {
            rooms.add(reader.decode(room));
        }
    }

    /** Something done to a sound, another each time. */
    public Distorted any(float[] sound, Random random) throws IOException {
        return switch (random.nextInt(14)) {
            case 0 -> new Distorted("none", 1, sound);
            case 1, 2 -> new Distorted("codec", 1, anyCodec(sound, random));
            case 3 -> new Distorted("telephone", 1, compressed(band(sound, 300, 3400)));
            case 4 -> new Distorted("noise", 1, withNoise(sound, random, -2, 15));
            case 5 -> new Distorted("babble", 1, mixed(sound, babble(random, sound.length), between(random, 2, 15)));
            case 6 -> new Distorted("room", 1, inRoom(sound, random));
            case 7 ->
                new Distorted(
                        "room, noise, codec", 1, anyCodec(withNoise(inRoom(sound, random), random, 8, 20), random));
            case 8 -> speed("speed", sound, random);
            case 9 -> {
                Distorted fast = speed("speed, noise", sound, random);
                yield new Distorted(fast.name(), fast.speed(), withNoise(fast.samples(), random, 5, 20));
            }
            case 10 -> {
                double tempo = factor(random, 1.22);
                yield new Distorted("tempo", tempo, atTempo(sound, tempo));
            }
            case 11 -> {
                double pitch = factor(random, 1.15);
                yield new Distorted("pitch", 1, atTempo(atSpeed(sound, pitch), 1 / pitch));
            }
            case 12 -> new Distorted("noise, codec", 1, anyCodec(withNoise(sound, random, 3, 15), random));
            default ->
                new Distorted("clipped, band", 1, band(clipped(sound, random), 150, between(random, 2500, 6000)));
        };
    }

    private static double between(Random random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** From 1 / {@code most} to {@code most}, each ratio as probable as its inverse. */
    private static double factor(Random random, double most) {
        return Math.pow(most, between(random, -1, 1));
    }

    private Distorted speed(String name, float[] sound, Random random) {
        double speed = factor(random, 1.28);
        return new Distorted(name, speed, atSpeed(sound, speed));
    }

    private static float[] atSpeed(float[] sound, double speed) {
        return Edits.atSpeed(Sound.mono(RATE, sound), speed).channel(0);
    }

    private static float[] atTempo(float[] sound, double tempo) {
        return Edits.atTempo(Sound.mono(RATE, sound), tempo).channel(0);
    }

    private float[] withNoise(float[] sound, Random random, double least, double most) {
        float[] added = new float[sound.length];
        int kind = random.nextInt(3);
        if (kind == 0) {
            int start = random.nextInt(Math.max(1, noise.length - sound.length));
            for (int i = 0; i < added.length; i++) {
                added[i] = noise[(start + i) % noise.length];
            }
        } else {
            double memory = kind == 1 ? 0 : 0.9;
            double last = 0;
            for (int i = 0; i < added.length; i++) {
                last = memory * last + random.nextGaussian();
                added[i] = (float) last;
            }
        }
        return mixed(sound, added, between(random, least, most));
    }

    private float[] babble(Random random, int length) {
        float[] sum = new float[length];
        for (int voice = 3 + random.nextInt(5); voice > 0; voice--) {
            float[] speech = voices.get(random.nextInt(voices.size()));
            int start = random.nextInt(speech.length);
            double level = 1 / (rms(speech) + 1e-9);
            for (int i = 0; i < length; i++) {
                sum[i] += (float) (level * speech[(start + i) % speech.length]);
            }
        }
        return sum;
    }

    private static double rms(float[] sound) {
        double squares = 0;
        for (float sample : sound) {
            squares += sample * sample;
        }
        return Math.sqrt(squares / Math.max(1, sound.length));
    }

    static float[] mixed(float[] sound, float[] added, double decibels) {
        double gain = rms(sound) / (rms(added) + 1e-12) * Math.pow(10, -decibels / 20);
        float[] mixed = sound.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] += (float) (gain * added[i]);
        }
        return loud(mixed);
    }

    private static float[] loud(float[] sound) {
        double most = 1e-9;
        for (float sample : sound) {
            most = Math.max(most, Math.abs(sample));
        }
        float[] scaled = new float[sound.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (sound[i] * LOUD / most);
        }
        return scaled;
    }

    private float[] inRoom(float[] sound, Random random) {
        float[] response;
        if (random.nextBoolean()) {
            response = rooms.get(random.nextInt(rooms.size()));
        } else {
            response = new float[(int) (RATE * between(random, 0.25, 1))];
            for (int i = 0; i < response.length; i++) {
                response[i] = (float) (random.nextGaussian() * Math.exp(-6.9 * i / response.length));
            }
            response[0] = (float) between(random, 4, 14);
        }
        float[] all = convolved(sound, response);
        return loud(band(Arrays.copyOf(all, sound.length), between(random, 80, 300), between(random, 4000, 7500)));
    }

    static float[] convolved(float[] sound, float[] response) {
        int size = Integer.highestOneBit(sound.length + response.length) * 2;
        FloatFFT_1D fft = new FloatFFT_1D(size);
        float[] a = Arrays.copyOf(sound, size);
        float[] b = Arrays.copyOf(response, size);
        fft.realForward(a);
        fft.realForward(b);
        a[0] *= b[0];
        a[1] *= b[1];
        for (int i = 2; i < size; i += 2) {
            float real = a[i] * b[i] - a[i + 1] * b[i + 1];
            a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
            a[i] = real;
        }
        fft.realInverse(a, true);
        return a;
    }

    /** Takes away what is below and above a band, 24 dB an octave. */
    private static float[] band(float[] sound, double low, double high) {
        int size = Integer.highestOneBit(sound.length) * 2;
        FloatFFT_1D fft = new FloatFFT_1D(size);
        float[] spectrum = Arrays.copyOf(sound, size);
        fft.realForward(spectrum);
        for (int i = 0; i < size; i++) {
            double hertz = i == 1 ? RATE / 2.0 : (double) (i / 2) * RATE / size;
            spectrum[i] *= (float) (1 / (1 + Math.pow(low / (hertz + 1e-3), 4)) / (1 + Math.pow(hertz / high, 4)));
        }
        fft.realInverse(spectrum, true);
        return Arrays.copyOf(spectrum, sound.length);
    }

    /** Lifts what is quiet, within 50 ms. */
    private static float[] compressed(float[] sound) {
        float[] out = loud(sound);
        double envelope = 0.05;
        double decay = Math.exp(-1 / (0.05 * RATE));
        for (int i = 0; i < out.length; i++) {
            envelope = Math.max(Math.abs(out[i]), envelope * decay);
            out[i] *= (float) Math.pow(Math.max(envelope, 0.01), -0.7);
        }
        return loud(out);
    }

    private static float[] clipped(float[] sound, Random random) {
        float[] out = loud(sound);
        float ceiling = (float) (3 * rms(out) * between(random, 0.3, 1));
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.clamp(out[i], -ceiling, ceiling);
        }
        return out;
    }

    /** One of the codecs that recordings circulate in. */
    public float[] anyCodec(float[] sound, Random random) throws IOException {
        List<Chain> all = List.of(
                new Chain(Codec.OPUS, 6_000, new SampleRate(48_000), 1),
                new Chain(Codec.OPUS, 12_000, new SampleRate(48_000), 1),
                new Chain(Codec.OPUS, 24_000, new SampleRate(48_000), 1),
                new Chain(Codec.AMR_NB, 4_750, new SampleRate(8_000), 1),
                new Chain(Codec.AMR_NB, 7_950, new SampleRate(8_000), 1),
                new Chain(Codec.AMR_NB, 12_200, new SampleRate(8_000), 1),
                new Chain(Codec.MP3, 24_000, new SampleRate(22_050), 1),
                new Chain(Codec.AAC, 24_000, new SampleRate(44_100), 1));
        return through(sound, all.get(random.nextInt(all.size())));
    }

    /** The sound after a codec. */
    public float[] through(float[] sound, Chain chain) throws IOException {
        Path plain = Files.createTempFile(work, "plain", ".wav");
        Path coded = Files.createTempFile(work, "coded", "." + chain.codec().extension());
        try {
            try (WavWriter writer =
                    WavWriter.open(plain, new WavFormat(SampleRate.SEARCH.hertz(), 1, WavFormat.Encoding.PCM_16))) {
                writer.accept(sound, sound.length);
            }
            chains.encode(plain, chain, coded);
            return reader.decode(coded);
        } finally {
            Files.delete(plain);
            Files.delete(coded);
        }
    }
}
