package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.OwnerOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    Path directory;

    @Test
    void aKeyIsMadeOnceForItsOwnerAloneAndFoundAgain() throws Exception {
        Path keys = directory.resolve("config/earwitness");
        Sha256 first = SigningKey.loadOrCreate(keys).fingerprint();
        assertThat(SigningKey.loadOrCreate(keys).fingerprint()).isEqualTo(first);
        assertThat(keys).isDirectoryContaining("glob:**/signing-key");
        assertThat(OwnerOnly.isPrivate(keys)).isTrue();
        assertThat(OwnerOnly.isPrivate(keys.resolve(SigningKey.FILE_NAME))).isTrue();
        assertThat(SigningKey.loadOrCreate(directory.resolve("other")).fingerprint())
                .isNotEqualTo(first);
    }

    @Test
    void manyThatMakeItAtOnceGetTheSameKey() throws Exception {
        Callable<Sha256> task =
                () -> SigningKey.loadOrCreate(directory.resolve("keys")).fingerprint();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            var all =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> task).toList());
            Sha256 one = SigningKey.loadOrCreate(directory.resolve("keys")).fingerprint();
            for (var fingerprint : all) {
                assertThat(fingerprint.get()).isEqualTo(one);
            }
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws Exception {
        assumeTrue(OwnerOnly.hasModes(directory), "POSIX modes are needed");
        SigningKey.loadOrCreate(directory);
        Files.setPosixFilePermissions(
                directory.resolve(SigningKey.FILE_NAME), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(Kind.KEY_EXPOSED);
    }

    @Test
    void aKeyThatIsCutOffOrWhoseHalvesDoNotFitIsRefused() throws Exception {
        SigningKey.loadOrCreate(directory);
        Path file = directory.resolve(SigningKey.FILE_NAME);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 1));
        assertRefused(Kind.KEY_UNREADABLE);
        Path other = directory.resolve("other");
        SigningKey.loadOrCreate(other);
        String foreign = Files.readString(other.resolve(SigningKey.FILE_NAME));
        Files.writeString(
                file, whole.substring(0, whole.indexOf("private")) + foreign.substring(foreign.indexOf("private")));
        assertRefused(Kind.KEY_UNREADABLE);
    }

    private void assertRefused(Kind kind) {
        assertThatThrownBy(() -> SigningKey.loadOrCreate(directory))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
