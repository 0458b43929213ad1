package org.earwitness.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earwitness.sample.Chain;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.WavFormat;

/** A few seconds of one recording in every format that people circulate, and in the containers that phones put them in. */
final class CirculatedFiles {
    private static final double SECONDS = 3;

    private CirculatedFiles() {}

    /** The bytes of each file, by its format. */
    static Map<String, byte[]> make(Path directory) throws IOException {
        Path wave = directory.resolve("source.wav");
        Scene.partyMeeting(3).at(16_000).lasting(SECONDS).writeTo(wave, WavFormat.Encoding.PCM_16);
        ChainRunner runner = new ChainRunner(TestDecoders.INSTALLATION);
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Chain.Codec codec : Chain.Codec.values()) {
            Path file = directory.resolve("source." + codec.name());
            runner.encode(wave, chain(codec), file);
            all.put(codec.extension(), Files.readAllBytes(file));
        }
        repack(directory, all, Chain.Codec.OPUS, "webm", "webm");
        repack(directory, all, Chain.Codec.AMR_NB, "3gp", "3gp");
        repack(directory, all, Chain.Codec.AAC, "mp4", "mp4");
        repack(directory, all, Chain.Codec.AAC, "aac", "adts");
        repack(directory, all, Chain.Codec.AAC, "ts", "mpegts");
        repack(directory, all, Chain.Codec.MP3, "avi", "avi");
        repack(directory, all, Chain.Codec.PCM, "caf", "caf");
        return all;
    }

    /** The same packets in another container. */
    private static void repack(Path directory, Map<String, byte[]> all, Chain.Codec from, String name, String muxer)
            throws IOException {
        Path target = directory.resolve("repacked." + name);
        Sandbox sandbox = Sandbox.strongest(TestDecoders.INSTALLATION, Set.of(Sandbox.Mechanism.NONE));
        var arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-fd", "0"));
        arguments.addAll(List.of("-i", "fd:", "-c", "copy", "-f", muxer, "file:" + target));
        var complaint = new StringBuilder();
        ChildProcess.Result result = new ChildProcess(
                        sandbox.command("ffmpeg", arguments, DecodeLimits.STANDARD),
                        sandbox.environment(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30))
                .run(
                        Optional.of(directory.resolve("source." + from.name())),
                        ChildProcess.discard(),
                        ChildProcess.collect(complaint, 2000));
        if (!(result instanceof ChildProcess.Exited exited) || exited.status() != 0) {
            throw new IOException("cannot put " + from + " into " + muxer + ": " + complaint);
        }
        all.put(name, Files.readAllBytes(target));
    }

    private static Chain chain(Chain.Codec codec) {
        return switch (codec) {
            case OPUS -> new Chain(codec, 16_000, new SampleRate(48_000), 1);
            case VORBIS -> new Chain(codec, 0, new SampleRate(44_100), 2);
            case MP3, AAC, WMA -> new Chain(codec, 32_000, new SampleRate(16_000), 1);
            case AMR_NB -> new Chain(codec, 12_200, new SampleRate(8_000), 1);
            case AMR_WB -> new Chain(codec, 23_850, new SampleRate(16_000), 1);
            case FLAC, PCM -> new Chain(codec, 0, new SampleRate(16_000), 1);
        };
    }
}
