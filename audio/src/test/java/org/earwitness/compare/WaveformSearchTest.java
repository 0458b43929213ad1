package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.compare.ComparedSound.source;
import static org.earwitness.compare.ComparedSound.talk;

import java.util.List;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;

class WaveformSearchTest {
    private static final Sound TALK = talk(21, 30);
    private static final double NEAR = 1e-4;

    @Test
    void whatIsUnderNoiseIsFound() throws Exception {
        List<WaveformSearch.Peak> peaks = found(TALK, Edits.withNoise(TALK, 10, 5), 1, new Span(12.1, 12.9), 0, 29);
        assertThat(peaks.getFirst().seconds()).isEqualTo(12.1, within(NEAR));
    }

    @Test
    void aPassageIsFoundAtAnotherSpeed() throws Exception {
        List<WaveformSearch.Peak> peaks = found(TALK, Edits.atSpeed(TALK, 1.05), 1 / 1.05, new Span(20.4, 21.1), 0, 27);
        assertThat(peaks.getFirst().seconds()).isEqualTo(20.4 / 1.05, within(NEAR));
    }

    @Test
    void ofALongPassageTheMiddleIsLookedForAndItsBeginningTold() throws Exception {
        List<WaveformSearch.Peak> peaks = found(TALK, TALK, 1, new Span(5, 9), 0, 25);
        assertThat(peaks.getFirst().seconds()).isEqualTo(5, within(NEAR));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(found(TALK, talk(22, 30), 1, new Span(12.3, 12.8), 0, 29)).isEmpty();
    }

    @Test
    void onlyThePlacesThatAreAskedForAreTold() throws Exception {
        assertThat(found(TALK, TALK, 1, new Span(12.1, 12.9), 13, 29)).allMatch(peak -> peak.seconds() >= 13);
    }

    /** Looks in B for a passage of A; phases are learned from the beginning of both. */
    private static List<WaveformSearch.Peak> found(Sound a, Sound b, double rate, Span passage, double from, double to)
            throws Exception {
        FinePhases phases = new FinePhases(source(a), source(b));
        for (double at = 0.5; at < 4; at += 0.01) {
            phases.learn(at, at * rate, rate);
        }
        phases.weigh();
        return new WaveformSearch(phases).find(source(a), passage, rate, source(b), new Span(from, to), true);
    }
}
