package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two copies and what they have to do with each other. Which is earlier stays undetermined.
 *
 * @param a letter of one
 * @param b letter of the other
 * @param relation of a to b
 * @param commonSeconds seconds of a whose sound b has too
 * @param through letters of the copies from whose comparisons with both it follows; empty where the two were compared
 */
public record RelatedPair(
        String a,
        String b,
        Kind relation,
        double commonSeconds,
        Basis basis,
        List<String> through,
        Direction direction) {
    /** What one copy is to another; see docs/formats/family.md. */
    public enum Kind {
        @JsonProperty("same_sound")
        SAME_SOUND,
        @JsonProperty("contains")
        CONTAINS,
        @JsonProperty("contained")
        CONTAINED,
        @JsonProperty("overlap")
        OVERLAP,
        @JsonProperty("differ_inside")
        DIFFER_INSIDE,
        @JsonProperty("unrelated")
        UNRELATED,
        @JsonProperty("undetermined")
        UNDETERMINED
    }

    /** How it is known. */
    public enum Basis {
        @JsonProperty("compared")
        COMPARED,
        @JsonProperty("searched")
        SEARCHED,
        @JsonProperty("composed")
        COMPOSED
    }

    /** Which is earlier. */
    public enum Direction {
        @JsonProperty("undetermined")
        UNDETERMINED
    }

    public RelatedPair {
        a = Expect.text("pair a", a);
        b = Expect.text("pair b", b);
        relation = Expect.present("pair relation", relation);
        Expect.between("pair common_s", commonSeconds, 0, Double.MAX_VALUE);
        basis = Expect.present("pair basis", basis);
        through = Expect.texts("pair through", through, CopyRelations.MOST_COPIES);
        direction = Expect.present("pair direction", direction);
    }

    /** Every letter that it names. */
    Stream<String> letters() {
        return Stream.concat(Stream.of(a, b), through.stream());
    }

    boolean isOf(String one, String other) {
        return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
    }
}
