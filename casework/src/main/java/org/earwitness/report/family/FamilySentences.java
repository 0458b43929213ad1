package org.earwitness.report.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.earwitness.compare.CopyFamily;
import org.earwitness.compare.Relation;
import org.earwitness.compare.SharedCut;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.diff.Times;

/** The answer in sentences: what was found, and what stays open. */
final class FamilySentences {
    private static final int MOST_PAIRS = 12;

    private final FamilyReport report;
    private final PairSentences pairs;

    FamilySentences(FamilyReport report) {
        this.report = report;
        this.pairs = new PairSentences(report);
    }

    /** What was found. */
    List<String> found() {
        var sentences = new ArrayList<String>();
        for (FamilyCopy copy : report.copies()) {
            if (copy.sameBytesCount() > 0) {
                sentences.add(copy.sameBytesCount()
                        + (copy.sameBytesCount() == 1 ? " further file has" : " further files have")
                        + " the same bytes as "
                        + copy.letter() + ".");
            }
        }
        for (CopyFamily family : report.families().families()) {
            if (family.members().size() > 1) {
                sentences.addAll(of(family));
            } else if (report.copies().size() > 1) {
                sentences.add("No passage of 1.5 s or more was found that " + report.letters(family.members())
                        + " shares with another copy.");
            } else {
                sentences.add("There is one copy only, and nothing to compare it with.");
            }
        }
        return sentences;
    }

    /** What was found about one family. */
    List<String> of(CopyFamily family) {
        var sentences = new ArrayList<String>();
        for (List<Integer> node : family.nodes()) {
            if (node.size() > 1) {
                sentences.add(report.letters(node)
                        + " carry the same sound from beginning to end; none goes before another.");
            }
        }
        for (CopyFamily.Containment one : family.containments()) {
            sentences.addAll(pairs.of(first(family, one.container()), first(family, one.contained())));
        }
        List<int[]> beside = beside(family);
        beside.stream().limit(MOST_PAIRS).forEach(pair -> sentences.addAll(pairs.of(pair[0], pair[1])));
        if (beside.size() > MOST_PAIRS) {
            sentences.add((beside.size() - MOST_PAIRS)
                    + " more pairs of copies each have something of their own; the table has" + " them.");
        }
        family.sharedCuts().forEach(cut -> sentences.add(of(cut)));
        sentences.add(union(family));
        sentences.addAll(leaders(family));
        return sentences;
    }

    private static int first(CopyFamily family, int node) {
        return family.nodes().get(node).getFirst();
    }

    /** Pairs of nodes of which none is inside another copy, and that each have something of their own. */
    private List<int[]> beside(CopyFamily family) {
        List<Integer> outermost = outermost(family);
        var beside = new ArrayList<int[]>();
        for (int i = 0; i < outermost.size(); i++) {
            for (int j = i + 1; j < outermost.size(); j++) {
                int[] pair = {first(family, outermost.get(i)), first(family, outermost.get(j))};
                Relation relation = report.families().pair(pair[0], pair[1]).relation();
                if (relation == Relation.OVERLAP || relation == Relation.DIFFER_INSIDE) {
                    beside.add(pair);
                }
            }
        }
        return beside;
    }

    /** Positions of nodes that no other contains. */
    static List<Integer> outermost(CopyFamily family) {
        return IntStream.range(0, family.nodes().size())
                .boxed()
                .filter(node -> family.containments().stream().noneMatch(one -> one.contained() == node))
                .toList();
    }

    String of(SharedCut cut) {
        String within = Times.within(cut.errorSeconds());
        return report.letters(cut.lacking()) + (cut.lacking().size() == 2 ? " both" : " all") + " lack the same "
                + Times.length(cut.seconds()) + " that "
                + report.letters(cut.having()) + (cut.having().size() == 1 ? " has" : " have") + ", at "
                + Times.clock(cut.startSeconds()) + " of the common time"
                + (within.isEmpty() ? "" : " (" + within + ")")
                + ": they share an edit, which is a cut in them or an insertion in the other.";
    }

    String of(CopyFamily.Conflict conflict) {
        return "At " + Times.clock(conflict.startSeconds()) + " of the common time " + report.letters(conflict.first())
                + " and " + report.letters(conflict.second())
                + " have different sound between the same neighbours; their order on the axis says nothing.";
    }

    private String union(CopyFamily family) {
        List<FamilyCopy> longest = longest(family);
        return report.letters(family.members()) + " cover " + Times.clock(family.unionSeconds())
                + " together. The longest is " + letters(longest) + ", with "
                + Times.clock(longest.getFirst().seconds()) + ".";
    }

    List<FamilyCopy> longest(CopyFamily family) {
        return Measure.greatest(report.copies(family.members()), copy -> Optional.of(length(copy)));
    }

    /** Its length; lengths less apart than counts at an end are equal. */
    static Measure length(FamilyCopy copy) {
        return new Measure(copy.seconds(), Relation.EDGE_SECONDS / 2);
    }

    /** Who has the widest band and the least noise, with ties as ties. */
    private List<String> leaders(CopyFamily family) {
        var sentences = new ArrayList<String>();
        leader(family, FamilyCopy::upperEdge, "Sound reaches highest in ", "%.0f Hz")
                .ifPresent(sentences::add);
        leader(family, FamilyCopy::signalToNoise, "Speech stands furthest above the background in ", "%.0f dB")
                .ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> leader(
            CopyFamily family, Function<FamilyCopy, Optional<Measure>> measure, String what, String format) {
        List<FamilyCopy> copies = report.copies(family.members());
        List<FamilyCopy> greatest = Measure.greatest(copies, measure);
        List<FamilyCopy> unmeasured =
                copies.stream().filter(copy -> measure.apply(copy).isEmpty()).toList();
        return greatest.stream()
                .flatMap(copy -> measure.apply(copy).stream())
                .max(java.util.Comparator.comparingDouble(Measure::value))
                .map(best -> what + letters(greatest) + " (" + String.format(Locale.ROOT, format, best.value())
                        + (greatest.size() > 1 ? "; equal within the error of measurement)" : ")")
                        + (unmeasured.isEmpty()
                                ? ""
                                : ", as far as it could be measured: not in " + letters(unmeasured))
                        + ". That is no proof of being the original.");
    }

    static String letters(List<FamilyCopy> copies) {
        return copies.stream().map(FamilyCopy::letter).collect(java.util.stream.Collectors.joining(", "));
    }

    /** What stays open. */
    List<String> open() {
        var sentences = new ArrayList<String>();
        for (CopyFamily family : report.families().families()) {
            family.conflicts().forEach(conflict -> sentences.add(of(conflict)));
        }
        long undetermined = report.families().pairs().stream()
                .filter(pair -> pair.relation() == Relation.UNDETERMINED)
                .peek(pair -> {
                    if (sentences.size() < MOST_PAIRS) {
                        sentences.addAll(pairs.of(pair.first(), pair.second()));
                    }
                })
                .count();
        if (undetermined > 0) {
            sentences.add("Undetermined pairs in all: " + undetermined + ".");
        }
        if (report.copies().size() > 1) {
            sentences.add(
                    "Which copy is earlier, and which was made from which, is undetermined: what one copy lacks may have"
                            + " been cut out of it or put into the other, and the sound alone does not tell.");
        }
        return sentences;
    }
}
