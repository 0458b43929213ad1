package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.custody.CaseLog;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.workflow.Desk;
import org.earwitness.workflow.OpenCase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes on one case, and a disk that is full. The longest test waits while the others run. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrowdedCaseTest {
    @TempDir
    static Path home;

    private static TinyRecordings recordings = new TinyRecordings(Path.of(""), Path.of(""), Path.of(""));
    private static List<ProgramRun> waiting = new ArrayList<>();
    private static List<CaseWriter> held = new ArrayList<>();

    @BeforeAll
    static void aCaseIsHeldAndAnotherProcessBeginsToWaitForIt() throws Exception {
        recordings = TinyRecordings.make(home);
        Path directory = made("held");
        CaseStore store = new OpenCase(Desk.of(ProgramRun.keys(home), "tester")).open(directory);
        held.add(store.write(Duration.ofSeconds(10)));
        waiting.add(ProgramRun.start(
                home, "add", directory.toString(), recordings.other().toString(), "--json"));
    }

    @Test
    @Order(1)
    void processesThatVerifyAndAddAtOnceMixNothing() throws Exception {
        Path directory = made("shared");
        List<ProgramRun> runs = List.of(
                verify(directory, recordings.questioned(), List.of()),
                verify(directory, recordings.other(), List.of()),
                ProgramRun.start(
                        home,
                        "add",
                        directory.toString(),
                        recordings.collection().resolve("news.wav").toString(),
                        recordings.other().toString()));
        for (ProgramRun run : runs) {
            ProgramRun.Result result = run.end();
            assertThat(result.status()).as(result.err()).isZero();
        }
        CaseState.requireSound(directory, Optional.empty());
        assertThat(CaseLog.read(directory).items()).hasSize(4).allMatch(CaseLog.Item::present);
        try (var reports = Files.list(directory.resolve("reports"))) {
            assertThat(reports.map(path -> String.valueOf(path.getFileName())))
                    .hasSize(4)
                    .allMatch(name -> name.matches("Q[0-9]+-.*\\.(html|json)"));
        }
    }

    @Test
    @Order(2)
    void ofTwoThatMakeOneCaseAtOnceOneMakesItAndTheOtherUsesItOrIsTold() throws Exception {
        Path directory = home.resolve("made twice");
        List<ProgramRun> runs = List.of(
                verify(directory, recordings.questioned(), List.of()),
                verify(directory, recordings.questioned(), List.of()));
        int done = 0;
        for (ProgramRun run : runs) {
            ProgramRun.Result result = run.end();
            assertThat(result.status()).as(result.err()).isIn(ExitStatus.DONE, ExitStatus.WRONG_USE);
            done += result.status() == ExitStatus.DONE ? 1 : 0;
        }
        assertThat(done).isPositive();
        CaseState.requireSound(directory, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 50_000})
    @Order(3)
    void aFullDiskWhileAddingIsNamedAndLeavesTheCaseWhole(int mostBytes) throws Exception {
        Path directory = made("full-add-" + mostBytes);
        requireNamed(
                ProgramRun.start(
                        home,
                        full(mostBytes),
                        "add",
                        directory.toString(),
                        recordings.questioned().toString()),
                directory);
    }

    /** From the first original (160 kB) on, then the report. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000, 170_000})
    @Order(4)
    void aFullDiskWhileVerifyingIsNamedAndLeavesTheCaseWhole(int mostBytes) throws Exception {
        Path directory = made("full-verify-" + mostBytes);
        requireNamed(verify(directory, recordings.questioned(), full(mostBytes)), directory);

        ProgramRun.Result again =
                verify(directory, recordings.questioned(), List.of()).end();
        assertThat(again.status()).as(again.err()).isZero();
        CaseState.requireSound(directory, Optional.empty());
    }

    @Test
    @Order(5)
    void whoWaitsForACaseInVainIsToldByWhomItIsHeld() throws Exception {
        ProgramRun.Result result = waiting.getFirst().end();
        held.getFirst().close();

        assertThat(result.status()).isEqualTo(ExitStatus.WRONG_USE);
        assertThat(result.err())
                .contains("nobody else is writing to")
                .contains("process " + ProcessHandle.current().pid());
        assertThat(result.out()).contains("\"case_busy\"");
        CaseState.requireSound(home.resolve("held"), Optional.empty());
        assertThat(CaseLog.read(home.resolve("held")).items()).isEmpty();
    }

    private static void requireNamed(ProgramRun run, Path directory) throws Exception {
        ProgramRun.Result result = run.end();
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(ExitStatus.OUR_FAULT);
        assertThat(result.err())
                .contains("earwitness: expected ")
                .containsPattern("(?i)file too large|no space left")
                .doesNotContain("\tat ");
        System.out.println(result.err().strip());
        CaseState.requireSound(directory, Optional.empty());
    }

    private static List<String> full(int mostBytes) {
        assumeTrue(hasPrlimit(), "prlimit (util-linux) is needed to make the disk look full");
        return List.of("prlimit", "--fsize=" + mostBytes);
    }

    private static boolean hasPrlimit() {
        try {
            return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A new case; the decoder is unpacked by then. */
    private static Path made(String name) throws Exception {
        Path directory = home.resolve(name);
        if (Files.notExists(ProgramRun.cache(home))) {
            ProgramRun.Result found = ProgramRun.start(
                            home,
                            "find",
                            recordings.questioned().toString(),
                            "--in",
                            recordings.collection().toString())
                    .end();
            assertThat(found.status()).as(found.err()).isLessThan(ExitStatus.WRONG_USE);
        }
        ProgramRun.Result result =
                ProgramRun.start(home, "new", directory.toString()).end();
        assertThat(result.status()).as(result.err()).isZero();
        return directory;
    }

    private static ProgramRun verify(Path directory, Path recording, List<String> prefix) throws IOException {
        return ProgramRun.start(
                home,
                prefix,
                "verify",
                recording.toString(),
                "--case",
                directory.toString(),
                "--collection",
                recordings.collection().toString());
    }
}
