package org.earwitness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.custody.TestCases;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMainTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CaseStore store;
    private String place = "";

    @BeforeEach
    void makeCase() throws Exception {
        store = TestCases.small(directory);
        place = store.directory().toString();
    }

    @Test
    void aCaseThatHoldsEndsWithZeroAndSaysWhatOnlyAReceiptShows() throws Exception {
        assertThat(run("check", place)).isEqualTo(VerifyMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "The case holds.",
                        "receipt",
                        store.log().checkpoint().root().hex());
        Path receipt = Files.writeString(
                directory.resolve("receipt.txt"), store.log().checkpoint().encode());
        assertThat(run("check", place, "--against", receipt.toString())).isEqualTo(VerifyMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("continues the receipt of 4 entries");
    }

    @Test
    void aCaseThatDoesNotHoldEndsWithOneAndNamesThePlaceFirst() throws Exception {
        Files.writeString(store.directory().resolve("case.json"), "{}");
        assertThat(run("check", place)).isEqualTo(VerifyMain.DOES_NOT_HOLD);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("DOES NOT HOLD  case.json: expected SHA-256");
    }

    @Test
    void wrongUseEndsWithTwoAndWhatCannotBeReadWithThree() {
        assertThat(run()).isEqualTo(VerifyMain.WRONG_USE);
        assertThat(run("chekc", place)).isEqualTo(VerifyMain.WRONG_USE);
        assertThat(run("check", place, "--agianst", "x")).isEqualTo(VerifyMain.WRONG_USE);
        assertThat(run("prove", place, "one")).isEqualTo(VerifyMain.WRONG_USE);
        assertThat(run("check", directory.resolve("absent").toString())).isEqualTo(VerifyMain.UNREADABLE);
        assertThat(run("check", place, "--against", directory.resolve("absent").toString()))
                .isEqualTo(VerifyMain.UNREADABLE);
        assertThat(run("--help")).isEqualTo(VerifyMain.HOLDS);
    }

    @Test
    void aReceiptThatAnEditorSavedIsStillThatReceipt() throws Exception {
        String text = store.log().checkpoint().encode();
        Path receipt = directory.resolve("receipt.txt");
        for (String saved : List.of(
                text.strip(), text + "\n\n", text.replace("\n", "\r\n"), "\ufeff" + text, "\n  " + text + "  ")) {
            Files.writeString(receipt, saved);
            assertThat(Receipt.read(receipt).encode()).as(saved).isEqualTo(text);
            assertThat(run("check", place, "--against", receipt.toString())).isEqualTo(VerifyMain.HOLDS);
        }
        Files.writeString(receipt, text.replace("\n\n", "\n \n"));
        assertThat(run("check", place, "--against", receipt.toString())).isEqualTo(VerifyMain.UNREADABLE);
    }

    @Test
    void aReceiptThatIsCutOffIsRefused() throws Exception {
        String text = store.log().checkpoint().encode();
        assertThat(Receipt.decode(text).encode()).isEqualTo(text);
        assertThatThrownBy(() -> Receipt.decode(text.strip())).isInstanceOf(EvidenceException.class);
        Path receipt = Files.writeString(directory.resolve("receipt.txt"), text.substring(0, text.length() - 5));
        assertThat(run("check", place, "--against", receipt.toString())).isEqualTo(VerifyMain.UNREADABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is no receipt");
    }

    @Test
    void aCheckWritesNothing() throws Exception {
        Map<String, Object> before = state();
        assertThat(run("check", place)).isEqualTo(VerifyMain.HOLDS);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aDirectoryOrALinkInPlaceOfAFileIsNamed() throws Exception {
        Path log = store.directory().resolve("custody/log");
        Path moved = Files.move(log, directory.resolve("log"));
        Files.createSymbolicLink(log, moved);
        assertThat(firstFailure().where()).isEqualTo("custody/log");
        Files.delete(log);
        Files.createDirectory(log);
        assertThat(firstFailure().where()).isEqualTo("custody/log");
        assertThat(firstFailure().found()).isEqualTo("a directory");
    }

    @Test
    void anEntryIsProvenWithoutTheCaseAndItsProofShowsNoNames() throws Exception {
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("one more"));
            writer.commit();
        }
        for (int entry = 0; entry < 5; entry += 2) {
            EvidenceBundle bundle = EvidenceBundle.of(store.directory(), entry, Set.of());
            byte[] encoded = bundle.encode();
            assertThat(new String(encoded, StandardCharsets.UTF_8)).doesNotContain("Velmora", "ម៉ាលី", "leak");
            assertThat(EvidenceBundle.decode(encoded)).isEqualTo(bundle);
            assertThat(bundle.holds()).isTrue();
            for (int i = entry; i < encoded.length; i += 5) {
                byte[] changed = encoded.clone();
                changed[i] ^= 1;
                assertThat(holds(changed)).as("entry %d, byte %d", entry, i).isFalse();
            }
        }
        EvidenceBundle disclosed = EvidenceBundle.of(store.directory(), 1, Set.of("label"));
        assertThat(new String(disclosed.encode(), StandardCharsets.UTF_8))
                .contains("សំឡេង ១")
                .doesNotContain("Velmora");
    }

    @Test
    void aProofIsPrintedAndVerified() throws Exception {
        assertThat(run("prove", place, "2")).isEqualTo(VerifyMain.HOLDS);
        Path proof = Files.write(directory.resolve("proof.txt"), out.toByteArray());
        assertThat(run("verify-proof", proof.toString())).isEqualTo(VerifyMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("entry 2 is in the log");
        assertThat(run("prove", place, "99")).isEqualTo(VerifyMain.DOES_NOT_HOLD);
    }

    private static boolean holds(byte[] bundle) {
        try {
            return EvidenceBundle.decode(bundle).holds();
        } catch (EvidenceException e) {
            return false;
        }
    }

    private CheckFailure firstFailure() throws Exception {
        return CaseVerifier.check(store.directory(), Optional.empty())
                .failures()
                .getFirst();
    }

    private Map<String, Object> state() throws Exception {
        Map<String, Object> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(store.directory())) {
            for (Path file : files.toList()) {
                Object content = Files.isDirectory(file) ? "" : Sha256.of(file);
                state.put(file.toString(), content + " " + Files.getLastModifiedTime(file));
            }
        }
        return state;
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new VerifyMain(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }
}
