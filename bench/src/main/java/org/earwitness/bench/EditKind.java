package org.earwitness.bench;

import org.earwitness.compare.Region;

/** What is told of a passage, in the words of the command. */
enum EditKind {
    SAME,
    ONLY_A,
    ONLY_B,
    REPLACED,
    MOVED,
    REPEATED,
    SILENCED_A,
    SILENCED_B,
    UNDETERMINED,
    MISSED;

    static EditKind of(Region region) {
        return switch (region) {
            case Region.Same same -> SAME;
            case Region.OnlyA onlyA -> ONLY_A;
            case Region.OnlyB onlyB -> ONLY_B;
            case Region.Replaced replaced -> REPLACED;
            case Region.Moved moved -> MOVED;
            case Region.Repeated repeated -> REPEATED;
            case Region.SilencedA silenced -> SILENCED_A;
            case Region.SilencedB silenced -> SILENCED_B;
            case Region.Undetermined undetermined -> UNDETERMINED;
        };
    }

    /** Whether it claims a difference. */
    boolean differs() {
        return this != SAME && this != UNDETERMINED && this != MISSED;
    }
}
