package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.fingerprint;
import static org.earwitness.fingerprint.SearchedSound.meeting;
import static org.earwitness.fingerprint.SearchedSound.part;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.earwitness.fingerprint.CopySearch.Effort;
import org.earwitness.fingerprint.CopySearch.Part;
import org.earwitness.fingerprint.IndexSegment.Entry;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final float[] MEETING = meeting(1, 45);
    private static final float[] OTHER = meeting(2, 30);
    private static final CopySearch BOTH =
            SearchedSound.collection(new java.util.TreeMap<>(Map.of("meeting", MEETING, "other", OTHER)));

    private static List<String> found(List<Match> matches) {
        return matches.stream().map(Match::recordingId).toList();
    }

    @ParameterizedTest
    @EnumSource(Effort.class)
    void matchesDoNotDependOnTheSizesOfBlocks(Effort effort) {
        float[] questioned = Sounds.joined(part(MEETING, 3, 30), part(OTHER, 5, 20));
        Query whole = BOTH.query(effort);
        whole.begin(MonoView.FORMAT);
        whole.accept(questioned, questioned.length);
        whole.end();
        assertThat(found(whole.matches())).containsExactlyInAnyOrder("meeting", "other");
        for (long seed = 0; seed < 2; seed++) {
            Query blocks = Sounds.pushed(questioned, HERTZ, 1, seed, BOTH.query(effort));
            assertThat(blocks.matches()).isEqualTo(whole.matches());
        }
    }

    @Test
    void matchesDoNotDependOnHowStreamsAreSpreadOverSegments() {
        float[] questioned = Sounds.joined(part(MEETING, 3, 20), part(OTHER, 5, 15));
        var entries = List.of(
                new Entry("meeting", fingerprint(MEETING)),
                new Entry("other", fingerprint(OTHER)),
                new Entry("third", fingerprint(meeting(3, 20))));
        List<Match> one = search(new CopySearch(List.of(Part.whole(IndexSegment.of(entries)))), questioned);
        assertThat(found(one)).containsExactlyInAnyOrder("meeting", "other");
        List<Part> each = entries.stream()
                .map(entry -> Part.whole(IndexSegment.of(List.of(entry))))
                .toList();
        assertThat(passages(search(new CopySearch(each), questioned))).isEqualTo(passages(one));
        List<Part> two = List.of(
                Part.whole(IndexSegment.of(entries.subList(0, 1))), Part.whole(IndexSegment.of(entries.subList(1, 3))));
        assertThat(passages(search(new CopySearch(two), questioned))).isEqualTo(passages(one));
    }

    /** All but the number expected by chance, which is estimated anew for every arrangement. */
    private static List<Match> passages(List<Match> matches) {
        return matches.stream()
                .map(match -> new Match(
                        match.recordingId(),
                        match.queryStartSeconds(),
                        match.queryEndSeconds(),
                        match.matchStartSeconds(),
                        match.matchEndSeconds(),
                        match.speed(),
                        match.tempo(),
                        match.pitch(),
                        match.score(),
                        0))
                .toList();
    }

    @Test
    void streamsThatAreLeftOutAreNotFound() {
        IndexSegment segment = IndexSegment.of(List.of(
                new Entry("first", fingerprint(MEETING)),
                new Entry("second", fingerprint(OTHER)),
                new Entry("third", fingerprint(part(MEETING, 10, 40)))));
        BitSet without = new BitSet();
        without.set(0);
        Part part = new Part(segment, without);
        without.set(2);
        List<Match> matches = search(new CopySearch(List.of(part)), part(MEETING, 15, 25));
        assertThat(found(matches)).containsExactly("third");
        assertThat(matches).extracting(Match::recordingId).doesNotContain("first");
        assertThat(search(new CopySearch(List.of(new Part(segment, without))), part(MEETING, 15, 25)))
                .extracting(Match::recordingId)
                .doesNotContain("first", "third");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255, 1023, 1024, 1025, 4_000, 8_000})
    void halfASecondAndLessIsAnsweredWithNothing(int samples) {
        assertThat(search(BOTH, Arrays.copyOfRange(MEETING, 5 * HERTZ, 5 * HERTZ + samples)))
                .isEmpty();
        CopySearch shortOnly =
                SearchedSound.collection(Map.of("short", Arrays.copyOfRange(MEETING, 5 * HERTZ, 5 * HERTZ + samples)));
        assertThat(search(shortOnly, part(MEETING, 0, 10))).isEmpty();
    }

    @Test
    void anEmptyCollectionHasNoMatches() {
        assertThat(search(new CopySearch(List.of()), part(MEETING, 0, 10))).isEmpty();
        assertThat(search(new CopySearch(List.of(Part.whole(IndexSegment.of(List.of())))), part(MEETING, 0, 10)))
                .isEmpty();
    }

    @Test
    void matchesAreToldAtTheEndOnlyAndOnlyOfSixteenKilohertzMono() {
        Query query = BOTH.query(Effort.UNTIL_CLEAR);
        assertThatThrownBy(query::matches).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> query.begin(new PcmFormat(new SampleRate(44_100), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("44100");
    }

    @Test
    void memoryDoesNotGrowWithTheLengthOfTheQuery() {
        Query query = BOTH.query(Effort.UNTIL_CLEAR);
        query.begin(MonoView.FORMAT);
        Random random = new Random(7);
        long after = 0;
        for (int minute = 0; minute < 5; minute++) {
            float[] sound = Sounds.babble(random.nextLong(), HERTZ, 60);
            query.accept(sound, sound.length);
            if (minute == 0) {
                after = usedBytes();
            }
        }
        long grown = usedBytes() - after;
        query.end();
        assertThat(found(query.matches())).isEmpty();
        assertThat(grown).as("bytes, of %d that passed", 4 * 60 * HERTZ * 4).isLessThan(4_000_000);
    }

    private static long usedBytes() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }
}
