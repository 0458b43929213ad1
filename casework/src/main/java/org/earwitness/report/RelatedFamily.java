package org.earwitness.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Copies that are joined by common sound, told by their letters. Times are of the family's common time where nothing else is said.
 *
 * @param members letters, in order
 * @param nodes the same in groups of the same sound
 * @param contains who has all that another has; those that follow from two others are left out
 * @param unionSeconds length of all different sound together
 * @param longest those that may be the longest
 * @param widestBand those in which sound may reach highest
 * @param leastNoise those in which speech may stand furthest above the background
 * @param axis the common time, without gaps
 * @param covered how much of it each copy has for sure
 * @param onlyInOne what one copy has and no other
 * @param sharedEdits passages that several copies lack alike
 * @param conflicts different sound between the same neighbours
 * @param sentences all of it in plain sentences
 */
public record RelatedFamily(
        List<String> members,
        List<List<String>> nodes,
        List<Containment> contains,
        double unionSeconds,
        List<String> longest,
        List<String> widestBand,
        List<String> leastNoise,
        List<Part> axis,
        List<Covered> covered,
        List<Passage> onlyInOne,
        List<SharedEdit> sharedEdits,
        List<Conflict> conflicts,
        List<String> sentences) {
    private static final int MOST = 1_000_000;

    /** Positions among the nodes, from 0. */
    public record Containment(int container, int contained) {}

    /** A part of the common time, of which every copy has all or nothing. */
    public record Part(double startSeconds, double endSeconds, List<Held> held) {
        public Part {
            Expect.range("part", startSeconds, endSeconds);
            held = Expect.list("part held", held, CopyRelations.MOST_COPIES);
        }

        public double seconds() {
            return endSeconds - startSeconds;
        }

        /** Letters of the copies that have it, for sure or perhaps. */
        public List<String> holders(boolean certain) {
            return held.stream()
                    .filter(one -> one.certain() == certain)
                    .map(Held::copy)
                    .toList();
        }
    }

    /**
     * Where a copy has a part, in its own time.
     *
     * @param certain false where the sound does not suffice to tell
     * @param boundaryErrorSeconds half the width of the 95 % interval
     */
    public record Held(
            String copy, double startSeconds, double endSeconds, boolean certain, double boundaryErrorSeconds) {}

    /** How much of the common time a copy has for sure. */
    public record Covered(String copy, double coveredSeconds) {}

    /** What one copy has and no other. */
    public record Passage(String copy, double startSeconds, double endSeconds, double copyStartSeconds) {}

    /** A passage that several copies lack alike while others have it. */
    public record SharedEdit(
            double startSeconds,
            double endSeconds,
            double boundaryErrorSeconds,
            List<String> lacking,
            List<String> having,
            String text) {
        public SharedEdit {
            lacking = List.copyOf(lacking);
            having = List.copyOf(having);
        }
    }

    /** Different sound between the same neighbours. */
    public record Conflict(
            double startSeconds,
            double middleSeconds,
            double endSeconds,
            List<String> first,
            List<String> second,
            String text) {
        public Conflict {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }
    }

    public RelatedFamily {
        members = Expect.texts("family members", members, CopyRelations.MOST_COPIES);
        nodes = Expect.list("family nodes", nodes, CopyRelations.MOST_COPIES).stream()
                .map(List::copyOf)
                .toList();
        contains = Expect.list("family contains", contains, MOST);
        Expect.between("family union_s", unionSeconds, 0, Double.MAX_VALUE);
        longest = List.copyOf(longest);
        widestBand = List.copyOf(widestBand);
        leastNoise = List.copyOf(leastNoise);
        axis = Expect.list("family axis", axis, MOST);
        covered = List.copyOf(covered);
        onlyInOne = Expect.list("family only_in_one", onlyInOne, MOST);
        sharedEdits = Expect.list("family shared_edits", sharedEdits, MOST);
        conflicts = Expect.list("family conflicts", conflicts, MOST);
        sentences = Expect.texts("family sentences", sentences, MOST);
        for (Containment one : contains) {
            Expect.between("family contains", one.container(), 0, nodes.size() - 1.0);
            Expect.between("family contains", one.contained(), 0, nodes.size() - 1.0);
        }
    }

    /** Positions of nodes that no other contains. */
    public List<Integer> outermost() {
        return IntStream.range(0, nodes.size())
                .boxed()
                .filter(node -> contains.stream().noneMatch(one -> one.contained() == node))
                .toList();
    }

    /** Every letter that it names. */
    Stream<String> letters() {
        return Stream.of(
                        members.stream(),
                        nodes.stream().flatMap(List::stream),
                        longest.stream(),
                        widestBand.stream(),
                        leastNoise.stream(),
                        axis.stream().flatMap(part -> part.held().stream()).map(Held::copy),
                        covered.stream().map(Covered::copy),
                        onlyInOne.stream().map(Passage::copy),
                        sharedEdits.stream()
                                .flatMap(edit -> Stream.concat(edit.lacking().stream(), edit.having().stream())),
                        conflicts.stream().flatMap(one -> Stream.concat(one.first().stream(), one.second().stream())))
                .flatMap(letters -> letters);
    }
}
