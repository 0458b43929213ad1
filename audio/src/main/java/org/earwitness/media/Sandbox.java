package org.earwitness.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts a decoder command into the strongest isolation that works on this machine.
 *
 * <p>Each mechanism is tried by running the decoder in it, strongest first; what only exists but does not work (user
 * namespaces that a container forbids, for instance) is passed over. Whatever the mechanism, the child reads the recording from
 * its standard input, knows no file name, and may open no other protocol than that descriptor.
 */
public final class Sandbox {
    /** Mechanisms, strongest first. */
    public enum Mechanism {
        /** New namespaces of every kind and a file system that holds the system's libraries and the decoder, read-only. */
        BUBBLEWRAP,
        /** New user, network and IPC namespaces; the file system of the user, of which nothing can be written. */
        NAMESPACES,
        /** Limits on memory, processor time and written files only. */
        LIMITS,
        /** Deadline and capped output only. */
        NONE
    }

    private static final Duration PROBE_TIME = Duration.ofSeconds(10);

    private final DecoderInstallation installation;
    private final Mechanism mechanism;

    private Sandbox(DecoderInstallation installation, Mechanism mechanism) {
        this.installation = installation;
        this.mechanism = mechanism;
    }

    /** The strongest isolation that works here. */
    public static Sandbox strongest(DecoderInstallation installation) {
        return strongest(installation, Set.of(Mechanism.values()));
    }

    /**
     * The strongest isolation among some mechanisms that works here.
     *
     * @throws DecoderUnavailableException when the decoder runs in none of them
     */
    public static Sandbox strongest(DecoderInstallation installation, Set<Mechanism> among) {
        var complaints = new ArrayList<String>();
        for (Mechanism mechanism : Mechanism.values()) {
            if (among.contains(mechanism)) {
                Sandbox sandbox = new Sandbox(installation, mechanism);
                Optional<String> complaint = sandbox.complaint();
                if (complaint.isEmpty()) {
                    return sandbox;
                }
                complaints.add(mechanism + ": " + complaint.get());
            }
        }
        throw new DecoderUnavailableException(
                "a decoder that starts",
                String.join("; ", complaints),
                "On Linux the C++ runtime (libstdc++6) must be installed; nothing else is needed.");
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    /** What holds the child and what does not, for the record of a result. */
    public Isolation isolation(DecodeLimits limits) {
        String memory = "address space at most " + (limits.memoryBytes() >> 20) + " MiB";
        String written = "no file can be written";
        String processor = "processor time at most " + limits.cpu().toSeconds() + " s";
        String deadline = "deadline " + limits.wallClock().toSeconds() + " s, silence at most "
                + limits.stall().toSeconds() + " s";
        String protocols = "the decoder opens nothing but its standard input";
        return switch (mechanism) {
            case BUBBLEWRAP ->
                new Isolation(
                        "bubblewrap",
                        List.of(
                                "no network",
                                "own process, user, IPC and mount namespaces",
                                "file system: system libraries and decoder only, read-only",
                                memory,
                                processor,
                                written,
                                deadline,
                                protocols),
                        List.of());
            case NAMESPACES ->
                new Isolation(
                        "namespaces",
                        List.of(
                                "no network",
                                "own user and IPC namespaces",
                                memory,
                                processor,
                                written,
                                deadline,
                                protocols),
                        List.of("the child could read the user's files (bubblewrap is absent or does not work)"));
            case LIMITS ->
                new Isolation(
                        "limits",
                        List.of(memory, processor, written, deadline, protocols),
                        List.of(
                                "network not closed by the system (neither bubblewrap nor user namespaces work)",
                                "the child could read the user's files"));
            case NONE ->
                new Isolation(
                        "none",
                        List.of(
                                "any one allocation at most " + (limits.memoryBytes() >> 21) + " MiB",
                                deadline,
                                protocols),
                        List.of(
                                "network not closed by the system",
                                "no limit on memory and processor time by the system",
                                "the child could read and write the user's files"));
        };
    }

    /** The command that runs an executable of the decoder with arguments in this isolation. */
    List<String> command(String executable, List<String> arguments, DecodeLimits limits) {
        var command = new ArrayList<String>();
        if (mechanism != Mechanism.NONE) {
            command.addAll(List.of(
                    "prlimit",
                    "--as=" + limits.memoryBytes(),
                    "--cpu=" + limits.cpu().toSeconds(),
                    "--fsize=0",
                    "--core=0",
                    "--nofile=64",
                    "--"));
        }
        switch (mechanism) {
            case BUBBLEWRAP -> command.addAll(bubblewrap());
            case NAMESPACES -> command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--ipc", "--"));
            case LIMITS, NONE -> {}
        }
        command.add(
                mechanism == Mechanism.BUBBLEWRAP
                        ? "/decoder/" + installation.platform().executable(executable)
                        : installation.executable(executable).toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** The whole environment of the child. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        if (installation.platform().isLinux() && mechanism != Mechanism.BUBBLEWRAP) {
            environment.put("LD_LIBRARY_PATH", installation.directory().toString());
        }
        if (installation.platform() == Platform.WINDOWS_X86_64) {
            Optional.ofNullable(System.getenv("SystemRoot")).ifPresent(root -> environment.put("SystemRoot", root));
        }
        return environment;
    }

    /** The decoder that runs here. */
    public DecoderInstallation installation() {
        return installation;
    }

    private List<String> bubblewrap() {
        var arguments = new ArrayList<>(
                List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
        for (String directory : List.of("/usr", "/lib", "/lib64", "/lib32", "/libx32")) {
            Path path = Path.of(directory);
            if (Files.isSymbolicLink(path)) {
                arguments.addAll(List.of("--symlink", linkTarget(path), directory));
            } else if (Files.isDirectory(path)) {
                arguments.addAll(List.of("--ro-bind", directory, directory));
            }
        }
        arguments.addAll(List.of(
                "--ro-bind",
                installation.directory().toString(),
                "/decoder",
                "--clearenv",
                "--setenv",
                "LC_ALL",
                "C.UTF-8",
                "--setenv",
                "LD_LIBRARY_PATH",
                "/decoder",
                "--chdir",
                "/",
                "--"));
        return arguments;
    }

    private static String linkTarget(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What is wrong with this mechanism here; empty when the decoder runs in it. */
    private Optional<String> complaint() {
        if (mechanism != Mechanism.NONE && !installation.platform().isLinux()) {
            return Optional.of("exists on Linux only");
        }
        var text = new StringBuilder();
        try {
            ChildProcess.Result result = new ChildProcess(
                            command(
                                    "ffmpeg",
                                    List.of("-hide_banner", "-loglevel", "quiet", "-version"),
                                    DecodeLimits.STANDARD),
                            environment(),
                            PROBE_TIME,
                            PROBE_TIME)
                    .run(Optional.empty(), ChildProcess.discard(), ChildProcess.collect(text, 2000));
            return switch (result) {
                case ChildProcess.Exited exited ->
                    exited.status() == 0
                            ? Optional.empty()
                            : Optional.of("status " + exited.status() + " "
                                    + text.toString().strip());
                case ChildProcess.Ended ended -> Optional.of(ended.reason());
            };
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
