package org.earwitness.compare;

import java.io.IOException;
import org.earwitness.sample.MonoSource;

/**
 * The course of loudness of a whole recording in bands of frequency: for each frame of 32 ms the levels of {@link BandFilter}'s
 * bands, in half decibels. Frame k is centred on sample k · hop.
 */
final class BandLevels {
    static final int BANDS = BandFilter.BANDS;
    private static final int SIZE = 512;
    private static final int BLOCK = 1 << 15;

    private final byte[] levels;

    private BandLevels(byte[] levels) {
        this.levels = levels;
    }

    /**
     * Reads a recording.
     *
     * @param hop samples from frame to frame
     * @param pitch by which the frequencies of the bands are multiplied
     */
    static BandLevels of(MonoSource sound, int hop, double pitch) throws IOException {
        int frames = Math.toIntExact(sound.samples() / hop + 1);
        byte[] levels = new byte[Math.multiplyExact(frames, BANDS)];
        BandFilter filter = new BandFilter(SIZE, pitch);
        float[] block = new float[BLOCK + SIZE];
        float[] decibels = new float[BANDS];
        int perBlock = BLOCK / hop;
        for (int frame = 0; frame < frames; frame += perBlock) {
            sound.read((long) frame * hop - SIZE / 2, block, block.length);
            for (int k = 0; k < Math.min(perBlock, frames - frame); k++) {
                filter.levels(block, k * hop, decibels);
                for (int band = 0; band < BANDS; band++) {
                    int halves = Math.round(2 * (decibels[band] - BandFilter.LEAST_DECIBELS));
                    levels[(frame + k) * BANDS + band] = (byte) Math.clamp(halves, 0, 255);
                }
            }
        }
        return new BandLevels(levels);
    }

    int frames() {
        return levels.length / BANDS;
    }

    /** In dB of full scale, −120 to 7. */
    float decibels(int frame, int band) {
        return (levels[frame * BANDS + band] & 0xff) / 2f + BandFilter.LEAST_DECIBELS;
    }

    void copy(int frame, float[] decibels) {
        for (int band = 0; band < BANDS; band++) {
            decibels[band] = decibels(frame, band);
        }
    }
}
