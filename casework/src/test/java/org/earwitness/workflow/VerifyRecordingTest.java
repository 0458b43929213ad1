package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.custody.CustodyEvent;
import org.earwitness.digest.Sha256;
import org.earwitness.media.ChainRunner;
import org.earwitness.report.Match;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.SampleRate;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.Receipt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyRecordingTest {
    @TempDir
    static Path directory;

    private static Workbench workbench;
    private static Path questioned;
    private static Path collection;
    private static CaseStore store;
    private static VerifyRecording.Result result;

    @BeforeAll
    static void verifyOnce() throws Exception {
        workbench = Workbench.prepare(
                Desk.of(directory.resolve("keys"), "អ្នករាយការណ៍"), Path.of("target", "decoder-cache"));
        Sound sound = Scene.partyMeeting(3).at(16_000).lasting(40).sound();
        collection = Files.createDirectories(directory.resolve("collection"));
        questioned = directory.resolve("សំឡេង leaked 'x'.opus");
        encode(Edits.excerpt(sound, 8, 32), Codec.OPUS, 16_000, 48_000, questioned);
        encode(sound, Codec.MP3, 48_000, 44_100, collection.resolve("whole.mp3"));
        encode(Edits.excerpt(sound, 14, 26), Codec.AMR_NB, 12_200, 8_000, collection.resolve("excerpt.amr"));
        encode(
                Scene.unrelated(4, Scene.Kind.NEWS_READING)
                        .at(16_000)
                        .lasting(20)
                        .sound(),
                Codec.FLAC,
                0,
                16_000,
                collection.resolve("news.flac"));
        Files.copy(questioned, collection.resolve("same-bytes.opus"));
        Files.writeString(collection.resolve("notes.txt"), "no recording");
        store = new OpenCase(workbench.desk()).make(directory.resolve("case"), "A test <b>&amp;</b> សាកល្បង");
        result = new VerifyRecording(workbench, Progress.SILENT).verify(store, order());
    }

    @Test
    void copiesAreFoundInBothDirectionsAtTheirOffsetsAndNothingElseIs() {
        List<Match> matches = result.report().matches();

        assertThat(matches).extracting(Match::recording).containsExactlyInAnyOrder("C1", "C2");
        Match excerpt = matches.stream()
                .filter(m -> m.matchStartSeconds() < 1)
                .findFirst()
                .orElseThrow();
        Match whole = matches.stream()
                .filter(m -> m.matchStartSeconds() > 1)
                .findFirst()
                .orElseThrow();
        assertThat(whole.matchStartSeconds() - whole.queryStartSeconds()).isCloseTo(8, within(0.05));
        assertThat(excerpt.queryStartSeconds() - excerpt.matchStartSeconds()).isCloseTo(6, within(0.05));
        assertThat(result.report().searched().recordings()).isEqualTo(3);
        assertThat(result.unreadable())
                .singleElement()
                .satisfies(file -> assertThat(file.file().getFileName()).hasToString("notes.txt"));
    }

    @Test
    void theCaseHoldsAndTheReportsReceiptIsPartOfItsLog() throws IOException {
        Receipt receipt = Receipt.decode(result.report().custody().receipt());

        assertThat(CaseVerifier.check(store.directory(), Optional.of(receipt)).failures())
                .isEmpty();
        assertThat(store.log().items())
                .extracting(item -> item.arrivals().getFirst().event())
                .filteredOn(event -> event instanceof CustodyEvent.ItemReceived received
                        && received.arrival().label().startsWith("C"))
                .hasSize(2);
        assertThat(store.log().entries())
                .anyMatch(entry -> entry.event() instanceof CustodyEvent.ReportIssued issued
                        && issued.html().hex().equals(result.files().htmlSha256()));
    }

    @Test
    void neitherFileOfTheReportShowsNamesOfFilesPeopleOrPlaces() throws IOException {
        for (Path file : List.of(result.files().html(), result.files().json())) {
            String text = Files.readString(file);
            assertThat(text).doesNotContain("leaked", "whole.mp3", "excerpt.amr", directory.toString(), "អ្នករាយការណ៍");
            assertThat(text).contains("សាកល្បង");
        }
    }

    @Test
    void noSoundIsLeftOutsideTheVault() throws IOException {
        try (Stream<Path> files = Files.walk(store.directory())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".wav") || name.endsWith(".pcm") || name.endsWith(".new"));
        }
    }

    @Test
    void everyFindingIsIdenticalWhenItIsRunAgain() throws Exception {
        Report report = ReportJson.read(result.files().json());

        List<ReproduceReport.Answer> answers = new ReproduceReport(workbench, Progress.SILENT)
                .reproduce(store.directory(), report, List.of(collection));

        assertThat(answers).hasSameSizeAs(report.findings());
        assertThat(answers).allMatch(answer -> answer.outcome() == ReproduceReport.Outcome.IDENTICAL);
    }

    @Test
    void aFindingThatSaysSomethingElseDiffers() throws Exception {
        String json = Files.readString(result.files().json())
                .replaceFirst(
                        "\"name\" : \"passage 1: speed\",(\\s*)\"value\" : [0-9.]+",
                        "\"name\" : \"passage 1: speed\",$1\"value\" : 1.05");
        String other = json.replaceFirst(
                "(?s)(\"id\" : \"F-C1-copy\".*?\"result_sha256\" : \")[0-9a-f]{64}", "$1" + "0".repeat(64));
        Report report = ReportJson.read(other.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        List<ReproduceReport.Answer> answers =
                new ReproduceReport(workbench, Progress.SILENT).reproduce(store.directory(), report, List.of());

        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == ReproduceReport.Outcome.DIFFERS)
                .singleElement()
                .satisfies(answer -> assertThat(answer.detail()).contains("passage 1: speed"));
        assertThat(answers)
                .filteredOn(answer -> answer.findingId().equals("F-search"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.outcome()).isEqualTo(ReproduceReport.Outcome.NOT_REPEATED));
    }

    @Test
    void withdrawnRecordingsLeaveTheirFindingsUnrepeated() throws Exception {
        CaseStore own = new OpenCase(workbench.desk()).make(directory.resolve("withdrawn"), "Withdrawn");
        VerifyRecording.Result first = new VerifyRecording(workbench, Progress.SILENT).verify(own, order());
        Sha256 item = new Sha256(first.report().questioned().sha256());
        try (CaseWriter writer = own.write(workbench.desk().patience())) {
            writer.withdraw(item, "a test");
        }

        List<ReproduceReport.Answer> answers =
                new ReproduceReport(workbench, Progress.SILENT).reproduce(own.directory(), first.report(), List.of());

        assertThat(answers).allMatch(answer -> answer.outcome() == ReproduceReport.Outcome.NOT_REPEATED);
        assertThat(CaseVerifier.check(own.directory(), Optional.empty()).failures())
                .isEmpty();
    }

    @Test
    void aSecondVerificationKeepsLabelsAndItems() throws Exception {
        int items = store.log().items().size();
        VerifyRecording.Result again = new VerifyRecording(workbench, Progress.SILENT).verify(store, order());

        assertThat(again.report().questioned().label()).isEqualTo("Q1");
        assertThat(again.report().matches()).isEqualTo(result.report().matches());
        assertThat(store.log().items()).hasSize(items);
    }

    @Test
    void whatIsNoRecordingIsRefusedInWords() {
        VerifyRecording.Order order =
                new VerifyRecording.Order(collection.resolve("notes.txt"), List.of(), false, List.of(), "");

        assertThatThrownBy(() -> new VerifyRecording(workbench, Progress.SILENT).verify(store, order))
                .isInstanceOf(RecordingUnreadable.class)
                .hasMessageContaining("expected an audio or video file");
    }

    private static VerifyRecording.Order order() {
        return new VerifyRecording.Order(questioned, List.of(collection), false, List.of(), "a test");
    }

    private static void encode(Sound sound, Codec codec, int bitsPerSecond, int hertz, Path file) throws IOException {
        Path wave = directory.resolve("source.wav");
        WavFile.write(wave, sound, WavFormat.Encoding.PCM_16);
        new ChainRunner(workbench.sandbox())
                .encode(wave, new Chain(codec, bitsPerSecond, new SampleRate(hertz), 1), file);
        Files.delete(wave);
    }
}
