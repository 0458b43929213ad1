package org.earwitness.fingerprint;

/**
 * What the search keeps of one audio stream: a print of 32 bits for every frame of {@value #FRAME_SAMPLES} samples at 16 kHz,
 * and a key of {@value #KEY_BITS} bits for every other frame.
 *
 * <p>Made by {@link PrintExtractor}; the meaning of the bits is that of {@link PrintFilters}.
 */
public final class Fingerprint {
    /** Samples at 16 kHz from frame to frame: 16 ms. */
    public static final int FRAME_SAMPLES = 256;

    public static final double FRAME_SECONDS = FRAME_SAMPLES / 16_000.0;
    public static final int KEY_BITS = 22;

    /** Frames from key to key. */
    public static final int KEY_FRAMES = 2;

    /** In place of a key where the sound is too even to be told from other sound. */
    public static final int NO_KEY = -1;

    private final int[] prints;
    private final int[] keys;
    private final double durationSeconds;

    /**
     * @param prints one per frame
     * @param keys one for each frame of even number, 0 to 2²² − 1 or {@link #NO_KEY}
     */
    Fingerprint(int[] prints, int[] keys, double durationSeconds) {
        if (keys.length != (prints.length + 1) / KEY_FRAMES || !(durationSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "fingerprint: expected a key for every other print and a duration, found " + keys.length + " keys, "
                            + prints.length + " prints, " + durationSeconds + " s");
        }
        this.prints = prints;
        this.keys = keys;
        this.durationSeconds = durationSeconds;
    }

    /** Number of prints. */
    public int frames() {
        return prints.length;
    }

    int print(int frame) {
        return prints[frame];
    }

    int keys() {
        return keys.length;
    }

    /** The key of frame 2 · {@code index}. */
    int key(int index) {
        return keys[index];
    }

    /** Length of the stream. */
    public double durationSeconds() {
        return durationSeconds;
    }
}
