package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.fingerprint.SearchedSound.meeting;
import static org.earwitness.fingerprint.SearchedSound.part;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.Map;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;

class EdgesTest {
    @Test
    void aPassageEndsWhereTheCommonSoundDoes() {
        float[] one = meeting(1, 45);
        float[] other = meeting(2, 30);
        CopySearch collection = SearchedSound.collection(Map.of("one", one));
        Match match = search(collection, Sounds.joined(part(one, 3, 20), part(other, 5, 15)))
                .getFirst();
        assertThat(match.queryEndSeconds()).isCloseTo(17, within(0.5));
        assertThat(match.speed()).isCloseTo(1, within(0.001));
        match = search(collection, Sounds.joined(part(other, 5, 15), part(one, 3, 20)))
                .getFirst();
        assertThat(match.queryStartSeconds()).isCloseTo(10, within(0.5));
        assertThat(match.speed()).isCloseTo(1, within(0.001));
    }
}
