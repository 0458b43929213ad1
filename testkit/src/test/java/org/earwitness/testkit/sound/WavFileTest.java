package org.earwitness.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(WavFormat.Encoding.class)
    void whatIsWrittenIsReadBackWithinHalfAStep(WavFormat.Encoding encoding) throws IOException {
        Sound sound = Sound.stereo(Signals.whiteNoise(44_100, 0.31, 0.3, 4), Signals.tone(44_100, 0.31, 997, 0.9));
        Path file = directory.resolve("ការថត.wav");
        WavFile.write(file, sound, encoding);
        Sound read = WavFile.read(file);
        double step = switch (encoding) {
            case PCM_16 -> 1.0 / 65_536;
            case PCM_24 -> 1.0 / 16_777_216;
            case FLOAT_32 -> 0;
        };
        assertThat(read.rateHertz()).isEqualTo(44_100);
        assertThat(read.channels()).isEqualTo(2);
        assertThat(read.frames()).isEqualTo(sound.frames());
        double worst = 0;
        for (int i = 0; i < sound.frames(); i++) {
            for (int channel = 0; channel < 2; channel++) {
                worst = Math.max(worst, Math.abs((double) read.sample(i, channel) - sound.sample(i, channel)));
            }
        }
        assertThat(worst).as("largest difference").isLessThanOrEqualTo(step + 1e-8);
        assertThat(Files.readAllBytes(file)).isEqualTo(WavFile.bytes(sound, encoding));
    }

    @Test
    void anotherReaderAgreesOnFormatAndSamples() throws Exception {
        Sound sound = Signals.tone(8000, 0.5, 440, 0.5);
        Path file = directory.resolve("tone.wav");
        WavFile.write(file, sound, WavFormat.Encoding.PCM_16);
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(in.getFormat().getSampleRate()).isEqualTo(8000);
            assertThat(in.getFormat().getChannels()).isEqualTo(1);
            ByteBuffer samples = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(samples.remaining()).isEqualTo(8000);
            double worst = 0;
            for (int i = 0; i < 4000; i++) {
                worst = Math.max(worst, Math.abs(samples.getShort() / 32_768.0 - sound.sample(i, 0)));
            }
            assertThat(worst).as("largest difference").isLessThan(1.6e-5);
        }
    }

    @Test
    void anOddNumberOfBytesIsPaddedAndCounted() throws IOException {
        Sound sound = Sound.mono(8000, new float[] {0.5f, -0.5f, 0.25f});
        byte[] bytes = WavFile.bytes(sound, WavFormat.Encoding.PCM_24);
        Path file = Files.write(directory.resolve("odd.wav"), bytes);
        assertThat(bytes).hasSize(80 + 10);
        assertThat(littleEndian(bytes, 4)).isEqualTo(bytes.length - 8);
        assertThat(WavFile.read(file)).isEqualTo(sound);
    }

    @Test
    void aFileBeyondTheLimitOfRiffBecomesRf64AndReadsBack() throws IOException {
        Sound sound = Signals.whiteNoise(8000, 1, 0.2, 1);
        Path file = directory.resolve("large.wav");
        try (WavWriter writer = WavWriter.open(file, new WavFormat(8000, 1, WavFormat.Encoding.FLOAT_32), 1000)) {
            sound.streamTo(writer);
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RF64");
        assertThat(new String(bytes, 12, 4, StandardCharsets.US_ASCII)).isEqualTo("ds64");
        assertThat(WavFile.read(file)).isEqualTo(sound);
    }

    @Test
    void aHeaderOfFiveGibibytesStatesTrueSizes() {
        long frames = 5L << 29;
        byte[] header = WavWriter.header(new WavFormat(48_000, 1, WavFormat.Encoding.PCM_16), frames, 0xFFFF_FFFFL);
        ByteBuffer read = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt(4)).isEqualTo(-1);
        assertThat(read.getLong(20)).isEqualTo(72 + 2 * frames);
        assertThat(read.getLong(28)).isEqualTo(2 * frames);
        assertThat(read.getLong(36)).isEqualTo(frames);
        assertThat(read.getInt(76)).isEqualTo(-1);
    }

    @Test
    void valuesBeyondFullScaleAreHeldInWholeNumbersAndKeptInFloats() throws IOException {
        Sound loud = Sound.mono(8000, new float[] {2, -2});
        Path whole = Files.write(directory.resolve("whole.wav"), WavFile.bytes(loud, WavFormat.Encoding.PCM_16));
        Path real = Files.write(directory.resolve("real.wav"), WavFile.bytes(loud, WavFormat.Encoding.FLOAT_32));
        assertThat(WavFile.read(whole).interleaved()).containsExactly(32_767 / 32_768f, -1);
        assertThat(WavFile.read(real)).isEqualTo(loud);
    }

    @Test
    void aSampleThatIsNoNumberIsRefused() {
        Sound sound = Sound.mono(8000, new float[] {Float.NaN});
        assertThatThrownBy(() -> WavFile.bytes(sound, WavFormat.Encoding.PCM_16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void aTruncatedFileIsAnErrorAtEveryLength() throws IOException {
        byte[] bytes = WavFile.bytes(Signals.tone(8000, 0.01, 440, 0.5), WavFormat.Encoding.PCM_16);
        for (int length = 0; length < bytes.length; length++) {
            Path file = Files.write(directory.resolve("cut.wav"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> WavFile.read(file)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void otherFilesAndEncodingsAreNamedInTheMessage() throws IOException {
        Path text = Files.writeString(directory.resolve("text.wav"), "សុន្ទរកថា, not sound at all");
        assertThatThrownBy(() -> WavFile.read(text))
                .isInstanceOf(WavException.class)
                .hasMessageContaining("RIFF");
        byte[] bytes = WavFile.bytes(Signals.tone(8000, 0.01, 440, 0.5), WavFormat.Encoding.PCM_16);
        bytes[56] = 2;
        Path adpcm = Files.write(directory.resolve("adpcm.wav"), bytes);
        assertThatThrownBy(() -> WavFile.read(adpcm))
                .isInstanceOf(WavException.class)
                .hasMessageContaining("tag 2");
    }

    private static int littleEndian(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
