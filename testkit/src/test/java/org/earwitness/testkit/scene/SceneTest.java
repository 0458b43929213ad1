package org.earwitness.testkit.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.Spectrum;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {
    private static final int RATE = 16_000;
    /** Samples of a passage that is long enough not to be alike by chance. */
    private static final int PASSAGE = 48;

    @TempDir
    Path directory;

    @Test
    void theFirstSecondsOfAMeetingAreTheSameOnEveryMachineAndAtEveryRun() throws Exception {
        Sound start = Scene.partyMeeting(1).inStereo().lasting(6).sound();
        byte[] bytes = WavFile.bytes(start, WavFormat.Encoding.FLOAT_32);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(digest).isEqualTo("aae1f05bc17c719555543b67b98b5b44a3b2f8031fd29dbdd6bb049985cd61a2");
    }

    @ParameterizedTest
    @EnumSource(Scene.Kind.class)
    void aSceneIsTheSameAtEveryAskingAndItsBlocksAddUpToItsLength(Scene.Kind kind) {
        Scene scene = Scene.unrelated(4, kind).at(RATE).lasting(7.3);
        Sound sound = scene.sound();
        assertThat(sound).isEqualTo(scene.sound());
        assertThat(sound.frames()).isEqualTo(116_800);
        assertThat(sound.peak()).isBetween(0.05f, 0.99f);
        assertThat(sound.rms()).isBetween(0.01, 0.2);
    }

    @Test
    void aLongerSceneStartsAsTheShorterOne() {
        Scene scene = Scene.partyMeeting(3).at(RATE);
        assertThat(Edits.excerpt(scene.lasting(30).sound(), 0, 10))
                .isEqualTo(scene.lasting(10).sound());
    }

    @Test
    void differentScenesShareNoPassage() {
        List<Sound> sounds = new ArrayList<>();
        for (Scene.Kind kind : Scene.Kind.values()) {
            sounds.add(Scene.unrelated(1, kind).at(RATE).lasting(8).sound());
            sounds.add(Scene.unrelated(2, kind).at(RATE).lasting(8).sound());
        }
        for (int i = 0; i < sounds.size(); i++) {
            long[] passages = passages(sounds.get(i));
            for (int j = i + 1; j < sounds.size(); j++) {
                assertThat(common(passages, passages(sounds.get(j))))
                        .as("scenes %d and %d", i, j)
                        .isZero();
            }
        }
    }

    @Test
    void anExcerptOfASceneSharesItsPassages() {
        Sound scene = Scene.partyMeeting(1).at(RATE).lasting(10).sound();
        Sound excerpt = Edits.excerpt(scene, 4, 6);
        assertThat(common(passages(scene), passages(excerpt))).isEqualTo(2 * RATE - PASSAGE + 1);
    }

    @Test
    void theScriptSaysWhatSoundsWhen() {
        Scene scene = Scene.partyMeeting(5).at(RATE);
        List<Cue> cues = scene.cues();
        assertThat(cues).extracting(Cue::startSeconds).isSorted();
        assertThat(cues).last().satisfies(cue -> assertThat(cue.startSeconds()).isLessThan(180));
        assertThat(cues)
                .extracting(cue -> cue.happening().getClass().getSimpleName())
                .contains("Said", "Applause", "Cough", "ChairScrape");
        List<String> voices = cues.stream()
                .filter(cue -> cue.happening() instanceof Happening.Said)
                .map(cue ->
                        ((Happening.Said) cue.happening()).utterance().voice().name())
                .toList();
        assertThat(voices).contains(Cast.CHAIRMAN.name(), Cast.DEPUTY.name());
        assertThat(voices.stream().filter(Cast.CHAIRMAN.name()::equals).count()).isGreaterThan(voices.size() / 2);

        Sound sound = scene.sound();
        Cue first = cues.getFirst();
        double before = Edits.excerpt(sound, 0, first.startSeconds()).rms();
        double during = Edits.excerpt(sound, first.startSeconds() + 0.1, first.startSeconds() + 1.1)
                .rms();
        assertThat(20 * Math.log10(during / before)).isGreaterThan(15);
    }

    @Test
    void aRoomAddsATailThatFallsAtItsReverberationTime() {
        Room room = new Room(1.0, 0, -120, 0, -120);
        Reverberator reverberator = new Reverberator(RATE, room, new SeededRandom(1));
        double[] impulse = new double[2 * RATE];
        impulse[0] = 1;
        double[] tail = new double[2 * RATE];
        reverberator.addTo(tail, impulse, tail.length);
        double early = Math.sqrt(power(tail, 0.1, 0.3));
        double late = Math.sqrt(power(tail, 0.6, 0.8));
        double fall = 20 * Math.log10(early / late);
        assertThat(fall).as("decibels in half a second").isBetween(26.0, 45.0);
    }

    @Test
    void humStandsAtItsFrequencyAndLevel() {
        Room room = new Room(0, -60, -120, 50, -40);
        RoomNoise noise = new RoomNoise(8000, room, new SeededRandom(1));
        double[] hum = new double[8000];
        for (int block = 0; block < 8; block++) {
            double[] part = new double[1000];
            noise.addTo(part, 1000);
            System.arraycopy(part, 0, hum, block * 1000, 1000);
        }
        float[] samples = new float[hum.length];
        for (int n = 0; n < hum.length; n++) {
            samples[n] = (float) hum[n];
        }
        double amplitude = Spectrum.amplitude(samples, 8000, 50);
        assertThat(20 * Math.log10(amplitude / Math.sqrt(2))).isCloseTo(-40, within(0.5));
    }

    @Test
    void stereoKeepsPlacesApart() {
        Sound sound = Scene.unrelated(1, Scene.Kind.MARKET)
                .inStereo()
                .at(RATE)
                .lasting(8)
                .sound();
        assertThat(sound.channels()).isEqualTo(2);
        assertThat(sound.channel(0)).isNotEqualTo(sound.channel(1));
    }

    @Test
    void aSceneWrittenToAFileIsReadBack() throws Exception {
        Scene scene = Scene.unrelated(1, Scene.Kind.NEWS_READING).at(RATE).lasting(3);
        Path file = directory.resolve("ព័ត៌មាន.wav");
        scene.writeTo(file, WavFormat.Encoding.FLOAT_32);
        assertThat(WavFile.read(file)).isEqualTo(scene.sound());
    }

    @Test
    void tenMinutesStreamFasterThanTwentyTimesRealTime() {
        Scene scene = Scene.partyMeeting(9).at(RATE).lasting(600).dry();
        long start = System.nanoTime();
        long[] frames = {0};
        scene.render((block, count) -> frames[0] += count);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(frames[0]).isEqualTo(600L * RATE);
        assertThat(600 / seconds).as("times real time").isGreaterThan(20);
    }

    private static double power(double[] samples, double fromSeconds, double toSeconds) {
        double sum = 0;
        for (int n = (int) (fromSeconds * RATE); n < toSeconds * RATE; n++) {
            sum += samples[n] * samples[n];
        }
        return sum;
    }

    /** A number for each passage of the sound's 16-bit samples, sorted. Passages of zeros alone are left out. */
    private static long[] passages(Sound sound) {
        short[] samples = new short[sound.frames()];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) Math.round(sound.sample(n, 0) * 32_767);
        }
        long factor = 0x9E3779B97F4A7C15L;
        long highest = 1;
        for (int i = 1; i < PASSAGE; i++) {
            highest *= factor;
        }
        long hash = 0;
        long[] all = new long[samples.length];
        int count = 0;
        for (int n = 0; n < samples.length; n++) {
            if (n >= PASSAGE) {
                hash -= highest * samples[n - PASSAGE];
            }
            hash = hash * factor + samples[n];
            if (n >= PASSAGE - 1 && hash != 0) {
                all[count++] = hash;
            }
        }
        long[] found = Arrays.copyOf(all, count);
        Arrays.sort(found);
        return found;
    }

    private static int common(long[] sorted, long[] others) {
        int common = 0;
        for (long passage : others) {
            common += Arrays.binarySearch(sorted, passage) >= 0 ? 1 : 0;
        }
        return common;
    }
}
