package org.earwitness.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.earwitness.report.RelatedPair;
import org.earwitness.testkit.SeededRandom;

/**
 * Which seconds of a recording a copy has, in their order. Edits are whole seconds, so that a difference is either none or far
 * above every tolerance.
 *
 * @param recording number of the recording
 */
record KnownCopy(int recording, BitSet seconds) {
    private static final int ORIGINAL = -1;
    private static final int SHORTEST = 60;
    /** Passages that several copies lack alike, as shares of the recording, and their lengths in seconds. */
    private static final double[] SHARED_CUTS = {0.21, 0.48, 0.77};

    private static final int[] SHARED_CUT_SECONDS = {3, 7, 2};

    static KnownCopy whole(int length) {
        BitSet seconds = new BitSet();
        seconds.set(0, length);
        return new KnownCopy(ORIGINAL, seconds);
    }

    static KnownCopy unrelated(int number) {
        return new KnownCopy(number, new BitSet());
    }

    /** One in five whole, the rest an excerpt, or without a passage that others lack too or one of its own, or both. */
    static KnownCopy drawn(int length, SeededRandom random) {
        BitSet seconds = whole(length).seconds;
        if (random.chance(0.2)) {
            return new KnownCopy(ORIGINAL, seconds);
        }
        boolean excerpt = random.chance(0.5);
        if (excerpt) {
            int start = random.nextInt(length - SHORTEST);
            int end = start + SHORTEST + random.nextInt(length - SHORTEST - start + 1);
            seconds.clear(0, start);
            seconds.clear(end, length);
        }
        if (!excerpt || random.chance(0.5)) {
            boolean shared = random.chance(0.6);
            int which = random.nextInt(SHARED_CUTS.length);
            int cut = shared ? (int) (SHARED_CUTS[which] * length) : 20 + random.nextInt(length - 40);
            seconds.clear(cut, cut + (shared ? SHARED_CUT_SECONDS[which] : 1 + random.nextInt(9)));
        }
        return new KnownCopy(ORIGINAL, seconds);
    }

    /** The sound of the copy. */
    float[] of(float[] whole, int hertz) {
        List<float[]> parts = new ArrayList<>();
        for (int start = seconds.nextSetBit(0); start >= 0; start = seconds.nextSetBit(seconds.nextClearBit(start))) {
            parts.add(Arrays.copyOfRange(whole, start * hertz, seconds.nextClearBit(start) * hertz));
        }
        return EditMaterial.concatenated(parts);
    }

    /** What this is to another. */
    RelatedPair.Kind to(KnownCopy other) {
        BitSet own = without(seconds, other.seconds);
        BitSet others = without(other.seconds, seconds);
        if (recording != other.recording || !seconds.intersects(other.seconds)) {
            return RelatedPair.Kind.UNRELATED;
        }
        if (own.isEmpty() && others.isEmpty()) {
            return RelatedPair.Kind.SAME_SOUND;
        }
        if (own.isEmpty() || others.isEmpty()) {
            return own.isEmpty() ? RelatedPair.Kind.CONTAINED : RelatedPair.Kind.CONTAINS;
        }
        return isAtAnEnd(own, seconds) || isAtAnEnd(others, other.seconds)
                ? RelatedPair.Kind.OVERLAP
                : RelatedPair.Kind.DIFFER_INSIDE;
    }

    private static BitSet without(BitSet some, BitSet others) {
        BitSet left = (BitSet) some.clone();
        left.andNot(others);
        return left;
    }

    private static boolean isAtAnEnd(BitSet part, BitSet of) {
        return part.get(of.nextSetBit(0)) || part.get(of.length() - 1);
    }

    /** Its parts in seconds of the recording, such as 0-126 129-600. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(recording == ORIGINAL ? "" : "other " + recording);
        for (int start = seconds.nextSetBit(0); start >= 0; start = seconds.nextSetBit(seconds.nextClearBit(start))) {
            text.append(' ').append(start).append('-').append(seconds.nextClearBit(start));
        }
        return "[" + text.toString().strip() + "]";
    }
}
