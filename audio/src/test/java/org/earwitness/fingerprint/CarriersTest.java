package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.meeting;
import static org.earwitness.fingerprint.SearchedSound.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same sound at other sample rates, in other channels and in fewer bits, as queries and as what is searched. */
class CarriersTest {
    private static final float[] MEETING = meeting(1, 30);
    private static final float[] MUSIC = SearchedSound.scene(Scene.Kind.MUSIC, 4, 30);
    private static final double FROM = 8;
    private static final double TO = 18;

    private static final CopySearch COLLECTION = collection(MEETING, HERTZ, 1);

    /** A recording as it arrives from the decoder, among two others. */
    private static CopySearch collection(float[] interleaved, int hertz, int channels) {
        PrintExtractor prints = new PrintExtractor();
        Sounds.pushed(interleaved, hertz, channels, 5, new MonoView(prints));
        Map<String, Fingerprint> all = new LinkedHashMap<>();
        all.put("សំឡេង", prints.fingerprint());
        all.put("other meeting", SearchedSound.fingerprint(meeting(2, 20)));
        all.put("music", SearchedSound.fingerprint(MUSIC));
        return new CopySearch(List.of(CopySearch.Part.whole(IndexSegment.of(all.entrySet().stream()
                .map(each -> new IndexSegment.Entry(each.getKey(), each.getValue()))
                .toList()))));
    }

    private static List<Match> search(CopySearch collection, float[] interleaved, int hertz, int channels) {
        Query query = collection.query(CopySearch.Effort.THOROUGH);
        Sounds.pushed(interleaved, hertz, channels, 6, new MonoView(query));
        return query.matches();
    }

    /** Searches the carried excerpt in the recording, and the recording in a collection that has the excerpt so carried. */
    private static void isFoundBothWays(float[] carried, int hertz, int channels) {
        requireMatch(search(COLLECTION, carried, hertz, channels), FROM);
        requireMatch(search(collection(carried, hertz, channels), MEETING, HERTZ, 1), -FROM);
    }

    private static void requireMatch(List<Match> matches, double shift) {
        List<Match> own = matches.stream()
                .filter(match -> match.recordingId().equals("សំឡេង"))
                .toList();
        assertThat(own).as("%s", matches).hasSize(1);
        Match match = own.getFirst();
        assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                .isCloseTo(shift, within(0.05));
        assertThat(match.speed()).isCloseTo(1, within(0.001));
        assertThat(match.queryEndSeconds() - match.queryStartSeconds()).isCloseTo(TO - FROM, within(1.0));
    }

    private static float[] excerpt(int hertz) {
        return Edits.atRate(Sound.mono(HERTZ, part(MEETING, FROM, TO)), hertz).channel(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000})
    void theSampleRateHidesNothing(int hertz) {
        isFoundBothWays(excerpt(hertz), hertz, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aVoiceInOneChannelIsFoundBesideASilentOne(int channel) {
        float[] voice = excerpt(44_100);
        float[] silence = new float[voice.length];
        isFoundBothWays(
                channel == 0 ? Sounds.interleaved(voice, silence) : Sounds.interleaved(silence, voice), 44_100, 2);
    }

    @Test
    void aVoiceInOneChannelIsFoundBesideMusicInTheOther() {
        float[] voice = part(MEETING, FROM, TO);
        float[] music = part(MUSIC, 3, 3 + TO - FROM);
        double asLoud = Sounds.rms(voice, HERTZ, 0, 10) / Sounds.rms(music, HERTZ, 0, 10);
        float[] both = Sounds.interleaved(Sounds.scaled(music, asLoud / 2), voice);
        requireMatch(search(COLLECTION, both, HERTZ, 2), FROM);
        assertThat(search(COLLECTION, both, HERTZ, 2))
                .extracting(Match::recordingId)
                .isSubsetOf("សំឡេង", "music");
    }

    @Test
    void channelsOfOppositePolarityDoNotCancel() {
        float[] voice = excerpt(48_000);
        isFoundBothWays(Sounds.interleaved(voice, Sounds.scaled(voice, -1)), 48_000, 2);
    }

    @Test
    void aSurroundRecordingWithTheVoiceInItsCentreIsFound() {
        float[] voice = excerpt(48_000);
        float[] hiss = Sounds.noise(9, 1e-3, voice.length);
        isFoundBothWays(Sounds.interleaved(hiss, hiss, voice, new float[voice.length], hiss, hiss), 48_000, 6);
    }

    @Test
    void invertedPolarityHidesNothing() {
        isFoundBothWays(Sounds.scaled(excerpt(44_100), -1), 44_100, 1);
    }

    @Test
    void clippingAndEightBitsHideNothing() {
        float[] voice = part(MEETING, FROM, TO);
        double loudest = 0;
        for (float sample : voice) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        float[] full = Sounds.scaled(voice, 1 / loudest);
        isFoundBothWays(SearchedSound.clipped(Sounds.scaled(full, 4), 1), HERTZ, 1);
        isFoundBothWays(SearchedSound.quantised(full, 8), HERTZ, 1);
    }
}
