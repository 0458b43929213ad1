package org.earwitness.report.diff;

import java.util.Optional;
import org.earwitness.compare.Region;
import org.earwitness.compare.TimeMap;

/** The kinds of regions, by the names that outputs give them. */
enum RegionKind {
    SAME("same", "same sound"),
    ONLY_A("only_a", "only in A"),
    ONLY_B("only_b", "only in B"),
    REPLACED("replaced", "replaced"),
    MOVED("moved", "moved"),
    REPEATED("repeated", "repeated"),
    SILENCED_A("silenced_a", "silent in A"),
    SILENCED_B("silenced_b", "silent in B"),
    UNDETERMINED("undetermined", "undetermined");

    private final String code;
    private final String words;

    RegionKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    static RegionKind of(Region region) {
        return switch (region) {
            case Region.Same same -> SAME;
            case Region.OnlyA only -> ONLY_A;
            case Region.OnlyB only -> ONLY_B;
            case Region.Replaced replaced -> REPLACED;
            case Region.Moved moved -> MOVED;
            case Region.Repeated repeated -> REPEATED;
            case Region.SilencedA silenced -> SILENCED_A;
            case Region.SilencedB silenced -> SILENCED_B;
            case Region.Undetermined undetermined -> UNDETERMINED;
        };
    }

    /** How times belong together, where both recordings carry the sound. */
    static Optional<TimeMap> map(Region region) {
        return switch (region) {
            case Region.Same same -> Optional.of(same.map());
            case Region.Moved moved -> Optional.of(moved.map());
            case Region.Repeated repeated -> Optional.of(repeated.map());
            case Region.OnlyA only -> Optional.empty();
            case Region.OnlyB only -> Optional.empty();
            case Region.Replaced replaced -> Optional.empty();
            case Region.SilencedA silenced -> Optional.empty();
            case Region.SilencedB silenced -> Optional.empty();
            case Region.Undetermined undetermined -> Optional.empty();
        };
    }

    /** The name for programs. */
    String code() {
        return code;
    }

    /** The name for people. */
    String words() {
        return words;
    }

    /** Whether it is a difference: what is the same is none, and what is undetermined may or may not be one. */
    boolean isDifference() {
        return this != SAME && this != UNDETERMINED;
    }
}
