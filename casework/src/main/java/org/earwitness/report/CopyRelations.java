package org.earwitness.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What copies have to do with each other, as it is told and drawn: by letters, or labels in a case, and without names where these
 * are not cleared.
 *
 * @param copies in the order of their letters
 * @param families those of most members first; a copy that shares no sound is a family by itself
 * @param comparedPairs how many pairs were compared; the rest follows from these
 * @param pairs every two copies
 * @param answer in plain sentences
 * @param problems what could not be done
 */
public record CopyRelations(
        List<FamilyCopy> copies,
        List<RelatedFamily> families,
        int comparedPairs,
        List<RelatedPair> pairs,
        List<Sentence> answer,
        List<String> problems) {
    static final int MOST_COPIES = 1_000;

    /** A sentence of the answer. */
    public record Sentence(Statement.Kind kind, String text) {
        public Sentence {
            kind = Expect.present("sentence kind", kind);
            text = Expect.text("sentence", text);
        }
    }

    public CopyRelations {
        copies = Expect.list("copies", copies, MOST_COPIES);
        families = Expect.list("families", families, MOST_COPIES);
        Expect.between("compared_pairs", comparedPairs, 0, pairs.size());
        pairs = Expect.list("pairs", pairs, MOST_COPIES * MOST_COPIES);
        answer = Expect.list("answer", answer, MOST_COPIES * MOST_COPIES);
        problems = Expect.texts("problems", problems, MOST_COPIES);
        requireKnown(copies.stream().map(FamilyCopy::letter).toList(), families, pairs);
    }

    private static void requireKnown(List<String> letters, List<RelatedFamily> families, List<RelatedPair> pairs) {
        Set<String> known = Set.copyOf(letters);
        Stream.concat(
                        families.stream().flatMap(RelatedFamily::letters),
                        pairs.stream().flatMap(RelatedPair::letters))
                .filter(letter -> !known.contains(letter))
                .findFirst()
                .ifPresent(letter -> {
                    throw Expect.wrong("letter", "one of the copies", letter);
                });
    }

    /** Families of more than one copy. */
    public List<RelatedFamily> related() {
        return families.stream().filter(family -> family.members().size() > 1).toList();
    }

    /** What was found, or what stays open, in sentences. */
    public List<String> told(Statement.Kind kind) {
        return answer.stream()
                .filter(sentence -> sentence.kind() == kind)
                .map(Sentence::text)
                .toList();
    }

    /** Length of a copy in seconds. */
    public double seconds(String letter) {
        return copies.stream()
                .filter(copy -> copy.letter().equals(letter))
                .findFirst()
                .orElseThrow()
                .seconds();
    }

    /** What two copies are to each other, in either order. */
    public RelatedPair.Kind relation(String one, String other) {
        return pairs.stream()
                .filter(pair -> pair.isOf(one, other))
                .findFirst()
                .orElseThrow()
                .relation();
    }

    /** Letters, such as "A", "A and B", "A, B and C". */
    public static String joined(List<String> letters) {
        int last = letters.size() - 1;
        return last < 1
                ? String.join("", letters)
                : String.join(", ", letters.subList(0, last)) + " and " + letters.get(last);
    }
}
