package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Edits in pauses of speech in a room that is never quite silent. Each pause is 1.5 s long. */
class PauseEditsTest {
    private static final double PAUSE_SECONDS = 1.5;
    private static final List<Double> PAUSES = List.of(6.0, 13.0, 20.0, 27.0, 34.0);
    private static final double ROOM_RMS = 0.0005;
    private static final double FAINT_RMS = 0.00007;
    /** The largest that an edge may state. */
    private static final double ERROR = 0.05;

    private static final double ERROR_BY_LOUDNESS = 0.06;
    private static Sound speech = Sound.mono(HERTZ, new float[1]);
    private static Sound room = speech;

    @BeforeAll
    static void speak() {
        speech = talk(21, 33);
        for (double pause : PAUSES) {
            speech = Edits.insert(speech, pause, Signals.digitalZeros(HERTZ, PAUSE_SECONDS));
        }
        room = Edits.mixed(speech, roomTone(5));
    }

    @Test
    void aMuteInAPauseIsToldOfTheSilentOne() throws Exception {
        Sound muted = Edits.muted(room, 13.5, 14);
        requireOne(compare(room, muted), Region.SilencedB.class, 13.5, 14);
        requireOne(compare(muted, room), Region.SilencedA.class, 13.5, 14);
    }

    @Test
    void aMuteIsToldByLoudnessWhereWaveformsOfPausesDoNotAgree() throws Exception {
        Sound coded = Edits.mixed(speech, roomTone(8));
        Sound muted = fainter(coded, 20.4, 21.1);
        requireNoEdit(compare(room, coded));
        requireOne(compare(room, muted), Region.SilencedB.class, 20.4, 21.1, ERROR_BY_LOUDNESS);
        requireOne(compare(muted, room), Region.SilencedA.class, 20.4, 21.1, ERROR_BY_LOUDNESS);
    }

    @Test
    void aPauseThatBecomesFainterSlowlyIsNoEdit() throws Exception {
        float[] samples = Edits.mixed(speech, roomTone(8)).channel(0).clone();
        for (int i = 0; i < HERTZ; i++) {
            samples[(int) (20.25 * HERTZ) + i] *= (float) (0.55 + 0.45 * Math.cos(2 * Math.PI * i / HERTZ));
        }
        Sound fading = Sound.mono(HERTZ, samples);
        requireNoEdit(compare(room, fading));
        requireNoEdit(compare(fading, room));
    }

    @Test
    void anotherPauseThatIsAsLoudIsToldAsReplaced() throws Exception {
        Sound replaced = exchanged(room, Edits.mixed(speech, roomTone(6)), 20.4, 21.1);
        requireOne(compare(room, replaced), Region.Replaced.class, 20.4, 21.1);
    }

    @Test
    void aPauseReplacedByALongerOneIsToldWithAllOfBoth() throws Exception {
        Sound shorter = Edits.cut(Edits.mixed(speech, roomTone(6)), 20, 20.3);
        Sound replaced = Edits.join(
                Edits.join(Edits.excerpt(room, 0, 20.3), Edits.excerpt(shorter, 20.1, 20.7)),
                Edits.excerpt(room, 21.3, room.seconds()));
        Region.Replaced found = compare(room, replaced).regions().stream()
                .filter(Region.Replaced.class::isInstance)
                .map(Region.Replaced.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(found.a().start().seconds()).isEqualTo(20.3, within(0.1));
        assertThat(found.a().end().seconds()).isEqualTo(21.3, within(0.1));
        assertThat(found.b().end().seconds()).isEqualTo(20.9, within(0.1));
    }

    @Test
    void aGateThatSilencesEveryPauseIsNoEdit() throws Exception {
        Sound gated = room;
        for (double pause : PAUSES) {
            gated = Edits.muted(gated, pause + 0.1, pause + PAUSE_SECONDS - 0.05);
        }
        requireNoEdit(compare(room, gated));
        requireNoEdit(compare(gated, room));
    }

    @Test
    void comfortNoiseInEveryPauseIsNoEdit() throws Exception {
        Sound comforted = room;
        Sound comfort = Edits.mixed(speech, roomTone(7));
        for (double pause : PAUSES) {
            comforted = exchanged(comforted, comfort, pause + 0.1, pause + PAUSE_SECONDS - 0.05);
        }
        requireNoEdit(compare(room, comforted));
        requireNoEdit(compare(comforted, room));
    }

    @Test
    void noiseAddedToAPauseUnderTheFloorIsNoEdit() throws Exception {
        float[] samples = room.channel(0).clone();
        float[] noise = Signals.whiteNoise(HERTZ, 0.5, 0.0008, 9).channel(0);
        for (int i = 0; i < noise.length; i++) {
            samples[(int) (27.5 * HERTZ) + i] += noise[i];
        }
        Sound noisy = Sound.mono(HERTZ, samples);
        requireNoEdit(compare(room, noisy));
        requireNoEdit(compare(noisy, room));
    }

    /** As GSM makes it of a few steps of 16 bits that another codec leaves out. */
    @Test
    void nextToNothingThatOneRecordingLacksIsNotSilenced() throws Exception {
        float[] samples = speech.channel(0).clone();
        float[] faint = Signals.whiteNoise(HERTZ, PAUSE_SECONDS, FAINT_RMS, 9).channel(0);
        for (int i = 0; i < faint.length; i++) {
            samples[(int) (20 * HERTZ) + i] += faint[i];
        }
        Sound noisy = Sound.mono(HERTZ, samples);
        requireNoEdit(compare(noisy, speech));
        requireNoEdit(compare(speech, noisy));
    }

    /** The recording with noise goes on, but only with its noise. */
    @Test
    void aGapOfNothingThatTheOtherHasUnderItsNoiseIsNoEdit() throws Exception {
        Sound gap = Edits.muted(room, 20.3, 21.1);
        Sound noisy = Edits.mixed(gap, Signals.whiteNoise(HERTZ, gap.seconds(), 0.01, 9));
        requireNoEdit(compare(gap, noisy));
        requireNoEdit(compare(noisy, gap));
    }

    @Test
    void noiseThatComesAndGoesIsNoEdit() throws Exception {
        Sound noisy = Edits.mixed(room, ComparedSound.clatter(room.seconds(), 0.03));
        requireNoEdit(compare(room, noisy));
        requireNoEdit(compare(noisy, room));
    }

    @Test
    void aMuteIsToldUnderNoiseThatComesAndGoes() throws Exception {
        Sound noisy = Edits.mixed(room, ComparedSound.clatter(room.seconds(), 0.03));
        Sound muted = Edits.muted(room, 10, 11.5);
        assertThat(compare(muted, noisy).regions())
                .filteredOn(region -> !(region instanceof Region.Same || region instanceof Region.Undetermined))
                .singleElement()
                .isInstanceOfSatisfying(Region.SilencedA.class, silenced -> {
                    assertThat(silenced.a().start().seconds()).isEqualTo(10, within(0.05));
                    assertThat(silenced.a().end().seconds()).isEqualTo(11.5, within(0.05));
                });
    }

    /** The course may follow either line through the pause; what is put in ends it. */
    @Test
    void whatIsPutInAtTheEndOfALongPauseBeginsThere() throws Exception {
        Sound longer = Edits.mixed(
                Edits.insert(speech, 21, Signals.digitalZeros(HERTZ, 2)),
                Signals.whiteNoise(HERTZ, speech.seconds() + 2, FAINT_RMS, 5));
        Sound put = Edits.insert(longer, 23.4, Edits.excerpt(talk(22, 4), 1, 3.5));
        requireBegin(compare(longer, put), Region.OnlyB.class, 23.4);
        requireBegin(compare(put, longer), Region.OnlyA.class, 23.4);
    }

    private static void requireBegin(Comparison comparison, Class<? extends Region> kind, double start) {
        assertThat(comparison.regions())
                .filteredOn(kind::isInstance)
                .singleElement()
                .satisfies(only -> assertThat(only.a().start().seconds()).isEqualTo(start, within(ERROR)));
    }

    private static Sound roomTone(long seed) {
        return Signals.whiteNoise(HERTZ, speech.seconds(), ROOM_RMS, seed);
    }

    /** A sound of which a part is 20 dB fainter. */
    private static Sound fainter(Sound sound, double start, double end) {
        return exchanged(sound, Edits.amplified(sound, -20), start, end);
    }

    /** A sound with a part of another as long in the place of its own. */
    private static Sound exchanged(Sound sound, Sound other, double start, double end) {
        Sound before = Edits.join(Edits.excerpt(sound, 0, start), Edits.excerpt(other, start, end));
        return Edits.join(before, Edits.excerpt(sound, end, sound.seconds()));
    }

    private static void requireNoEdit(Comparison comparison) {
        assertThat(comparison.regions())
                .allMatch(region -> region instanceof Region.Same || region instanceof Region.Undetermined);
    }

    private static void requireOne(Comparison comparison, Class<? extends Region> kind, double start, double end) {
        requireOne(comparison, kind, start, end, ERROR);
    }

    private static void requireOne(
            Comparison comparison, Class<? extends Region> kind, double start, double end, double mostError) {
        assertThat(comparison.regions())
                .extracting(Region::getClass)
                .containsExactly((Class) Region.Same.class, kind, Region.Same.class);
        Region found = comparison.regions().get(1);
        requireStretch(found.a(), start, end, mostError);
        requireStretch(found.b(), start, end, mostError);
    }

    private static void requireStretch(Stretch stretch, double start, double end, double mostError) {
        assertThat(stretch.start().seconds())
                .isEqualTo(start, within(stretch.start().errorSeconds() + 0.005));
        assertThat(stretch.end().seconds()).isEqualTo(end, within(stretch.end().errorSeconds() + 0.005));
        assertThat(stretch.errorSeconds()).isLessThan(mostError);
    }
}
