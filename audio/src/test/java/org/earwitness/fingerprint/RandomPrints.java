package org.earwitness.fingerprint;

import java.util.Random;

/** Fingerprints without sound, for tests of storage. */
public final class RandomPrints {
    private static final int KEY_ONE_IN = 5;

    private RandomPrints() {}

    /** A fingerprint of so many frames; a fifth of its places have no key. */
    public static Fingerprint of(Random random, int frames) {
        int[] prints = random.ints(frames).toArray();
        int[] keys = new int[(frames + 1) / Fingerprint.KEY_FRAMES];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = random.nextInt(KEY_ONE_IN) == 0 ? Fingerprint.NO_KEY : random.nextInt(1 << Fingerprint.KEY_BITS);
        }
        return new Fingerprint(prints, keys, frames * Fingerprint.FRAME_SAMPLES / 16_000.0);
    }

    /** The prints, little-endian as a segment has them. */
    public static byte[] bytes(Fingerprint fingerprint) {
        byte[] bytes = new byte[Integer.BYTES * fingerprint.frames()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (fingerprint.print(i / Integer.BYTES) >> Byte.SIZE * (i % Integer.BYTES));
        }
        return bytes;
    }

    /** Whether both have the same prints and keys; a stored fingerprint may have one frame more. */
    public static boolean same(Fingerprint original, Fingerprint stored) {
        boolean same = stored.frames() - original.frames() == original.frames() % Fingerprint.KEY_FRAMES
                && original.durationSeconds() == stored.durationSeconds();
        for (int frame = 0; frame < original.frames() && same; frame++) {
            same = original.print(frame) == stored.print(frame);
        }
        for (int key = 0; key < original.keys() && same; key++) {
            same = original.key(key) == stored.key(key);
        }
        return same;
    }
}
