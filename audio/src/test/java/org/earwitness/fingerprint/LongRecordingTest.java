package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.part;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An hour of speech-like sound, of which short excerpts are known. */
class LongRecordingTest {
    private static final int MINUTES = 60;
    private static final List<Integer> QUESTIONED_MINUTES = List.of(0, 17, 38, 59);
    private static final double FROM = 31.7;
    private static final double TO = 36.7;

    private static final List<float[]> EXCERPTS = new ArrayList<>();
    private static CopySearch collection = new CopySearch(List.of());

    @BeforeAll
    static void takeAnHour() {
        PrintExtractor prints = new PrintExtractor();
        prints.begin(MonoView.FORMAT);
        for (int minute = 0; minute < MINUTES; minute++) {
            float[] sound = Sounds.babble(100 + minute, HERTZ, 60);
            prints.accept(sound, sound.length);
            if (QUESTIONED_MINUTES.contains(minute)) {
                EXCERPTS.add(part(sound, FROM, TO));
            }
        }
        prints.end();
        collection = new CopySearch(List.of(
                CopySearch.Part.whole(IndexSegment.of(List.of(new IndexSegment.Entry("hour", prints.fingerprint()))))));
    }

    @Test
    void fiveSecondsAreFoundInAnHour() {
        for (int i = 0; i < EXCERPTS.size(); i++) {
            float[] noisy = Sounds.sum(EXCERPTS.get(i), Sounds.noise(i, 0.01, EXCERPTS.get(i).length));
            List<Match> matches = search(collection, noisy);
            assertThat(matches).as("excerpt %d: %s", i, matches).hasSize(1);
            Match match = matches.getFirst();
            assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                    .isCloseTo(60 * QUESTIONED_MINUTES.get(i) + FROM, within(0.05));
            assertThat(match.expectedFalseMatches()).isLessThan(0.002);
        }
    }

    @Test
    void fiveSecondsOfOtherSoundAreNot() {
        for (long seed = 500; seed < 504; seed++) {
            assertThat(search(collection, Sounds.babble(seed, HERTZ, 5)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }
}
