package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.clatter;
import static org.earwitness.compare.ComparedSound.inRoom;
import static org.earwitness.compare.ComparedSound.source;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;

/** What is learned of two recordings of the same speech. */
class FineLikenessTest {
    private static final double SECONDS = 40;
    private final Sound talk = Edits.mixed(talk(21, SECONDS), Signals.whiteNoise(HERTZ, SECONDS, 0.0001, 5));

    @Test
    void noiseThatComesAndGoesIsKnownByItsRises() throws Exception {
        FineLikeness learned = learned(talk, Edits.mixed(talk, clatter(SECONDS, 0.03)));
        assertThat(learned.isNoisy(Region.Side.B)).isTrue();
        assertThat(learned.isNoisy(Region.Side.A)).isFalse();
    }

    @Test
    void aRoomOnlyFades() throws Exception {
        FineLikeness learned = learned(inRoom(talk), talk);
        assertThat(learned.isNoisy(Region.Side.A)).isFalse();
        assertThat(learned.isNoisy(Region.Side.B)).isFalse();
        assertThat(learned.lastsLonger(Region.Side.A)).isTrue();
    }

    /** In a pause from 20 to 24 s; noises begin every 1.3 s and last 0.9 s. */
    @Test
    void whereOnlySuchNoiseIsHeardItIsTold() throws Exception {
        Sound pause =
                Edits.mixed(Edits.muted(talk(21, SECONDS), 20, 24), Signals.whiteNoise(HERTZ, SECONDS, 0.0001, 5));
        FineLikeness learned = learned(pause, Edits.mixed(pause, clatter(SECONDS, 0.03)));
        learned.ratio(22.3, 22.3, 1);
        assertThat(learned.isLastNoisy()).isTrue();
        learned.ratio(23.2, 23.2, 1);
        assertThat(learned.isLastNoisy()).isFalse();
    }

    private static FineLikeness learned(Sound a, Sound b) throws Exception {
        Track line = new Track(0, 1, 1, 0, SECONDS);
        SoundLikeness levels = new SoundLikeness(
                new BandLevels(source(a), SoundLikeness.A_HOP, 1),
                new BandLevels(source(b), SoundLikeness.B_HOP, 1),
                List.of(line));
        return new FineLikeness(source(a), source(b), levels.levels(), List.of(line));
    }
}
