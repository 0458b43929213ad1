package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;

/**
 * The ways that the versions of an edited recording go through.
 *
 * <p>The bundled encoder has no GSM; that chain takes {@code ffmpeg} from the path, where it has one. Rooms are single ears of the
 * measured ones, with the direct sound at time 0.
 */
final class EditChains {
    static final List<String> CELLS = List.of(
            "clean",
            "opus32k",
            "opus16k",
            "opus6k",
            "amr12.2",
            "amr4.75",
            "gsm",
            "aac32k",
            "mp3-32k",
            "noise20",
            "noise10",
            "room",
            "speed0.1",
            "speed1",
            "speed5",
            "speed10",
            "gain",
            "offset",
            "samewords");
    private static final List<String> OTHERS = List.of("clean", "opus32k", "aac32k");
    private static final double GAIN_DECIBELS = -12;
    private static final double FULL_SCALE = 32_768;

    /**
     * A version as it arrives: the instant t of what was sent is at t / speed + delay.
     *
     * @param speed how many times as fast it plays
     */
    record Sent(float[] sound, double speed, CodecDelay delay) {}

    private final DataRecordings reader;
    private final SoundCache cache;
    private final Path work;
    private final float[] kitchen;
    private final List<float[]> rooms = new ArrayList<>();

    EditChains(Path data, Sandbox sandbox, SoundCache cache, Path work) throws IOException {
        reader = new DataRecordings(sandbox);
        this.cache = cache;
        this.work = work;
        kitchen = reader.decode(data.resolve("noise/kitchen.flac"));
        for (Path file : DataRecordings.files(data.resolve("room"))) {
            Sound room = WavFile.read(file);
            for (int ear = 0; ear < room.channels(); ear++) {
                rooms.add(fromDirectSound(room.channel(ear)));
            }
        }
    }

    private static float[] fromDirectSound(float[] response) {
        int peak = 0;
        for (int i = 0; i < response.length; i++) {
            peak = Math.abs(response[i]) > Math.abs(response[peak]) ? i : peak;
        }
        return Arrays.copyOfRange(response, peak, response.length);
    }

    /** Whether a cell can be had on this machine. */
    boolean has(String cell) throws IOException {
        if (!cell.equals("gsm")) {
            return true;
        }
        try {
            gsm(new float[DataRecordings.RATE]);
            return true;
        } catch (IOException e) {
            System.out.println("gsm: left out, since neither the bundled encoder nor ffmpeg on the path has it: "
                    + e.getMessage());
            return false;
        }
    }

    /** The chain of the version that does not go through the cell's own. */
    static String other(String cell, SeededRandom random) {
        return cell.equals("clean") ? cell : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    Sent send(float[] sound, String chain, SeededRandom random) throws IOException {
        return switch (chain) {
            case "opus32k" -> coded(sound, new Chain(Codec.OPUS, 32_000, new SampleRate(48_000), 1));
            case "opus16k" -> coded(sound, new Chain(Codec.OPUS, 16_000, new SampleRate(48_000), 1));
            case "opus6k" -> coded(sound, new Chain(Codec.OPUS, 6_000, new SampleRate(48_000), 1));
            case "amr12.2" -> coded(sound, new Chain(Codec.AMR_NB, 12_200, new SampleRate(8_000), 1));
            case "amr4.75" -> coded(sound, new Chain(Codec.AMR_NB, 4_750, new SampleRate(8_000), 1));
            case "aac32k" -> coded(sound, new Chain(Codec.AAC, 32_000, new SampleRate(44_100), 1));
            case "mp3-32k" -> coded(sound, new Chain(Codec.MP3, 32_000, new SampleRate(22_050), 1));
            case "gsm" -> {
                float[] coded = gsm(sound);
                yield new Sent(coded, 1, CodecDelay.measured(sound, coded));
            }
            case "noise20" -> plain(withNoise(sound, 20, random));
            case "noise10" -> plain(withNoise(sound, 10, random));
            case "room" ->
                plain(Arrays.copyOf(
                        level(Distortions.convolved(sound, rooms.get(random.nextInt(rooms.size()))), sound),
                        sound.length));
            case "speed0.1" -> atSpeed(sound, 0.001, random);
            case "speed1" -> atSpeed(sound, 0.01, random);
            case "speed5" -> atSpeed(sound, 0.05, random);
            case "speed10" -> atSpeed(sound, 0.1, random);
            case "gain" ->
                plain(Edits.amplified(Sound.mono(DataRecordings.RATE, sound), GAIN_DECIBELS)
                        .channel(0));
            case "clean", "offset", "samewords" -> plain(sound);
            default -> throw new IllegalArgumentException("chain: expected one of " + CELLS + ", found " + chain);
        };
    }

    private static Sent plain(float[] sound) {
        return new Sent(inSixteenBits(sound), 1, CodecDelay.NONE);
    }

    private static float[] inSixteenBits(float[] sound) {
        float[] out = new float[sound.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (Math.clamp(Math.round(sound[i] * FULL_SCALE), -32_768L, 32_767) / FULL_SCALE);
        }
        return out;
    }

    private Sent coded(float[] sound, Chain chain) throws IOException {
        float[] coded = cache.through(sound, chain);
        return new Sent(coded, 1, CodecDelay.measured(sound, coded));
    }

    private static Sent atSpeed(float[] sound, double change, SeededRandom random) {
        double speed = 1 + (random.chance(0.5) ? change : -change);
        float[] resampled =
                Edits.atSpeed(Sound.mono(DataRecordings.RATE, sound), speed).channel(0);
        return new Sent(inSixteenBits(resampled), speed, CodecDelay.NONE);
    }

    /** White or kitchen noise, as likely. */
    private float[] withNoise(float[] sound, double decibels, SeededRandom random) {
        float[] noise = new float[sound.length];
        int start = random.nextInt(kitchen.length);
        boolean white = random.chance(0.5);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = white ? (float) random.nextNoise() : kitchen[(start + i) % kitchen.length];
        }
        return Distortions.mixed(sound, noise, decibels);
    }

    private static float[] level(float[] sound, float[] as) {
        double gain = SpeechLevel.rms(as, 0, as.length) / (SpeechLevel.rms(sound, 0, as.length) + 1e-12);
        float[] out = new float[sound.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (gain * sound[i]);
        }
        return out;
    }

    private float[] gsm(float[] sound) throws IOException {
        Path plain = Files.createTempFile(work, "plain", ".wav");
        Path coded = Files.createTempFile(work, "coded", ".gsm");
        try {
            WavFile.write(plain, Sound.mono(DataRecordings.RATE, sound), WavFormat.Encoding.PCM_16);
            List<String> command = List.of(
                    "ffmpeg",
                    "-nostdin",
                    "-loglevel",
                    "error",
                    "-y",
                    "-i",
                    plain.toString(),
                    "-ar",
                    "8000",
                    "-c:a",
                    "libgsm",
                    "-f",
                    "gsm",
                    coded.toString());
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IOException("expected ffmpeg with libgsm to encode, found that it failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                process.destroyForcibly();
            }
            return reader.decode(coded);
        } finally {
            Files.delete(plain);
            Files.delete(coded);
        }
    }
}
