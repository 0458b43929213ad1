package org.earwitness.testkit;

/**
 * Pseudo-random numbers that depend on the seed alone: the SplitMix64 sequence (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). Its state is 64 bits and its arithmetic is integer, so that every machine
 * and every Java version draws the same numbers. Not for secrets.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        state = mix(seed + GOLDEN_GAMMA);
    }

    /**
     * A generator for one part of a whole. Its numbers depend on this generator's present state and on the label, and
     * drawing from it does not advance this one.
     */
    public SeededRandom fork(String label) {
        long hash = state;
        for (int i = 0; i < label.length(); i++) {
            hash = mix(hash ^ (label.charAt(i) * GOLDEN_GAMMA));
        }
        return new SeededRandom(hash);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A whole number from 0 to {@code bound} − 1; the bound is at least 1. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound: expected at least 1, found " + bound);
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 (included) to 1 (excluded). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** A number from {@code low} (included) to {@code high} (excluded). */
    public double between(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** White noise: uniform over −1 to 1, variance 1/3. */
    public double nextNoise() {
        return nextLong() * 0x1p-63;
    }

    /**
     * A bell-shaped number of mean 0 and variance 1: the scaled sum of four uniform 16-bit numbers, all within ±3.47.
     */
    public double nextBell() {
        long bits = nextLong();
        long sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
        return (sum - 131_070) * (1.7320508075688772 / 65_536);
    }

    /** True with the given probability, 0 to 1. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
