package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.earwitness.custody.CustodyEvent.CaseOpened;
import org.earwitness.custody.CustodyEvent.CollectionSearched;
import org.earwitness.custody.CustodyEvent.FindingRecorded;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.custody.CustodyEvent.NoteAdded;
import org.earwitness.custody.CustodyEvent.PayloadErased;
import org.earwitness.custody.CustodyEvent.ReportIssued;
import org.earwitness.custody.CustodyEvent.TailRecovered;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalEncodingTest {
    private static final Sha256 A = Sha256.of(new byte[] {1});
    private static final Sha256 B = Sha256.of(new byte[] {2});
    private static final List<CustodyEvent> ONE_OF_EACH = List.of(
            new CaseOpened(A, "earwitness/x+y+z"),
            new ItemReceived(A, 0, TestCases.ARRIVAL),
            new ItemWithdrawn(A, "ដកចេញ", List.of(1L, 20L)),
            new PayloadErased(7, List.of("label", "text"), ""),
            new CollectionSearched(List.of(A, B), "speeds = 0.9–1.1\nseed=1", B, 12, A),
            new FindingRecorded(List.of(), "level", "1", "", B),
            new ReportIssued(List.of(B), A, B),
            new NoteAdded(List.of(A), "\ud83d\udd0a \ud800 \\n \u202e \u0000 សួស្តី\u200bពិភពលោក\r\n"),
            new TailRecovered(130, 17, 2));

    @Test
    void everyEventIsReadAsItWasWritten() throws Exception {
        for (CustodyEvent event : ONE_OF_EACH) {
            EntryFile written = entry(event);
            EntryFile read = EntryFile.decode(written.encode());
            assertThat(read).isEqualTo(written);
            CustodyEntry entry = CustodyEntry.decode(read);
            assertThat(entry.event()).isEqualTo(event);
            assertThat(entry.agent()).isEqualTo(TestCases.AGENT);
            assertThat(entry.at()).isEqualTo(TestCases.CLOCK.instant());
            assertThat(entry.withheld()).isEmpty();
        }
    }

    @Test
    void anyTextIsOneLineAndReadsAsItWas() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append((char) random.nextInt(0x10000));
                    case 1 -> text.append((char) random.nextInt(0x100));
                    case 2 -> text.append("\\u{n}".charAt(random.nextInt(5)));
                    default -> text.appendCodePoint(random.nextInt(0x110000));
                }
            }
            String line = CanonicalText.escape(text.toString());
            assertThat(line.lines().count()).as("seed %d", seed).isLessThanOrEqualTo(1);
            assertThat(line).as("seed %d", seed).doesNotContain("\n", "\r");
            String stored = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(CanonicalText.unescape(stored)).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    @Test
    void aTextWrittenInAnotherWayIsRefused() {
        for (String line : List.of(
                "\\",
                "\\x",
                "\\u{",
                "\\u{}",
                "\\u{61}",
                "\\u{0}0\\u{00}",
                "\\u{A0}",
                "\\u{D800}",
                "\\u{110000}",
                "\\u{a}",
                "\\u{-1}",
                "\\u{+7}",
                "\\u{1234567}",
                "tab\there",
                "\u0085",
                "\ufeff",
                "\u202e",
                "a\\")) {
            assertRefused(() -> CanonicalText.unescape(line));
        }
    }

    @Test
    void anEntryWrittenInAnotherWayIsRefused() {
        String entry = new String(entry(ONE_OF_EACH.get(1)).encode(), StandardCharsets.UTF_8);
        List<String> variants = new ArrayList<>(List.of(
                "",
                "\n",
                entry + "\n",
                " " + entry,
                "\ufeff" + entry,
                entry.substring(0, entry.length() - 1),
                entry.replace("\n", "\r\n"),
                entry.replace("earwitness-entry 1 3", "earwitness-entry 1 03"),
                entry.replace("earwitness-entry 1 3", "earwitness-entry 1 +3"),
                entry.replace("earwitness-entry 1 3", "earwitness-entry 2 3"),
                entry.replace("earwitness-entry 1 3", "earwitness-entry 1 -3"),
                entry.replace("\nat ", "\nAt "),
                entry.replace("\nat ", "\n at "),
                entry.replaceFirst("\nat [0-9a-f]{64} [0-9a-f]{32} ", "\nat ")));
        for (String name : List.of("at", "actor", "items")) {
            variants.add(entry.replaceFirst("\n" + name + " ", "\n" + name + "  "));
            variants.add(entry.replaceFirst("\n(" + name + " [^\n]*)\n", "\n$1\n$1\n"));
            variants.add(entry.replaceFirst("\n(" + name + " [0-9a-f]{64}) [^\n]*\n", "\n$1 - \n"));
        }
        variants.add(entry.replaceFirst("[0-9a-f]{64}", "A".repeat(64)));
        for (String variant : variants) {
            assertThat(variant).isNotEqualTo(entry);
            assertRefused(() -> EntryFile.decode(variant.getBytes(StandardCharsets.UTF_8)));
        }
        assertRefused(() -> EntryFile.decode(new byte[] {(byte) 0xc0, (byte) 0x80}));
    }

    @Test
    void withholdingAFieldKeepsTheLeafAndHidesTheValue() throws Exception {
        EntryFile open = entry(ONE_OF_EACH.get(1));
        EntryFile withheld = open.withholding(Set.of("label", "provenance", "file_name"));
        assertThat(withheld.leafHash()).isEqualTo(open.leafHash());
        assertThat(new String(withheld.encode(), StandardCharsets.UTF_8)).doesNotContain("Velmora", "leak", "សំឡេង");
        CustodyEntry entry = CustodyEntry.decode(EntryFile.decode(withheld.encode()));
        assertThat(entry.withheld()).containsExactlyInAnyOrder("label", "provenance", "file_name");
        assertThat(entry.event())
                .isEqualTo(new ItemReceived(
                        A, 0, new Arrival(CustodyEntry.WITHHELD, CustodyEntry.WITHHELD, CustodyEntry.WITHHELD)));
    }

    @Test
    void equalValuesHaveDifferentCommitments() {
        SecureRandom random = new SecureRandom();
        Field first = Field.commit("label", "same", random);
        Field second = Field.commit("label", "same", random);
        assertThat(first.commitment()).isNotEqualTo(second.commitment());
        assertThat(first.holds()).isTrue();
    }

    @Test
    void aCheckpointOrKeyWrittenInAnotherWayIsRefused(@TempDir Path directory) throws Exception {
        CaseLog log = TestCases.small(directory).log();
        String note = log.checkpoint().encode();
        assertThat(Checkpoint.decode(note.getBytes(StandardCharsets.UTF_8))).isEqualTo(log.checkpoint());
        assertThat(log.checkpoint().isSignedBy(log.key())).isTrue();
        for (String variant : List.of(
                note + "\n",
                note.strip(),
                note.replace("\n", "\r\n"),
                note.replace("\n4\n", "\n04\n"),
                note.replace("\n4\n", "\n+4\n"),
                note.replace("\u2014", "-"),
                note.replace("checkpoint 3\n", ""),
                note.replace("checkpoint 3", "checkpoint 3 "),
                note.replace("=\ncheckpoint", "\ncheckpoint"),
                lastDigitChanged(note))) {
            assertThat(variant).isNotEqualTo(note);
            assertRefused(() -> Checkpoint.decode(variant.getBytes(StandardCharsets.UTF_8)));
        }
        String key = log.key().encode();
        assertThat(VerifierKey.decode(key.getBytes(StandardCharsets.UTF_8))).isEqualTo(log.key());
        for (String variant :
                List.of(key.strip(), key + "\n", key.replace("+", "++"), key.replace("earwitness", "e"))) {
            assertRefused(() -> VerifierKey.decode(variant.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The signature's base64 with bits set that its padding leaves unused. */
    private static String lastDigitChanged(String note) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int at = note.lastIndexOf('=') - 1;
        char other = digits.charAt(digits.indexOf(note.charAt(at)) + 1);
        return note.substring(0, at) + other + note.substring(at + 1);
    }

    private static EntryFile entry(CustodyEvent event) {
        return CustodyEntry.encode(3, TestCases.CLOCK.instant(), TestCases.AGENT, event, new SecureRandom());
    }

    private static void assertRefused(ThrowingCallable decoding) {
        assertThatThrownBy(decoding)
                .isInstanceOfSatisfying(
                        EvidenceException.class,
                        e -> assertThat(e.kind()).isEqualTo(EvidenceException.Kind.NOT_CANONICAL));
    }
}
