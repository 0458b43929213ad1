package org.earwitness.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earwitness.sample.Chain;

/**
 * Sends our own sound through a codec, as a suspected chain would have.
 *
 * <p>The encoder writes a file and so runs outside the isolation that questioned files are read in. It reads only sound that
 * this program made or decoded itself.
 */
public final class ChainRunner {
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final Sandbox sandbox;

    public ChainRunner(DecoderInstallation installation) {
        this.sandbox = Sandbox.strongest(installation, Set.of(Sandbox.Mechanism.NONE));
    }

    /** A runner with the decoder files of a sandbox. */
    public ChainRunner(Sandbox sandbox) {
        this(sandbox.installation());
    }

    /**
     * Encodes a sound file of our own.
     *
     * @param target the file to write, its container chosen by the codec; an existing file is replaced
     * @throws IOException when the encoder fails; its own words are in the message
     */
    public void encode(Path source, Chain chain, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path fresh = Files.createTempFile(
                absolute.getParent(), "encoding-", "." + chain.codec().extension());
        try {
            var arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
            arguments.addAll(sandbox.installation().platform().instructionSet());
            arguments.addAll(List.of(
                    "-threads", "1", "-protocol_whitelist", "fd", "-fd", "0", "-i", "fd:", "-map_metadata", "-1"));
            arguments.addAll(List.of("-map", "0:a:0"));
            arguments.addAll(
                    List.of("-ar", Integer.toString(chain.rate().hertz()), "-ac", Integer.toString(chain.channels())));
            arguments.addAll(List.of("-c:a", encoder(chain.codec())));
            if (chain.bitsPerSecond() > 0) {
                arguments.addAll(List.of("-b:a", Integer.toString(chain.bitsPerSecond())));
            }
            arguments.addAll(List.of("-strict", "experimental", "-flags", "+bitexact", "-fflags", "+bitexact"));
            arguments.addAll(List.of("-f", muxer(chain.codec()), "file:" + fresh));
            var complaint = new StringBuilder();
            ChildProcess.Result result = new ChildProcess(
                            sandbox.command("ffmpeg", arguments, DecodeLimits.STANDARD),
                            sandbox.environment(),
                            DEADLINE,
                            DEADLINE)
                    .run(Optional.of(source), ChildProcess.discard(), ChildProcess.collect(complaint, 2000));
            if (!(result instanceof ChildProcess.Exited exited) || exited.status() != 0) {
                throw new IOException("encoding to " + chain.codec() + " failed: " + result + " " + complaint);
            }
            Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String encoder(Chain.Codec codec) {
        return switch (codec) {
            case OPUS -> "libopus";
            case VORBIS -> "vorbis";
            case MP3 -> "libmp3lame";
            case AAC -> "aac";
            case AMR_NB -> "libopencore_amrnb";
            case AMR_WB -> "libvo_amrwbenc";
            case WMA -> "wmav2";
            case FLAC -> "flac";
            case PCM -> "pcm_s16le";
        };
    }

    private static String muxer(Chain.Codec codec) {
        return switch (codec) {
            case OPUS -> "opus";
            case VORBIS -> "ogg";
            case MP3 -> "mp3";
            case AAC -> "ipod";
            case AMR_NB, AMR_WB -> "amr";
            case WMA -> "asf";
            case FLAC -> "flac";
            case PCM -> "wav";
        };
    }
}
