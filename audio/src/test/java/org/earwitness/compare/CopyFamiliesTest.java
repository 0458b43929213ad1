package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyFamiliesTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    @Test
    void copiesOfTheSameSoundAreOneNodeAndContainmentIsDrawnByItsLastStepsOnly() throws Exception {
        CopyFamilies all = families(
                Tape.of('w', 20, 30),
                Tape.of('w', 0, 60),
                Tape.of('w', 10, 40),
                Tape.of('w', 0.05, 60),
                Tape.of('u', 0, 9));

        assertThat(all.families()).hasSize(2);
        CopyFamily family = all.families().getFirst();
        assertThat(family.nodes()).containsExactly(List.of(1, 3), List.of(2), List.of(0));
        assertThat(family.containments())
                .containsExactly(new CopyFamily.Containment(0, 1), new CopyFamily.Containment(1, 2));
        assertThat(all.families().get(1).members()).containsExactly(4);
        assertThat(all.families().get(1).unionSeconds()).isEqualTo(9);
    }

    @Test
    void theUnionIsLongerThanAnyCopyWhereEachHasSomethingOfItsOwn() throws Exception {
        CopyFamily family = family(Tape.of('w', 0, 40), Tape.of('w', 30, 70), Tape.of('w', 60, 95));

        assertThat(family.unionSeconds()).isCloseTo(95, within(1e-6));
        assertThat(family.coveredSeconds(B)).isCloseTo(40, within(1e-6));
        assertThat(family.onlyInOne()).extracting(CopyFamily.Passage::copy).containsExactly(A, B, C);
        CopyFamily.Passage last = family.onlyInOne().getLast();
        assertThat(last.startSeconds()).isCloseTo(70, within(1e-6));
        assertThat(last.copyStartSeconds()).isCloseTo(10, within(1e-6));
        assertThat(family.conflicts()).isEmpty();
        assertThat(family.containments()).isEmpty();
    }

    @Test
    void soundBeforeTheLongestCopyComesFirstOnTheAxis() throws Exception {
        CopyFamily family = family(Tape.of('w', 10, 90), Tape.of('w', 0, 30));

        assertThat(family.axis().getFirst().held()).containsOnlyKeys(B);
        assertThat(family.axis().getFirst().seconds()).isCloseTo(10, within(1e-6));
        assertThat(family.axis().get(1).held())
                .hasEntrySatisfying(A, held -> assertThat(held.startSeconds()).isZero());
        assertThat(family.axis().get(1).startSeconds()).isCloseTo(10, within(1e-6));
    }

    @Test
    void copiesThatLackTheSamePassageShareACut() throws Exception {
        CopyFamily family = family(
                Tape.of('w', 0, 60),
                Tape.of('w', 0, 20).then('w', 23.2, 60),
                Tape.of('w', 10, 20.003).then('w', 23.205, 50),
                Tape.of('w', 0, 20).then('w', 24, 60));

        assertThat(family.sharedCuts()).singleElement().satisfies(cut -> {
            assertThat(cut.lacking()).containsExactly(B, C);
            assertThat(cut.having()).containsExactly(A);
            assertThat(cut.startSeconds()).isCloseTo(20, within(cut.errorSeconds()));
            assertThat(cut.seconds()).isCloseTo(3.2, within(0.01));
        });
    }

    @Test
    void whatTwoCopiesHaveInAdditionIsACutSharedByThoseThatLackIt() throws Exception {
        Tape inserted = Tape.of('w', 0, 20).then('x', 0, 3).then('w', 20, 60);
        CopyFamily family = family(Tape.of('w', 0, 60), inserted, Tape.of('w', 0, 60), inserted);

        assertThat(family.unionSeconds()).isCloseTo(63, within(1e-6));
        assertThat(family.sharedCuts()).singleElement().satisfies(cut -> {
            assertThat(cut.lacking()).containsExactly(A, C);
            assertThat(cut.having()).containsExactly(B, D);
        });
        assertThat(family.nodes()).containsExactly(List.of(B, D), List.of(A, C));
    }

    @Test
    void differentSoundBetweenTheSameNeighboursIsAConflict() throws Exception {
        CopyFamily family = family(
                Tape.of('w', 0, 60),
                Tape.of('w', 0, 20).then('x', 0, 3).then('w', 24, 60),
                Tape.of('w', 0, 20).then('x', 0, 3).then('w', 24, 50));

        assertThat(family.unionSeconds()).isCloseTo(63, within(1e-6));
        assertThat(family.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.startSeconds()).isCloseTo(20, within(1e-6));
            assertThat(conflict.endSeconds()).isCloseTo(27, within(1e-6));
            assertThat(List.of(conflict.first(), conflict.second()))
                    .containsExactlyInAnyOrder(List.of(A), List.of(B, C));
        });
    }

    @Test
    void whatCannotBeToldIsNeitherHeldForSureNorAnothersAlone() {
        Comparison open = new Comparison(
                60,
                60,
                List.of(
                        new Region.Same(edges(0, 30), edges(0, 30), Tape.map(0)),
                        new Region.Undetermined(edges(30, 40), edges(30, 40), Region.Reason.NOTHING_TO_TELL_BY),
                        new Region.Same(edges(40, 60), edges(40, 60), Tape.map(0))),
                List.of());
        CopyFamily family = CopyFamilies.of(
                        List.of(60.0, 60.0), List.of(new CopyPair(0, 1, open, Relation.of(open), List.of())))
                .families()
                .getFirst();

        assertThat(family.unionSeconds()).isCloseTo(60, within(1e-6));
        assertThat(family.coveredSeconds(B)).isCloseTo(50, within(1e-6));
        assertThat(family.onlyInOne()).isEmpty();
        assertThat(family.sharedCuts()).isEmpty();
    }

    @Test
    void silenceInPlaceOfSoundMakesTheUnionNoLonger() {
        Comparison silenced = new Comparison(
                60,
                60,
                List.of(
                        new Region.Same(edges(0, 30), edges(0, 30), Tape.map(0)),
                        new Region.SilencedB(edges(30, 34), edges(30, 34)),
                        new Region.Same(edges(34, 60), edges(34, 60), Tape.map(0))),
                List.of());
        CopyFamily family = CopyFamilies.of(
                        List.of(60.0, 60.0), List.of(new CopyPair(0, 1, silenced, Relation.of(silenced), List.of())))
                .families()
                .getFirst();

        assertThat(family.unionSeconds()).isCloseTo(60, within(1e-6));
        assertThat(family.onlyInOne()).singleElement().satisfies(only -> {
            assertThat(only.copy()).isEqualTo(A);
            assertThat(only.seconds()).isCloseTo(4, within(1e-6));
        });
    }

    @Test
    void aPairThatIsMissingIsRefused() {
        assertThatThrownBy(() -> new CopyFamilies(List.of(1.0, 2.0), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every pair");
    }

    @Test
    void aPairIsFoundFromEitherSide() throws Exception {
        CopyFamilies all =
                families(Tape.of('w', 0, 60), Tape.of('w', 5, 60), Tape.of('w', 10, 60), Tape.of('w', 15, 60));

        assertThat(all.pair(3, 1)).isEqualTo(all.pair(1, 3)).satisfies(pair -> {
            assertThat(pair.first()).isEqualTo(1);
            assertThat(pair.second()).isEqualTo(3);
        });
        assertThat(Relation.of(all.between(3, 1))).isEqualTo(Relation.CONTAINED);
        assertThat(all.measured()).isEqualTo(3);
    }

    private static Stretch edges(double from, double to) {
        return Gaps.stretch(new Span(from, to), 60, Tape.ERROR);
    }

    private static CopyFamily family(Tape... tapes) throws IOException {
        CopyFamilies all = families(tapes);
        assertThat(all.families()).hasSize(1);
        return all.families().getFirst();
    }

    private static CopyFamilies families(Tape... tapes) throws IOException {
        List<Double> seconds = java.util.Arrays.stream(tapes).map(Tape::seconds).toList();
        return CopyFamilies.of(
                seconds,
                CompareCopies.compare(
                        seconds,
                        Collections.nCopies(tapes.length, 0.0),
                        (a, b) -> Tape.compare(tapes[a], tapes[b]),
                        (done, expected) -> {}));
    }
}
