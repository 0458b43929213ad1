package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.HERTZ;
import static org.earwitness.compare.ComparedSound.compare;
import static org.earwitness.compare.ComparedSound.inRoom;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;

/** A recording that was played in a room, compared with one that was not. */
class RoomDiffTest {
    private static final double PAUSE_AT = 13;

    /** Where a pause follows, sound of the room goes on into it: that is no sound of its own. */
    @Test
    void whatARoomAddsToThePauseAfterAPlaceIsNotToldAsReplaced() throws Exception {
        Sound spoken = Edits.insert(talk(21, 33), PAUSE_AT, Signals.whiteNoise(HERTZ, 1.5, 0.0001, 3));
        Sound longer = Edits.insert(spoken, PAUSE_AT, Edits.excerpt(talk(22, 4), 0.5, 2.5));
        Sound inRoom = inRoom(spoken);
        List<Region> told = differing(compare(inRoom, longer));
        assertThat(told).singleElement().isInstanceOfSatisfying(Region.OnlyB.class, only -> {
            Stretch b = only.b();
            assertThat(b.seconds()).isEqualTo(2, within(0.02));
            assertThat(b.start().seconds()).isEqualTo(PAUSE_AT, within(b.start().errorSeconds()));
            assertThat(b.end().seconds()).isEqualTo(PAUSE_AT + 2, within(b.end().errorSeconds()));
        });
    }

    @Test
    void aRoomAloneIsNoEdit() throws Exception {
        Sound spoken = talk(21, 33);
        assertThat(differing(compare(inRoom(spoken), spoken))).isEmpty();
        assertThat(differing(compare(spoken, inRoom(spoken)))).isEmpty();
    }

    private static List<Region> differing(Comparison comparison) {
        return comparison.regions().stream()
                .filter(region -> !(region instanceof Region.Same))
                .toList();
    }
}
