package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.meeting;
import static org.earwitness.fingerprint.SearchedSound.part;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.sample.Collected;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopySearchTest {
    private static final float[] MEETING = meeting(1, 60);
    private static CopySearch collection;

    @BeforeAll
    static void collect() {
        Map<String, float[]> recordings = new LinkedHashMap<>();
        recordings.put("news", SearchedSound.scene(Scene.Kind.NEWS_READING, 2, 20));
        recordings.put("សំឡេង", MEETING);
        for (int i = 0; i < 4; i++) {
            recordings.put("meeting " + i, meeting(10 + i, 20));
        }
        recordings.put("market", SearchedSound.scene(Scene.Kind.MARKET, 3, 20));
        recordings.put("music", SearchedSound.scene(Scene.Kind.MUSIC, 4, 20));
        collection = SearchedSound.collection(recordings);
    }

    /** The one passage that is expected, its start in the match as {@code start} + speed times its start in the query. */
    private static Match isThere(List<Match> matches, String id, double start, double speed) {
        assertThat(matches).as("%s", matches).hasSize(1);
        Match match = matches.getFirst();
        assertThat(match.recordingId()).isEqualTo(id);
        assertThat(match.speed() / speed).isCloseTo(1, within(0.001));
        double middle = (match.queryStartSeconds() + match.queryEndSeconds()) / 2;
        double there = (match.matchStartSeconds() + match.matchEndSeconds()) / 2;
        assertThat(there - speed * middle).as("start").isCloseTo(start, within(0.05));
        assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                .as("start by the match's own line")
                .isCloseTo(start, within(0.05));
        return match;
    }

    @Test
    void anUnchangedExcerptIsFoundInTheLongerRecording() {
        Match match = isThere(search(collection, part(MEETING, 12.345, 22.345)), "សំឡេង", 12.345, 1);
        assertThat(match.queryStartSeconds()).isCloseTo(0, within(0.3));
        assertThat(match.queryEndSeconds()).isCloseTo(10, within(0.3));
        assertThat(match.speed()).isCloseTo(1, within(1e-4));
        assertThat(match.tempo()).isEqualTo(1);
        assertThat(match.score()).isBetween(0.9, 1.0);
        assertThat(match.expectedFalseMatches()).isLessThan(1e-3);
    }

    @Test
    void anExcerptOfFiveSecondsIsFoundBothWays() {
        isThere(search(collection, part(MEETING, 33.3, 38.3)), "សំឡេង", 33.3, 1);
        CopySearch excerpt = SearchedSound.collection(Map.of("excerpt", part(MEETING, 33.3, 38.3)));
        Match match = isThere(search(excerpt, MEETING), "excerpt", -33.3, 1);
        assertThat(match.queryStartSeconds()).isCloseTo(33.3, within(0.3));
        assertThat(match.queryEndSeconds()).isCloseTo(38.3, within(0.3));
    }

    @Test
    void aWholeRecordingIsOnePassageHoweverLong() {
        Match match = isThere(search(collection, MEETING), "សំឡេង", 0, 1);
        assertThat(match.queryEndSeconds() - match.queryStartSeconds()).isGreaterThan(59);
    }

    @Test
    void invertedPolarityAndAnotherLevelHideNothing() {
        isThere(search(collection, Sounds.scaled(part(MEETING, 5, 15), -0.05)), "សំឡេង", 5, 1);
    }

    @Test
    void noiseAndANarrowBandHideNothing() {
        Sound narrow = Edits.atRate(Edits.atRate(Sound.mono(HERTZ, part(MEETING, 40, 50)), 8_000), HERTZ);
        isThere(search(collection, Edits.withNoise(narrow, 10, 5).channel(0)), "សំឡេង", 40, 1);
    }

    @Test
    void aStereoCopyAtAnotherRateIsFound() {
        float[] copy =
                Edits.atRate(Sound.mono(HERTZ, part(MEETING, 20, 32)), 44_100).channel(0);
        float[] antiphase = Sounds.interleaved(copy, Sounds.scaled(copy, -0.7));
        Query query = collection.query(CopySearch.Effort.THOROUGH);
        Sounds.pushed(antiphase, 44_100, 2, 6, new MonoView(query));
        isThere(query.matches(), "សំឡេង", 20, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 0.87, 0.94, 0.985, 1.004, 1.03, 1.08, 1.15, 1.25})
    void anotherPlayingSpeedIsFoundAndMeasured(double speed) {
        Match match = isThere(
                search(collection, SearchedSound.atSpeed(part(MEETING, 10, 10 + 12 * speed), speed)),
                "សំឡេង",
                10,
                speed);
        assertThat(match.pitch() / speed).isCloseTo(1, within(0.01));
        assertThat(match.tempo()).isCloseTo(1, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.85, 0.95, 1.1, 1.2})
    void anotherTempoIsFoundAndToldFromAnotherSpeed(double tempo) {
        List<Match> matches = (search(collection, SearchedSound.atTempo(part(MEETING, 10, 10 + 12 * tempo), tempo)));
        assertThat(matches).as("%s", matches).hasSize(1);
        Match match = matches.getFirst();
        assertThat(match.recordingId()).isEqualTo("សំឡេង");
        assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                .isCloseTo(10, within(0.05));
        assertThat(match.speed() / tempo).isCloseTo(1, within(0.003));
        assertThat(match.pitch()).isCloseTo(1, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.85, 0.94, 1.06, 1.2})
    void anotherPitchIsFoundAndToldFromAnotherSpeed(double pitch) {
        List<Match> matches = search(collection, SearchedSound.atPitch(part(MEETING, 10, 22), pitch));
        assertThat(matches).as("%s", matches).hasSize(1);
        Match match = matches.getFirst();
        assertThat(match.recordingId()).isEqualTo("សំឡេង");
        assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                .isCloseTo(10, within(0.05));
        assertThat(match.speed()).isCloseTo(1, within(0.003));
        assertThat(match.pitch() / pitch).isCloseTo(1, within(0.02));
    }

    @Test
    void everyOccurrenceOfAClipInOneRecordingIsFound() {
        float[] jingle = part(meeting(30, 8), 1, 7);
        float[] show = Sounds.joined(jingle, meeting(31, 9), jingle, meeting(32, 11), Sounds.scaled(jingle, -0.2));
        CopySearch shows = SearchedSound.collection(Map.of("show", show, "other", meeting(33, 20)));
        assertThat(search(shows, jingle))
                .extracting(match -> match.recordingId() + Math.round(match.matchStartSeconds()))
                .containsExactlyInAnyOrder("show0", "show15", "show32");
    }

    @Test
    void everyClipOfACompilationIsFound() {
        float[] compilation = Sounds.joined(
                part(MEETING, 4, 14), meeting(40, 6), part(MEETING, 40, 47), part(meeting(11, 20), 6, 15));
        List<Match> matches = search(collection, compilation);
        assertThat(matches)
                .extracting(match -> match.recordingId() + " " + shift(match))
                .containsExactlyInAnyOrder("សំឡេង 4", "សំឡេង 24", "meeting 1 -17");
        CopySearch compilations = SearchedSound.collection(Map.of("compilation", compilation));
        assertThat(search(compilations, MEETING))
                .extracting(CopySearchTest::shift)
                .containsExactlyInAnyOrder(-4L, -24L);
    }

    /** Seconds by which the passage lies later in the match. */
    private static long shift(Match match) {
        return Math.round(match.matchStartSeconds() - match.queryStartSeconds());
    }

    @Test
    void samplesThatAreNoNumbersDoNotHideACopy() {
        float[] damaged = part(MEETING, 5, 20);
        damaged[1_000] = Float.NaN;
        damaged[2_000] = Float.POSITIVE_INFINITY;
        Collected mono = new Collected();
        Sounds.pushedMono(damaged, new MonoView(mono));
        isThere(search(collection, mono.samples()), "សំឡេង", 5, 1);
    }
}
