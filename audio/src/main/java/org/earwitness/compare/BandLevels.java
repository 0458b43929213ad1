package org.earwitness.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.earwitness.sample.MonoSource;
import org.jspecify.annotations.Nullable;

/**
 * The course of loudness of a whole recording in bands of frequency: for each frame of 32 ms the levels of {@link BandFilter}'s
 * bands, in half decibels. Frame k is centred on sample k · hop.
 *
 * <p>Frames are measured in blocks of {@value #BLOCK_FRAMES} when one of them is asked for, and kept: of a rate and pitch that only
 * a short passage has, only its surroundings are. Where the sound cannot be read, {@link UncheckedIOException} is thrown.
 */
final class BandLevels {
    static final int BANDS = BandFilter.BANDS;
    static final int LEVELS = 256;
    private static final int SIZE = 512;
    private static final int BLOCK_FRAMES = 512;

    private final MonoSource sound;
    private final int hop;
    private final int frames;
    private final BandFilter filter;
    private final BandBatch batch;
    private final byte[] @Nullable [] blocks;
    private final float[] samples;
    private final float[] decibels = new float[BANDS];

    /**
     * Of a recording.
     *
     * @param hop samples from frame to frame
     * @param pitch by which the frequencies of the bands are multiplied
     */
    BandLevels(MonoSource sound, int hop, double pitch) {
        this.sound = sound;
        this.hop = hop;
        frames = Math.toIntExact(sound.samples() / hop + 1);
        filter = new BandFilter(SIZE, pitch);
        batch = new BandBatch(filter);
        blocks = new byte[(frames - 1) / BLOCK_FRAMES + 1][];
        samples = new float[(BLOCK_FRAMES - 1) * hop + SIZE];
    }

    int frames() {
        return frames;
    }

    static byte level(float decibels) {
        return (byte) Math.clamp(Math.round(2 * (decibels - BandFilter.LEAST_DECIBELS)), 0, LEVELS - 1);
    }

    /** What a level means in dB of full scale, −120 to 7. */
    static float decibels(byte level) {
        return (level & 0xff) / 2f + BandFilter.LEAST_DECIBELS;
    }

    /** In dB of full scale, −120 to 7. */
    float decibels(int frame, int band) {
        return decibels(block(frame / BLOCK_FRAMES)[frame % BLOCK_FRAMES * BANDS + band]);
    }

    /** The levels of frames that follow each other, one after the other. */
    void copy(int first, int count, byte[] levels) {
        for (int k = 0; k < count; k++) {
            int frame = first + k;
            System.arraycopy(block(frame / BLOCK_FRAMES), frame % BLOCK_FRAMES * BANDS, levels, k * BANDS, BANDS);
        }
    }

    /** The levels of one frame among whose neighbours no other is wanted. */
    void copyAlone(int frame, byte[] levels) {
        byte[] block = blocks[frame / BLOCK_FRAMES];
        if (block == null) {
            read(frame, 1);
            filter.levels(samples, 0, decibels);
            for (int band = 0; band < BANDS; band++) {
                levels[band] = level(decibels[band]);
            }
        } else {
            System.arraycopy(block, frame % BLOCK_FRAMES * BANDS, levels, 0, BANDS);
        }
    }

    private byte[] block(int number) {
        byte[] block = blocks[number];
        if (block == null) {
            int first = number * BLOCK_FRAMES;
            int count = Math.min(BLOCK_FRAMES, frames - first);
            block = new byte[count * BANDS];
            measure(first, count, block);
            blocks[number] = block;
        }
        return block;
    }

    private void measure(int first, int count, byte[] levels) {
        read(first, count);
        for (int k = 0; k < count; k += BandBatch.FRAMES) {
            batch.levels(samples, k * hop, hop, Math.min(BandBatch.FRAMES, count - k), levels, k * BANDS);
        }
    }

    /** Reads the samples of so many frames. */
    private void read(int first, int count) {
        try {
            sound.read((long) first * hop - SIZE / 2, samples, (count - 1) * hop + SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
