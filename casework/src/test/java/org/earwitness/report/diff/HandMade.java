package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;
import org.earwitness.media.DecodedAudio;
import org.earwitness.media.TimeBase;
import org.earwitness.report.WavFile;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.SpectrogramOverview;

/** Comparisons made by hand. */
final class HandMade {
    static final String NAME_A = "សំឡេង \"ថ្ងៃទី១\", leaked.opus";
    static final String NAME_B = "=copy\t<b>\u202e.mp3";

    private static final TimeMap PLAIN = new TimeMap(0, 1, 1, 0.0002, 3, TimeMap.Basis.WAVEFORM);

    private HandMade() {}

    /** Every kind of region once. */
    static DiffReport everyKind() {
        return report(new Comparison(
                60,
                57.5,
                List.of(
                        new Region.Same(stretch(0, 10, 0, 0.002), stretch(0, 10, 0, 0.002), PLAIN),
                        new Region.OnlyA(stretch(10, 13.2, 0.002, 0.004), stretch(10, 10, 0.002, 0.002)),
                        new Region.OnlyB(stretch(13.2, 13.2, 0.01, 0.01), stretch(10, 10.35, 0.01, 0.0101)),
                        new Region.Replaced(stretch(13.2, 15), stretch(10.35, 11.35)),
                        new Region.SilencedA(stretch(15, 16), stretch(11.35, 12.35)),
                        new Region.SilencedB(stretch(16, 17), stretch(12.35, 13.35)),
                        new Region.Moved(stretch(17, 19), stretch(50, 52), map(33)),
                        new Region.Repeated(stretch(5, 6.5), stretch(13.35, 14.85), map(8.35), Region.Side.B),
                        new Region.Undetermined(
                                stretch(19, 21), stretch(14.85, 16.85), Region.Reason.NOTHING_TO_TELL_BY),
                        new Region.Same(
                                stretch(21, 60),
                                stretch(16.85, 57.5),
                                new TimeMap(-4, 1.03, 1 / 1.03, 0.0005, 12, TimeMap.Basis.ENVELOPE))),
                List.of(new Dropout(40, 0.06, Region.Side.B))));
    }

    /** The same sound from beginning to end. */
    static DiffReport nothingDiffers() {
        return report(new Comparison(
                60, 60, List.of(new Region.Same(stretch(0, 60, 0, 0), stretch(0, 60, 0, 0), PLAIN)), List.of()));
    }

    /** The same sound, of which B lacks 25 ms after 10 s, and A 4 ms after 15. */
    static DiffReport slipped() {
        return report(new Comparison(
                20,
                19.979,
                List.of(
                        new Region.Same(stretch(0, 10, 0, 0.009), stretch(0, 10, 0, 0.009), PLAIN),
                        new Region.Same(stretch(10.025, 15), stretch(10, 14.975), map(-0.025)),
                        new Region.Same(stretch(15, 20), stretch(14.979, 19.979), map(-0.021))),
                List.of()));
    }

    /** Two recordings without anything in common. */
    static DiffReport unrelated() {
        return report(new Comparison(
                60,
                5,
                List.of(
                        new Region.OnlyA(stretch(0, 60, 0, 0), stretch(0, 0, 0, 0)),
                        new Region.OnlyB(stretch(60, 60, 0, 0), stretch(0, 5, 0, 0))),
                List.of()));
    }

    /** Cuts of 50 ms, so near each other that not every letter finds room. */
    static DiffReport crowded(int cuts) {
        var regions = new ArrayList<Region>();
        double b = 0;
        for (int i = 0; i < cuts; i++) {
            double a = 0.25 * i;
            regions.add(new Region.Same(stretch(a, a + 0.2), stretch(b, b + 0.2), map(b - a)));
            b += 0.2;
            regions.add(new Region.OnlyA(stretch(a + 0.2, a + 0.25), stretch(b, b)));
        }
        return report(new Comparison(0.25 * cuts + 100, b + 100, regions, List.of()));
    }

    static DiffReport report(Comparison comparison) {
        return new DiffReport(
                "0.0.0",
                recording(NAME_A, "a", 0.25),
                recording(NAME_B, "b", 0),
                comparison,
                List.of(),
                Optional.of(illustrations(comparison)));
    }

    private static Illustrations illustrations(Comparison comparison) {
        SoundPiece piece = new SoundPiece(9, 11, true, WavFile.encode(SampleRate.SEARCH, new float[320]));
        List<DifferenceSounds> sounds = LetteredRegion.differences(comparison).stream()
                .limit(DifferenceSounds.MOST)
                .map(one -> new DifferenceSounds(one.letter().orElseThrow(), piece, piece))
                .toList();
        float[] residual = new float[1200];
        Arrays.fill(residual, -18);
        Arrays.fill(residual, 200, 420, Float.NaN);
        return new Illustrations(
                overview(comparison.aSeconds()), overview(comparison.bSeconds()), new Residual(0.05, residual), sounds);
    }

    private static SpectrogramOverview overview(double seconds) {
        float[] cells = new float[50 * 8];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = -20 - i % 60;
        }
        return new SpectrogramOverview(0, seconds, 8_000, 50, 8, cells);
    }

    private static ComparedRecording recording(String name, String digit, double firstPresentationSeconds) {
        SampleRate rate = new SampleRate(48_000);
        TimeBase time = new TimeBase(
                rate,
                firstPresentationSeconds,
                0,
                List.of(),
                firstPresentationSeconds == 0 ? List.of() : List.of(new TimeBase.Gap(960_000, 20.25, 20.75)),
                firstPresentationSeconds == 0 ? 0 : 1,
                List.of());
        DecodedAudio audio = new DecodedAudio(
                new PcmFormat(rate, 2), 2_880_000, digit.repeat(64), time, 3000, 3000, 0, 1, 0, false, List.of());
        return new ComparedRecording(Optional.of(name), digit.repeat(64), 123_456, 1, 2, "Ogg", "Opus", audio);
    }

    private static TimeMap map(double offset) {
        return new TimeMap(offset, 1, 1, 0.0002, 3, TimeMap.Basis.WAVEFORM);
    }

    static Stretch stretch(double start, double end) {
        return stretch(start, end, 0.004, 0.004);
    }

    static Stretch stretch(double start, double end, double startError, double endError) {
        return new Stretch(new Edge(start, startError), new Edge(end, endError));
    }
}
