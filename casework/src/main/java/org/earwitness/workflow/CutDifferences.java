package org.earwitness.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;
import org.earwitness.report.WavFile;
import org.earwitness.report.diff.DifferenceSounds;
import org.earwitness.report.diff.LetteredRegion;
import org.earwitness.report.diff.SoundPiece;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleRate;

/** Cuts the first differences out of both recordings, with sound before and after, to be compared by ear. */
final class CutDifferences {
    private final MonoSource a;
    private final MonoSource b;

    CutDifferences(MonoSource a, MonoSource b) {
        this.a = a;
        this.b = b;
    }

    List<DifferenceSounds> cut(Comparison comparison) throws IOException {
        var sounds = new ArrayList<DifferenceSounds>();
        for (LetteredRegion one : LetteredRegion.differences(comparison)) {
            if (sounds.size() < DifferenceSounds.MOST) {
                sounds.add(new DifferenceSounds(
                        one.letter().orElseThrow(), piece(a, one.in(Region.Side.A)), piece(b, one.in(Region.Side.B))));
            }
        }
        return sounds;
    }

    private static SoundPiece piece(MonoSource source, Stretch stretch) throws IOException {
        SampleRate rate = SampleRate.SEARCH;
        long start = rate.samples(Math.max(0, stretch.start().seconds() - DifferenceSounds.CONTEXT_SECONDS));
        long wanted =
                Math.min(source.samples(), rate.samples(stretch.end().seconds() + DifferenceSounds.CONTEXT_SECONDS));
        start = Math.min(start, wanted);
        long end = Math.min(wanted, start + rate.samples(DifferenceSounds.LONGEST_SECONDS));
        float[] samples = new float[(int) (end - start)];
        source.read(start, samples, samples.length);
        return new SoundPiece(rate.seconds(start), rate.seconds(end), end == wanted, WavFile.encode(rate, samples));
    }
}
