package org.earwitness.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program in a process of its own, as its users run it, with a signing key and a decoder cache below one directory. */
final class ProgramRun {
    private static final long LONGEST_SECONDS = 240;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Process process;
    private final Path out;
    private final Path err;

    /** How a run ended. */
    record Result(int status, String out, String err) {}

    private ProgramRun(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the program. */
    static ProgramRun start(Path home, String... arguments) throws IOException {
        return start(home, List.of(), arguments);
    }

    /** Starts the program by way of another that runs it, such as one that sets limits. */
    static ProgramRun start(Path home, List<String> prefix, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        int number = COUNT.incrementAndGet();
        Path out = home.resolve("out-" + number);
        Path err = home.resolve("err-" + number);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("EARWITNESS_CONFIG", home.resolve("config").toString());
        builder.environment().put("EARWITNESS_CACHE", cache(home).toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new ProgramRun(builder.start(), out, err);
    }

    static Path keys(Path home) {
        return home.resolve("config").resolve("keys");
    }

    static Path cache(Path home) {
        return home.resolve("cache");
    }

    Process process() {
        return process;
    }

    /** Waits for the end of the program and gives what it wrote. */
    Result end() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("expected the program to end within " + LONGEST_SECONDS + " s; it wrote "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Result(
                    process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}
