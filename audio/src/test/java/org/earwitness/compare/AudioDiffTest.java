package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.parts;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.earwitness.sample.MonoSource;
import org.earwitness.testkit.scene.Room;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Edits whose truth is known, and inputs of which nothing can be told. */
class AudioDiffTest {
    private static final Offset<Double> NEAR = within(0.03);
    private static Sound talk = Sound.mono(HERTZ, new float[1]);

    @BeforeAll
    static void speak() {
        talk = talk(11, 40);
    }

    @Test
    void aRecordingAgainstItselfIsTheSameThroughout() throws Exception {
        Comparison comparison = compare(talk, talk);
        assertThat(comparison.regions()).singleElement().isInstanceOfSatisfying(Region.Same.class, same -> {
            assertThat(same.a().seconds()).isEqualTo(40);
            assertThat(same.map().offsetSeconds()).isEqualTo(0, within(1e-5));
            assertThat(same.map().ratePpm()).isEqualTo(0, within(0.5));
        });
        assertThat(comparison.dropouts()).isEmpty();
        assertThat(comparison.commonSeconds()).isEqualTo(40);
    }

    @Test
    void whatWasCutOutIsOnlyInTheOther() throws Exception {
        Sound cut = Edits.cut(talk, 15.3, 17);
        Region.OnlyA only = one(compare(talk, cut), Region.OnlyA.class);
        requireStretch(only.a(), 15.3, 17);
        assertThat(only.b().isEmpty()).isTrue();
        requireEdge(only.b().start(), 15.3);
        requireStretch(one(compare(cut, talk), Region.OnlyB.class).b(), 15.3, 17);
    }

    @Test
    void twoCutsNearEachOtherAreTwo() throws Exception {
        Sound cut = parts(talk, 0, 15, 15.4, 17, 17.5, 40);
        List<Region.OnlyA> found = all(compare(talk, cut), Region.OnlyA.class);
        assertThat(found).hasSize(2);
        requireStretch(found.get(0).a(), 15, 15.4);
        requireStretch(found.get(1).a(), 17, 17.5);
    }

    @Test
    void whatWasReplacedIsToldWithBothParts() throws Exception {
        Sound other = talk(12, 3);
        Sound replaced = Edits.join(
                Edits.join(Edits.excerpt(talk, 0, 20), Edits.excerpt(other, 0.5, 2)), Edits.excerpt(talk, 21.2, 40));
        Region.Replaced found = one(compare(talk, replaced), Region.Replaced.class);
        requireStretch(found.a(), 20, 21.2);
        requireStretch(found.b(), 20, 21.5);
    }

    @Test
    void whatWasMutedIsToldOfTheSilentOne() throws Exception {
        Sound muted = Edits.muted(talk, 12, 13.5);
        requireStretch(one(compare(talk, muted), Region.SilencedB.class).a(), 12, 13.5);
        requireStretch(one(compare(muted, talk), Region.SilencedA.class).a(), 12, 13.5);
    }

    @Test
    void aSentenceThatIsMissingBetweenLongPausesIsTold() throws Exception {
        Sound pause = Signals.whiteNoise(HERTZ, 7, 0.0005, 4);
        Sound whole = Edits.join(
                Edits.join(Edits.excerpt(talk, 0, 15), pause),
                Edits.join(Edits.excerpt(talk, 15, 16.2), Edits.join(pause, Edits.excerpt(talk, 16.2, 40))));
        Region.SilencedB found = one(compare(whole, Edits.muted(whole, 21.9, 23.3)), Region.SilencedB.class);
        requireStretch(found.a(), 21.9, 23.3);
    }

    @Test
    void whatWasMovedIsFoundWhereItIs() throws Exception {
        Sound moved = parts(talk, 0, 10, 12, 25, 10, 12, 25, 40);
        Region.Moved found = one(compare(talk, moved), Region.Moved.class);
        requireStretch(found.a(), 10, 12);
        requireStretch(found.b(), 23, 25);
        assertThat(found.map().offsetSeconds()).isEqualTo(13, within(0.001));
    }

    @Test
    void ofTwoThatChangedPlacesTheShorterWasMoved() throws Exception {
        Sound moved = parts(talk, 0, 10, 11.2, 15, 10, 11.2, 15, 40);
        Region.Moved found = one(compare(talk, moved), Region.Moved.class);
        requireStretch(found.a(), 10, 11.2);
        requireStretch(found.b(), 13.8, 15);
    }

    @Test
    void theLaterOfTwoIsTheAdditionalOne() throws Exception {
        Sound repeated = parts(talk, 0, 16, 14.5, 40);
        Region.Repeated inB = one(compare(talk, repeated), Region.Repeated.class);
        assertThat(inB.repeatedIn()).isEqualTo(Region.Side.B);
        requireStretch(inB.b(), 16, 17.5);
        requireStretch(inB.a(), 14.5, 16);
        Region.Repeated inA = one(compare(repeated, talk), Region.Repeated.class);
        assertThat(inA.repeatedIn()).isEqualTo(Region.Side.A);
        requireStretch(inA.a(), 16, 17.5);
    }

    @Test
    void aThirdOfASecondIsFoundWhereItWasMovedTo() throws Exception {
        Sound moved = parts(talk, 0, 6, 6.35, 31, 6, 6.35, 31, 40);
        Region.Moved found = one(compare(talk, moved), Region.Moved.class);
        requireStretch(found.a(), 6, 6.35);
        requireStretch(found.b(), 30.65, 31);
    }

    @Test
    void whatIsRepeatedFarAwayIsFound() throws Exception {
        Sound repeated = parts(talk, 0, 36, 2.4, 3, 36, 40);
        Region.Repeated found = one(compare(talk, repeated), Region.Repeated.class);
        requireStretch(found.b(), 36, 36.6);
        requireStretch(found.a(), 2.4, 3);
    }

    /** No line near by leads to the end, nor does the fingerprint of so little. */
    @Test
    void theEndIsTheSameAfterALongPassageThatIsEarlier() throws Exception {
        Sound longer = talk(14, 62);
        Sound moved = parts(longer, 0, 15, 43, 60, 15, 43, 60, 62);
        Comparison comparison = compare(longer, moved);
        requireStretch(one(comparison, Region.Moved.class).a(), 43, 60);
        assertThat(comparison.regions().getLast()).isInstanceOfSatisfying(Region.Same.class, same -> {
            requireStretch(same.a(), 60, 62);
            requireStretch(same.b(), 60, 62);
        });
    }

    @Test
    void aMuteNearTheBeginningIsTold() throws Exception {
        Sound muted = Edits.muted(talk, 3, 3.14);
        requireStretch(one(compare(talk, muted), Region.SilencedB.class).a(), 3, 3.14);
    }

    @Test
    void aSeventhOfARecordingThatWasMutedIsTold() throws Exception {
        Sound muted = Edits.muted(talk, 14, 20);
        requireStretch(one(compare(talk, muted), Region.SilencedB.class).a(), 14, 20);
    }

    @Test
    void aCutInAPauseIsFoundWhereItIs() throws Exception {
        float[] pause = new float[2 * HERTZ];
        Random random = new Random(7);
        for (int i = 0; i < pause.length; i++) {
            pause[i] = (float) (0.002 * random.nextGaussian());
        }
        Sound whole = Edits.join(
                Edits.join(Edits.excerpt(talk, 0, 15), Sound.mono(HERTZ, pause)), Edits.excerpt(talk, 15, 40));
        Comparison comparison = compare(whole, Edits.cut(whole, 16.1, 16.6));
        requireStretch(one(comparison, Region.OnlyA.class).a(), 16.1, 16.6);
    }

    @Test
    void aRoomIsNoEdit() throws Exception {
        Scene dry = Scene.unrelated(12, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(30)
                .dry();
        Sound wet = dry.in(new Room(0.7, -6, -60, 0, -120)).sound();

        assertThat(compare(wet, dry.sound()).regions()).allMatch(Region.Same.class::isInstance);
        assertThat(compare(dry.sound(), wet).regions()).allMatch(Region.Same.class::isInstance);
    }

    @Test
    void polarityIsNoEdit() throws Exception {
        float[] samples = talk.channel(0).clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= -0.7f;
        }
        Comparison comparison = compare(talk, Sound.mono(HERTZ, samples));
        assertThat(comparison.regions()).singleElement().isInstanceOf(Region.Same.class);
    }

    @Test
    void whatRattlesOverTheSpeechIsNoEdit() throws Exception {
        float[] samples = talk.channel(0).clone();
        Random random = new Random(3);
        for (int start = 5 * HERTZ; start < 36 * HERTZ; start += 7 * HERTZ) {
            for (int i = 0; i < HERTZ / 8; i++) {
                samples[start + i] += (float) (0.05 * random.nextGaussian() * Math.exp(-i / 800.0));
            }
        }
        assertThat(compare(talk, Sound.mono(HERTZ, samples)).regions())
                .allMatch(region -> region instanceof Region.Same || region instanceof Region.Undetermined);
    }

    @Test
    void speedIsToldAndACutInItFound() throws Exception {
        Sound faster = Edits.atSpeed(Edits.cut(talk, 20, 22), 1.05);
        Comparison comparison = compare(talk, faster);
        requireStretch(one(comparison, Region.OnlyA.class).a(), 20, 22);
        for (Region.Same same : all(comparison, Region.Same.class)) {
            assertThat(same.map().speed()).isEqualTo(1.05, within(1e-4));
            assertThat(same.map().tempo()).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void clockDriftIsNoEdit() throws Exception {
        Comparison comparison = compare(talk, Edits.atSpeed(talk, 1.0002));
        Region.Same same = one(comparison, Region.Same.class);
        assertThat(comparison.regions()).hasSize(1);
        assertThat(same.map().ratePpm()).isEqualTo(-200, within(10.0));
    }

    @Test
    void noiseAndLevelAreNoEdits() throws Exception {
        Sound noisy = Edits.amplified(Edits.withNoise(talk, 15, 3), -12);
        assertThat(compare(talk, noisy).regions())
                .allMatch(region -> region instanceof Region.Same || region instanceof Region.Undetermined);
    }

    @Test
    void anExcerptLiesInTheLongerOne() throws Exception {
        Comparison comparison = compare(talk, Edits.excerpt(talk, 12, 27));
        assertThat(comparison.regions())
                .extracting(Region::getClass)
                .containsExactly((Class) Region.OnlyA.class, Region.Same.class, Region.OnlyA.class);
        requireStretch(one(comparison, Region.Same.class).a(), 12, 27);
    }

    @Test
    void unrelatedRecordingsHaveNothingInCommon() throws Exception {
        for (long seed = 99; seed < 103; seed++) {
            Comparison comparison = compare(talk, talk(seed, 25));
            assertThat(comparison.regions())
                    .as("seed %d", seed)
                    .extracting(Region::getClass)
                    .containsExactly((Class) Region.OnlyA.class, Region.OnlyB.class);
        }
    }

    @Test
    void silenceIsUndetermined() throws Exception {
        Sound silence = Sound.mono(HERTZ, new float[5 * HERTZ]);
        assertThat(compare(silence, silence).regions()).allMatch(region -> region instanceof Region.Undetermined);
        assertThat(compare(talk, silence).regions()).allMatch(region -> region instanceof Region.Undetermined);
    }

    @Test
    void aClipOfAFifthOfASecondHasAnOutcome() throws Exception {
        Sound clip = Edits.excerpt(talk, 5, 5.2);
        requireTiling(compare(clip, clip));
        requireTiling(compare(clip, talk));
        requireTiling(compare(talk, clip));
        requireTiling(compare(Sound.mono(HERTZ, new float[0]), talk));
    }

    @Test
    void whatIsLongerThanMemoryHoldsIsRefused() {
        MonoSource endless = new MonoSource() {
            @Override
            public long samples() {
                return (long) (HERTZ * (AudioDiff.LONGEST_SECONDS + 2));
            }

            @Override
            public void read(long first, float[] into, int count) {
                Arrays.fill(into, 0, count, 0);
            }
        };
        assertThatThrownBy(() -> AudioDiff.compare(endless, ComparedSound.source(talk)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected recordings of at most 9000.0 s, found 9002.0 s");
    }

    @Test
    void everyInstantOfBothLiesInOneRegion() throws Exception {
        requireTiling(compare(talk, parts(talk, 0, 10, 12, 25, 10, 12, 26, 40)));
        requireTiling(compare(parts(talk, 3, 16, 14.5, 40), Edits.muted(talk, 30, 31)));
        requireTiling(compare(talk, talk(99, 25)));
    }

    private static void requireTiling(Comparison comparison) {
        double a = 0;
        double b = 0;
        for (Region region : comparison.regions()) {
            boolean again = region instanceof Region.Repeated;
            boolean repeatedInA = region instanceof Region.Repeated repeated && repeated.repeatedIn() == Region.Side.A;
            a += again && !repeatedInA ? 0 : region.a().seconds();
            b += again && repeatedInA ? 0 : region.b().seconds();
        }
        assertThat(a).isEqualTo(comparison.aSeconds(), within(0.07));
        assertThat(b).isEqualTo(comparison.bSeconds(), within(0.07));
    }

    private static <R extends Region> List<R> all(Comparison comparison, Class<R> type) {
        return comparison.regions().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <R extends Region> R one(Comparison comparison, Class<R> type) {
        List<R> all = all(comparison, type);
        assertThat(all).as(comparison.toString()).hasSize(1);
        return all.getFirst();
    }

    private static void requireStretch(Stretch stretch, double start, double end) {
        requireEdge(stretch.start(), start);
        requireEdge(stretch.end(), end);
        assertThat(stretch.seconds()).isEqualTo(end - start, NEAR);
    }

    /** Within what is stated, but for a little. */
    private static void requireEdge(Edge edge, double seconds) {
        assertThat(edge.seconds()).isEqualTo(seconds, within(edge.errorSeconds() + 0.005));
    }
}
