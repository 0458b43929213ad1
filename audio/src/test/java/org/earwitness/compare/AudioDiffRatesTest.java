package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings of which a passage plays at another speed or tempo than the rest. */
class AudioDiffRatesTest {
    /** A stretched passage goes on as it was until it is so far from its place. */
    private static final double STRETCH_REACH = 0.01;
    /** Its pieces are faded into each other over 25 ms. */
    private static final double HALF_A_FADE = 0.0125;

    private static Sound before = talk(12, 1);
    private static Sound middle = before;
    private static Sound after = before;
    private static Sound whole = before;
    private static Sound other = before;

    @BeforeAll
    static void speak() {
        whole = talk(31, 60);
        before = Edits.excerpt(whole, 0, 20);
        middle = Edits.excerpt(whole, 20, 40);
        after = Edits.excerpt(whole, 40, 60);
        other = Edits.excerpt(talk(12, 3), 0.5, 2.5);
    }

    @Test
    void aPassageThatPlaysFasterIsTheSameWithASpeedOfItsOwn() throws Exception {
        List<Region.Same> same = allSame(compare(whole, joined(before, Edits.atSpeed(middle, 1.03), after)));

        assertThat(same).hasSize(3);
        requireMap(same.get(0).map(), 0, 1, 1);
        assertThat(same.get(1).map().speed()).isEqualTo(1.03, within(1e-4));
        assertThat(same.get(1).map().tempo()).isEqualTo(1, within(1e-9));
        requireMap(same.get(2).map(), 20 / 1.03 - 20, 1, 1);
        requireEdge(same.get(0).a().end(), 20, 20);
        requireEdge(same.get(1).a().end(), 40, 40);
        requireEdge(same.get(1).b().end(), 20 + 20 / 1.03, 20 + 20 / 1.03);
    }

    @Test
    void aPassageThatWasStretchedIsTheSameWithATempoOfItsOwn() throws Exception {
        List<Region.Same> same = allSame(compare(whole, joined(before, Edits.atTempo(middle, 1.06), after)));

        assertThat(same).hasSize(3);
        requireMap(same.get(0).map(), 0, 1, 1);
        requireMap(same.get(1).map(), 20 - 20 / 1.06, 1 / 1.06, 1);
        requireMap(same.get(2).map(), 20 / 1.06 - 20, 1, 1);
        requireEdge(same.get(0).a().end(), 20, 20 + STRETCH_REACH / 0.06 + HALF_A_FADE);
        requireEdge(same.get(2).a().start(), 40, 40);
    }

    @Test
    void aPassageThatWasSlowedDownIsToldFromTheOtherSideToo() throws Exception {
        List<Region.Same> same = allSame(compare(joined(before, Edits.atTempo(middle, 0.95), after), whole));

        assertThat(same).hasSize(3);
        assertThat(same.get(1).map().tempo()).isEqualTo(1 / 0.95, within(0.002));
        requireEdge(same.get(0).b().end(), 20, 20 + STRETCH_REACH / 0.05 + HALF_A_FADE);
        requireEdge(same.get(2).b().start(), 40, 40);
    }

    @Test
    void otherSoundBesideAFasterPassageIsToldWhereItIs() throws Exception {
        Comparison comparison = compare(whole, joined(before, other, Edits.atSpeed(middle, 1.03), after));

        assertThat(kinds(comparison)).containsExactly("Same", "OnlyB", "Same", "Same");
        requireEdge(comparison.regions().get(1).b().start(), 20, 20);
        requireEdge(comparison.regions().get(1).b().end(), 22, 22);
        assertThat(((Region.Same) comparison.regions().get(2)).map().speed()).isEqualTo(1.03, within(1e-4));
    }

    @Test
    void otherSoundBesideAStretchedPassageIsToldWhereItIs() throws Exception {
        Comparison comparison = compare(whole, joined(before, Edits.atTempo(middle, 1.06), other, after));

        assertThat(kinds(comparison)).containsExactly("Same", "Same", "OnlyB", "Same");
        double from = 20 + 20 / 1.06;
        requireEdge(comparison.regions().get(2).b().start(), from - STRETCH_REACH, from + STRETCH_REACH);
        requireEdge(comparison.regions().get(2).b().end(), from + 2, from + 2);
    }

    @Test
    void whatIsRepeatedBesideAFasterPassageIsFoundWhereItIsFrom() throws Exception {
        Comparison comparison =
                compare(whole, joined(before, Edits.atSpeed(middle, 1.03), Edits.excerpt(whole, 5, 7), after));

        assertThat(kinds(comparison)).containsExactly("Same", "Repeated", "Same", "Same");
        requireEdge(comparison.regions().get(1).a().start(), 5, 5);
        requireEdge(comparison.regions().get(1).a().end(), 7, 7);
    }

    /** Of the passage and at its speed, not at that of most of the recording. */
    @Test
    void whatIsRepeatedAtTheSpeedOfTheFasterPassageIsFound() throws Exception {
        Sound faster = Edits.atSpeed(middle, 1.03);
        Sound again = Edits.excerpt(faster, 3, 5);
        Comparison comparison = compare(
                whole, joined(before, faster, Edits.excerpt(whole, 40, 52), again, Edits.excerpt(whole, 52, 60)));

        assertThat(kinds(comparison)).containsExactly("Same", "Same", "Repeated", "Same", "Same");
        Region.Repeated repeated = (Region.Repeated) comparison.regions().get(2);
        assertThat(repeated.map().speed()).isEqualTo(1.03, within(0.001));
        requireEdge(repeated.a().start(), 20 + 3 * 1.03, 20 + 3 * 1.03);
        requireEdge(repeated.a().end(), 20 + 5 * 1.03, 20 + 5 * 1.03);
    }

    private static Sound joined(Sound... sounds) {
        Sound joined = sounds[0];
        for (int i = 1; i < sounds.length; i++) {
            joined = Edits.join(joined, sounds[i]);
        }
        return joined;
    }

    private static List<Region.Same> allSame(Comparison comparison) {
        assertThat(comparison.regions()).allMatch(region -> region instanceof Region.Same);
        return comparison.regions().stream().map(Region.Same.class::cast).toList();
    }

    private static List<String> kinds(Comparison comparison) {
        return comparison.regions().stream()
                .map(region -> region.getClass().getSimpleName())
                .toList();
    }

    /** Within what is stated, of one that was stretched but for what stretching moves. */
    private static void requireMap(TimeMap map, double offset, double rate, double pitch) {
        boolean stretched = Math.abs(rate * pitch - 1) > 1e-6;
        assertThat(map.rate()).isEqualTo(rate, within(map.rateErrorPpm() * 1e-6 + (stretched ? 1e-3 : 1e-6)));
        assertThat(map.toB(30))
                .isEqualTo(offset + 30 * rate, within(map.errorSeconds() + (stretched ? STRETCH_REACH : 0)));
        assertThat(map.pitch()).isEqualTo(pitch, within(0.01));
    }

    /** Between two instants, give or take what is stated and a little. */
    private static void requireEdge(Edge edge, double earliest, double latest) {
        double error = edge.errorSeconds() + 0.005;
        assertThat(edge.seconds()).isBetween(earliest - error, latest + error);
    }
}
