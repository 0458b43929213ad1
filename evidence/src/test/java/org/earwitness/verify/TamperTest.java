package org.earwitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.SignatureCheck;
import org.earwitness.custody.TestCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every single change to a small case; the signatures that were verified once are remembered, nothing else. */
class TamperTest {
    @TempDir
    Path directory;

    private final Map<String, Boolean> verified = new ConcurrentHashMap<>();
    private final SignatureCheck remembering = (key, message, signature) -> verified.computeIfAbsent(
            key.publicKey() + HexFormat.of().formatHex(message) + HexFormat.of().formatHex(signature),
            unseen -> key.verifies(message, signature));
    private CaseStore store;
    private MemoryFiles intact;
    private Optional<Receipt> receipt;

    @BeforeEach
    void makeCase() throws Exception {
        store = TestCases.small(directory);
        intact = MemoryFiles.of(store.directory());
        receipt = Optional.of(new Receipt(store.log().checkpoint()));
    }

    @Test
    void anIntactCaseHoldsWithAndWithoutItsReceiptAndItsWithdrawnPayloadIsNoted() throws Exception {
        for (Optional<Receipt> against : List.of(receipt, Optional.<Receipt>empty())) {
            CheckResult result = check(intact, against);
            assertThat(result.failures()).isEmpty();
            assertThat(result.notes())
                    .singleElement()
                    .hasToString("custody/entries/0000000002: Payload 2 withheld: file_name, label, provenance.");
            assertThat(result.treeSize()).isEqualTo(4);
            assertThat(result.rootHash()).contains(store.log().checkpoint().root());
        }
    }

    @Test
    void everyBitFlipIsFoundAndTheFirstFailureNamesTheFile() throws Exception {
        long flips = 0;
        for (String path : intact.paths()) {
            byte[] original = intact.bytes(path);
            for (int bit = 0; bit < 8 * original.length; bit++) {
                byte[] flipped = original.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertFirstNames(path, check(intact.with(path, flipped), Optional.empty()), "bit " + bit);
                flips++;
            }
        }
        assertThat(flips).isGreaterThan(30_000);
    }

    @Test
    void everyTruncationIsFoundAndWhatOnlyAReceiptCanShowIsTheEndOfTheCheckpoints() throws Exception {
        for (String path : intact.paths()) {
            byte[] original = intact.bytes(path);
            for (int length = 0; length < original.length; length++) {
                MemoryFiles cut = intact.with(path, Arrays.copyOf(original, length));
                CheckResult result = check(cut, receipt);
                if (path.equals("custody/checkpoints")) {
                    assertNames(path, result, "cut to " + length);
                } else {
                    assertFirstNames(path, result, "cut to " + length);
                    assertFirstNames(path, check(cut, Optional.empty()), "cut to " + length);
                }
            }
        }
    }

    @Test
    void everyDeletedFileIsNamed() throws Exception {
        for (String path : intact.paths()) {
            assertFirstNames(path, check(intact.without(path), Optional.empty()), "deleted");
        }
    }

    @Test
    void everyDeletedRepeatedOrSwappedLineIsFound() throws Exception {
        for (String path : intact.paths()) {
            List<byte[]> lines = lines(intact.bytes(path));
            for (int i = 0; i < lines.size(); i++) {
                List<byte[]> fewer = new ArrayList<>(lines);
                fewer.remove(i);
                assertNames(path, check(intact.with(path, join(fewer)), receipt), "without line " + i);
                List<byte[]> more = new ArrayList<>(lines);
                more.add(i, lines.get(i));
                if (!path.equals("custody/log") || i < lines.size() - 1) {
                    assertNames(path, check(intact.with(path, join(more)), receipt), "line " + i + " twice");
                }
                for (int j = 0; j < i; j++) {
                    List<byte[]> swapped = new ArrayList<>(lines);
                    Collections.swap(swapped, i, j);
                    if (!Arrays.equals(lines.get(i), lines.get(j))) {
                        assertNames(path, check(intact.with(path, join(swapped)), receipt), "lines " + i + ", " + j);
                    }
                }
            }
        }
    }

    @Test
    void everyTwoSwappedFilesAreFound() throws Exception {
        List<String> paths = List.copyOf(new TreeSet<>(intact.paths()));
        for (String a : paths) {
            for (String b : paths) {
                if (a.compareTo(b) < 0) {
                    MemoryFiles swapped = intact.with(a, intact.bytes(b)).with(b, intact.bytes(a));
                    assertThat(check(swapped, Optional.empty())
                                    .failures()
                                    .getFirst()
                                    .where())
                            .as("%s and %s", a, b)
                            .satisfiesAnyOf(
                                    where -> assertThat(where).startsWith(a),
                                    where -> assertThat(where).startsWith(b));
                }
            }
        }
    }

    @Test
    void everyRemovedCheckpointButTheLastIsFoundWithoutAReceipt() throws Exception {
        List<byte[]> lines = lines(intact.bytes("custody/checkpoints"));
        for (int note = 0; note < lines.size() / 6 - 1; note++) {
            List<byte[]> fewer = new ArrayList<>(lines);
            fewer.subList(6 * note, 6 * note + 6).clear();
            MemoryFiles removed = intact.with("custody/checkpoints", join(fewer));
            assertFirstNames("custody/checkpoints", check(removed, Optional.empty()), "without note " + note);
        }
    }

    @Test
    void aRollbackToAnEarlierStateIsShownByAReceiptAndByNothingElse() throws Exception {
        MemoryFiles earlier = intact;
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note("later"));
            writer.commit();
        }
        Receipt later = new Receipt(store.log().checkpoint());
        assertThat(check(earlier, Optional.empty()).failures()).isEmpty();
        assertThat(check(earlier, Optional.of(later)).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.hint()).contains("rolled back"));
        assertThat(check(MemoryFiles.of(store.directory()), receipt).failures()).isEmpty();
    }

    @Test
    void aHistoryWrittenAnewIsShownByAReceipt() throws Exception {
        MemoryFiles common = intact;
        Checkpoint first = writeNote("one history");
        restore(common);
        Checkpoint second = writeNote("another history");
        assertThat(first.size()).isEqualTo(second.size());
        MemoryFiles forked = MemoryFiles.of(store.directory());
        assertThat(check(forked, Optional.empty()).failures()).isEmpty();
        assertThat(check(forked, Optional.of(new Receipt(second))).failures()).isEmpty();
        assertThat(check(forked, Optional.of(new Receipt(first))).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.hint()).contains("written anew"));
    }

    @Test
    void aReceiptOfAnotherCaseIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Receipt other = new Receipt(TestCases.small(elsewhere).log().checkpoint());
        assertThat(check(intact, Optional.of(other)).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.expected()).contains("a receipt of this case"));
    }

    @Test
    void aFieldThatIsWithheldWithoutARecordIsNamed() throws Exception {
        String path = "custody/entries/0000000001";
        String payload = new String(intact.bytes(path), StandardCharsets.UTF_8);
        for (String field : List.of("label", "size_bytes", "event")) {
            String withheld = payload.replaceAll("(?m)^(" + field + " [0-9a-f]{64}) .*$", "$1 -");
            assertThat(withheld).isNotEqualTo(payload);
            CheckResult result = check(intact.with(path, withheld.getBytes(StandardCharsets.UTF_8)), Optional.empty());
            assertThat(result.failures().getFirst().toString()).contains(path).contains(field);
        }
    }

    @Test
    void whatIsNotPartOfTheCaseIsNamed() throws Exception {
        for (String stray : List.of("evidence/thumbs.db", "custody/ledger", "custody/entries/readme")) {
            CheckResult result = check(intact.with(stray, new byte[] {1}), Optional.empty());
            assertThat(result.ok()).isTrue();
            assertThat(result.notes())
                    .anySatisfy(note -> assertThat(note.where()).isEqualTo(stray));
        }
        String impostor = "evidence/" + "0".repeat(64);
        assertFirstNames(impostor, check(intact.with(impostor, new byte[] {1}), Optional.empty()), "added");
    }

    private Checkpoint writeNote(String text) throws IOException {
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            writer.record(TestCases.note(text));
            return writer.commit();
        }
    }

    private void restore(MemoryFiles files) throws IOException {
        for (String path : List.of("custody/log", "custody/checkpoints")) {
            Files.write(store.directory().resolve(path), files.bytes(path));
        }
        Files.delete(store.directory().resolve("custody/entries/0000000004"));
    }

    private CheckResult check(MemoryFiles files, Optional<Receipt> against) throws IOException {
        return CaseVerifier.check(files, against, remembering);
    }

    private static void assertFirstNames(String path, CheckResult result, String change) {
        if (result.ok() || !result.failures().getFirst().where().startsWith(path)) {
            throw new AssertionError(path + ", " + change + ": " + result.failures());
        }
    }

    private static void assertNames(String path, CheckResult result, String change) {
        if (result.failures().stream()
                .noneMatch(failure -> failure.where().startsWith(path)
                        || (path.equals("custody/checkpoints")
                                && failure.where().equals("receipt")))) {
            throw new AssertionError(path + ", " + change + ": " + result.failures());
        }
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] join(List<byte[]> lines) {
        byte[] joined = new byte[lines.stream().mapToInt(line -> line.length).sum()];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, joined, at, line.length);
            at += line.length;
        }
        return joined;
    }
}
