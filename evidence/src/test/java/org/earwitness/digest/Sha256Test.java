package org.earwitness.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theDigestOfTheStandardsExampleIsTheStandards(@TempDir Path directory) throws Exception {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(directory.resolve("abc"), abc);
        assertThat(Sha256.of(abc).hex()).isEqualTo(OF_ABC);
        assertThat(Sha256.of(file).hex()).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new ByteArrayInputStream(abc), 3).hex()).isEqualTo(OF_ABC);
        assertThat(Sha256.fromBytes(Sha256.of(abc).bytes())).isEqualTo(new Sha256(OF_ABC));
    }

    @Test
    void aStreamBeyondItsLimitIsRefused() {
        assertThatThrownBy(() -> Sha256.of(new ByteArrayInputStream(new byte[4]), 3))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.kind()).isEqualTo(EvidenceException.Kind.TOO_LARGE));
    }

    @Test
    void onlyTheCanonicalWritingIsAccepted() {
        for (String text : List.of("", OF_ABC.toUpperCase(Locale.ROOT), OF_ABC + "0", " " + OF_ABC, "០".repeat(64))) {
            assertThatThrownBy(() -> new Sha256(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void changingTheBytesThatWereHandedOutChangesNothing() {
        Sha256 digest = new Sha256(OF_ABC);
        digest.bytes()[0] ^= 1;
        assertThat(digest.hex()).isEqualTo(OF_ABC);
        assertThat(digest.bytes()[0]).isEqualTo((byte) 0xba);
    }
}
