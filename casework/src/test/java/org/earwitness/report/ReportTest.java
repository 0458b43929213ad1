package org.earwitness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.SpectrogramOverview;
import org.earwitness.signal.WaveformOverview;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void refusesAVerdictOnTheWholeAsAnEstablishedStatement() {
        for (String text : List.of(
                "The recording is real.",
                "It is FAKE.",
                "Authentic, with 98 per cent.",
                "A genuine voice.",
                "No deepfake.")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> new Statement(Statement.Kind.ESTABLISHED, text, List.of("F1")))
                    .withMessageContaining("without a verdict");
        }
        assertThat(new Statement(Statement.Kind.LIMIT, "No trace found is not authenticity.", List.of()).findingIds())
                .isEmpty();
    }

    @Test
    void refusesAnEstablishedStatementThatRestsOnNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement(Statement.Kind.ESTABLISHED, "C1 holds Q1.", List.of()))
                .withMessageContaining("at least one finding");
    }

    @Test
    void refusesALinkToAFindingThatIsNotThere() {
        Match match = SampleReport.copies().getFirst();
        Match lost =
                new Match(match.recording(), match.sha256(), 20, 0, 1, 0, 1, 1, 1, 1, 1, 0, "Lost.", List.of("F9"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleReport.withMatches(List.of(lost)))
                .withMessageContaining("F9");
    }

    @Test
    void refusesOneLabelForTwoFiles() {
        Match first = SampleReport.match("C1", 20, 0, 1, 0, 1, 1, 30, "One.");
        Match second =
                new Match("C1", SampleReport.sha256("other"), 20, 0, 1, 0, 1, 1, 1, 1, 1, 0, "Two.", List.of("F1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleReport.withMatches(List.of(first, second)))
                .withMessageContaining("one file");
    }

    @Test
    void showsATagOnlyWhereItIsTechnicalOrCleared() {
        Disclosure cleared = new Disclosure(List.of(), List.of("title"));
        assertThat(Tag.of("title", "ចាប់ផ្តើម", cleared).value()).contains("ចាប់ផ្តើម");
        assertThat(Tag.of("title", "a name", Disclosure.NOTHING).value()).isEmpty();
        assertThat(Tag.of("Encoder", "Lavf", Disclosure.NOTHING).value()).contains("Lavf");
        assertThat(new Tag("location", Optional.of("+11.5+104.9/")).isAllowedBy(cleared))
                .isFalse();
    }

    @Test
    void cutsTextThatIsTooLongAndSaysSo() {
        String million = "ក".repeat(1_000_000);
        String title = new CaseReference("c", million).title();
        assertThat(title).hasSize(4_000).endsWith("[cut: 1000000 characters]");
        assertThat(new CaseReference("c", title).title()).isEqualTo(title);
        assertThat(new CaseReference("c", "a\uD800b").title()).isEqualTo("a\uFFFDb");
    }

    @Test
    void cutsNoCharacterInTwo() {
        String title = new CaseReference("c", "a" + "😀".repeat(3_000)).title();
        assertThat(title.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                .isEmpty();
    }

    @Test
    void refusesAClipThatIsTooLongOrOfAnotherShape() {
        Bytes eleven = WavFile.encode(SampleRate.SEARCH, new float[11 * 16_000]);
        assertThatIllegalArgumentException().isThrownBy(() -> new Clip("Q1", 0, 11, eleven));
        byte[] stereo = WavFile.encode(SampleRate.SEARCH, new float[16_000]).toArray();
        stereo[22] = 2;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clip("Q1", 0, 1, Bytes.of(stereo)))
                .withMessageContaining("mono");
    }

    @Test
    void refusesMoreClipsThanAReportMayCarry() {
        List<ListeningPair> pairs = SampleReport.listening(11, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleReport.report("Too much?", SampleReport.hundredCopies(), pairs))
                .withMessageContaining("listening bytes");
    }

    @Test
    void keepsLevelsOfAPictureWithinHalfAStep() {
        float[] decibels = {-95, -40, -12.5f, Float.NEGATIVE_INFINITY};
        SpectrogramPicture picture = SpectrogramPicture.of("Q1", new SpectrogramOverview(0, 1, 4_000, 2, 2, decibels));
        assertThat(picture.ceilingDecibels()).isEqualTo(-10);
        assertThat(picture.floorDecibels()).isEqualTo(-90);
        assertThat(List.of(picture.level(0, 0), picture.level(0, 1), picture.level(1, 0), picture.level(1, 1)))
                .containsExactly(0, 159, 247, 0);
        assertThat(picture.description())
                .isEqualTo("Levels within 50\u202FdB of the top of the scale reach up to 4.0\u202FkHz.");

        WaveformPicture waveform = WaveformPicture.of(
                "Q1",
                new WaveformOverview(0, 2, new float[] {-1.5f, -0.5f}, new float[] {0.25f, 1}, new float[] {0, 0.5f}));
        assertThat(waveform.minimum().signed(0)).isEqualTo(-127);
        assertThat(waveform.maximum().signed(0)).isEqualTo(32);
        assertThat(waveform.description()).startsWith("Loudest at 1.5\u202Fs. During 50\u202F%");
    }
}
