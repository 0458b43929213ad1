package org.earwitness.report;

import java.util.List;
import java.util.Optional;

/** What Q1, C4, which lacks a passage of it, and C5, which has sound of its own, have to do with each other. */
final class SampleRelations {
    private static final double END_SECONDS = 74.62;

    private SampleRelations() {}

    static CopyRelations of() {
        List<String> three = List.of("Q1", "C4", "C5");
        return new CopyRelations(
                List.of(copy("Q1", END_SECONDS, 7_800), copy("C4", 62.2, 3_400), copy("C5", 90, 7_700)),
                List.of(new RelatedFamily(
                        three,
                        List.of(List.of("C5"), List.of("Q1"), List.of("C4")),
                        List.of(new RelatedFamily.Containment(1, 2)),
                        100,
                        List.of("C5"),
                        List.of("Q1", "C5"),
                        List.of(),
                        List.of(
                                part(0, 31.2, held("Q1", 0), held("C4", 0), held("C5", 25.4)),
                                part(31.2, 43.6, held("Q1", 31.2)),
                                part(43.6, END_SECONDS, held("Q1", 43.6), held("C4", 31.2)),
                                part(END_SECONDS, 100, held("C5", 64.6))),
                        List.of(new RelatedFamily.Covered("Q1", END_SECONDS), new RelatedFamily.Covered("C4", 62.2)),
                        List.of(new RelatedFamily.Passage("Q1", 31.2, 43.6, 31.2)),
                        List.of(new RelatedFamily.SharedEdit(
                                31.2, 43.6, 0.004, List.of("C4", "C5"), List.of("Q1"), "C4 and C5 both lack it.")),
                        List.of(new RelatedFamily.Conflict(
                                31.2, 43.6, 50, List.of("Q1"), List.of("C5"), "Their order says nothing.")),
                        List.of("Q1 contains 12.40 s at 00:31.200 that C4 does not have."))),
                2,
                List.of(
                        pair("Q1", "C4", RelatedPair.Kind.CONTAINS, List.of()),
                        pair("Q1", "C5", RelatedPair.Kind.OVERLAP, List.of()),
                        pair("C4", "C5", RelatedPair.Kind.UNDETERMINED, List.of("Q1"))),
                List.of(
                        new CopyRelations.Sentence(
                                Statement.Kind.ESTABLISHED, "Q1 contains 12.40 s at 00:31.200 that C4 does not have."),
                        new CopyRelations.Sentence(
                                Statement.Kind.NOT_ESTABLISHED, "Which copy is earlier is undetermined.")),
                List.of("C6 was not compared with the rest."));
    }

    private static RelatedPair pair(String a, String b, RelatedPair.Kind relation, List<String> through) {
        RelatedPair.Basis basis = through.isEmpty() ? RelatedPair.Basis.COMPARED : RelatedPair.Basis.COMPOSED;
        return new RelatedPair(a, b, relation, 60.4, basis, through, RelatedPair.Direction.UNDETERMINED);
    }

    private static RelatedFamily.Part part(double from, double to, RelatedFamily.Held... held) {
        return new RelatedFamily.Part(from, to, List.of(held));
    }

    private static RelatedFamily.Held held(String copy, double start) {
        return new RelatedFamily.Held(copy, start, start + 10, !copy.equals("C5"), 0.004);
    }

    private static FamilyCopy copy(String label, double seconds, double upperEdgeHertz) {
        return new FamilyCopy(
                label,
                Optional.empty(),
                List.of(),
                0,
                SampleReport.sha256(label),
                301_442,
                1,
                1,
                "Ogg",
                "Opus",
                48_000,
                1,
                seconds,
                Optional.of(32_000L),
                Optional.of(new Measure(upperEdgeHertz, 100)),
                Optional.empty(),
                Optional.of(new Measure(-21.4, 0)));
    }
}
