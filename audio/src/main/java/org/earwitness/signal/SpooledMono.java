package org.earwitness.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;

/**
 * Keeps a 16 kHz mono stream in a temporary file, so that it can be read anywhere and again, at 64 kB a second of sound on disk
 * and next to nothing in memory. The file is gone when it is closed, or when the process ends.
 *
 * <p>Where the directory is full, writing ends with an {@link UncheckedIOException} whose cause is {@link NoRoomForSound}. Used by
 * one thread while it is written; several may read.
 */
public final class SpooledMono implements SampleSink, MonoSource, AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 18;

    private final Path directory;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;

    /** @param directory where there is room for the file */
    public SpooledMono(Path directory) throws IOException {
        this.directory = directory;
        Path file = Files.createTempFile(directory, "earwitness-mono-", ".f32");
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("mono sound: expected " + MonoView.FORMAT + ", found " + format);
        }
    }

    @Override
    public void accept(float[] mono, int count) {
        for (int i = 0; i < count; i++) {
            if (!block.hasRemaining()) {
                write();
            }
            block.putFloat(mono[i]);
        }
        samples += count;
    }

    @Override
    public void end() {
        write();
    }

    private void write() {
        try {
            block.flip();
            while (block.hasRemaining()) {
                channel.write(block);
            }
            block.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    isFull() ? new NoRoomForSound(directory, SampleRate.SEARCH.seconds(samples), e) : e);
        }
    }

    /** Whether less is free than what could not be written. */
    private boolean isFull() {
        try {
            return Files.getFileStore(directory).getUsableSpace() < BLOCK_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public void read(long first, float[] into, int count) throws IOException {
        int before = (int) Math.clamp(-first, 0, count);
        int there = (int) Math.clamp(samples - Math.max(first, 0), 0, count - before);
        Arrays.fill(into, 0, before, 0f);
        Arrays.fill(into, before + there, count, 0f);
        ByteBuffer bytes = ByteBuffer.allocate(there * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long at = Math.max(first, 0) * Float.BYTES;
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("expected " + samples + " samples in a temporary file, found fewer");
            }
        }
        bytes.flip().asFloatBuffer().get(into, before, there);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
