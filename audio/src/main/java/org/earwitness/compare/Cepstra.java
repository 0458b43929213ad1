package org.earwitness.compare;

import org.jspecify.annotations.Nullable;

/**
 * The cepstral coefficients of a recording's frames, in units of 1/{@value #SCALE} dB. Like the levels they are of, they are made
 * in blocks of {@value #BLOCK_FRAMES} frames when one is asked for, and kept.
 */
final class Cepstra {
    static final float SCALE = 64;
    private static final int COEFFICIENTS = CommonLevels.COEFFICIENTS;
    private static final int BLOCK_FRAMES = 512;
    /** After the coefficients of a frame comes 1 if it is loud enough to be told from others, else 0. */
    private static final int STRIDE = COEFFICIENTS + 1;

    private final BandLevels bands;
    private final CommonLevels.Side side;
    private final short[] @Nullable [] blocks;
    private final byte[] levels = new byte[BLOCK_FRAMES * BandLevels.BANDS];
    private final float[][] rows = new float[COEFFICIENTS][BLOCK_FRAMES];
    private final boolean[] tells = new boolean[BLOCK_FRAMES];

    Cepstra(BandLevels bands, CommonLevels.Side side) {
        this.bands = bands;
        this.side = side;
        blocks = new short[(bands.frames() - 1) / BLOCK_FRAMES + 1][];
    }

    int frames() {
        return bands.frames();
    }

    /** An array that holds the coefficients of a frame, from {@link #place} on. */
    short[] block(int frame) {
        short[] block = blocks[frame / BLOCK_FRAMES];
        return block == null ? made(frame / BLOCK_FRAMES) : block;
    }

    static int place(int frame) {
        return frame % BLOCK_FRAMES * STRIDE;
    }

    private short[] made(int number) {
        int first = number * BLOCK_FRAMES;
        int count = Math.min(BLOCK_FRAMES, frames() - first);
        short[] block = new short[count * STRIDE];
        bands.copy(first, count, levels);
        side.cepstra(levels, count, rows, tells);
        for (int k = 0; k < count; k++) {
            for (int c = 0; c < COEFFICIENTS; c++) {
                block[k * STRIDE + c] = kept(rows[c][k]);
            }
            block[k * STRIDE + COEFFICIENTS] = (short) (tells[k] ? 1 : 0);
        }
        blocks[number] = block;
        return block;
    }

    private static short kept(float coefficient) {
        return (short) Math.clamp(Math.round(SCALE * coefficient), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Whether a frame is loud enough to be told from others. */
    boolean tells(int frame) {
        return tells(block(frame), place(frame));
    }

    /** The same of a frame at a place of a block. */
    static boolean tells(short[] block, int place) {
        return block[place + COEFFICIENTS] != 0;
    }

    /** The first coefficient of a frame, in dB. */
    float first(int frame) {
        return block(frame)[place(frame)] / SCALE;
    }

    /** The share of frames that are loud enough, of those from one to before another; frames outside of the recording are not. */
    double tellingShare(int first, int end) {
        int telling = 0;
        for (int frame = first; frame < Math.min(end, frames()); frame++) {
            telling += tells(frame) ? 1 : 0;
        }
        return (double) telling / (end - first);
    }

    /** One frame: its coefficients in dB. */
    record Frame(float[] cepstrum, boolean tells) {}

    /** A frame among whose neighbours no other is wanted. */
    Frame alone(int frame) {
        bands.copyAlone(frame, levels);
        side.cepstra(levels, 1, rows, tells);
        float[] cepstrum = new float[COEFFICIENTS];
        for (int c = 0; c < COEFFICIENTS; c++) {
            cepstrum[c] = kept(rows[c][0]) / SCALE;
        }
        return new Frame(cepstrum, tells[0]);
    }
}
