package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.earwitness.fingerprint.SearchedSound.HERTZ;

import java.util.Arrays;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;

class SoundLengthTest {
    private static double seconds(float[] samples) {
        return Sounds.pushedMono(samples, new SoundLength()).seconds();
    }

    @Test
    void pausesDoNotCount() {
        float[] tone = Sounds.sine(HERTZ, 700, 0.3, 0.64);
        float[] faint = Sounds.sine(HERTZ, 700, 0.001, 2);
        assertThat(seconds(Sounds.joined(faint, tone, new float[HERTZ], tone, faint)))
                .isCloseTo(1.28, within(0.05));
    }

    @Test
    void theLevelOfTheWholeAndAnOffsetDoNotMatter() {
        float[] tone = Sounds.joined(new float[HERTZ], Sounds.sine(HERTZ, 700, 0.3, 2), new float[HERTZ]);
        float[] offset = Sounds.scaled(tone, 0.001);
        for (int i = 0; i < offset.length; i++) {
            offset[i] += 0.2f;
        }
        assertThat(seconds(Sounds.scaled(tone, 0.001))).isCloseTo(2, within(0.05));
        assertThat(seconds(Sounds.part(offset, HERTZ, 0.5, 4))).isLessThan(2.1);
    }

    @Test
    void silenceHasNoSoundAndAnIncompletePieceCountsAsLongAsItIs() {
        assertThat(seconds(new float[HERTZ])).isZero();
        assertThat(seconds(new float[0])).isZero();
        float[] noise = Sounds.noise(1, 0.1, 1000);
        assertThat(seconds(noise)).isEqualTo(1000 / 16_000.0);
        float[] broken = Arrays.copyOf(noise, noise.length);
        broken[5] = Float.NaN;
        assertThat(seconds(broken)).isEqualTo(1000 / 16_000.0);
    }

    @Test
    void onlySixteenKilohertzMonoIsTaken() {
        assertThatThrownBy(() -> new SoundLength().begin(new PcmFormat(new SampleRate(8_000), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8000");
    }
}
