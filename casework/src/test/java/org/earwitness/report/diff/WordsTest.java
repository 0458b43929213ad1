package org.earwitness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.TimeMap;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void theTableHasALineForEachRegionInAlignedColumns() {
        List<String> lines = DiffTable.lines(HandMade.everyKind());

        assertThat(lines)
                .contains(
                        "A  01:00.000  sha256 aaaaaaaaaaaaaaaa…  សំឡេង \"ថ្ងៃទី១\", leaked.opus",
                        "      00:00.000–00:10.000    00:00.000–00:10.000    ±2 ms    The same sound.",
                        "D1    00:10.000–00:13.200    00:10.000              ±4 ms    B lacks 3.20 s that A has at 00:10.000"
                                + " (±4 ms).",
                        "D2    00:13.200              00:10.000–00:10.350    ±11 ms   A lacks 350 ms that B has at 00:10.000"
                                + " (±11 ms).",
                        "D3    00:13.200–00:15.000    00:10.350–00:11.350    ±4 ms    Between the same neighbours A has 1.80 s"
                                + " at 00:13.200 and B 1.00 s of other sound at 00:10.350 (±4 ms).",
                        "D4    00:15.000–00:16.000    00:11.350–00:12.350    ±4 ms    A is silent for 1.00 s at 00:15.000,"
                                + " where B has sound at 00:11.350 (±4 ms).",
                        "D6    00:17.000–00:19.000    00:50.000–00:52.000    ±4 ms    2.00 s of the same sound lie at"
                                + " 00:17.000 in A and at 00:50.000 in B, between other neighbours (±4 ms).",
                        "D7    00:05.000–00:06.500    00:13.350–00:14.850    ±4 ms    B has 1.50 s once more at 00:13.350"
                                + " that A has at 00:05.000 (±4 ms).",
                        "      00:21.000–01:00.000    00:16.850–00:57.500    ±4 ms    The same sound; B plays it 2.9 % slower,"
                                + " and lower by as much, as a tape that runs slower.",
                        "7 differences were found, and 1 short loss as transmission leaves them.",
                        "Which of the two is earlier, and which was made from which, is undetermined: what differs does not"
                                + " tell.")
                .anyMatch(line -> line.startsWith("?     00:19.000–00:21.000"))
                .anyMatch(line -> line.startsWith("      00:40.000") && line.contains("lacks the sound of A for 60 ms"))
                .noneMatch(line -> line.contains("\u202e") || line.contains("\t"));
    }

    @Test
    void theSummaryTellsHowMuchIsCommon() {
        assertThat(new Summary(HandMade.nothingDiffers()).found())
                .containsExactly("A and B carry the same sound from beginning to end.", "No difference was found.");
        assertThat(new Summary(HandMade.unrelated()).found())
                .containsExactly("No sound was found that both have.", "2 differences were found.");
        assertThat(new Summary(HandMade.everyKind()).found().getFirst())
                .isEqualTo(
                        "00:51.000 of A's 01:00.000 (85.0 %) is in B too, which is 00:52.650 of B's 00:57.500 (91.6 %).");
        assertThat(new Summary(HandMade.everyKind()).found().getLast())
                .startsWith("How fast or how high B plays what both carry changes from passage to passage");
    }

    @Test
    void whereTooLittleIsLackingToTellACutItIsToldAllTheSame() {
        assertThat(DiffTable.lines(HandMade.slipped()))
                .contains(
                        "      00:10.000              00:10.000              ±9 ms    B lacks 25 ms of the sound of A at 00:10.000"
                                + " of A (±9 ms), and what follows is earlier by as much: too little to tell a cut from a lost"
                                + " buffer.",
                        "      00:15.000              00:14.975              ±4 ms    A lacks 4 ms of the sound of B at 00:15.000"
                                + " of A (±4 ms), and what follows is earlier by as much: too little to tell a cut from a lost"
                                + " buffer.");
        assertThat(new Summary(HandMade.slipped()).found())
                .contains("No difference was found. At 2 places one of them lacks up to 25 ms of the other's sound: too"
                        + " little to tell a cut from a lost buffer.");
    }

    @Test
    void beginningsAndEndsAreToldAsSuch() {
        Comparison excerpt = new Comparison(60, 20, List.of(), List.of());
        Sentences sentences = new Sentences(excerpt);

        assertThat(sentences.of(new Region.OnlyA(HandMade.stretch(0, 30, 0, 0.004), HandMade.stretch(0, 0, 0, 0))))
                .isEqualTo("A has 30.00 s before the sound with which B begins (±4 ms).");
        assertThat(sentences.of(new Region.OnlyA(HandMade.stretch(50, 60, 0.004, 0), HandMade.stretch(20, 20, 0, 0))))
                .isEqualTo("A goes on for 10.00 s after the sound with which B ends (±4 ms).");
        assertThat(sentences.of(new Region.OnlyA(HandMade.stretch(0, 30, 0, 0.004), HandMade.stretch(5, 5))))
                .isEqualTo("B lacks 30.00 s that A has at 00:00.000 (±4 ms).");
        assertThat(sentences.of(new Region.OnlyB(HandMade.stretch(60, 60, 0, 0), HandMade.stretch(0, 20, 0, 0))))
                .isEqualTo("Nothing of B was found in A.");
    }

    @Test
    void speedTempoAndPitchAreToldApart() {
        assertThat(Pace.words(map(1, 1))).isEmpty();
        assertThat(Pace.words(map(1.0005, 1))).isEmpty();
        assertThat(Pace.words(map(1 / 1.03, 1.03)))
                .contains("B plays it 3.0 % faster, and higher by as much, as a tape that runs faster");
        assertThat(Pace.words(map(1 / 1.03, 1))).contains("B plays it 3.0 % faster at unchanged pitch");
        assertThat(Pace.words(map(1, 0.95))).contains("B plays it in the same time 5.0 % lower");
        assertThat(Pace.words(map(1 / 1.1, 0.95))).contains("B plays it 10.0 % faster and 5.0 % lower");
        assertThat(Pace.drift(map(1.000042, 1)))
                .contains(
                        "B takes 42 ± 5 millionths longer than A for the same sound, as the clocks of two devices differ");
        assertThat(Pace.drift(map(1.000004, 1))).isEmpty();
    }

    @Test
    void timesAreToldToTheMillisecondAndErrorsAreRoundedUp() {
        assertThat(Times.clock(74.6)).isEqualTo("01:14.600");
        assertThat(Times.clock(3_674.9996)).isEqualTo("1:01:15.000");
        assertThat(Times.within(0)).isEmpty();
        assertThat(Times.within(0.0031)).isEqualTo("±4 ms");
        assertThat(Times.within(0.004)).isEqualTo("±4 ms");
        assertThat(Times.within(1.21)).isEqualTo("±1.3 s");
        assertThat(Times.length(0.3496)).isEqualTo("350 ms");
        assertThat(Times.length(3.2)).isEqualTo("3.20 s");
    }

    private static TimeMap map(double rate, double pitch) {
        return new TimeMap(0, rate, pitch, 0, 5, TimeMap.Basis.WAVEFORM);
    }
}
