package org.earwitness.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVaultTest {
    private static final long LIMIT = 1 << 20;

    @TempDir
    Path directory;

    private Path stored;
    private EvidenceVault vault;

    @BeforeEach
    void makeVault() throws Exception {
        stored = directory.resolve("evidence");
        OwnerOnly.createDirectory(stored);
        vault = new EvidenceVault(stored);
    }

    @Test
    void anOriginalIsStoredWholeUnderItsDigestAndReadOnly() throws Exception {
        byte[] content = new byte[700_001];
        new Random(1).nextBytes(content);
        Path file = Files.write(directory.resolve("-rf សំឡេង '\n\" .ogg"), content);
        Intake intake = vault.add(file, LIMIT);
        assertThat(intake.alreadyPresent()).isFalse();
        assertThat(intake.item().digest()).isEqualTo(Sha256.of(content));
        assertThat(intake.item().sizeBytes()).isEqualTo(content.length);
        assertThat(names()).containsExactly(Sha256.of(content).hex());
        assertThat(vault.verify(Sha256.of(content)).path()).hasBinaryContent(content);
        if (OwnerOnly.hasModes(stored)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(intake.item().path())))
                    .isEqualTo("r--------");
        }
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void theSameBytesTwiceAreOneItem() throws Exception {
        Intake first = vault.add(file("a", "same"), LIMIT);
        Intake second = vault.add(file("b", "same"), LIMIT);
        assertThat(second.alreadyPresent()).isTrue();
        assertThat(second.item()).isEqualTo(first.item());
        assertThat(names()).hasSize(1);
    }

    @Test
    void anEmptyFileAndALinkToAFileAreTaken() throws Exception {
        assertThat(vault.add(file("empty", ""), LIMIT).item().sizeBytes()).isZero();
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("target", "linked"));
        assertThat(vault.add(link, LIMIT).item().sizeBytes()).isEqualTo(6);
    }

    @Test
    void aChangedItemIsNeverHandedOutAndNotTakenForTheSameBytes() throws Exception {
        Sha256 digest = vault.add(file("a", "original"), LIMIT).item().digest();
        Files.delete(stored.resolve(digest.hex()));
        Files.writeString(stored.resolve(digest.hex()), "0riginal");
        assertFails(Kind.ITEM_DAMAGED, () -> vault.verify(digest));
        assertFails(Kind.ITEM_DAMAGED, () -> vault.add(file("b", "original"), LIMIT));
        assertThat(stored.resolve(digest.hex())).hasContent("0riginal");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void whatIsNoRegularFileIsRefusedWithoutBeingOpened() throws Exception {
        assertFails(Kind.NOT_A_REGULAR_FILE, () -> vault.add(directory, LIMIT));
        assertFails(Kind.INPUT_UNREADABLE, () -> vault.add(directory.resolve("absent"), LIMIT));
        Path fifo = directory.resolve("fifo");
        Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
        assumeTrue(mkfifo.waitFor() == 0, "mkfifo is needed to make a FIFO");
        assertFails(Kind.NOT_A_REGULAR_FILE, () -> vault.add(fifo, LIMIT));
        assertFails(Kind.NOT_A_REGULAR_FILE, () -> vault.add(Path.of("/dev/zero"), LIMIT));
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileAboveTheLimitIsRefusedAndOneAtTheLimitIsTaken() throws Exception {
        assertFails(Kind.TOO_LARGE, () -> vault.add(file("six", "123456"), 5));
        assertThat(names()).isEmpty();
        assertThat(vault.add(file("five", "12345"), 5).item().sizeBytes()).isEqualTo(5);
    }

    @Test
    void aFileThatTellsNoSizeIsCutOffAtTheLimit() throws Exception {
        Path endless = Path.of("/proc/self/maps");
        assumeTrue(Files.isReadable(endless), "a file of size 0 with content is needed");
        assertFails(Kind.TOO_LARGE, () -> vault.add(endless, 5));
        assertThat(names()).isEmpty();
    }

    @Test
    void aWithdrawnItemIsGoneAndMayComeAgain() throws Exception {
        Sha256 digest = vault.add(file("a", "unlawful"), LIMIT).item().digest();
        vault.withdraw(digest);
        vault.withdraw(digest);
        assertFails(Kind.ITEM_ABSENT, () -> vault.verify(digest));
        assertThat(vault.add(file("a", "unlawful"), LIMIT).alreadyPresent()).isFalse();
    }

    @Test
    void whatAKilledIntakeLeftIsRemovedAndNothingElse() throws Exception {
        vault.add(file("a", "kept"), LIMIT);
        Files.writeString(stored.resolve(DurableFiles.UNFINISHED + "0123"), "half");
        assertThat(vault.removeUnfinished()).isEqualTo(1);
        assertThat(vault.removeUnfinished()).isZero();
        assertThat(names()).hasSize(1);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(stored)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
