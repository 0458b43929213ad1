package org.earwitness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.earwitness.sample.SampleRate;
import org.junit.jupiter.api.Test;

class WavFileTest {
    @Test
    void isReadByTheJavaPlatformAsTheSameSamples() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        Random random = new Random(seed);
        float[] samples = new float[1_001];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat(-1.2f, 1.2f);
        }
        byte[] file = WavFile.encode(new SampleRate(8_000), samples).toArray();

        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            assertThat(in.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
            assertThat(in.getFormat().getSampleRate()).isEqualTo(8_000f);
            assertThat(in.getFormat().getChannels()).isEqualTo(1);
            assertThat(in.getFrameLength()).isEqualTo(1_001);
            ByteBuffer read = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (float sample : samples) {
                double expected = Math.max(-1, Math.min(1, sample));
                assertThat(read.getShort() / 32_767.0).as("seed " + seed).isCloseTo(expected, within(1.0 / 65_000));
            }
        }
    }
}
