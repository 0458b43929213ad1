package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earwitness.custody.CaseStore;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Finding;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.report.Statement;
import org.earwitness.report.html.HtmlReport;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verification tells of the copies that it found: one that lacks a passage, one that is an excerpt, and other sound. */
class VerifyFamilyTest {
    private static final int HERTZ = 16_000;

    @TempDir
    static Path directory;

    private static final List<String> STEPS = Collections.synchronizedList(new ArrayList<>());
    private static Workbench workbench;
    private static Path collection;
    private static CaseStore store;
    private static Report report;
    private static String page;

    @BeforeAll
    static void verifyOnce() throws Exception {
        workbench = Workbench.prepare(Desk.of(directory.resolve("keys"), "a desk"), Path.of("target", "decoder-cache"));
        collection = Files.createDirectory(directory.resolve("collection"));
        Sound whole = Scene.partyMeeting(21).at(HERTZ).lasting(40).sound();
        write(directory.resolve("leaked-whole.wav"), whole);
        write(collection.resolve("leaked-cut.wav"), Edits.cut(whole, 14, 17.2));
        write(collection.resolve("leaked-excerpt.wav"), Edits.excerpt(whole, 20, 34));
        write(
                collection.resolve("other.wav"),
                Scene.unrelated(5, Scene.Kind.NEWS_READING)
                        .at(HERTZ)
                        .lasting(15)
                        .sound());
        store = new OpenCase(workbench.desk()).make(directory.resolve("case"), "Copies");
        VerifyRecording.Result result = new VerifyRecording(workbench, (what, done, all) -> STEPS.add(what))
                .verify(
                        store,
                        new VerifyRecording.Order(
                                directory.resolve("leaked-whole.wav"), List.of(collection), false, List.of(), ""));
        report = ReportJson.read(result.files().json());
        page = Files.readString(result.files().html());
    }

    private static void write(Path file, Sound sound) throws Exception {
        WavFile.write(file, sound, WavFormat.Encoding.PCM_16);
    }

    @Test
    void theReportTellsWhoContainsWhomAndWhatOneLacks() {
        CopyRelations relations = report.relations().orElseThrow();
        String cut = label(36.8);
        String excerpt = label(14);

        assertThat(relations.copies()).hasSize(3);
        assertThat(relations.relation("Q1", cut)).isEqualTo(RelatedPair.Kind.CONTAINS);
        assertThat(relations.relation("Q1", excerpt)).isEqualTo(RelatedPair.Kind.CONTAINS);
        RelatedFamily family = relations.related().getFirst();
        assertThat(family.unionSeconds()).isCloseTo(40, within(0.02));
        assertThat(family.onlyInOne()).singleElement().satisfies(only -> {
            assertThat(only.copy()).isEqualTo("Q1");
            assertThat(only.copyStartSeconds()).isCloseTo(14, within(0.02));
            assertThat(only.endSeconds() - only.startSeconds()).isCloseTo(3.2, within(0.02));
        });
        assertThat(report.answer())
                .filteredOn(statement -> statement.findingIds().contains("F-family"))
                .extracting(Statement::text)
                .anyMatch(text -> text.startsWith("Q1 contains 3.20 s at 00:1")
                        && text.endsWith("that " + cut + " does not have; which is earlier is undetermined."));
        assertThat(STEPS).contains("comparing");
    }

    @Test
    void thePageShowsItByLabelsOnlyAndIsMadeFromTheDocument() {
        assertThat(page)
                .contains(
                        "How the copies relate",
                        "Who contains whom",
                        "What each copy covers",
                        "What every two copies are")
                .contains("Q1 contains " + label(14))
                .doesNotContain("leaked", "other.wav", directory.toString());
        assertThat(HtmlReport.render(report)).isEqualTo(page);
    }

    @Test
    void theFindingIsWholeAndIdenticalWhenItIsRunAgain() throws Exception {
        Finding finding = report.findings().stream()
                .filter(one -> one.id().equals("F-family"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.inputSha256s()).hasSize(3);
        assertThat(finding.explanations()).isNotEmpty();
        assertThat(finding.limits()).isNotEmpty();
        assertThat(answer(report).outcome()).isEqualTo(ReproduceReport.Outcome.IDENTICAL);
    }

    @Test
    void anotherLengthIsWithinToleranceOrDiffers() throws Exception {
        assertThat(answer(withUnion(40.03)).outcome()).isEqualTo(ReproduceReport.Outcome.WITHIN_TOLERANCE);
        ReproduceReport.Answer differs = answer(withUnion(41));
        assertThat(differs.outcome()).isEqualTo(ReproduceReport.Outcome.DIFFERS);
        assertThat(differs.detail()).contains("all different sound together: 41.0 then");
    }

    @Test
    void anotherRelationDiffers() throws Exception {
        String cut = label(36.8);
        String json = json(report).replace("Q1 contains " + cut + ": same sound", cut + " contains Q1: same sound");

        ReproduceReport.Answer answer = answer(ReportJson.read(otherHash(json)));
        assertThat(answer.outcome()).isEqualTo(ReproduceReport.Outcome.DIFFERS);
        assertThat(answer.detail()).contains("Q1 contains " + cut + ": same sound: measured now, not then");
    }

    @Test
    void beyondWhatIsComparedTheRestIsNamed() throws Exception {
        try (KeptSounds sounds = new KeptSounds(2, 1e9)) {
            ExamineRecording examine = new ExamineRecording(workbench, Progress.SILENT);
            List<ExaminedRecording> all = new ArrayList<>();
            for (FamilyCopy copy : report.relations().orElseThrow().copies()) {
                Path file = store.directory().resolve("evidence");
                var item = new org.earwitness.vault.EvidenceVault(file)
                        .verify(new org.earwitness.digest.Sha256(copy.sha256()));
                all.add(examine.examine(copy.letter(), item.digest(), item.sizeBytes(), item.path(), sounds));
            }
            var told = new RelateCopies(Progress.SILENT)
                    .relate(all.getFirst(), all.subList(1, 3), sounds)
                    .orElseThrow()
                    .told();

            assertThat(told.copies()).hasSize(2);
            assertThat(told.problems())
                    .singleElement()
                    .asString()
                    .startsWith(all.get(2).label() + " was not compared with the rest: at most 40 copies are");
        }
    }

    private static String label(double seconds) {
        return report.relations().orElseThrow().copies().stream()
                .filter(copy -> Math.abs(copy.seconds() - seconds) < 0.01)
                .findFirst()
                .orElseThrow()
                .letter();
    }

    private static Report withUnion(double seconds) throws Exception {
        String json =
                json(report).replaceFirst("(all different sound together\",\\s*\"value\" : )[0-9.]+", "$1" + seconds);
        return ReportJson.read(otherHash(json));
    }

    private static String json(Report report) {
        return new String(ReportJson.write(report), StandardCharsets.UTF_8);
    }

    /** The document with another hash of the finding's result, so that measurements are compared. */
    private static byte[] otherHash(String json) {
        return json.replaceFirst(
                        "(?s)(\"id\" : \"F-family\".*?\"result_sha256\" : \")[0-9a-f]{64}", "$1" + "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ReproduceReport.Answer answer(Report other) throws Exception {
        return new ReproduceReport(workbench, Progress.SILENT)
                .reproduce(store.directory(), other, List.of()).stream()
                        .filter(one -> one.findingId().equals("F-family"))
                        .findFirst()
                        .orElseThrow();
    }
}
