package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings of which some have nothing in common, one is silent and one is short. */
class CommonPrintsTest {
    private static final int SILENT = 6;
    private static final int SHORT = 7;
    private static List<ComparedSound.Held> sounds;

    @BeforeAll
    static void makeSounds() {
        var made = new ArrayList<ComparedSound.Held>();
        for (int seed = 1; seed <= 5; seed++) {
            made.add(ComparedSound.source(ComparedSound.talk(seed, 30)));
        }
        Sound first = ComparedSound.talk(1, 30);
        made.add(ComparedSound.source(Edits.excerpt(first, 8, 24)));
        made.add(new ComparedSound.Held(new float[30 * ComparedSound.HERTZ]));
        made.add(ComparedSound.source(Edits.excerpt(first, 3, 5)));
        sounds = List.copyOf(made);
    }

    @Test
    void onlyWhatHasEnoughSoundAndNoPrintInCommonIsAStranger() throws Exception {
        try (Workers workers = new Workers(2)) {
            CommonPrints prints = new CommonPrints(sounds, workers);

            assertThat(prints.strangers(0, List.of(1, 2, 3, 4, 5, SILENT, SHORT)))
                    .containsExactlyInAnyOrder(1, 2, 3, 4);
            assertThat(prints.strangers(1, List.of(2, 3, 4)))
                    .as("too few others")
                    .isEmpty();
            assertThat(prints.strangers(SILENT, List.of(0, 1, 2, 3, 4))).isEmpty();
            assertThat(prints.strangers(SHORT, List.of(0, 1, 2, 3, 4))).isEmpty();
        }
    }

    @Test
    void strangersAreNotComparedAndTheRestIsAsIfAllHadBeen() throws Exception {
        List<int[]> compared = Collections.synchronizedList(new ArrayList<>());
        CompareCopies.Comparer comparer = (first, second) -> {
            compared.add(new int[] {first, second});
            return AudioDiff.compare(sounds.get(first), sounds.get(second));
        };
        List<CopyPair> pairs = CompareCopies.compareSounds(sounds, unknown(), comparer, (done, expected) -> {});

        assertThat(compared).noneMatch(pair -> pair[0] == 0 && pair[1] < 5);
        assertThat(pairs.stream().filter(CopyPair::isMeasured)).hasSize(compared.size());
        for (CopyPair pair : pairs) {
            Relation truth = Relation.of(
                    Relation.withoutChance(AudioDiff.compare(sounds.get(pair.first()), sounds.get(pair.second()))));
            assertThat(pair.relation())
                    .as("%d and %d, %s", pair.first(), pair.second(), pair.basis())
                    .isEqualTo(truth);
        }
        assertThat(pairs.stream().filter(pair -> pair.basis() == CopyPair.Basis.SEARCHED))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(pair -> assertThat(pair.through()).isEmpty());
    }

    @Test
    void aFailureOfOneComparisonEndsAll() {
        assertThatThrownBy(() -> CompareCopies.compareSounds(
                        sounds,
                        unknown(),
                        (first, second) -> {
                            throw new IOException("no sound");
                        },
                        (done, expected) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("no sound");
    }

    private static List<Double> unknown() {
        return Collections.nCopies(sounds.size(), 0.0);
    }
}
