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
        int[] trusts = new int[PRINT];
        for (int row = 0; row < prints.length; row++) {
            float present = presence[row] * FULL;
            int weight = 0;
            for (int bit = 0; bit < PRINT; bit++) {
                float trust = Math.min(Math.abs(values[row * PRINT + bit]) * scales[bit], 1f);
                trusts[bit] = (int) (trust * present + 0.5f);
                weight += trusts[bit];
            }
            weights[row] = weight / (float) FULL;
            rows[row * STRIDE] = prints[row];
            layInPlanes(trusts, row * STRIDE + 1);
        }
    }

    private void layInPlanes(int[] trusts, int at) {
        for (int bit = 0; bit < PRINT; bit++) {
            for (int plane = 0; plane < PLANES; plane++) {
                rows[at + plane] |= (trusts[bit] >> plane & 1) << bit;
            }
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
