package org.earwitness.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;

/**
 * Keeps what was encoded and decoded, so that the same seed costs it once: encoded sound by the hash of what was encoded and its
 * chain, clips of the data by name. Several threads and processes may use one directory.
 */
final class SoundCache {
    private final Path directory;
    private final DataRecordings reader;
    private final ChainRunner chains;

    SoundCache(Path directory, Sandbox sandbox) throws IOException {
        this.directory = Files.createDirectories(directory);
        reader = new DataRecordings(sandbox);
        chains = new ChainRunner(sandbox);
    }

    /** A clip of the data as 16 kHz mono. */
    float[] clip(Path file) throws IOException {
        Path kept = directory.resolve("clip-" + file.getFileName() + ".wav");
        if (!Files.exists(kept)) {
            Path fresh = Files.createTempFile(directory, "fresh-", ".wav");
            WavFile.write(fresh, Sound.mono(DataRecordings.RATE, reader.decode(file)), WavFormat.Encoding.FLOAT_32);
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return WavFile.read(kept).channel(0);
    }

    /** The sound after a codec. */
    float[] through(float[] sound, Chain chain) throws IOException {
        return reader.decode(encoded(sound, chain));
    }

    /** The file that a codec makes of the sound; it stays where it is. */
    Path encoded(float[] sound, Chain chain) throws IOException {
        Path kept = directory.resolve(hash(sound, chain) + "." + chain.codec().extension());
        if (!Files.exists(kept)) {
            Path plain = Files.createTempFile(directory, "plain-", ".wav");
            Path fresh = Files.createTempFile(
                    directory, "fresh-", "." + chain.codec().extension());
            try {
                WavFile.write(plain, Sound.mono(DataRecordings.RATE, sound), WavFormat.Encoding.PCM_16);
                chains.encode(plain, chain, fresh);
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.delete(plain);
                Files.deleteIfExists(fresh);
            }
        }
        return kept;
    }

    private static String hash(float[] sound, Chain chain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(sound.length * Float.BYTES);
            bytes.asFloatBuffer().put(sound);
            digest.update(bytes);
            return chain.codec() + "-" + chain.bitsPerSecond() + "-"
                    + chain.rate().hertz() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
