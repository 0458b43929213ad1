package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.earwitness.fingerprint.CopySearch.Effort;
import org.earwitness.fingerprint.CopySearch.Part;
import org.earwitness.sample.Sounds;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;

/** Sound, collections and searches for the tests of the search; all at 16 kHz mono. */
final class SearchedSound {
    static final int HERTZ = 16_000;

    private static final double GRAIN_SECONDS = 0.05;
    private static final double SEARCH_SECONDS = 0.012;

    private SearchedSound() {}

    /** Synthetic voices in a hall. */
    static float[] meeting(long seed, double seconds) {
        return Scene.partyMeeting(seed).at(HERTZ).lasting(seconds).sound().channel(0);
    }

    static float[] scene(Scene.Kind kind, long seed, double seconds) {
        return Scene.unrelated(seed, kind).at(HERTZ).lasting(seconds).sound().channel(0);
    }

    static float[] part(float[] samples, double fromSeconds, double toSeconds) {
        return Sounds.part(samples, HERTZ, fromSeconds, toSeconds);
    }

    /** Played {@code speed} times as fast, as a tape is. */
    static float[] atSpeed(float[] samples, double speed) {
        return Edits.atSpeed(Sound.mono(HERTZ, samples), speed).channel(0);
    }

    /**
     * Spoken {@code tempo} times as fast at the same pitch: grains of 50 ms overlap by half, each taken from where it continues
     * the one before best (after Verhelst and Roelands, ICASSP 1993).
     */
    static float[] atTempo(float[] samples, double tempo) {
        int grain = (int) (GRAIN_SECONDS * HERTZ) / 2 * 2;
        int hop = grain / 2;
        int reach = (int) (SEARCH_SECONDS * HERTZ);
        float[] result = new float[(int) (samples.length / tempo)];
        int natural = 0;
        for (int at = 0; at + grain < result.length; at += hop) {
            int wanted = (int) (at * tempo);
            int from = at == 0 ? 0 : bestStart(samples, natural, wanted, reach, hop);
            for (int i = 0; i < grain && from + i < samples.length; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / grain);
                result[at + i] += (float) (window * samples[from + i]);
            }
            natural = from + hop;
        }
        return result;
    }

    private static int bestStart(float[] samples, int natural, int wanted, int reach, int length) {
        double best = Double.NEGATIVE_INFINITY;
        int bestStart = wanted;
        for (int start = Math.max(0, wanted - reach); start <= wanted + reach; start++) {
            double sum = 0;
            for (int i = 0; i < length && Math.max(start, natural) + i < samples.length; i += 2) {
                sum += samples[start + i] * samples[natural + i];
            }
            if (sum > best) {
                best = sum;
                bestStart = start;
            }
        }
        return bestStart;
    }

    /** All frequencies times {@code pitch}, as long as before. */
    static float[] atPitch(float[] samples, double pitch) {
        return atSpeed(atTempo(samples, 1 / pitch), pitch);
    }

    static Fingerprint fingerprint(float[] samples) {
        return Sounds.pushedMono(samples, new PrintExtractor()).fingerprint();
    }

    static IndexSegment segment(Map<String, float[]> recordings) {
        var entries = new ArrayList<IndexSegment.Entry>();
        recordings.forEach((label, samples) -> entries.add(new IndexSegment.Entry(label, fingerprint(samples))));
        return IndexSegment.of(entries);
    }

    static CopySearch collection(Map<String, float[]> recordings) {
        return new CopySearch(List.of(Part.whole(segment(recordings))));
    }

    static List<Match> search(CopySearch collection, float[] questioned) {
        return Sounds.pushedMono(questioned, collection.query(Effort.THOROUGH)).matches();
    }

    /** In as many bits as given. */
    static float[] quantised(float[] samples, int bits) {
        double steps = Math.pow(2, bits - 1);
        float[] result = new float[samples.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (Math.rint(Math.clamp(samples[i], -1f, 1f) * steps) / steps);
        }
        return result;
    }

    /** Held within ±{@code ceiling}. */
    static float[] clipped(float[] samples, float ceiling) {
        float[] result = Arrays.copyOf(samples, samples.length);
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.clamp(result[i], -ceiling, ceiling);
        }
        return result;
    }
}
