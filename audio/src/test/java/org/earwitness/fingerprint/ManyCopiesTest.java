package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.part;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;

class ManyCopiesTest {
    private static final float[] MEETING = SearchedSound.meeting(1, 15);

    @Test
    void manyCopiesAreAllFound() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            copies.put("copy " + i, Sounds.sum(part(MEETING, 0.1 * i, 12), Sounds.noise(i, 0.001, 12 * HERTZ)));
        }
        assertThat((search(SearchedSound.collection(copies), part(MEETING, 6, 12))))
                .extracting(Match::recordingId)
                .containsExactlyInAnyOrderElementsOf(copies.keySet());
    }
}
