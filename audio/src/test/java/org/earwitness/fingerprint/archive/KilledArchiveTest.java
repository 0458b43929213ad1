package org.earwitness.fingerprint.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at random instants: -Dearwitness.kills=N rounds, -Dearwitness.seed=S to replay. */
class KilledArchiveTest {
    private static final int MOST_ACKNOWLEDGEMENTS = 12;

    @TempDir
    Path index;

    private final Set<String> present = new HashSet<>();
    private final Set<String> removed = new HashSet<>();

    @Test
    void whateverTheInstantTheIndexIsWholeAndNothingAcknowledgedIsLost() throws Exception {
        long seed = TestArchives.seed();
        int rounds = Integer.getInteger("earwitness.kills", 15);
        Random random = new Random(seed);
        int leftovers = 0;
        for (int round = 0; round < rounds; round++) {
            killAtRandom(random);
            CheckedArchive check = new Archive(index).check();
            assertThat(check.failure()).as("seed %d, round %d", seed, round).isEmpty();
            leftovers += check.unnamed().isEmpty() ? 0 : 1;
            requireAcknowledged("seed " + seed + ", round " + round);
        }
        new Archive(index).write(Duration.ofSeconds(5), "test").close();
        assertThat(new Archive(index).check().unnamed()).isEmpty();
        requireAcknowledged("seed " + seed + ", after the last");
        System.out.println(rounds + " kills, " + present.size() + " recordings there, " + removed.size()
                + " removed; unfinished work was left " + leftovers + " times");
        assertThat(present).isNotEmpty();
    }

    private void killAtRandom(Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ArchiveWriterProcess.class.getName(),
                        index.toString(),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long between = TimeUnit.MILLISECONDS.toNanos(10);
            for (int count = 1 + random.nextInt(MOST_ACKNOWLEDGEMENTS); count > 0; count--) {
                long since = System.nanoTime();
                acknowledge(String.valueOf(lines.readLine()));
                between = System.nanoTime() - since;
            }
            TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * between));
            assertThat(process.isAlive()).isTrue();
            process.toHandle().destroyForcibly();
            process.waitFor();
            lines.lines().forEach(this::acknowledge);
        } finally {
            process.destroyForcibly();
        }
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "added" -> present.add(words[1]);
            case "removing" -> present.remove(words[1]);
            case "removed" -> removed.add(words[1]);
            default -> assertThat(line).as("a line of the writer").isEmpty();
        }
    }

    private void requireAcknowledged(String round) throws IOException {
        Snapshot snapshot = new Archive(index).read();
        for (String sha256 : present) {
            assertThat(snapshot.contains(sha256)).as(round).isTrue();
        }
        for (String sha256 : List.copyOf(removed)) {
            assertThat(snapshot.contains(sha256)).as(round).isFalse();
        }
    }
}
