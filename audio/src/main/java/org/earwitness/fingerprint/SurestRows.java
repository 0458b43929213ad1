package org.earwitness.fingerprint;

import java.util.Arrays;

/** Which rows of a variant of the query are worth looking up: those with no bit, or few, that may as well be the other. */
final class SurestRows {
    private static final int DOUBTFUL_BITS = 6;

    private SurestRows() {}

    /**
     * Of every few rows the one whose doubtful bits are the least doubtful; of these the best.
     *
     * @param values {@link QueryVariant#keyValues}
     * @param spacing rows of which one is taken; even
     * @param most rows taken in all
     * @return the surest first
     */
    static int[] of(float[] values, int rows, int spacing, int most) {
        int groups = (rows + spacing - 1) / spacing;
        long[] sortable = new long[groups];
        int found = 0;
        float[] smallest = new float[DOUBTFUL_BITS];
        for (int group = 0; group < groups; group++) {
            int best = -1;
            float surest = 0;
            for (int row = group * spacing; row < Math.min(rows, (group + 1) * spacing); row += QueryVariant.STEP) {
                float sureness = sureness(values, row * Fingerprint.KEY_BITS, smallest);
                if (sureness > surest) {
                    surest = sureness;
                    best = row;
                }
            }
            if (best >= 0) {
                sortable[found++] = (long) (-surest * 1e6) << 24 | best;
            }
        }
        Arrays.sort(sortable, 0, found);
        int[] chosen = new int[Math.min(found, most)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (int) (sortable[i] & 0xFFFFFF);
        }
        return chosen;
    }

    /** The sum of the smallest magnitudes. */
    private static float sureness(float[] values, int at, float[] smallest) {
        Arrays.fill(smallest, Float.MAX_VALUE);
        for (int bit = 0; bit < Fingerprint.KEY_BITS; bit++) {
            float magnitude = Math.abs(values[at + bit]);
            int place = DOUBTFUL_BITS - 1;
            if (magnitude < smallest[place]) {
                for (; place > 0 && smallest[place - 1] > magnitude; place--) {
                    smallest[place] = smallest[place - 1];
                }
                smallest[place] = magnitude;
            }
        }
        float sum = 0;
        for (float magnitude : smallest) {
            sum += magnitude;
        }
        return sum;
    }
}
