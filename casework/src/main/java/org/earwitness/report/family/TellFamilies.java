package org.earwitness.report.family;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.compare.AxisPart;
import org.earwitness.compare.CopyFamily;
import org.earwitness.compare.CopyPair;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.Statement;

/** Puts families of copies into letters and sentences. */
final class TellFamilies {
    private final FamilyReport report;
    private final FamilySentences sentences;

    TellFamilies(FamilyReport report) {
        this.report = report;
        this.sentences = new FamilySentences(report);
    }

    CopyRelations tell() {
        var answer = new ArrayList<CopyRelations.Sentence>();
        sentences.found().forEach(text -> answer.add(new CopyRelations.Sentence(Statement.Kind.ESTABLISHED, text)));
        sentences.open().forEach(text -> answer.add(new CopyRelations.Sentence(Statement.Kind.NOT_ESTABLISHED, text)));
        return new CopyRelations(
                report.copies(),
                report.families().families().stream().map(this::family).toList(),
                report.families().measured(),
                report.families().pairs().stream().map(this::pair).toList(),
                answer,
                report.problems());
    }

    private RelatedFamily family(CopyFamily family) {
        List<FamilyCopy> members = report.copies(family.members());
        return new RelatedFamily(
                letters(family.members()),
                family.nodes().stream().map(this::letters).toList(),
                family.containments().stream()
                        .map(one -> new RelatedFamily.Containment(one.container(), one.contained()))
                        .toList(),
                family.unionSeconds(),
                lettersOf(sentences.longest(family)),
                lettersOf(Measure.greatest(members, FamilyCopy::upperEdge)),
                lettersOf(Measure.greatest(members, FamilyCopy::signalToNoise)),
                family.axis().stream().map(this::part).toList(),
                family.members().stream()
                        .map(copy -> new RelatedFamily.Covered(report.letter(copy), family.coveredSeconds(copy)))
                        .toList(),
                family.onlyInOne().stream()
                        .map(own -> new RelatedFamily.Passage(
                                report.letter(own.copy()),
                                own.startSeconds(),
                                own.endSeconds(),
                                own.copyStartSeconds()))
                        .toList(),
                family.sharedCuts().stream()
                        .map(cut -> new RelatedFamily.SharedEdit(
                                cut.startSeconds(),
                                cut.endSeconds(),
                                cut.errorSeconds(),
                                letters(cut.lacking()),
                                letters(cut.having()),
                                sentences.of(cut)))
                        .toList(),
                family.conflicts().stream()
                        .map(conflict -> new RelatedFamily.Conflict(
                                conflict.startSeconds(),
                                conflict.middleSeconds(),
                                conflict.endSeconds(),
                                letters(conflict.first()),
                                letters(conflict.second()),
                                sentences.of(conflict)))
                        .toList(),
                family.members().size() > 1 ? sentences.of(family) : List.of());
    }

    private RelatedFamily.Part part(AxisPart part) {
        return new RelatedFamily.Part(
                part.startSeconds(),
                part.endSeconds(),
                part.held().entrySet().stream()
                        .map(held -> new RelatedFamily.Held(
                                report.letter(held.getKey()),
                                held.getValue().startSeconds(),
                                held.getValue().endSeconds(),
                                held.getValue().certain(),
                                held.getValue().errorSeconds()))
                        .toList());
    }

    private RelatedPair pair(CopyPair pair) {
        return new RelatedPair(
                report.letter(pair.first()),
                report.letter(pair.second()),
                kind(pair),
                pair.commonSeconds(),
                basis(pair),
                letters(pair.through()),
                RelatedPair.Direction.UNDETERMINED);
    }

    private static RelatedPair.Basis basis(CopyPair pair) {
        return switch (pair.basis()) {
            case COMPARED -> RelatedPair.Basis.COMPARED;
            case SEARCHED -> RelatedPair.Basis.SEARCHED;
            case COMPOSED -> RelatedPair.Basis.COMPOSED;
        };
    }

    private static RelatedPair.Kind kind(CopyPair pair) {
        return switch (pair.relation()) {
            case SAME_SOUND -> RelatedPair.Kind.SAME_SOUND;
            case CONTAINS -> RelatedPair.Kind.CONTAINS;
            case CONTAINED -> RelatedPair.Kind.CONTAINED;
            case OVERLAP -> RelatedPair.Kind.OVERLAP;
            case DIFFER_INSIDE -> RelatedPair.Kind.DIFFER_INSIDE;
            case UNRELATED -> RelatedPair.Kind.UNRELATED;
            case UNDETERMINED -> RelatedPair.Kind.UNDETERMINED;
        };
    }

    private List<String> letters(List<Integer> numbers) {
        return numbers.stream().map(report::letter).toList();
    }

    private static List<String> lettersOf(List<FamilyCopy> copies) {
        return copies.stream().map(FamilyCopy::letter).toList();
    }
}
