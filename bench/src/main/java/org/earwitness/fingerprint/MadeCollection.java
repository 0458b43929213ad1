package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.scene.Scene;

/**
 * What the benchmarks search: two minutes of synthetic voices in a hall among 30 hours of random prints, the same every time.
 *
 * <p>Random keys are evenly spread. Those of real sound are not, and a look-up among them finds several times as much.
 */
final class MadeCollection {
    static final int HERTZ = 16_000;
    private static final double HOURS = 30;
    private static final int FRAMES = (int) (HOURS * 3600 / Fingerprint.FRAME_SECONDS) / 2 * 2;
    private static final long SEED = 20;

    private final float[] voices =
            Scene.partyMeeting(SEED).at(HERTZ).lasting(120).sound().channel(0);
    private final CopySearch search;

    MadeCollection() {
        Random random = new Random(SEED);
        var entries = new ArrayList<IndexSegment.Entry>();
        entries.add(new IndexSegment.Entry("voices", fingerprint(voices)));
        int[] keys = random.ints(FRAMES / Fingerprint.KEY_FRAMES, 0, 1 << Fingerprint.KEY_BITS)
                .toArray();
        Fingerprint other = new Fingerprint(random.ints(FRAMES).toArray(), keys, HOURS * 3600);
        entries.add(new IndexSegment.Entry("random", other));
        search = new CopySearch(List.of(CopySearch.Part.whole(IndexSegment.of(entries))));
    }

    CopySearch search() {
        return search;
    }

    float[] voices() {
        return voices;
    }

    /** Ten seconds that are in the collection. */
    float[] present() {
        float[] part = new float[10 * HERTZ];
        System.arraycopy(voices, 50 * HERTZ + 77, part, 0, part.length);
        return part;
    }

    /** Ten seconds of other voices. */
    static float[] absent() {
        return Scene.partyMeeting(SEED + 1).at(HERTZ).lasting(10).sound().channel(0);
    }

    static Fingerprint fingerprint(float[] mono) {
        return pushed(mono, new PrintExtractor()).fingerprint();
    }

    static <S extends SampleSink> S pushed(float[] mono, S sink) {
        sink.begin(MonoView.FORMAT);
        sink.accept(mono, mono.length);
        sink.end();
        return sink;
    }
}
