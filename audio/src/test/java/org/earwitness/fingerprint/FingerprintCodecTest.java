package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.earwitness.sample.Sounds;
import org.junit.jupiter.api.Test;

class FingerprintCodecTest {
    private static final Fingerprint FINGERPRINT = Sounds.pushedMono(
                    Sounds.babble(1, 16_000, 2), new LandmarkExtractor())
            .fingerprint();

    @Test
    void bytesGiveTheFingerprintBack() {
        byte[] bytes = FingerprintCodec.encode(FINGERPRINT);
        Fingerprint decoded = FingerprintCodec.decode(bytes);
        assertThat(decoded.samples()).isEqualTo(32_000);
        assertThat(decoded.size()).isEqualTo(FINGERPRINT.size()).isGreaterThan(20);
        assertThat(FingerprintCodec.encode(decoded)).isEqualTo(bytes);
    }

    @Test
    void everyFlippedBitAndEveryCutIsRefused() {
        byte[] bytes = FingerprintCodec.encode(FINGERPRINT);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> FingerprintCodec.decode(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> FingerprintCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> FingerprintCodec.decode(longer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRightChecksumDoesNotExcuseWrongContent() {
        byte[] bytes = FingerprintCodec.encode(FINGERPRINT);
        refusedAfter(bytes, buffer -> buffer.putInt(20, Integer.MAX_VALUE));
        refusedAfter(bytes, buffer -> buffer.putInt(20, buffer.getInt(24) + 1));
        refusedAfter(bytes, buffer -> buffer.putShort(bytes.length - 6, (short) 0));
        refusedAfter(bytes, buffer -> buffer.putLong(8, 16));
        refusedAfter(bytes, buffer -> buffer.putLong(8, -1));
        refusedAfter(bytes, buffer -> buffer.putShort(6, (short) 0));
        refusedAfter(bytes, buffer -> buffer.putInt(16, Integer.MAX_VALUE));
    }

    private static void refusedAfter(byte[] original, java.util.function.Consumer<ByteBuffer> change) {
        byte[] bytes = original.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        change.accept(buffer);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 4);
        buffer.putInt(bytes.length - 4, (int) checksum.getValue());
        assertThatThrownBy(() -> FingerprintCodec.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
}
