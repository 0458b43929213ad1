package org.earwitness.report.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.compare.CopyPair;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.Relation;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of families, from comparisons made by hand. */
class FamilyReportTest {
    private static final String HOSTILE = "<b>&\"leak\u202Egpj.wav";

    @Test
    void anExcerptAndAPassageThatOneLacksAreToldWithoutADirection() {
        FamilySentences sentences = new FamilySentences(report(cut(), 60, 56.8));

        assertThat(sentences.found())
                .contains("All sound of copy B is in A, from the same beginning to the same end.")
                .contains(
                        "A contains 3.20 s at 00:14.600 (±4 ms) that B does not have; which is earlier is undetermined.")
                .contains("A and B cover 01:00.000 together. The longest is A, with 01:00.000.");
        assertThat(sentences.open()).singleElement().asString().contains("is undetermined");
    }

    /** What lies before the first common sound is outside of the excerpt, in however many regions. */
    @Test
    void whatLiesOutsideOfAnExcerptIsNotSoundThatItLacksInside() {
        Comparison excerpt = new Comparison(
                60,
                20,
                List.of(
                        new Region.OnlyA(stretch(0, 22), stretch(0, 0)),
                        new Region.OnlyA(stretch(22, 30), stretch(0, 0)),
                        same(30, 50, -30),
                        new Region.OnlyA(stretch(50, 51), stretch(20, 20)),
                        new Region.OnlyA(stretch(51, 60), stretch(20, 20))),
                List.of());

        assertThat(new FamilySentences(report(excerpt, 60, 20)).found())
                .contains("Copy B is an excerpt of A: it has the sound from 00:30.000 to 00:50.000 of A.")
                .noneMatch(text -> text.contains("does not have"));
    }

    @Test
    void aTieWithinTheErrorOfMeasurementIsToldAsATie() {
        List<FamilyCopy> copies = List.of(copy(0, 60, 7800), copy(1, 59.95, 7700), copy(2, 50, 3400));

        assertThat(Measure.greatest(copies, FamilyCopy::upperEdge)).containsExactly(copies.get(0), copies.get(1));
        assertThat(Measure.greatest(copies, copy -> Optional.of(FamilySentences.length(copy))))
                .containsExactly(copies.get(0), copies.get(1));
        assertThat(Measure.greatest(copies, FamilyCopy::signalToNoise)).isEmpty();
    }

    @Test
    void soundThatDoesNotSufficeIsToldAsOpen() {
        Comparison open = new Comparison(
                60,
                60,
                List.of(
                        same(0, 30, 0),
                        new Region.Undetermined(
                                stretch(30, 60), stretch(30, 60), Region.Reason.NEITHER_LIKE_NOR_UNLIKE)),
                List.of());
        FamilySentences sentences = new FamilySentences(report(open, 60, 60));

        assertThat(sentences.open())
                .anySatisfy(text ->
                        assertThat(text).startsWith("A and B share 30.00 s. The sound does not suffice to tell"));
        assertThat(sentences.found()).noneMatch(text -> text.contains("excerpt") || text.contains("All sound"));
    }

    @Test
    void thePageIsWellFormedHasBothPicturesAndHidesNothing() throws Exception {
        String page = new FamilyPage(report(cut(), 60, 56.8)).render();

        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertThat(document.getElementsByTagName("desc").getLength()).isEqualTo(2);
        assertThat(page)
                .contains("family-1-graph-title", "family-1-chart-title", "part only", "The chart as a table")
                .doesNotContain("<b>", "\u202E", "<script");
        assertThat(new FamilyPage(report(cut(), 60, 56.8).withoutNames()).render())
                .doesNotContain("leak");
    }

    @Test
    void theDocumentNamesEveryPairAndClaimsNoDirection() {
        JsonNode document = JsonMapper.shared().readTree(FamilyJson.write(report(cut(), 60, 56.8)));

        assertThat(document.path("pairs").path(0).path("relation").asString("")).isEqualTo("contains");
        assertThat(document.path("pairs").path(0).path("direction").asString(""))
                .isEqualTo("undetermined");
        assertThat(document.path("families").path(0).path("axis")).hasSize(3);
        assertThat(document.path("unreadable").path(0).path("reason").asString(""))
                .isEqualTo("no sound");
        JsonNode hidden = JsonMapper.shared()
                .readTree(FamilyJson.write(report(cut(), 60, 56.8).withoutNames()));
        assertThat(hidden.path("copies").path(0).has("file")).isFalse();
    }

    @Test
    void lettersGoOnAfterZ() {
        assertThat(FamilyCopy.letter(0) + FamilyCopy.letter(25) + FamilyCopy.letter(26) + FamilyCopy.letter(701))
                .isEqualTo("AZAAZZ");
    }

    private static Comparison cut() {
        return new Comparison(
                60,
                56.8,
                List.of(
                        same(0, 14.6, 0),
                        new Region.OnlyA(stretch(14.6, 17.8), stretch(14.6, 14.6)),
                        same(17.8, 60, -3.2)),
                List.of());
    }

    private static Region same(double from, double to, double offset) {
        TimeMap map = new TimeMap(offset, 1, 1, 0.0002, 4, TimeMap.Basis.WAVEFORM);
        return new Region.Same(stretch(from, to), stretch(from + offset, to + offset), map);
    }

    private static Stretch stretch(double from, double to) {
        return new Stretch(edge(from), edge(to));
    }

    private static Edge edge(double seconds) {
        return new Edge(seconds, seconds == 0 || seconds > 56 ? 0 : 0.004);
    }

    private static FamilyReport report(Comparison comparison, double... seconds) {
        var lengths = new ArrayList<Double>();
        var copies = new ArrayList<FamilyCopy>();
        for (double length : seconds) {
            copies.add(copy(copies.size(), length, 3400));
            lengths.add(length);
        }
        CopyPair pair = new CopyPair(0, 1, comparison, Relation.of(comparison), List.of());
        return new FamilyReport(
                "0.1.0",
                copies,
                CopyFamilies.of(lengths, List.of(pair)),
                List.of(new FamilyReport.Unread(Optional.of("leaked.txt"), "no sound")),
                List.of());
    }

    private static FamilyCopy copy(int number, double seconds, double upperEdgeHertz) {
        return new FamilyCopy(
                FamilyCopy.letter(number),
                Optional.of(HOSTILE),
                List.of(),
                0,
                "ab".repeat(32),
                1000,
                1,
                1,
                "WAV",
                "PCM",
                16_000,
                1,
                seconds,
                Optional.empty(),
                Optional.of(new Measure(upperEdgeHertz, 100)),
                Optional.empty(),
                Optional.empty());
    }
}
