package org.earwitness.compare;

/**
 * A part of two recordings, A and B, and what they have to do with each other there.
 *
 * <p>Every instant of A lies in the {@code a} of one region and every instant of B in the {@code b} of one, but for what is
 * {@link Repeated}: the recording that has a passage once has it in another region too.
 */
public sealed interface Region {
    /** Where it lies in A; without length where A has nothing. */
    Stretch a();

    /** Where it lies in B; without length where B has nothing. */
    Stretch b();

    /** Both carry the same sound. */
    record Same(Stretch a, Stretch b, TimeMap map) implements Region {}

    /** A has sound that B does not have. */
    record OnlyA(Stretch a, Stretch b) implements Region {}

    /** B has sound that A does not have. */
    record OnlyB(Stretch a, Stretch b) implements Region {}

    /** Both have sound between the same neighbours, but not the same. */
    record Replaced(Stretch a, Stretch b) implements Region {}

    /** Both have the same sound, each between other neighbours. */
    record Moved(Stretch a, Stretch b, TimeMap map) implements Region {}

    /**
     * One recording has a passage once more than the other.
     *
     * @param a where the passage is in A; where A has it more often, the additional time
     * @param b where it is in B; where B has it more often, the additional time
     * @param repeatedIn the recording that has it more often
     */
    record Repeated(Stretch a, Stretch b, TimeMap map, Side repeatedIn) implements Region {}

    /** A is silent where B has sound. */
    record SilencedA(Stretch a, Stretch b) implements Region {}

    /** B is silent where A has sound. */
    record SilencedB(Stretch a, Stretch b) implements Region {}

    /** Nothing can be said. */
    record Undetermined(Stretch a, Stretch b, Reason reason) implements Region {}

    /** One of the two recordings. */
    enum Side {
        A,
        B
    }

    /** Why nothing can be said. */
    enum Reason {
        /** There is silence, or noise so even that every part of it is like every other. */
        NOTHING_TO_TELL_BY,
        /** The sound is neither like enough to be the same nor unlike enough to be other sound. */
        NEITHER_LIKE_NOR_UNLIKE
    }
}
