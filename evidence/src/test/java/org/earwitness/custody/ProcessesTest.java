package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earwitness.custody.CustodyEvent.NoteAdded;
import org.earwitness.digest.EvidenceException;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.CheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path directory;

    @Test
    void twoProcessesThatWriteAtOnceLoseAndMixNothingAndACheckMeanwhileFindsNoDamage() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Process first = ChildJvm.start(List.of(), directory, "first", "1", "50", "0");
        Process second = ChildJvm.start(List.of(), directory, "second", "2", "50", "0");
        int checks = 0;
        while (first.isAlive() || second.isAlive()) {
            assertThat(CaseVerifier.check(store.directory(), Optional.empty()).failures())
                    .isEmpty();
            checks++;
            Thread.sleep(50);
        }
        List<String> acknowledged = new ArrayList<>(lines(first));
        acknowledged.addAll(lines(second));
        Set<String> noted = new TreeSet<>();
        for (CustodyEntry entry : store.log().entries()) {
            if (entry.event() instanceof NoteAdded note) {
                assertThat(noted.add("noted " + note.text())).isTrue();
            }
        }
        acknowledged.removeIf(line -> line.equals("ready"));
        assertThat(noted).hasSize(100).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).notes())
                .isEmpty();
        assertThat(checks).isPositive();
    }

    @Test
    void whoFindsTheCaseHeldByAnotherProcessIsToldByWhich() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Process other = ChildJvm.start(List.of(), directory, "other", "1", Integer.toString(Integer.MAX_VALUE), "0");
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            while (!String.valueOf(lines.readLine()).startsWith("noted")) {
                assertThat(other.isAlive()).isTrue();
            }
            Optional<EvidenceException> busy = Optional.empty();
            for (int attempt = 0; attempt < 2000 && busy.isEmpty(); attempt++) {
                busy = refusal(store);
            }
            assertThat(busy).isPresent();
            assertThat(busy.get().kind()).isEqualTo(EvidenceException.Kind.CASE_BUSY);
            assertThat(busy.get().found()).containsAnyOf("process " + other.pid(), "another program");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whoFindsTheCaseHeldByAnotherThreadIsToldAndTheLockIsStillHeldAfterwards() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Process other;
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.write(Duration.ofMillis(20)))
                        .isInstanceOfSatisfying(EvidenceException.class, e -> {
                            assertThat(e.kind()).isEqualTo(EvidenceException.Kind.CASE_BUSY);
                            assertThat(e.found())
                                    .contains(
                                            "process " + ProcessHandle.current().pid());
                        });
            }
            other = ChildJvm.start(List.of(), directory, "other", "1", "1", "0");
            Thread.sleep(1000);
            assertThat(other.isAlive()).isTrue();
            writer.record(TestCases.note("mine"));
            writer.commit();
        }
        assertThat(lines(other)).contains("noted other-0");
    }

    @Test
    void aFullDiskDuringIntakeIsNamedAndLeavesTheCaseAsItWas() throws Exception {
        Files.write(directory.resolve("incoming-full"), new byte[1_000_000]);
        assertFullDisk(200_000, "1");
    }

    @Test
    void aFullDiskDuringACommitIsNamedAndLeavesTheCaseAsItWas() throws Exception {
        assertFullDisk(700, "0");
    }

    private void assertFullDisk(int limitBytes, String what) throws Exception {
        assumeTrue(hasPrlimit(), "prlimit (util-linux) is needed to make the disk look full");
        CaseStore store = TestCases.empty(directory);
        Checkpoint before = store.log().checkpoint();
        List<String> prefix = List.of("prlimit", "--fsize=" + limitBytes);
        Process process = ChildJvm.start(prefix, directory, "full", "1", "1", what);
        assertThat(lines(process)).contains("failed STORAGE_FULL");
        CheckResult result = CaseVerifier.check(store.directory(), Optional.empty());
        assertThat(result.failures()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(store.log().checkpoint()).isEqualTo(before);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("room again"));
            writer.commit();
        }
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).ok()).isTrue();
    }

    private static Optional<EvidenceException> refusal(CaseStore store) throws IOException {
        try (CaseWriter writer = store.write(Duration.ZERO)) {
            assertThat(writer.checkpoint().size()).isPositive();
            return Optional.empty();
        } catch (EvidenceException e) {
            return Optional.of(e);
        }
    }

    private static boolean hasPrlimit() {
        try {
            Process process = new ProcessBuilder("prlimit", "--version").start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
