package org.earwitness.fingerprint;

import java.util.BitSet;
import java.util.List;

/**
 * Searches questioned recordings in a collection. Immutable; several threads may search at once, each with its own query.
 *
 * <p>The steps, with their parameters and reasons, are in docs/methods/copies.md.
 */
public final class CopySearch {
    /** Raised whenever the same search could give another answer. */
    public static final int VERSION = 5;

    /**
     * The least common sound in seconds, pauses not counted, that is told as a match: speech has only so many syllables, and a
     * synthetic voice says each one alike.
     */
    public static final double LEAST_SECONDS = 0.9;

    /**
     * Streams that are searched together.
     *
     * @param without the numbers of streams in the segment that are left out; not changed afterwards
     */
    public record Part(IndexSegment segment, BitSet without) {
        public Part {
            without = (BitSet) without.clone();
        }

        public static Part whole(IndexSegment segment) {
            return new Part(segment, new BitSet());
        }

        @Override
        public BitSet without() {
            return (BitSet) without.clone();
        }

        boolean leavesOut(int stream) {
            return without.get(stream);
        }
    }

    /** How hard a search tries. */
    public enum Effort {
        /** Ends the search of a passage of the query when the first, quick round has found that passage somewhere. */
        UNTIL_CLEAR,
        /** Tries everything for every passage: finds badly distorted copies beside clear ones. */
        THOROUGH
    }

    private final List<Part> parts;
    private final long frames;

    public CopySearch(List<Part> parts) {
        this.parts = List.copyOf(parts);
        long sum = 0;
        for (Part part : parts) {
            sum += part.segment().frames();
        }
        frames = sum;
    }

    /** A query: give it the questioned sound, then ask for its matches. */
    public Query query(Effort effort) {
        return new Query(this, effort);
    }

    List<Part> parts() {
        return parts;
    }

    /** Frames of all streams together. */
    long frames() {
        return frames;
    }
}
