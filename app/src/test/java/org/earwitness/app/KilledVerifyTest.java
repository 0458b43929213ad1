package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earwitness.custody.CaseLog;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.digest.Sha256;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.Receipt;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.OpenCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program at random instants: -Dearwitness.kills=N times, -Dearwitness.seed=S to replay. */
class KilledVerifyTest {
    private static final int ROUNDS_PER_CASE = 10;
    private static final int PROGRESS_EVERY = 50;
    private static final int FILES_PER_ADD = 3;
    private static final int ADD_ONE_IN = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SURVIVAL_MILLIS = 5000;
    private static final Pattern ADDED = Pattern.compile("(Q\\d+) {2}([0-9a-f]{64}) {2}.+\n");

    @TempDir
    Path home;

    private final List<Sha256> acknowledged = new ArrayList<>();
    private Path directory = Path.of("");
    private int completed;
    private int interrupted;
    private int withChildren;
    private int beforeTheCase;

    @Test
    void whateverTheInstantTheCaseHoldsAndNothingAcknowledgedIsLostAndNoDecoderIsLeft() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        int rounds = Integer.getInteger("earwitness.kills", 20);
        System.out.println("seed " + seed + ", " + rounds + " kills");
        Random random = new Random(seed);
        TinyRecordings recordings = TinyRecordings.make(home);
        directory = home.resolve("usual");
        long verifyNanos = usualNanos(() -> verify(recordings));
        long addNanos = usualNanos(() -> add(random));
        for (int round = 0; round < rounds; round++) {
            if (round % ROUNDS_PER_CASE == 0) {
                directory = home.resolve("case-" + round);
                acknowledged.clear();
            }
            boolean adds = random.nextInt(ADD_ONE_IN) == 0 && Files.exists(directory);
            Optional<Receipt> before =
                    Files.exists(directory) ? Optional.of(CaseState.receipt(directory)) : Optional.empty();
            ProgramRun run = adds ? add(random) : verify(recordings);
            long after = (long) (random.nextDouble() * 1.1 * (adds ? addNanos : verifyNanos));
            if (kill(run, after)) {
                completed++;
                addNanos = adds ? after : addNanos;
                verifyNanos = adds ? verifyNanos : after;
            }
            requireSound(before, random.nextBoolean(), "seed " + seed + ", round " + round);
            if (round % PROGRESS_EVERY == PROGRESS_EVERY - 1) {
                System.out.println((round + 1) + " kills held");
            }
            if (round % ROUNDS_PER_CASE == ROUNDS_PER_CASE - 1 || round == rounds - 1) {
                requireAWholeVerify(recordings);
            }
        }
        System.out.printf(
                "killed %d times (usual: verify %d ms, add %d ms): %d had ended before, %d left interrupted work, %d had"
                        + " decoders at work, %d had no case yet%n",
                rounds,
                verifyNanos / 1_000_000,
                addNanos / 1_000_000,
                completed,
                interrupted,
                withChildren,
                beforeTheCase);
        assertThat(completed).isLessThan(rounds);
    }

    private ProgramRun verify(TinyRecordings recordings) throws IOException {
        return ProgramRun.start(
                home,
                "verify",
                recordings.questioned().toString(),
                "--case",
                directory.toString(),
                "--collection",
                recordings.collection().toString());
    }

    private ProgramRun add(Random random) throws IOException {
        var arguments = new ArrayList<>(List.of("add", directory.toString()));
        for (int file = 0; file < FILES_PER_ADD; file++) {
            byte[] content = new byte[1000 + random.nextInt(200_000)];
            random.nextBytes(content);
            arguments.add(Files.write(home.resolve("incoming-" + file), content).toString());
        }
        return ProgramRun.start(home, arguments.toArray(String[]::new));
    }

    private interface Starts {
        ProgramRun run() throws IOException;
    }

    /** The time of a second run, when decoder and disk are warm. */
    private static long usualNanos(Starts starts) throws Exception {
        long usual = 0;
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            ProgramRun.Result result = starts.run().end();
            assertThat(result.status()).as(result.err()).isZero();
            usual = System.nanoTime() - start;
        }
        return usual;
    }

    /** Whether it had ended by then. */
    private boolean kill(ProgramRun run, long afterNanos) throws Exception {
        Process process = run.process();
        boolean ended = process.waitFor(afterNanos, TimeUnit.NANOSECONDS);
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        withChildren += children.isEmpty() ? 0 : 1;
        Matcher added = ADDED.matcher(run.end().out());
        while (added.find()) {
            acknowledged.add(new Sha256(added.group(2)));
        }
        requireNoneLeft(children);
        return ended;
    }

    /** Children end with their parent; their command lines name the decoder of this test. */
    private void requireNoneLeft(List<ProcessHandle> children) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SURVIVAL_MILLIS);
        List<String> left = left(children);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
            left = left(children);
        }
        assertThat(left).isEmpty();
    }

    private List<String> left(List<ProcessHandle> children) {
        String marker = ProgramRun.cache(home).toString();
        return Stream.concat(
                        children.stream(),
                        ProcessHandle.allProcesses()
                                .filter(process ->
                                        process.info().commandLine().orElse("").contains(marker)))
                .filter(KilledVerifyTest::runs)
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("?"))
                .toList();
    }

    /** What has ended and was not yet waited for does not run. */
    private static boolean runs(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return process.isAlive() && !state.contains(") Z ");
        } catch (IOException notLinuxOrEnded) {
            return process.isAlive() && !Files.isDirectory(Path.of("/proc/self"));
        }
    }

    private void requireSound(Optional<Receipt> before, boolean openForWriting, String round) throws Exception {
        if (before.isEmpty() && Files.notExists(directory)) {
            beforeTheCase++;
            return;
        }
        CaseState.requireSound(directory, before);
        interrupted += CaseVerifier.check(directory, before).notes().stream()
                        .anyMatch(note -> note.text().contains("interrupted"))
                ? 1
                : 0;
        requireAcknowledged(round);
        if (openForWriting) {
            CaseStore store = new OpenCase(Desk.of(ProgramRun.keys(home), "tester")).open(directory);
            try (CaseWriter writer = store.write(PATIENCE)) {
                assertThat(writer.checkpoint().size()).isPositive();
            }
            CaseState.requireSound(directory, before);
            requireAcknowledged(round);
        }
    }

    private void requireAcknowledged(String round) throws IOException {
        List<Sha256> present = CaseLog.read(directory).items().stream()
                .filter(CaseLog.Item::present)
                .map(CaseLog.Item::digest)
                .toList();
        assertThat(present).as(round).containsAll(acknowledged);
    }

    private void requireAWholeVerify(TinyRecordings recordings) throws Exception {
        ProgramRun.Result result = verify(recordings).end();
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("Report: ");
        CaseState.requireSound(directory, Optional.empty());
        // An original whose arrival was never acknowledged is noted and left for its owner to add or remove.
        assertThat(CaseVerifier.check(directory, Optional.empty()).notes())
                .allMatch(note -> note.where().startsWith("evidence/"));
        requireAcknowledged("after the last");
    }
}
