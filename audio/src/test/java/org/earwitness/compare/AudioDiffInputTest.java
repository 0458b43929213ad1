package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Music;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;

/** Music, loops, losses of transmission, and clips too short to tell anything by. */
class AudioDiffInputTest {
    private static final Sound TUNE = Music.arpeggio(HERTZ, 40, 3);
    /** Four seconds, ten times. */
    private static final Sound LOOP = Music.loop(HERTZ, 40, 4, 16);

    @Test
    void musicIsTheSameAsItself() throws Exception {
        assertThat(kinds(compare(TUNE, TUNE))).containsExactly("Same");
        assertThat(kinds(compare(LOOP, LOOP))).containsExactly("Same");
    }

    /** A phrase of it may be played elsewhere too, to the sample: that is told as repeated. */
    @Test
    void aCutInMusicIsNoMoveAndNoReplacement() throws Exception {
        Sound cut = Edits.cut(TUNE, 15.3, 17.1);
        for (Sound other : List.of(cut, Edits.withNoise(cut, 30, 5))) {
            List<Region> regions = compare(TUNE, other).regions();
            List<Region> between = regions.subList(1, regions.size() - 1);
            requireEdge(regions.getFirst().a().end(), 15.3);
            requireEdge(regions.getLast().a().start(), 17.1);
            assertThat(between)
                    .isNotEmpty()
                    .allMatch(region -> region instanceof Region.OnlyA
                            || (region instanceof Region.Repeated repeated && repeated.repeatedIn() == Region.Side.A));
            assertThat(between.stream()
                            .mapToDouble(region -> region.a().seconds())
                            .sum())
                    .isEqualTo(1.8, within(0.07));
        }
    }

    @Test
    void aLoopUnderOtherNoiseIsTheSameThroughout() throws Exception {
        for (long seed = 7; seed < 10; seed++) {
            Comparison comparison = compare(Edits.withNoise(LOOP, 30, seed), Edits.withNoise(LOOP, 25, seed + 100));
            assertThat(kinds(comparison)).as("seed %d", seed).containsExactly("Same");
        }
    }

    /** Where the loop was played once less cannot be told; that it was, can. */
    @Test
    void aLoopPlayedOnceLessIsToldAsRepeatedOnceMore() throws Exception {
        Comparison comparison = compare(LOOP, Edits.cut(LOOP, 12, 16));

        List<Region> repeated = comparison.regions().stream()
                .filter(region -> !(region instanceof Region.Same))
                .toList();
        assertThat(repeated).singleElement().isInstanceOfSatisfying(Region.Repeated.class, once -> {
            assertThat(once.repeatedIn()).isEqualTo(Region.Side.A);
            assertThat(once.a().seconds()).isEqualTo(4, within(0.02));
        });
        assertThat(comparison.commonSeconds()).isEqualTo(36, within(0.02));
        for (Region region : comparison.regions()) {
            if (region instanceof Region.Same same) {
                boolean before = same.a().start().seconds()
                        < repeated.getFirst().a().start().seconds();
                assertThat(same.map().offsetSeconds()).isEqualTo(before ? 0 : -4, within(0.001));
            }
        }
    }

    @Test
    void musicAndSpeechHaveNothingInCommon() throws Exception {
        assertThat(kinds(compare(TUNE, talk(11, 30)))).containsExactly("OnlyA", "OnlyB");
        assertThat(kinds(compare(talk(11, 30), LOOP))).containsExactly("OnlyA", "OnlyB");
    }

    @Test
    void steadyNoiseTellsNothing() throws Exception {
        Sound noise = Signals.whiteNoise(HERTZ, 20, 0.05, 1);
        assertThat(kinds(compare(noise, talk(11, 30)))).containsExactly("Undetermined");
    }

    @Test
    void ofAClipOfAFifthOfASecondNothingIsClaimed() throws Exception {
        Sound talk = talk(11, 40);
        for (double start : new double[] {6, 8.5, 9, 11, 12.5, 13}) {
            Sound clip = Edits.excerpt(talk, start, start + 0.2);
            assertThat(kinds(compare(clip, clip))).as("%f", start).containsExactly("Undetermined");
            assertThat(kinds(compare(clip, talk))).as("%f", start).containsExactly("Undetermined");
            assertThat(kinds(compare(talk, clip))).as("%f", start).containsExactly("Undetermined");
        }
    }

    @Test
    void lossesUnderAClockThatDriftsAreLosses() throws Exception {
        Sound talk = talk(11, 40);
        Random random = new Random(2);
        var losses = new ArrayList<Double>();
        Sound lossy = Edits.atSpeed(talk, 1.0001);
        for (double at = 2; at < 38; at += 0.6 + 1.2 * random.nextDouble()) {
            lossy = Edits.muted(lossy, at, at + 0.06);
            // Where nothing is said, nothing is lost.
            if (Edits.excerpt(talk, at - 0.02, at + 0.08).rms() > 0.5 * talk.rms()) {
                losses.add(at * 1.0001);
            }
        }
        assertThat(losses).hasSizeGreaterThan(8);

        Comparison inB = compare(talk, lossy);
        assertThat(kinds(inB)).containsExactly("Same");
        assertThat(((Region.Same) inB.regions().getFirst()).map().ratePpm()).isEqualTo(-100, within(10.0));
        assertThat(inB.dropouts()).allMatch(dropout -> dropout.in() == Region.Side.B);
        long found = losses.stream()
                .filter(at -> inB.dropouts().stream()
                        .anyMatch(dropout -> Math.abs(dropout.aStartSeconds() - at) < 0.01
                                && Math.abs(dropout.seconds() - 0.06) < 0.012))
                .count();
        assertThat(found).isGreaterThanOrEqualTo(Math.round(0.85 * losses.size()));
        Comparison inA = compare(lossy, talk);
        assertThat(kinds(inA)).containsExactly("Same");
        assertThat(inA.dropouts()).hasSameSizeAs(inB.dropouts()).allMatch(dropout -> dropout.in() == Region.Side.A);
    }

    @Test
    void whereNothingIsLostNoLossIsTold() throws Exception {
        Sound talk = talk(11, 40);
        assertThat(compare(talk, Edits.amplified(Edits.withNoise(talk, 15, 3), -12))
                        .dropouts())
                .isEmpty();
        assertThat(compare(talk, Edits.atSpeed(talk, 1.0001)).dropouts()).isEmpty();
    }

    private static List<String> kinds(Comparison comparison) {
        return comparison.regions().stream()
                .map(region -> region.getClass().getSimpleName())
                .toList();
    }

    /** Within what is stated, but for a little. */
    private static void requireEdge(Edge edge, double seconds) {
        assertThat(edge.seconds()).isEqualTo(seconds, within(edge.errorSeconds() + 0.005));
    }
}
