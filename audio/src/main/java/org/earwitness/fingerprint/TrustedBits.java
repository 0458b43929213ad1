package org.earwitness.fingerprint;

/**
 * Prints of the query whose bits are trusted more or less, laid out for comparing them with many prints.
 *
 * <p>A trust is a whole number of 127ths. A row is kept as eight numbers of 32 bits: the print, and seven planes of which plane
 * p holds bit p of each trust. What disagrees with another print then weighs Σ 2^p · (bits set in plane p where the prints
 * differ): seven counts of bits in place of 32 sums of numbers, and a quarter of the memory.
 */
final class TrustedBits {
    private static final int PLANES = 7;
    private static final int FULL = (1 << PLANES) - 1;
    /** Numbers to a row: the print, then the planes, the least first. */
    private static final int STRIDE = PLANES + 1;

    private static final int PRINT = PrintFilters.PRINT_BITS;

    private final int[] rows;
    private final float[] weights;

    /**
     * @param values 32 of each row; the farther from 0, the surer the bit
     * @param prints the signs of the values
     * @param scales for each of the 32 bits, the trust in it per unit of its value; it ends at 1
     * @param presence 0 to 1 for each row, by which its trusts are multiplied
     */
    TrustedBits(float[] values, int[] prints, float[] scales, float[] presence) {
        rows = new int[prints.length * STRIDE];
        weights = new float[prints.length];
        for (int row = 0; row < prints.length; row++) {
            rows[row * STRIDE] = prints[row];
            int weight = 0;
            for (int bit = 0; bit < PRINT; bit += Byte.SIZE) {
                long trusts = trusts(values, row * PRINT + bit, scales, bit, presence[row] * FULL);
                weight += sumOfBytes(trusts);
                layInPlanes(trusts, row * STRIDE + 1, bit);
            }
            weights[row] = weight / (float) FULL;
        }
    }

    /** Eight trusts, a byte each, the first lowest. */
    private static long trusts(float[] values, int at, float[] scales, int bit, float full) {
        long trusts = 0;
        for (int i = 0; i < Byte.SIZE; i++) {
            float trust = Math.min(Math.abs(values[at + i]) * scales[bit + i], 1f);
            trusts |= (long) (int) (trust * full + 0.5f) << Byte.SIZE * i;
        }
        return trusts;
    }

    private static int sumOfBytes(long bytes) {
        long pairs = (bytes & 0x00FF00FF00FF00FFL) + (bytes >>> 8 & 0x00FF00FF00FF00FFL);
        return (int) (pairs * 0x0001000100010001L >>> 48);
    }

    /** Moves bit p of each of eight bytes to plane p: one multiplication brings the eight bits side by side. */
    private void layInPlanes(long bytes, int at, int bit) {
        for (int plane = 0; plane < PLANES; plane++) {
            long lowestBits = bytes >>> plane & 0x0101010101010101L;
            rows[at + plane] |= (int) (lowestBits * 0x0102040810204080L >>> 56) << bit;
        }
    }

    /** The sum of the trusts in the bits of a row that agree with a print, less that in those that do not. */
    float agreement(int row, int print) {
        int at = row * STRIDE;
        int wrong = rows[at] ^ print;
        int disagreeing = Integer.bitCount(rows[at + 1] & wrong)
                + (Integer.bitCount(rows[at + 2] & wrong) << 1)
                + (Integer.bitCount(rows[at + 3] & wrong) << 2)
                + (Integer.bitCount(rows[at + 4] & wrong) << 3)
                + (Integer.bitCount(rows[at + 5] & wrong) << 4)
                + (Integer.bitCount(rows[at + 6] & wrong) << 5)
                + (Integer.bitCount(rows[at + 7] & wrong) << 6);
        return weights[row] - disagreeing * (2f / FULL);
    }

    /** The largest agreement that a row can have. */
    float weight(int row) {
        return weights[row];
    }

    /** The bits of a row that are trusted fully. */
    int strong(int row) {
        int strong = -1;
        for (int plane = 1; plane <= PLANES; plane++) {
            strong &= rows[row * STRIDE + plane];
        }
        return strong;
    }

    /** The bits of a row that are trusted by less than half. */
    int weak(int row) {
        return ~rows[row * STRIDE + PLANES];
    }

    /** The sum of the trusts in some bits of a row. */
    float weight(int row, int bits) {
        int sum = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            sum += Integer.bitCount(rows[row * STRIDE + 1 + plane] & bits) << plane;
        }
        return sum / (float) FULL;
    }
}
