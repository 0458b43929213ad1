package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelationTest {
    private static final Tape WHOLE = Tape.of('w', 0, 60);

    @Test
    void aCopyHasTheSameSoundEvenIfATenthOfASecondIsMissingAtItsEnds() {
        assertThat(relation(WHOLE, WHOLE)).isEqualTo(Relation.SAME_SOUND);
        assertThat(relation(WHOLE, Tape.of('w', 0.09, 59.95))).isEqualTo(Relation.SAME_SOUND);
        assertThat(relation(WHOLE, Tape.of('w', 0.11, 60))).isEqualTo(Relation.CONTAINS);
    }

    @Test
    void theWholeContainsAnExcerptAndACutVersion() {
        for (Tape inside : List.of(Tape.of('w', 20, 30), Tape.of('w', 0, 20).then('w', 23.2, 60))) {
            assertThat(relation(WHOLE, inside)).isEqualTo(Relation.CONTAINS);
            assertThat(relation(inside, WHOLE)).isEqualTo(Relation.CONTAINED);
        }
    }

    @Test
    void aCutInsideCountsHoweverShortUnlessItsBoundariesAreNoBetterKnown() {
        assertThat(relation(WHOLE, Tape.of('w', 0, 20).then('w', 20.05, 60))).isEqualTo(Relation.CONTAINS);
        assertThat(relation(WHOLE, Tape.of('w', 0, 20).then('w', 20 + 0.9 * Tape.ERROR, 60)))
                .isEqualTo(Relation.SAME_SOUND);
    }

    @Test
    void eachWithSomethingOfItsOwnOverlapAtTheEndsOrDifferInside() {
        assertThat(relation(Tape.of('w', 0, 40), Tape.of('w', 20, 60))).isEqualTo(Relation.OVERLAP);
        assertThat(relation(WHOLE, Tape.of('w', 0, 20).then('x', 0, 3).then('w', 23, 60)))
                .isEqualTo(Relation.DIFFER_INSIDE);
        assertThat(relation(
                        Tape.of('w', 0, 20).then('w', 25, 60),
                        Tape.of('w', 0, 40).then('w', 45, 60)))
                .isEqualTo(Relation.DIFFER_INSIDE);
        assertThat(relation(Tape.of('w', 10, 60), Tape.of('w', 0, 20).then('w', 25, 60)))
                .isEqualTo(Relation.OVERLAP);
    }

    @Test
    void nothingInCommonIsUnrelatedUnlessThereIsLittleToTellBy() {
        assertThat(relation(WHOLE, Tape.of('x', 0, 30))).isEqualTo(Relation.UNRELATED);
        Comparison silent = new Comparison(
                60,
                5,
                List.of(undetermined(stretch(0, 60), stretch(0, 5), Region.Reason.NOTHING_TO_TELL_BY)),
                List.of());
        assertThat(Relation.of(silent)).isEqualTo(Relation.UNDETERMINED);
    }

    @Test
    void piecesThatAreAlikeByChanceJoinNothing() {
        Tape other = Tape.of('x', 0, 10).then('w', 30, 31.4).then('x', 12, 30);
        Comparison chance = Tape.compare(WHOLE, other);

        assertThat(Relation.of(chance)).isEqualTo(Relation.UNRELATED);
        assertThat(Relation.withoutChance(chance).commonSeconds()).isZero();
        assertThat(Relation.withoutChance(chance).regions()).hasSize(2);
        Comparison passage = Tape.compare(WHOLE, Tape.of('x', 0, 10).then('w', 30, 31.6));
        assertThat(Relation.withoutChance(passage)).isSameAs(passage);
        assertThat(relation(WHOLE, Tape.of('w', 30, 30.5))).as("a short copy").isEqualTo(Relation.CONTAINS);
    }

    @Test
    void whatCannotBeToldKeepsARelationOpenOnlyWhereItCouldChangeIt() {
        Region same = new Region.Same(stretch(0, 30), stretch(0, 30), Tape.map(0));
        Region open = undetermined(stretch(30, 32), stretch(30, 32), Region.Reason.NEITHER_LIKE_NOR_UNLIKE);
        Region silence = undetermined(stretch(30, 32), stretch(30, 32), Region.Reason.NOTHING_TO_TELL_BY);
        Region longerSilence = undetermined(stretch(30, 34), stretch(30, 32), Region.Reason.NOTHING_TO_TELL_BY);
        Region more = new Region.Same(stretch(34, 50), stretch(32, 48), Tape.map(-2));
        Region own = new Region.OnlyA(stretch(50, 60), stretch(48, 48));
        Region other = new Region.OnlyB(stretch(60, 60), stretch(48, 58));

        assertThat(Relation.of(comparison(60, 48, same, open, more, own))).isEqualTo(Relation.UNDETERMINED);
        assertThat(Relation.of(comparison(60, 48, same, silence, more, own))).isEqualTo(Relation.CONTAINS);
        assertThat(Relation.of(comparison(50, 48, same, longerSilence, more))).isEqualTo(Relation.UNDETERMINED);
        assertThat(Relation.of(comparison(34, 32, same, longerSilence)))
                .as("silence at an end")
                .isEqualTo(Relation.SAME_SOUND);
        assertThat(Relation.of(comparison(60, 58, same, open, more, own, other)))
                .isEqualTo(Relation.OVERLAP);
    }

    @Test
    void anotherOrderSilenceAndRepeatsAreNotContained() {
        Region same = new Region.Same(stretch(0, 30), stretch(0, 30), Tape.map(0));
        Region after = new Region.Same(stretch(40, 60), stretch(40, 60), Tape.map(0));
        Region moved = new Region.Moved(stretch(30, 40), stretch(30, 40), Tape.map(0));
        Region silenced = new Region.SilencedB(stretch(30, 40), stretch(30, 40));
        Region repeated = new Region.Repeated(stretch(10, 20), stretch(30, 40), Tape.map(20), Region.Side.B);

        assertThat(Relation.of(comparison(60, 60, same, moved, after))).isEqualTo(Relation.DIFFER_INSIDE);
        assertThat(Relation.of(comparison(60, 60, same, silenced, after))).isEqualTo(Relation.DIFFER_INSIDE);
        assertThat(Relation.of(comparison(60, 60, same, repeated, after))).isEqualTo(Relation.CONTAINED);
    }

    @Test
    void aTurnedComparisonSaysTheSameFromTheOtherSide() {
        Tape cut = Tape.of('w', 0, 20).then('x', 0, 3).then('w', 30, 60);
        Comparison there = Tape.compare(WHOLE, cut);

        assertThat(Turned.of(there)).isEqualTo(Tape.compare(cut, WHOLE));
        TimeMap map = new TimeMap(-3, 1.1, 0.9, 0.001, 5, TimeMap.Basis.ENVELOPE);
        assertThat(Turned.map(map).toB(map.toB(7))).isCloseTo(7, org.assertj.core.api.Assertions.within(1e-9));
        Comparison faster = comparison(
                60,
                60,
                new Region.Same(stretch(10, 20), stretch(8, 19), map),
                new Region.SilencedA(stretch(20, 21), stretch(19, 20)));
        Comparison lost = new Comparison(60, 60, faster.regions(), List.of(new Dropout(12, 0.02, Region.Side.A)));
        assertThat(Turned.of(lost).dropouts()).containsExactly(new Dropout(map.toB(12), 0.02, Region.Side.B));
        assertThat(Turned.of(lost).regions().getLast()).isInstanceOf(Region.SilencedB.class);
    }

    private static Relation relation(Tape a, Tape b) {
        return Relation.of(Tape.compare(a, b));
    }

    private static Comparison comparison(double a, double b, Region... regions) {
        return new Comparison(a, b, List.of(regions), List.of());
    }

    private static Region undetermined(Stretch a, Stretch b, Region.Reason reason) {
        return new Region.Undetermined(a, b, reason);
    }

    private static Stretch stretch(double from, double to) {
        return Gaps.stretch(new Span(from, to), 1e9, Tape.ERROR);
    }
}
