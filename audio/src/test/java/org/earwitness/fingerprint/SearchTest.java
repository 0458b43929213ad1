package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final int HERTZ = 16_000;
    private static final float[] SPEECH = Sounds.babble(100, HERTZ, 40);
    private static final FingerprintIndex INDEX = index();

    private static FingerprintIndex index() {
        FingerprintIndex.Builder builder = new FingerprintIndex.Builder();
        builder.add("សំឡេង", fingerprint(SPEECH));
        for (int i = 0; i < 10; i++) {
            builder.add("other " + i, fingerprint(Sounds.babble(200 + i, HERTZ, 15)));
        }
        return builder.build();
    }

    private static Fingerprint fingerprint(float[] samples) {
        return Sounds.pushedMono(samples, new LandmarkExtractor()).fingerprint();
    }

    private static Match only(List<Match> matches) {
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    private static void isThere(Match match, String id, double offset, double speed) {
        assertThat(match.recordingId()).isEqualTo(id);
        assertThat(match.matchStartSeconds() - match.speed() * match.queryStartSeconds())
                .isCloseTo(offset, within(0.02));
        assertThat(match.speed() / speed).isCloseTo(1, within(0.001));
        assertThat(match.tempo()).isCloseTo(1, within(0.006));
        assertThat(match.expectedFalseMatches()).isLessThan(1e-4);
    }

    @Test
    void anExcerptIsFoundInTheLongerRecording() {
        Match match = only(INDEX.search(fingerprint(Sounds.part(SPEECH, HERTZ, 12.345, 22.345))));
        isThere(match, "សំឡេង", 12.345, 1);
        assertThat(match.queryStartSeconds()).isCloseTo(0, within(0.1));
        assertThat(match.queryEndSeconds()).isCloseTo(10, within(0.1));
        assertThat(match.score()).isGreaterThan(0.9);
    }

    @Test
    void aLongerRecordingIsFoundToContainAShortOne() {
        float[] lead = Sounds.babble(7, HERTZ, 30);
        Match match = only(INDEX.search(fingerprint(Sounds.joined(lead, Sounds.babble(203, HERTZ, 15), lead))));
        isThere(match, "other 3", -30, 1);
        assertThat(match.queryStartSeconds()).isCloseTo(30, within(0.3));
        assertThat(match.queryEndSeconds()).isCloseTo(45, within(0.3));
    }

    @Test
    void partsThatOverlapAreFound() {
        float[] query = Sounds.joined(Sounds.part(SPEECH, HERTZ, 33, 40), Sounds.babble(8, HERTZ, 12));
        Match match = only(INDEX.search(fingerprint(query)));
        isThere(match, "សំឡេង", 33, 1);
        assertThat(match.queryEndSeconds()).isCloseTo(7, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.93, 0.95, 0.985, 1.004, 1.03, 1.05, 1.08})
    void anotherPlayingSpeedIsFoundAndMeasured(double speed) {
        Match match = only(INDEX.search(fingerprint(Sounds.faster(Sounds.part(SPEECH, HERTZ, 10, 22), speed))));
        isThere(match, "សំឡេង", 10, speed);
        assertThat(match.pitch() / speed).isCloseTo(1, within(0.004));
    }

    @Test
    void aPassageThatWasCutOutLeavesTwoMatches() {
        float[] query = Sounds.joined(Sounds.part(SPEECH, HERTZ, 4, 14), Sounds.part(SPEECH, HERTZ, 20, 32));
        List<Match> matches = INDEX.search(fingerprint(query));
        assertThat(matches).hasSize(2);
        isThere(matches.get(0), "សំឡេង", 10, 1);
        isThere(matches.get(1), "សំឡេង", 4, 1);
        assertThat(matches.get(1).queryEndSeconds()).isCloseTo(10, within(0.3));
        assertThat(matches.get(0).queryStartSeconds()).isCloseTo(10, within(0.3));
    }

    @Test
    void everyOccurrenceIsFound() {
        float[] jingle = Sounds.babble(300, HERTZ, 6);
        float[] show = Sounds.joined(
                jingle,
                Sounds.babble(301, HERTZ, 9),
                jingle,
                Sounds.babble(302, HERTZ, 11),
                Sounds.scaled(jingle, -0.2));
        FingerprintIndex index = new FingerprintIndex.Builder()
                .add("show", fingerprint(show))
                .add("again", fingerprint(Sounds.joined(Sounds.babble(303, HERTZ, 5), jingle)))
                .build();
        List<Match> matches = index.search(fingerprint(jingle));
        assertThat(matches.stream()
                        .map(match -> match.recordingId() + Math.round(match.matchStartSeconds()))
                        .toList())
                .containsExactlyInAnyOrder("show0", "show15", "show32", "again5");
    }

    @Test
    void noiseAndInvertedPolarityDoNotHideACopy() {
        float[] part = Sounds.scaled(Sounds.part(SPEECH, HERTZ, 5, 15), -0.5);
        float[] noisy = Sounds.sum(part, Sounds.noise(4, 0.3 * Sounds.rms(part, HERTZ, 0, 10), part.length));
        isThere(only(INDEX.search(fingerprint(noisy))), "សំឡេង", 5, 1);
    }

    @Test
    void aCopyAtAnotherRateIsFound() {
        float[] original = Sounds.babble(400, 44_100, 12);
        LandmarkExtractor extractor = new LandmarkExtractor();
        Sounds.pushed(original, 44_100, 1, 1, new MonoView(extractor));
        float[] slow = new float[(int) (original.length * 16_000L / 44_100)];
        for (int i = 0; i < slow.length; i++) {
            double position = i * 44_100.0 / 16_000;
            int k = (int) position;
            slow[i] = (float) (original[k] + (position - k) * (original[k + 1] - original[k]));
        }
        FingerprintIndex index = new FingerprintIndex.Builder()
                .add("44100", extractor.fingerprint())
                .build();
        isThere(only(index.search(fingerprint(slow))), "44100", 0, 1);
    }

    @Test
    void unrelatedSoundSilenceTonesAndNoiseNeverMatch() {
        long seed = Long.getLong("earwitness.seed", 20_261_122L);
        Random random = new Random(seed);
        FingerprintIndex.Builder builder = new FingerprintIndex.Builder();
        builder.add(
                "tones", fingerprint(Sounds.sum(Sounds.sine(HERTZ, 440, 0.3, 20), Sounds.sine(HERTZ, 1_000, 0.3, 20))));
        builder.add("noise", fingerprint(Sounds.noise(random.nextLong(), 0.2, 20 * HERTZ)));
        builder.add("silence", fingerprint(new float[20 * HERTZ]));
        builder.add("speech", fingerprint(SPEECH));
        FingerprintIndex index = builder.build();
        assertThat(index.search(fingerprint(Sounds.sine(HERTZ, 440, 0.3, 15)))).isEmpty();
        assertThat(index.search(fingerprint(new float[15 * HERTZ]))).isEmpty();
        assertThat(index.search(fingerprint(new float[0]))).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(index.search(fingerprint(Sounds.noise(random.nextLong(), 0.2, 15 * HERTZ))))
                    .as("noise, seed %s", seed)
                    .isEmpty();
            assertThat(index.search(fingerprint(Sounds.babble(random.nextLong(), HERTZ, 15))))
                    .as("babble, seed %s", seed)
                    .isEmpty();
        }
    }

    @Test
    void fingerprintsDoNotDependOnBlocksNorOnPolarity() {
        float[] part = Sounds.part(SPEECH, HERTZ, 0, 5);
        LandmarkExtractor other = new LandmarkExtractor();
        Sounds.pushed(Sounds.scaled(part, -1), HERTZ, 1, 999, other);
        assertThat(FingerprintCodec.encode(other.fingerprint())).isEqualTo(FingerprintCodec.encode(fingerprint(part)));
    }

    @Test
    void aFingerprintOfAnotherExtractorVersionIsRefused() {
        Fingerprint other = new Fingerprint(LandmarkExtractor.VERSION + 1, 16_000, new int[0], new int[0]);
        assertThatThrownBy(() -> INDEX.search(other)).hasMessageContaining("extract it again");
        assertThatThrownBy(() -> new FingerprintIndex.Builder().add("x", other)).hasMessageContaining("version");
    }

    @Test
    void anEmptyIndexHasNoMatches() {
        assertThat(new FingerprintIndex.Builder().build().search(fingerprint(SPEECH)))
                .isEmpty();
    }

    @Test
    void aSampleThatIsNoNumberDoesNotHideACopy() {
        float[] part = Sounds.part(SPEECH, HERTZ, 5, 20);
        part[1_000] = Float.NaN;
        part[2_000] = Float.POSITIVE_INFINITY;
        LandmarkExtractor extractor = new LandmarkExtractor();
        Sounds.pushedMono(part, new MonoView(extractor));
        isThere(only(INDEX.search(extractor.fingerprint())), "សំឡេង", 5, 1);
    }
}
