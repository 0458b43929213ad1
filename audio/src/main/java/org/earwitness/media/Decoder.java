package org.earwitness.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.earwitness.sample.SampleSink;

/**
 * Decodes one audio stream of a file, in a child process, to samples at the stream's own rate and channels.
 *
 * <p>The sound passes through as a stream: a sink sees block after block, and neither process ever holds a recording whole.
 * Call it from a platform thread: the child ends with the thread that started it.
 */
public final class Decoder {
    /** Containers that are admitted. Playlists, manifests, scripts, images and devices are not among them. */
    static final String CONTAINERS =
            "aac,ac3,adts,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,eac3,flac,flv,gsm,loas,matroska,webm,mov,mp4,m4a,3gp,3g2,"
                    + "mj2,mp3,mpc,mpc8,mpeg,mpegts,mxf,nut,ogg,oma,rm,tak,tta,voc,w64,wav,wv,xwma";

    private final Sandbox sandbox;
    private final DecodeLimits limits;
    private final SecureRandom random = new SecureRandom();

    public Decoder(Sandbox sandbox, DecodeLimits limits) {
        this.sandbox = sandbox;
        this.limits = limits;
    }

    /**
     * Decodes a stream to its end.
     *
     * @param audioStream position among the file's audio streams, from 0
     * @param sink receives the samples, in order, as floats; its {@code end} is called only when all went well
     * @throws IOException when the child cannot be started or its output cannot be read: a failure of this machine
     */
    public DecodeOutcome decode(Path file, int audioStream, SampleSink sink) throws IOException {
        String marker = "@" + HexFormat.of().toHexDigits(random.nextLong());
        List<String> arguments = arguments(audioStream);
        DecoderProvenance provenance = provenance(sandbox, limits, arguments);
        Optional<Refusal> unfit = unfit(file);
        if (unfit.isPresent()) {
            return new DecodeOutcome.Refused(unfit.get(), provenance);
        }
        WaveReader samples = new WaveReader(sink, limits.soundSeconds(), sha256());
        DecoderLog log = new DecoderLog(marker, limits.logBytes());
        ChildProcess.Result result = new ChildProcess(
                        sandbox.command("ffmpeg", marked(arguments, marker), limits),
                        sandbox.environment(),
                        limits.wallClock(),
                        limits.stall())
                .run(Optional.of(file), samples, log);
        Optional<Refusal> refusal = refusal(result, samples, log, audioStream);
        if (refusal.isPresent()) {
            return new DecodeOutcome.Refused(refusal.get(), provenance);
        }
        sink.end();
        boolean early = result instanceof ChildProcess.Exited exited && exited.status() != 0;
        return new DecodeOutcome.Decoded(
                new DecodedAudio(
                        samples.format().orElseThrow(),
                        samples.frames(),
                        samples.sha256(),
                        log.timeBase(samples.format().orElseThrow().rate()),
                        log.packets(),
                        log.frames(),
                        log.decodeErrors(),
                        log.damagedFrames(),
                        samples.unusable(),
                        early,
                        log.complaints()),
                provenance);
    }

    /** The decoder's arguments, the mark of a frame's line left out since it differs from run to run. */
    private List<String> arguments(int audioStream) {
        var arguments =
                new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "repeat+level+debug"));
        arguments.addAll(sandbox.installation().platform().instructionSet());
        arguments.addAll(input(limits));
        arguments.addAll(List.of("-threads", "1", "-copyts", "-fd", "0", "-i", "fd:"));
        arguments.addAll(List.of("-map", "0:a:" + audioStream, "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-c:a", "pcm_f32le", "-flags", "+bitexact", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flush_packets", "0", "-f", "wav", "pipe:1"));
        return arguments;
    }

    private static List<String> marked(List<String> arguments, String marker) {
        var marked = new ArrayList<>(arguments.subList(0, arguments.size() - 1));
        marked.addAll(
                List.of("-stats_enc_pre", "pipe:2", "-stats_enc_pre_fmt", "\n" + marker + " {ptsi} {tbi} {samp}"));
        marked.add(arguments.getLast());
        return marked;
    }

    /** Options of every reading of a questioned file. */
    static List<String> input(DecodeLimits limits) {
        return List.of(
                "-max_alloc",
                Long.toString(limits.memoryBytes() / 2),
                "-protocol_whitelist",
                "fd",
                "-format_whitelist",
                CONTAINERS,
                "-max_streams",
                Integer.toString(limits.streams()));
    }

    static DecoderProvenance provenance(Sandbox sandbox, DecodeLimits limits, List<String> arguments) {
        DecoderInstallation installation = sandbox.installation();
        List<String> instructions = installation.platform().instructionSet();
        return new DecoderProvenance(
                DecoderInstallation.VERSION,
                installation.sha256(),
                arguments,
                installation.platform().classifier() + ", held to " + instructions.getLast(),
                sandbox.isolation(limits));
    }

    /** Why a path cannot be read as a recording, before anything is opened. */
    public static Optional<Refusal> unfit(Path file) {
        if (!Files.exists(file)) {
            return Optional.of(
                    new Refusal(Refusal.Cause.NOT_A_FILE, "a file", "nothing at that path", "Check the name."));
        }
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a directory" : "a pipe, socket or device";
            return Optional.of(
                    new Refusal(Refusal.Cause.NOT_A_FILE, "a regular file", found, "Give the recording itself."));
        }
        if (!Files.isReadable(file)) {
            return Optional.of(new Refusal(
                    Refusal.Cause.UNREADABLE,
                    "a file that may be read",
                    "no permission to read it",
                    "Change its permissions."));
        }
        try {
            if (Files.size(file) == 0) {
                return Optional.of(
                        new Refusal(Refusal.Cause.NOT_MEDIA, "a recording", "an empty file", "Fetch the file again."));
            }
        } catch (IOException e) {
            return Optional.of(new Refusal(
                    Refusal.Cause.UNREADABLE,
                    "a file that can be read",
                    String.valueOf(e.getMessage()),
                    "Check the disk."));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(
            ChildProcess.Result result, WaveReader samples, DecoderLog log, int audioStream) {
        return switch (result) {
            case ChildProcess.Ended ended -> Optional.of(ended(ended));
            case ChildProcess.Exited exited -> {
                if (exited.status() > 128 && exited.status() != 255 && isSignal(exited.status())) {
                    yield Optional.of(crashed(exited.status()));
                }
                if (samples.frames() > 0) {
                    yield Optional.empty();
                }
                yield Optional.of(nothingDecoded(log.complaints(), audioStream));
            }
        };
    }

    /** The decoder itself exits with 256 minus an error number for errors; signals are 129 to 159. */
    static boolean isSignal(int status) {
        return status > 128 && status < 160;
    }

    static Refusal crashed(int status) {
        int signal = status - 128;
        if (signal == 9 || signal == 24) {
            return new Refusal(
                    Refusal.Cause.TIME_LIMIT,
                    "a file that is decoded within its limits",
                    "a decoder that was stopped by the system (signal " + signal + ")",
                    "The file is damaged or was made to exhaust programs; try another copy.");
        }
        return new Refusal(
                Refusal.Cause.DECODER_CRASHED,
                "a file that the decoder survives",
                "a decoder that ended with signal " + signal,
                "The file is damaged or was made to break programs; nothing of it was used. Try another copy.");
    }

    static Refusal ended(ChildProcess.Ended ended) {
        return new Refusal(
                ended.cause(),
                "a file that is decoded within its limits",
                ended.reason(),
                "The file is damaged, made to exhaust programs, or longer than Earwitness accepts.");
    }

    static Refusal nothingDecoded(List<String> complaints, int audioStream) {
        String told = complaints.isEmpty() ? "" : " (" + complaints.getFirst() + ")";
        if (complaints.stream().anyMatch(text -> text.contains("Cannot allocate memory"))) {
            return new Refusal(
                    Refusal.Cause.MEMORY_LIMIT,
                    "a file that is read within the memory limit",
                    "a demand for more memory" + told,
                    "The file is damaged or was made to exhaust programs; try another copy.");
        }
        if (complaints.stream().anyMatch(text -> text.contains("matches no streams"))) {
            return new Refusal(
                    Refusal.Cause.NO_AUDIO,
                    "audio stream " + (audioStream + 1),
                    "a file without it",
                    "Check that the file has sound.");
        }
        if (complaints.stream().anyMatch(text -> text.contains("Error opening input"))) {
            return notMedia(complaints);
        }
        return new Refusal(
                Refusal.Cause.DAMAGED,
                "sound that can be decoded",
                "not one sample" + told,
                "The file is damaged or uses a codec that is not supported; try another copy.");
    }

    static Refusal notMedia(List<String> complaints) {
        String told = complaints.isEmpty() ? "" : " (" + complaints.getFirst() + ")";
        return new Refusal(
                Refusal.Cause.NOT_MEDIA,
                "an audio or video file",
                "a file that is none, or too damaged to be recognised" + told,
                "Check that it is the recording itself and not a web page, a playlist or an archive.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
