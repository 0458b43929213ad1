package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;
import org.earwitness.report.diff.DiffFiles;
import org.earwitness.report.diff.DiffReport;
import org.earwitness.report.diff.DifferenceSounds;
import org.earwitness.report.diff.Illustrations;
import org.earwitness.report.diff.Residual;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from two files to a page, with the truth about the edits in place of the comparison. */
class CompareRecordingsTest {
    private static final int HERTZ = 16_000;

    @TempDir
    static Path directory;

    private static Workbench workbench;
    private static Path a;
    private static Path b;
    private static Edited edited;
    private static DiffReport report;

    /** B as it is put together from A, with the regions that follow from how. */
    private static final class Edited {
        private final Sound source;
        private final Sound other;
        private final List<Region> regions = new ArrayList<>();
        private Sound sound;

        Edited(Sound source, Sound other) {
            this.source = source;
            this.other = other;
            this.sound = Edits.excerpt(source, 0, 0);
        }

        private Stretch append(Sound part) {
            double start = sound.seconds();
            sound = Edits.join(sound, part);
            return new Stretch(edge(start), edge(sound.seconds()));
        }

        private Stretch here() {
            return stretch(sound.seconds(), sound.seconds());
        }

        Edited same(double from, double to) {
            Stretch there = append(Edits.excerpt(source, from, to));
            regions.add(new Region.Same(stretch(from, to), there, map(from, there)));
            return this;
        }

        Edited cut(double from, double to) {
            regions.add(new Region.OnlyA(stretch(from, to), here()));
            return this;
        }

        Edited insert(double at, double seconds) {
            regions.add(new Region.OnlyB(stretch(at, at), append(Edits.excerpt(other, 0, seconds))));
            return this;
        }

        Edited replace(double from, double to, double seconds) {
            regions.add(new Region.Replaced(stretch(from, to), append(Edits.excerpt(other, 3, 3 + seconds))));
            return this;
        }

        Edited silence(double from, double to) {
            regions.add(new Region.SilencedB(stretch(from, to), append(Signals.digitalZeros(HERTZ, to - from))));
            return this;
        }

        Edited move(double from, double to) {
            Stretch there = append(Edits.excerpt(source, from, to));
            regions.add(new Region.Moved(stretch(from, to), there, map(from, there)));
            return this;
        }

        Edited repeat(double from, double to) {
            Stretch there = append(Edits.excerpt(source, from, to));
            regions.add(new Region.Repeated(stretch(from, to), there, map(from, there), Region.Side.B));
            return this;
        }

        Edited undetermined(double from, double to) {
            Stretch there = append(Edits.excerpt(source, from, to));
            regions.add(new Region.Undetermined(stretch(from, to), there, Region.Reason.NOTHING_TO_TELL_BY));
            return this;
        }

        private static TimeMap map(double from, Stretch there) {
            return new TimeMap(there.start().seconds() - from, 1, 1, 0.0001, 4, TimeMap.Basis.WAVEFORM);
        }

        Comparison comparison() {
            return new Comparison(source.seconds(), sound.seconds(), regions, List.of());
        }
    }

    @BeforeAll
    static void compareOnce() throws Exception {
        workbench = Workbench.prepare(Desk.of(directory.resolve("keys"), "reader"), Path.of("target", "decoder-cache"));
        Sound source = Scene.partyMeeting(3).at(HERTZ).lasting(60).sound();
        Sound other = Scene.unrelated(4, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(10)
                .sound();
        edited = new Edited(source, other)
                .same(0, 10)
                .cut(10, 13.2)
                .same(13.2, 17)
                .cut(17, 17.15)
                .same(17.15, 17.4)
                .cut(17.4, 17.5)
                .same(17.5, 17.9)
                .insert(17.9, 0.3)
                .same(17.9, 22)
                .insert(22, 1.5)
                .same(22, 28)
                .replace(28, 29.5, 1.2)
                .same(29.5, 34)
                .silence(34, 34.6)
                .same(34.6, 44)
                .same(46, 50)
                .move(44, 46)
                .same(50, 55)
                .repeat(52, 53.5)
                .same(55, 57)
                .undetermined(57, 59)
                .same(59, 60);
        a = directory.resolve("សំឡេង \"a\".wav");
        b = directory.resolve("b.wav");
        WavFile.write(a, source, WavFormat.Encoding.PCM_16);

        WavFile.write(b, Edits.withNoise(Edits.amplified(edited.sound, -6), 30, 7), WavFormat.Encoding.PCM_16);
        report = compare(order(true));
    }

    @Test
    void everythingAboutTheTwoFilesIsTold() {
        assertThat(report.a().name()).contains("សំឡេង \"a\".wav");
        assertThat(report.b().sha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(report.a().sha256());
        assertThat(report.a().audio().seconds()).isCloseTo(60, within(1e-3));
        assertThat(report.comparison()).isEqualTo(edited.comparison());
        assertThat(report.problems()).isEmpty();
        assertThat(report.withoutNames().a().name()).isEmpty();
    }

    /** B is A at half the amplitude with noise 30 dB below it, which is louder than A in the pauses. */
    @Test
    void theResidualIsSmallWhereTheSoundIsTheSameAndAbsentElsewhere() {
        Residual residual = illustrations().residual();

        assertThat(residual.decibels()).hasSize(1200);
        assertThat(residual.decibels()[100]).isLessThan(-10);
        assertThat(residual.decibels()[(int) (11 / 0.05)]).isNaN();
        assertThat(residual.decibels()[(int) (34.3 / 0.05)]).isNaN();
        long told = Stream.iterate(0, i -> i < 1200, i -> i + 1)
                .filter(i -> residual.decibels()[i] < -20)
                .count();
        assertThat(told).isGreaterThan(400);
    }

    @Test
    void eachDifferenceIsCutOutOfBothWithASecondBeforeAndAfter() {
        List<DifferenceSounds> sounds = illustrations().sounds();

        assertThat(sounds)
                .extracting(DifferenceSounds::letter)
                .startsWith("D1", "D2")
                .hasSize(9);
        DifferenceSounds first = sounds.getFirst();
        assertThat(first.a().startSeconds()).isEqualTo(9);
        assertThat(first.a().endSeconds()).isEqualTo(14.2);
        assertThat(first.b().startSeconds()).isEqualTo(9);
        assertThat(first.b().endSeconds()).isEqualTo(11);
        assertThat(first.a().wav().length()).isEqualTo(44 + 2 * (int) (5.2 * HERTZ));
    }

    @Test
    void aLongDifferenceIsCutShortAndSaysSo() throws Exception {
        Comparison nothing = new Comparison(
                60, 60, List.of(new Region.Replaced(stretch(0, 60), stretch(0, edited.sound.seconds()))), List.of());
        DiffReport other = new CompareRecordings(workbench, Progress.SILENT, (x, y) -> nothing).compare(order(true));

        DifferenceSounds only = other.illustrations().orElseThrow().sounds().getFirst();
        assertThat(only.a().whole()).isFalse();
        assertThat(only.a().endSeconds()).isEqualTo(DifferenceSounds.LONGEST_SECONDS);
        assertThat(other.illustrations().orElseThrow().residual().decibels()).containsOnly(Float.NaN);
    }

    /** Leaves the page in target/comparison for a person to look at. */
    @Test
    void thePageIsWrittenWithItsFiles() throws IOException {
        Path folder = Path.of("target", "comparison");
        Path page = DiffFiles.write(folder, report);

        assertThat(page).isEqualTo(folder.resolve("diff.html"));
        assertThat(folder.resolve("sounds").toFile().list()).hasSize(18);
        for (String name :
                List.of("diff.json", "regions.csv", "a.labels.txt", "b.labels.txt", "a.TextGrid", "b.TextGrid")) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void noPictureIsMadeWhereNoneIsAskedFor() throws Exception {
        assertThat(compare(order(false)).illustrations()).isEmpty();
    }

    @Test
    void aFileComparedWithItselfIsToldToHaveTheSameBytes() throws Exception {
        DiffReport itself = compare(new CompareRecordings.Order(a, a, OptionalInt.empty(), OptionalInt.of(1), false));

        assertThat(itself.hasSameBytes()).isTrue();
        assertThat(report.hasSameBytes()).isFalse();
    }

    @Test
    void anAudioStreamThatIsNotThereIsRefused() {
        assertThatThrownBy(
                        () -> compare(new CompareRecordings.Order(a, b, OptionalInt.empty(), OptionalInt.of(2), false)))
                .isInstanceOf(RecordingUnreadable.class)
                .hasMessageContaining("expected audio stream 2 in B, found a file with 1");
    }

    @Test
    void whatIsNoRecordingIsRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "no recording");

        assertThatThrownBy(() ->
                        compare(new CompareRecordings.Order(a, text, OptionalInt.empty(), OptionalInt.empty(), false)))
                .isInstanceOf(RecordingUnreadable.class)
                .hasMessageContaining("expected an audio or video file");
    }

    private static Illustrations illustrations() {
        return report.illustrations().orElseThrow();
    }

    private static CompareRecordings.Order order(boolean illustrated) {
        return new CompareRecordings.Order(a, b, OptionalInt.empty(), OptionalInt.empty(), illustrated);
    }

    private static DiffReport compare(CompareRecordings.Order order) throws Exception {
        return new CompareRecordings(workbench, Progress.SILENT, (x, y) -> edited.comparison()).compare(order);
    }

    private static Edge edge(double seconds) {
        return new Edge(seconds, 0.004);
    }

    private static Stretch stretch(double from, double to) {
        return new Stretch(edge(from), edge(to));
    }
}
