package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompareCopiesTest {
    /** Tapes whose comparisons are counted. */
    private static final class Counted {
        private final List<Tape> tapes;
        private int comparisons;

        Counted(List<Tape> tapes) {
            this.tapes = tapes;
        }

        List<CopyPair> compare() throws IOException {
            return CompareCopies.compare(
                    tapes.stream().map(Tape::seconds).toList(),
                    Collections.nCopies(tapes.size(), 0.0),
                    (first, second) -> {
                        comparisons++;
                        return Tape.compare(tapes.get(first), tapes.get(second));
                    },
                    (done, expected) -> assertThat(done).isEqualTo(comparisons).isLessThanOrEqualTo(expected));
        }
    }

    @Test
    void aHundredCopiesOfOneRecordingTakeOneComparisonEach() throws Exception {
        var tapes = new ArrayList<Tape>();
        tapes.add(Tape.of('w', 0, 600));
        for (int i = 1; i < 100; i++) {
            tapes.add(
                    i % 3 == 0
                            ? Tape.of('w', 0, 600)
                            : i % 3 == 1
                                    ? Tape.of('w', i, 300 + 2 * i)
                                    : Tape.of('w', 0, 2 * i).then('w', 2 * i + 7, 600));
        }
        Counted counted = new Counted(tapes);
        List<CopyPair> pairs = counted.compare();

        assertThat(counted.comparisons).isEqualTo(99);
        assertThat(pairs).hasSize(4950);
        assertThat(pairs.stream().filter(CopyPair::isMeasured)).hasSize(99);
        assertThat(pairs)
                .allSatisfy(pair -> assertThat(pair.relation())
                        .as("%d and %d", pair.first(), pair.second())
                        .isEqualTo(truth(tapes, pair)));
    }

    @Test
    void twoThatBothHaveWhatNoThirdHasAreComparedWithEachOther() throws Exception {
        List<Tape> tapes = List.of(
                Tape.of('w', 0, 100),
                Tape.of('w', 50, 100).then('x', 0, 20),
                Tape.of('w', 0, 50).then('x', 0, 20),
                Tape.of('w', 10, 30));
        Counted counted = new Counted(tapes);
        List<CopyPair> pairs = counted.compare();

        assertThat(counted.comparisons).isEqualTo(4);
        CopyPair both = pairs.get(3);
        assertThat(both.isMeasured()).isTrue();
        assertThat(both.commonSeconds()).isCloseTo(20, within(1e-9));
        assertThat(pairs.get(4).through()).containsExactly(0);
    }

    @Test
    void recordingsThatShareNothingAreAllComparedWithEachOther() throws Exception {
        Counted counted = new Counted(
                List.of(Tape.of('u', 0, 50), Tape.of('v', 0, 40), Tape.of('w', 0, 30), Tape.of('x', 0, 20)));
        List<CopyPair> pairs = counted.compare();

        assertThat(counted.comparisons).isEqualTo(6);
        assertThat(pairs).allMatch(pair -> pair.relation() == Relation.UNRELATED);
        assertThat(new Counted(List.of(Tape.of('u', 0, 50))).compare()).isEmpty();
    }

    /** Copies cut at random from one recording, some with other sound put in; the truth is the comparison of the two themselves. */
    @Test
    void whatFollowsFromOthersIsWhatAComparisonWouldFind() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            var tapes = new ArrayList<Tape>();
            for (int i = 0; i < 9; i++) {
                tapes.add(random(random));
            }
            Counted counted = new Counted(tapes);
            List<CopyPair> pairs = counted.compare();
            assertThat(counted.comparisons).as("seed %d", seed).isLessThanOrEqualTo(36);
            for (CopyPair pair : pairs) {
                Comparison truth = Tape.compare(tapes.get(pair.first()), tapes.get(pair.second()));
                assertThat(pair.commonSeconds())
                        .as("seed %d round %d: %s", seed, round, pair)
                        .isCloseTo(truth.commonSeconds(), within(0.5));
                assertThat(pair.relation())
                        .as(
                                "seed %d round %d: %s and %s",
                                seed, round, tapes.get(pair.first()), tapes.get(pair.second()))
                        .isEqualTo(Relation.of(truth));
                assertCovered(pair);
            }
        }
    }

    /** Every instant lies in one region. */
    private static void assertCovered(CopyPair pair) {
        double inA = 0;
        double inB = 0;
        for (Region region : pair.comparison().regions()) {
            inA += region.a().seconds();
            inB += region.b().seconds();
        }
        assertThat(inA).isCloseTo(pair.comparison().aSeconds(), within(0.1));
        assertThat(inB).isCloseTo(pair.comparison().bSeconds(), within(0.1));
    }

    @Test
    void ofCopiesAboutAsLongTheOneOfTheWidestBandIsComparedWithAll() throws Exception {
        List<Tape> tapes =
                List.of(Tape.of('w', 0, 60), Tape.of('w', 0, 59.8), Tape.of('w', 0, 59.9), Tape.of('w', 10, 40));
        List<CopyPair> pairs = CompareCopies.compare(
                tapes.stream().map(Tape::seconds).toList(),
                List.of(3400.0, 7000.0, 0.0, 8000.0),
                (first, second) -> Tape.compare(tapes.get(first), tapes.get(second)),
                (done, expected) -> {});

        assertThat(pairs)
                .filteredOn(CopyPair::isMeasured)
                .hasSize(3)
                .allMatch(pair -> pair.first() == 1 || pair.second() == 1);
    }

    @Test
    void whatOneComparisonCouldNotTellStaysUndetermined() throws Exception {
        Comparison open = new Comparison(
                60,
                60,
                List.of(
                        same(0, 30),
                        new Region.Undetermined(edges(30, 40), edges(30, 40), Region.Reason.NEITHER_LIKE_NOR_UNLIKE),
                        same(40, 60)),
                List.of());
        Comparison all = new Comparison(60, 60, List.of(same(0, 60)), List.of());
        List<CopyPair> pairs = CompareCopies.compare(
                List.of(60.0, 60.0, 60.0),
                List.of(0.0, 0.0, 0.0),
                (first, second) -> second == 2 ? open : all,
                (done, expected) -> {});

        assertThat(pairs.get(0).relation()).isEqualTo(Relation.SAME_SOUND);
        assertThat(pairs.get(2).isMeasured()).isFalse();
        assertThat(pairs.get(2).relation()).isEqualTo(Relation.UNDETERMINED);
        assertThat(pairs.get(2).comparison().regions())
                .filteredOn(region -> region instanceof Region.Undetermined)
                .singleElement()
                .satisfies(region -> assertThat(region.a().seconds()).isCloseTo(10, within(1e-6)));
    }

    private static Region same(double from, double to) {
        return new Region.Same(edges(from, to), edges(from, to), Tape.map(0));
    }

    private static Stretch edges(double from, double to) {
        return Gaps.stretch(new Span(from, to), 60, Tape.ERROR);
    }

    private static Relation truth(List<Tape> tapes, CopyPair pair) {
        return Relation.of(Tape.compare(tapes.get(pair.first()), tapes.get(pair.second())));
    }

    /** In whole seconds, so that a difference is either none or far above every tolerance. */
    private static Tape random(Random random) {
        int from = random.nextInt(8);
        int to = 80 + random.nextInt(20);
        int cut = 10 + 5 * random.nextInt(4);
        int on = cut + (random.nextBoolean() ? 0 : 1 + random.nextInt(8));
        Tape head = Tape.of('w', from, cut);
        if (on > cut && random.nextInt(3) == 0) {
            head = head.then((char) ('A' + cut), 0, 3);
        }
        return random.nextInt(4) == 0 ? head : head.then('w', on, to);
    }
}
