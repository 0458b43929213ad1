package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.earwitness.custody.CustodyEvent.NoteAdded;
import org.earwitness.digest.Sha256;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.CheckResult;
import org.earwitness.verify.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process at random instants: -Dearwitness.kills=N rounds, -Dearwitness.seed=S to replay. It goes on beyond N
 * until a kill has left unfinished work: how seldom that is depends on the machine.
 */
class KillTest {
    private static final int ROUNDS_PER_CASE = 20;
    private static final int MOST_MORE = 25;
    private static final int LATEST_FIRST_KILL_MILLIS = 400;

    @TempDir
    Path directory;

    private final List<String> acknowledged = new ArrayList<>();
    private int acknowledgements;

    @Test
    void whateverTheInstantTheCaseOpensTheCheckPassesAndNothingAcknowledgedIsLost() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        int rounds = Integer.getInteger("earwitness.kills", 20);
        System.out.println("seed " + seed + ", " + rounds + " kills");
        Random random = new Random(seed);
        int interrupted = 0;
        int done = 0;
        for (; done < rounds || (interrupted == 0 && done < MOST_MORE * rounds); done += ROUNDS_PER_CASE) {
            Path place = Files.createDirectory(directory.resolve("round-" + done));
            CaseStore store = TestCases.empty(place);
            acknowledged.clear();
            for (int i = done; i < done + ROUNDS_PER_CASE; i++) {
                Receipt before = new Receipt(store.log().checkpoint());
                killAtRandom(place, random, i);
                CheckResult result = CaseVerifier.check(store.directory(), Optional.of(before));
                assertThat(result.failures()).as("seed %d, round %d", seed, i).isEmpty();
                interrupted +=
                        result.notes().stream().anyMatch(note -> note.text().contains("interrupted")) ? 1 : 0;
                if (random.nextBoolean()) {
                    requireCleanAfterWriting(place, before);
                }
                assertThat(missing(store)).as("seed %d, round %d", seed, i).isEmpty();
            }
        }
        System.out.println("killed " + done + " times after " + acknowledgements
                + " acknowledgements, found interrupted work " + interrupted + " times");
        assertThat(interrupted)
                .as("kills that left unfinished work, of %d", done)
                .isPositive();
    }

    private void killAtRandom(Path place, Random random, int round) throws Exception {
        Process process = ChildJvm.start(
                List.of(),
                place,
                "w" + round,
                Long.toString(random.nextLong()),
                Integer.toString(Integer.MAX_VALUE),
                "-1");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("ready");
            waitForAnInstant(lines, random);
            assertThat(process.isAlive()).isTrue();
            process.toHandle().destroyForcibly();
            process.waitFor();
            lines.lines().forEach(this::acknowledge);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Some acknowledgements, none included, and then a part of the time that the next one takes. */
    private void waitForAnInstant(BufferedReader lines, Random random) throws Exception {
        long since = System.nanoTime();
        long between = TimeUnit.MILLISECONDS.toNanos(LATEST_FIRST_KILL_MILLIS);
        for (int count = random.nextInt(4); count > 0; count--) {
            acknowledge(String.valueOf(lines.readLine()));
            between = System.nanoTime() - since;
            since = System.nanoTime();
        }
        TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * between));
    }

    private void acknowledge(String line) {
        assertThat(line).doesNotStartWith("failed").isNotEqualTo("null");
        if (line.matches("(received|withdrawn) [0-9a-f]{64}|noted w[0-9]+-[0-9]+")) {
            acknowledged.add(line);
            acknowledgements++;
        }
    }

    private void requireCleanAfterWriting(Path place, Receipt before) throws Exception {
        CaseStore store = TestCases.reopen(place);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("after the kill"));
            writer.commit();
        }
        CheckResult result = CaseVerifier.check(store.directory(), Optional.of(before));
        assertThat(result.failures()).isEmpty();
        assertThat(result.notes())
                .allMatch(
                        note -> note.text().contains("withheld") || note.where().startsWith("evidence/"));
    }

    private List<String> missing(CaseStore store) throws Exception {
        CaseLog log = store.log();
        List<String> missing = new ArrayList<>();
        for (String line : acknowledged) {
            String what = line.substring(line.indexOf(' ') + 1);
            boolean there = line.startsWith("noted")
                    ? log.entries().stream()
                            .anyMatch(entry -> entry.event() instanceof NoteAdded note
                                    && note.text().equals(what))
                    : log.items().stream()
                            .anyMatch(item -> item.digest().equals(new Sha256(what))
                                    && (line.startsWith("received") || !item.present()));
            if (!there) {
                missing.add(line);
            }
        }
        return missing;
    }
}
