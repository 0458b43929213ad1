package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.TailRecovered;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.OwnerOnly;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.CheckNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStoreTest {
    @TempDir
    Path directory;

    @Test
    void aNewCaseIsPrivateWholeAndOpenedByItsFirstEntry() throws Exception {
        CaseStore store = TestCases.empty(directory);
        assertThat(OwnerOnly.isPrivate(store.directory())).isTrue();
        if (OwnerOnly.hasModes(directory)) {
            for (String name : List.of("", "evidence", "custody", "custody/entries")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(store.directory().resolve(name))))
                        .isEqualTo("rwx------");
            }
        }
        assertThat(store.log().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isInstanceOf(CustodyEvent.CaseOpened.class));
        try (Stream<Path> beside = Files.list(directory)) {
            assertThat(beside.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("case", "keys");
        }
    }

    @Test
    void aCaseIsNotMadeOverAnythingButAnEmptyFolder() throws Exception {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("keys"));
        Path empty = Files.createDirectory(directory.resolve("empty"));
        CaseStore.create(empty, new byte[0], key, TestCases.AGENT, TestCases.CLOCK);
        assertThat(OwnerOnly.isPrivate(empty)).isTrue();
        assertFails(
                Kind.CASE_EXISTS, () -> CaseStore.create(empty, new byte[0], key, TestCases.AGENT, TestCases.CLOCK));
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertFails(Kind.CASE_EXISTS, () -> CaseStore.create(file, new byte[0], key, TestCases.AGENT, TestCases.CLOCK));
    }

    @Test
    void ofSeveralThatMakeOneCaseAtOnceOneMakesItAndTheOthersAreToldThatItExists() throws Exception {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("keys"));
        for (int round = 0; round < 20; round++) {
            Path place = directory.resolve("contested" + round);
            CyclicBarrier start = new CyclicBarrier(4);
            Callable<Boolean> maker = () -> {
                start.await();
                try {
                    CaseStore.create(place, new byte[0], key, TestCases.AGENT, TestCases.CLOCK);
                    return true;
                } catch (EvidenceException e) {
                    assertThat(e.kind()).isEqualTo(Kind.CASE_EXISTS);
                    return false;
                }
            };
            int made = 0;
            try (ExecutorService makers = Executors.newFixedThreadPool(4)) {
                for (Future<Boolean> each : makers.invokeAll(Collections.nCopies(4, maker))) {
                    made += each.get() ? 1 : 0;
                }
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void anotherKeyAndAKeyInsideTheCaseAreRefused() throws Exception {
        CaseStore store = TestCases.empty(directory);
        SigningKey other = SigningKey.loadOrCreate(directory.resolve("others"));
        assertFails(Kind.WRONG_KEY, () -> CaseStore.open(store.directory(), other, TestCases.AGENT, TestCases.CLOCK));
        Path inside = directory.resolve("new/keys");
        SigningKey misplaced = SigningKey.loadOrCreate(inside);
        assertFails(
                Kind.KEY_INSIDE_CASE,
                () -> CaseStore.create(
                        directory.resolve("new"), new byte[0], misplaced, TestCases.AGENT, TestCases.CLOCK));
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("new"));
        assertFails(
                Kind.KEY_INSIDE_CASE,
                () -> CaseStore.create(link, new byte[0], misplaced, TestCases.AGENT, TestCases.CLOCK));
    }

    @Test
    void aFolderThatIsNoCaseIsNotOpened() throws Exception {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("keys"));
        assertFails(Kind.NOT_A_CASE, () -> CaseStore.open(directory, key, TestCases.AGENT, TestCases.CLOCK));
    }

    @Test
    void theSameBytesTwiceAreOneItemWithTwoArrivals() throws Exception {
        CaseStore store = TestCases.empty(directory);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            TestCases.receive(directory, writer, "same");
            writer.commit();
            TestCases.receive(directory, writer, "same");
            writer.commit();
        }
        assertThat(store.log().items()).singleElement().satisfies(item -> {
            assertThat(item.present()).isTrue();
            assertThat(item.arrivals()).extracting(CustodyEntry::sequence).containsExactly(1L, 2L);
        });
    }

    @Test
    void aWithdrawalTakesBytesAndPayloadOfEveryArrivalAndLeavesEventAndDigest() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Sha256 item;
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            item = TestCases.receive(directory, writer, "unlawful").digest();
            TestCases.receive(directory, writer, "unlawful");
            writer.withdraw(item, "ខុសច្បាប់");
        }
        assertFails(Kind.ITEM_ABSENT, () -> store.original(item));
        try (Stream<Path> files = Files.walk(store.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("Velmora", "unlawful", "leak");
            }
        }
        assertThat(store.log().items()).singleElement().satisfies(known -> {
            assertThat(known.digest()).isEqualTo(item);
            assertThat(known.present()).isFalse();
        });
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).failures())
                .isEmpty();
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            assertFails(Kind.ITEM_ABSENT, () -> writer.withdraw(Sha256.of(new byte[0]), "never here"));
            TestCases.receive(directory, writer, "unlawful");
            writer.commit();
        }
        assertThat(store.original(item).sizeBytes()).isEqualTo(8);
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).failures())
                .isEmpty();
    }

    @Test
    void anErasedTextIsGoneAndTheCheckSaysSo() throws Exception {
        CaseStore store = TestCases.empty(directory);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            long note = writer.record(TestCases.note("the source is Vanna"));
            writer.erase(note, Set.of("text", "actor"), "names a source");
            assertThatThrownBy(() -> writer.erase(note, Set.of("event"), "no"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.readString(store.directory().resolve("custody/entries/0000000001")))
                .doesNotContain("Vanna", "ម៉ាលី");
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).notes())
                .extracting(CheckNote::text)
                .containsExactly("Payload 1 withheld: actor, text.");
    }

    @Test
    void anErasureThatAKilledWriterRecordedButDidNotCarryOutIsCarriedOutByTheNext() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Sha256 item;
        byte[] payload;
        Path entry = store.directory().resolve("custody/entries/0000000001");
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            item = TestCases.receive(directory, writer, "unlawful").digest();
            writer.commit();
            payload = Files.readAllBytes(entry);
            writer.withdraw(item, "by mistake");
        }
        Files.write(entry, payload);
        Path bytes = store.directory().resolve("evidence").resolve(item.hex());
        Files.writeString(bytes, "unlawful");
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).notes())
                .hasSize(2)
                .allMatch(note -> note.text().startsWith("Still"));
        store.write(TestCases.WAIT).close();
        assertThat(bytes).doesNotExist();
        assertThat(Files.readString(entry)).doesNotContain("Velmora");
    }

    @Test
    void whatIsClosedWithoutACommitDidNotHappen() throws Exception {
        CaseStore store = TestCases.empty(directory);
        Checkpoint before = store.log().checkpoint();
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            TestCases.receive(directory, writer, "never committed");
        }
        assertThat(store.log().checkpoint()).isEqualTo(before);
        assertThat(store.directory().resolve("evidence")).isEmptyDirectory();
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).notes())
                .isEmpty();
    }

    @Test
    void severalEntriesMayShareACheckpoint() throws Exception {
        CaseStore store = TestCases.empty(directory);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            for (int i = 0; i < 5; i++) {
                assertThat(writer.record(TestCases.note("note " + i))).isEqualTo(1 + i);
            }
            Checkpoint checkpoint = writer.commit();
            assertThat(checkpoint.size()).isEqualTo(6);
            assertThat(checkpoint.number()).isEqualTo(2);
            assertThat(writer.commit()).isEqualTo(checkpoint);
        }
    }

    @Test
    void whatAnInterruptedWriterLeftIsNotedThenRemovedAndRecorded() throws Exception {
        CaseStore store = TestCases.small(directory);
        Path custody = store.directory().resolve("custody");
        String note = store.log().checkpoint().encode();
        Files.writeString(custody.resolve("log"), "0123", StandardOpenOption.APPEND);
        Files.writeString(custody.resolve("checkpoints"), note.substring(0, 20), StandardOpenOption.APPEND);
        Files.writeString(custody.resolve("entries/0000000004"), "half");
        Files.writeString(custody.resolve("entries/.unfinished-0000000001"), "half");
        Files.writeString(store.directory().resolve("evidence/.unfinished-00"), "half");
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()))
                .satisfies(result -> assertThat(result.failures()).isEmpty())
                .satisfies(result -> assertThat(result.notes()).hasSize(6));
        store.write(TestCases.WAIT).close();
        assertThat(store.log().entries().getLast().event()).isEqualTo(new TailRecovered(4, 20, 1));
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).notes())
                .hasSize(1);
    }

    @Test
    void zerosThatAPowerFailureLeftAfterTheLastCheckpointAreRecovered() throws Exception {
        CaseStore store = TestCases.small(directory);
        Files.write(store.directory().resolve("custody/checkpoints"), new byte[300], StandardOpenOption.APPEND);
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).failures())
                .isEmpty();
        store.write(TestCases.WAIT).close();
        assertThat(store.log().entries().getLast().event()).isEqualTo(new TailRecovered(0, 300, 0));
    }

    @Test
    void aCaseWithDamageBeforeItsLastCheckpointIsNotWrittenTo() throws Exception {
        for (String name : List.of("log", "checkpoints", "key")) {
            Path place = Files.createDirectory(directory.resolve(name));
            CaseStore store = TestCases.small(place);
            Path file = store.directory().resolve("custody").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 2] ^= 1;
            Files.write(file, bytes);
            assertFails(Kind.CASE_DAMAGED, () -> store.write(TestCases.WAIT));
            assertFails(Kind.CASE_DAMAGED, () -> TestCases.reopen(place));
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    void aLogOfManyCheckpointsIsContinuedFromItsEnd() throws Exception {
        CaseStore store = TestCases.empty(directory);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            for (int i = 0; i < 40; i++) {
                writer.record(TestCases.note("កំណត់ចំណាំ " + i));
                writer.commit();
            }
        }
        assertThat(Files.size(store.directory().resolve("custody/checkpoints"))).isGreaterThan(8 * 512);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("one more"));
            assertThat(writer.commit().number()).isEqualTo(42);
        }
        assertThat(CaseVerifier.check(store.directory(), Optional.empty()).failures())
                .isEmpty();
    }

    @Test
    void aCopyOfACaseThatCameWithoutItsLockFileIsContinued() throws Exception {
        CaseStore store = TestCases.small(directory);
        Files.delete(store.directory().resolve("lock"));
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("goes on"));
            assertThat(writer.commit().size()).isEqualTo(5);
        }
    }

    @Test
    void theDetailsOfAnArrivalReadAsTheyWereGiven() throws Exception {
        CaseStore store = TestCases.small(directory);
        assertThat(store.log().entries().get(1).event())
                .isEqualTo(new ItemReceived(
                        Sha256.of("a recording".getBytes(StandardCharsets.UTF_8)), 11, TestCases.ARRIVAL));
    }

    @Test
    void whatOnlyAMethodDoesCannotBeRecorded() throws Exception {
        CaseStore store = TestCases.empty(directory);
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            assertThatThrownBy(() -> writer.record(new ItemReceived(Sha256.of(new byte[0]), 0, TestCases.ARRIVAL)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
