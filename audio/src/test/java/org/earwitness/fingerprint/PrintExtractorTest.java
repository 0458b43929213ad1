package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;
import static org.earwitness.fingerprint.SearchedSound.fingerprint;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.Sounds;
import org.earwitness.signal.MonoView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintExtractorTest {
    private static final float[] MEETING = SearchedSound.meeting(1, 45);

    /** Rounding may turn a bit whose value is all but 0, in either computation. */
    private static final double ROUNDED_BITS = 1e-4;

    private static void same(Fingerprint a, Fingerprint b) {
        assertThat(a.frames()).isEqualTo(b.frames());
        assertThat(a.durationSeconds()).isEqualTo(b.durationSeconds());
        for (int frame = 0; frame < a.frames(); frame++) {
            assertThat(a.print(frame)).as("print %d", frame).isEqualTo(b.print(frame));
        }
        for (int key = 0; key < a.keys(); key++) {
            assertThat(a.key(key)).as("key %d", key).isEqualTo(b.key(key));
        }
    }

    @Test
    void theFingerprintDoesNotDependOnTheSizesOfBlocks() {
        PrintExtractor whole = new PrintExtractor();
        whole.begin(MonoView.FORMAT);
        whole.accept(MEETING, MEETING.length);
        whole.end();
        for (long seed = 0; seed < 3; seed++) {
            same(Sounds.pushed(MEETING, HERTZ, 1, seed, new PrintExtractor()).fingerprint(), whole.fingerprint());
        }
        PrintExtractor single = new PrintExtractor();
        single.begin(MonoView.FORMAT);
        for (float sample : MEETING) {
            single.accept(new float[] {sample}, 1);
        }
        single.end();
        same(single.fingerprint(), whole.fingerprint());
    }

    @Test
    void theFingerprintDoesNotDependOnPolarity() {
        same(fingerprint(Sounds.scaled(MEETING, -1)), fingerprint(MEETING));
    }

    @ParameterizedTest
    @ValueSource(doubles = {45, 16.384, 3, 0.1})
    void theFingerprintIsThatOfAComputationWithoutBlocks(double seconds) {
        float[] sound = SearchedSound.part(MEETING, 0, seconds);
        // A pause that is quieter than the rest by far, and one of true silence.
        for (int i = (int) (0.4 * sound.length); i < 0.5 * sound.length; i++) {
            sound[i] *= i < 0.45 * sound.length ? 1e-4f : 0;
        }
        Fingerprint fingerprint = fingerprint(sound);
        PlainPrints plain = new PlainPrints(sound);
        assertThat(fingerprint.frames()).isEqualTo(plain.prints().length);
        assertThat(fingerprint.durationSeconds()).isEqualTo(sound.length / 16_000.0);
        int wrong = 0;
        for (int frame = 0; frame < fingerprint.frames(); frame++) {
            wrong += Integer.bitCount(fingerprint.print(frame) ^ plain.prints()[frame]);
        }
        assertThat(wrong)
                .as("bits of prints")
                .isLessThanOrEqualTo((int) (ROUNDED_BITS * 32 * fingerprint.frames()) + 1);
        wrong = 0;
        int absent = 0;
        for (int key = 0; key < fingerprint.keys(); key++) {
            boolean none = plain.keys()[key] == Fingerprint.NO_KEY;
            absent += none ? 1 : 0;
            assertThat(fingerprint.key(key) == Fingerprint.NO_KEY)
                    .as("key %d", key)
                    .isEqualTo(none);
            wrong += none ? 0 : Integer.bitCount(fingerprint.key(key) ^ plain.keys()[key]);
        }
        assertThat(wrong).as("bits of keys").isLessThanOrEqualTo((int) (ROUNDED_BITS * 22 * fingerprint.keys()) + 1);
        assertThat(absent).as("keys left out").isGreaterThanOrEqualTo((int) (0.05 * fingerprint.keys()));
        assertThat(absent).as("keys left out").isLessThanOrEqualTo((int) (0.4 * fingerprint.keys()) + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1279, 1280})
    void shortSoundHasAFrameForEveryStepThatFits(int samples) {
        Fingerprint fingerprint = fingerprint(Arrays.copyOf(MEETING, samples));
        int expected = samples == 0 ? 0 : samples < 1024 ? 1 : (samples - 1024) / Fingerprint.FRAME_SAMPLES + 1;
        assertThat(fingerprint.frames()).isEqualTo(expected);
        assertThat(fingerprint.durationSeconds()).isEqualTo(samples / 16_000.0);
    }

    @Test
    void silenceAndSteadySoundHaveNoKeys() {
        for (float[] sound :
                new float[][] {new float[10 * HERTZ], Sounds.sine(HERTZ, 440, 0.3, 10), Sounds.noise(3, 0.1, 10 * HERTZ)
                }) {
            Fingerprint fingerprint = fingerprint(sound);
            int keys = 0;
            for (int key = 20; key < fingerprint.keys() - 20; key++) {
                keys += fingerprint.key(key) == Fingerprint.NO_KEY ? 0 : 1;
            }
            assertThat(keys).isZero();
        }
    }

    @Test
    void otherFormatsAndAnEarlyQuestionAreRefused() {
        PrintExtractor extractor = new PrintExtractor();
        assertThatThrownBy(extractor::fingerprint).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> extractor.begin(new PcmFormat(new SampleRate(16_000), 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> extractor.begin(new PcmFormat(new SampleRate(8_000), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
