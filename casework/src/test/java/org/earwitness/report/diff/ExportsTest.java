package org.earwitness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Region;
import org.junit.jupiter.api.Test;

/** The exact text of what other programs read. */
class ExportsTest {
    private static final DiffReport SMALL = HandMade.report(new Comparison(
            20,
            17,
            List.of(
                    new Region.Same(
                            HandMade.stretch(0, 10, 0, 0.002),
                            HandMade.stretch(0, 10, 0, 0.002),
                            new org.earwitness.compare.TimeMap(
                                    0, 1, 1, 0.0002, 3, org.earwitness.compare.TimeMap.Basis.WAVEFORM)),
                    new Region.OnlyA(HandMade.stretch(10, 13, 0.002, 0.0041), HandMade.stretch(10, 10)),
                    new Region.Undetermined(
                            HandMade.stretch(13, 20), HandMade.stretch(10, 17), Region.Reason.NEITHER_LIKE_NOR_UNLIKE)),
            List.of(new Dropout(5.5, 0.06, Region.Side.B))));

    @Test
    void audacityReadsALineForEachDifferenceUndeterminedPartAndLoss() {
        assertThat(AudacityLabels.of(SMALL, Region.Side.A))
                .isEqualTo(
                        "5.500000\t5.560000\tdropout in B: B lacks the sound of A for 60 ms at 00:05.500 of A, and what"
                                + " follows lies where it would without that: as a loss in transmission leaves it.\n"
                                + "10.000000\t13.000000\tD1 only in A: B lacks 3.00 s that A has at 00:10.000 (±5 ms).\n"
                                + "13.000000\t20.000000\tundetermined: Nothing can be said of 7.00 s of A and 7.00 s of B: the sound"
                                + " is neither like enough to be the same nor unlike enough to be other sound.\n");
        assertThat(AudacityLabels.of(SMALL, Region.Side.B))
                .startsWith("10.000000\t10.000000\tD1 only in A: B lacks 3.00 s")
                .contains("\n10.000000\t17.000000\tundetermined: ");
        assertThat(AudacityLabels.of(HandMade.nothingDiffers(), Region.Side.A)).isEmpty();
    }

    @Test
    void slipsArePlacesInBoth() {
        assertThat(AudacityLabels.of(HandMade.slipped(), Region.Side.B))
                .startsWith("10.000000\t10.000000\tslip in B: B lacks 25 ms of the sound of A at 00:10.000 of A")
                .contains("\n14.975000\t14.975000\tslip in A: ");
        assertThat(PraatTextGrid.of(HandMade.slipped(), Region.Side.B))
                .contains("number = 14.975000\n            mark = \"slip in A\"");
    }

    @Test
    void praatReadsIntervalsThatCoverTheRecordingAndPoints() {
        assertThat(PraatTextGrid.of(SMALL, Region.Side.A)).isEqualTo("""
                File type = "ooTextFile"
                Object class = "TextGrid"

                xmin = 0
                xmax = 20.000000
                tiers? <exists>
                size = 2
                item []:
                    item [1]:
                        class = "IntervalTier"
                        name = "A: សំឡេង ""ថ្ងៃទី១"", leaked.opus"
                        xmin = 0
                        xmax = 20.000000
                        intervals: size = 3
                        intervals [1]:
                            xmin = 0.000000
                            xmax = 10.000000
                            text = "same sound"
                        intervals [2]:
                            xmin = 10.000000
                            xmax = 13.000000
                            text = "D1 only in A"
                        intervals [3]:
                            xmin = 13.000000
                            xmax = 20.000000
                            text = "undetermined"
                    item [2]:
                        class = "TextTier"
                        name = "A: សំឡេង ""ថ្ងៃទី១"", leaked.opus (places)"
                        xmin = 0
                        xmax = 20.000000
                        points: size = 1
                        points [1]:
                            number = 5.500000
                            mark = "dropout in B"
                """);
        assertThat(PraatTextGrid.of(SMALL, Region.Side.B))
                .contains("name = \"B: =copy⟦U+0009⟧<b>⟦U+202E⟧.mp3\"")
                .contains("number = 10.000000\n            mark = \"D1 only in A\"");
    }

    @Test
    void everyTextGridCoversItsRecordingWithoutGapsOrOverlaps() {
        for (DiffReport report :
                List.of(HandMade.everyKind(), HandMade.unrelated(), HandMade.crowded(30), HandMade.nothingDiffers())) {
            for (Region.Side side : Region.Side.values()) {
                String grid = PraatTextGrid.of(report, side);
                String tier = grid.substring(grid.indexOf("item [1]"), grid.indexOf("item [2]"));
                List<Double> starts = numbers(tier, "            xmin = ");
                List<Double> ends = numbers(tier, "            xmax = ");
                assertThat(starts.getFirst()).isZero();
                assertThat(ends.getLast()).isEqualTo(report.seconds(side));
                assertThat(starts.subList(1, starts.size())).isEqualTo(ends.subList(0, ends.size() - 1));
                List<Double> points = numbers(grid, "            number = ");
                assertThat(points).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void tablesHaveALineForEachRegionWithQuotesDoubled() {
        String csv = RegionsCsv.of(SMALL);

        assertThat(csv.lines().toList())
                .containsExactly(
                        "letter,kind,a_start_s,a_end_s,b_start_s,b_end_s,a_start_error_s,a_end_error_s,b_start_error_s,"
                                + "b_end_error_s,offset_s,rate,pitch,text,a_file,b_file",
                        ",same,0.000000,10.000000,0.000000,10.000000,0.000000,0.002000,0.000000,0.002000,0.000000,"
                                + "1.000000000,1.000000000,The same sound.,\"សំឡេង \"\"ថ្ងៃទី១\"\", leaked.opus\","
                                + "./=copy⟦U+0009⟧<b>⟦U+202E⟧.mp3",
                        "D1,only_a,10.000000,13.000000,10.000000,10.000000,0.002000,0.004100,0.004000,0.004000,,,,"
                                + "B lacks 3.00 s that A has at 00:10.000 (±5 ms).,\"សំឡេង \"\"ថ្ងៃទី១\"\", leaked.opus\","
                                + "./=copy⟦U+0009⟧<b>⟦U+202E⟧.mp3",
                        ",undetermined,13.000000,20.000000,10.000000,17.000000,0.004000,0.004000,0.004000,0.004000,,,,"
                                + "Nothing can be said of 7.00 s of A and 7.00 s of B: the sound is neither like enough to be"
                                + " the same nor unlike enough to be other sound.,\"សំឡេង \"\"ថ្ងៃទី១\"\", leaked.opus\","
                                + "./=copy⟦U+0009⟧<b>⟦U+202E⟧.mp3");
    }

    @Test
    void namesOfFilesAreLeftOutWhereTheyMustNotBeShown() {
        DiffReport nameless = SMALL.withoutNames();

        for (String text : List.of(
                AudacityLabels.of(nameless, Region.Side.A),
                PraatTextGrid.of(nameless, Region.Side.A),
                RegionsCsv.of(nameless),
                new String(DiffJson.write(nameless), java.nio.charset.StandardCharsets.UTF_8),
                String.join("\n", DiffTable.lines(nameless)),
                new DiffPage(nameless, nameless.illustrations().orElseThrow()).render())) {
            assertThat(text).doesNotContain("leaked", "copy\t", ".mp3", "សំឡេង");
        }
    }

    private static List<Double> numbers(String text, String before) {
        return text.lines()
                .filter(line -> line.startsWith(before))
                .map(line -> Double.parseDouble(line.substring(before.length())))
                .toList();
    }
}
