package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.parts;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where some milliseconds are lost, all that follows is as much earlier, and the same. */
class LostBuffersTest {
    private static Sound talk = Sound.mono(HERTZ, new float[1]);

    @BeforeAll
    static void speak() {
        talk = talk(11, 40);
    }

    @Test
    void whatFollowsALostBufferIsTheSameEarlier() throws Exception {
        for (double lost : new double[] {0.003, 0.01, 0.025}) {
            Comparison comparison = compare(talk, parts(talk, 0, 17, 17 + lost, 40));
            List<Region> regions = comparison.regions();
            requireSame(regions.get(0), 0, 17, 0);
            requireSame(regions.get(1), 17 + lost, 40, -lost);
            assertThat(regions).hasSize(2);
            assertThat(comparison.slips()).singleElement().satisfies(slip -> {
                assertThat(slip.in()).isEqualTo(Region.Side.B);
                assertThat(slip.seconds()).isEqualTo(lost, within(0.0003));
                assertThat(slip.a().seconds()).isEqualTo(17, within(slip.a().errorSeconds() + 0.002));
            });
            assertThat(Turned.of(comparison).slips())
                    .singleElement()
                    .satisfies(slip -> assertThat(slip.in()).isEqualTo(Region.Side.A));
        }
    }

    @Test
    void buffersMayBeLostAgainAndAgain() throws Exception {
        Sound lossy = parts(talk, 0, 8, 8.004, 15, 15.004, 22, 22.004, 31, 31.004, 40);
        List<Region> regions = compare(talk, lossy).regions();
        requireSame(regions.get(0), 0, 8, 0);
        requireSame(regions.get(1), 8, 15, -0.004);
        requireSame(regions.get(2), 15, 22, -0.008);
        requireSame(regions.get(3), 22, 31, -0.012);
        requireSame(regions.get(4), 31, 40, -0.016);
        assertThat(regions).hasSize(5);
    }

    @Test
    void whereSoundWasExchangedForSomeThatIsALittleLongerOnlyThatIsTold() throws Exception {
        Sound exchanged = Edits.join(
                Edits.join(Edits.excerpt(talk, 0, 17), Edits.excerpt(talk(12, 3), 1, 1.1527)),
                Edits.excerpt(talk, 17.15, 40));
        List<Region> regions = compare(talk, exchanged).regions();
        requireSame(regions.get(0), 0, 17, 0);
        assertThat(regions.get(1)).isInstanceOfSatisfying(Region.Replaced.class, replaced -> {
            assertThat(replaced.a().start().seconds()).isEqualTo(17, within(0.03));
            assertThat(replaced.a().end().seconds()).isEqualTo(17.15, within(0.03));
        });
        requireSame(regions.get(2), 17.15, 40, 0.0027);
        assertThat(regions).hasSize(3);
    }

    private static void requireSame(Region region, double start, double end, double later) {
        assertThat(region).isInstanceOfSatisfying(Region.Same.class, same -> {
            assertThat(same.a().start().seconds()).isEqualTo(start, within(0.03));
            assertThat(same.a().end().seconds()).isEqualTo(end, within(0.03));
            double middle = (start + end) / 2;
            assertThat(same.map().toB(middle) - middle).isEqualTo(later, within(0.0003));
        });
    }
}
