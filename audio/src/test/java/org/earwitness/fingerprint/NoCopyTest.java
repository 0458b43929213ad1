package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.meeting;
import static org.earwitness.fingerprint.SearchedSound.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.earwitness.sample.Sounds;
import org.earwitness.testkit.scene.Scene;
import org.junit.jupiter.api.Test;

/** Sound that shares no recorded sound with the collection, however alike it is. */
class NoCopyTest {
    private static final long SEED = Long.getLong("earwitness.seed", 20_261_122L);
    private static final CopySearch COLLECTION = collection();

    private static CopySearch collection() {
        Map<String, float[]> recordings = plain(new Random(1));
        recordings.put("meeting", meeting(1, 40));
        recordings.put("music", SearchedSound.scene(Scene.Kind.MUSIC, 2, 30));
        recordings.put("clipped", SearchedSound.clipped(Sounds.scaled(meeting(3, 20), 20), 0.5f));
        recordings.put("8 bit", SearchedSound.quantised(Sounds.scaled(meeting(4, 20), 0.03), 8));
        return SearchedSound.collection(recordings);
    }

    /** Sound in which little happens, or the same thing over and over. */
    private static Map<String, float[]> plain(Random random) {
        Map<String, float[]> sounds = new LinkedHashMap<>();
        sounds.put("silence", new float[15 * HERTZ]);
        sounds.put("constant", filled(15 * HERTZ, 0.25f));
        sounds.put("tone", Sounds.sine(HERTZ, 300 + 700 * random.nextDouble(), 0.3, 15));
        sounds.put(
                "two tones",
                Sounds.sum(
                        Sounds.sine(HERTZ, 300 + 700 * random.nextDouble(), 0.3, 15),
                        Sounds.sine(HERTZ, 1000 + 700 * random.nextDouble(), 0.3, 15)));
        sounds.put("beeps", beeps(random, 800 + 400 * random.nextDouble(), 0.5, 0.5));
        sounds.put("busy tone", beeps(random, 425, 0.48, 0.48));
        sounds.put("quick beeps", beeps(random, 1_000, 0.1, 0.1));
        sounds.put("clicks", beeps(random, 2_000, 0.005, 0.5));
        sounds.put("white noise", Sounds.noise(random.nextLong(), 0.2, 15 * HERTZ));
        sounds.put("faint noise", Sounds.noise(random.nextLong(), 1e-4, 15 * HERTZ));
        sounds.put("hum", hum(random));
        sounds.put(
                "clipped tone",
                SearchedSound.clipped(Sounds.sine(HERTZ, 300 + 300 * random.nextDouble(), 2, 15), 0.5f));
        sounds.put("clipped hum", SearchedSound.clipped(Sounds.scaled(hum(random), 20), 0.5f));
        sounds.put("clipped noise", SearchedSound.clipped(Sounds.noise(random.nextLong(), 2, 15 * HERTZ), 0.5f));
        sounds.put(
                "8 bit tone",
                SearchedSound.quantised(Sounds.sine(HERTZ, 300 + 700 * random.nextDouble(), 0.02, 15), 8));
        sounds.put("last bit", SearchedSound.quantised(Sounds.noise(random.nextLong(), 0.004, 15 * HERTZ), 8));
        return sounds;
    }

    private static float[] filled(int count, float value) {
        float[] samples = new float[count];
        Arrays.fill(samples, value);
        return samples;
    }

    /** A tone that comes and goes, beginning anywhere in its period, over a faint noise. */
    private static float[] beeps(Random random, double hertz, double onSeconds, double offSeconds) {
        float[] samples = Sounds.noise(random.nextLong(), 1e-3, 15 * HERTZ);
        int shift = random.nextInt(HERTZ);
        for (int i = 0; i < samples.length; i++) {
            double inPeriod = (i + shift) / (double) HERTZ % (onSeconds + offSeconds);
            if (inPeriod < onSeconds) {
                samples[i] += (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / HERTZ));
            }
        }
        return samples;
    }

    private static float[] hum(Random random) {
        float[] samples = Sounds.noise(random.nextLong(), 1e-3, 15 * HERTZ);
        for (int overtone = 1; overtone < 20; overtone++) {
            samples = Sounds.sum(samples, Sounds.sine(HERTZ, 50 * overtone, 0.1 / overtone, 15));
        }
        return samples;
    }

    @Test
    void silenceTonesBeepsAndNoiseAreNoCopiesOfEachOther() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3; round++) {
            plain(random)
                    .forEach((name, sound) -> assertThat(search(COLLECTION, sound))
                            .as("%s, seed %d", name, SEED)
                            .isEmpty());
        }
    }

    @Test
    void unrelatedSpeechAndMusicAreNoCopies() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5; round++) {
            long seed = 1_000 + random.nextInt(1_000_000);
            assertThat(search(COLLECTION, meeting(seed, 24)))
                    .as("meeting %d, seed %d", seed, SEED)
                    .isEmpty();
            assertThat(search(COLLECTION, SearchedSound.scene(Scene.Kind.MARKET, seed, 24)))
                    .as("market %d, seed %d", seed, SEED)
                    .isEmpty();
            assertThat(search(COLLECTION, SearchedSound.scene(Scene.Kind.MUSIC, seed, 24)))
                    .as("music %d, seed %d", seed, SEED)
                    .isEmpty();
        }
    }

    @Test
    void clippedAndEightBitSpeechIsNoCopyOfOther() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5; round++) {
            float[] speech = meeting(1_000 + random.nextInt(1_000_000), 15);
            assertThat(search(COLLECTION, SearchedSound.clipped(Sounds.scaled(speech, 20), 0.5f)))
                    .as("clipped, seed %d", SEED)
                    .isEmpty();
            assertThat(search(COLLECTION, SearchedSound.quantised(Sounds.scaled(speech, 0.03), 8)))
                    .as("8 bit, seed %d", SEED)
                    .isEmpty();
        }
    }
}
