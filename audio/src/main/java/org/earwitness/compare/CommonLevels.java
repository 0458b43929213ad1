package org.earwitness.compare;

import java.util.Arrays;

/**
 * Makes the levels of two recordings comparable: what differs between them in every frame is taken off, and what only one of them
 * can show is left out. A frame becomes cepstral coefficients of the levels above the louder of the two noise floors.
 *
 * <p>The floor of a band is the level that 5 % of the frames do not reach, and at least that of a few steps of 16 bits. How much
 * louder one recording is than the other in a band is the median over frames that carry the same sound. A band that is never above
 * the floor in one of them is left out.
 */
final class CommonLevels {
    static final int COEFFICIENTS = 14;
    private static final int BANDS = BandFilter.BANDS;
    private static final float SILENT = -100;
    private static final double FLOOR_SHARE = 0.05;
    private static final float ABOVE_FLOOR = 6;
    private static final float FLOOR_MARGIN = 9;
    /** About what noise of two steps of 16 bits has in a band, in dB: codecs add so much to silence, or leave it out. */
    private static final float LEAST_FLOOR = -95;
    /** Of a recording that is as faint itself, the floor is so much under its loudest band, in dB. */
    private static final float MOST_UNDER_LOUDEST = 45;

    private static final double LOUD_SHARE = 0.9;

    /** A frame tells something whose mean level over the floor, the floor added, is more than this, in dB. */
    static final float TELLING = 2.5f;

    private static final int LEAST_FRAMES = 60;
    private static final int MOST_SORTED = 20_000;
    private static final float[] SOFT = softTable();
    private static final float[] COSINES = cosines();

    private final float[] gains = new float[BANDS];
    private final float[] floors = new float[BANDS];
    private final boolean[] used = new boolean[BANDS];
    private int usedBands;

    /** @param pairs frames of A and of B that carry the same sound; without any, the recordings' loud parts are compared */
    CommonLevels(BandLevels a, BandLevels b, int[][] pairs) {
        float[][] aSorted = sorted(a);
        float[][] bSorted = sorted(b);
        float[] aFloors = floors(aSorted);
        float[] bFloors = floors(bSorted);
        if (pairs.length == 0) {
            float[] aLoud = share(aSorted, LOUD_SHARE);
            float[] bLoud = share(bSorted, LOUD_SHARE);
            for (int band = 0; band < BANDS; band++) {
                used[band] = aLoud[band] > SILENT && bLoud[band] > SILENT;
                gains[band] = aLoud[band] - bLoud[band];
            }
        } else {
            learn(a, b, aFloors, bFloors, pairs);
        }
        for (int band = 0; band < BANDS; band++) {
            floors[band] = Math.max(aFloors[band], bFloors[band] + gains[band]) + FLOOR_MARGIN;
            usedBands += used[band] ? 1 : 0;
        }
    }

    private void learn(BandLevels a, BandLevels b, float[] aFloors, float[] bFloors, int[][] pairs) {
        float[] differences = new float[pairs.length];
        for (int band = 0; band < BANDS; band++) {
            int count = 0;
            for (int[] pair : pairs) {
                float aLevel = a.decibels(pair[0], band);
                float bLevel = b.decibels(pair[1], band);
                if (aLevel > aFloors[band] + ABOVE_FLOOR && bLevel > bFloors[band] + ABOVE_FLOOR) {
                    differences[count++] = aLevel - bLevel;
                }
            }
            used[band] = count >= LEAST_FRAMES;
            if (used[band]) {
                Arrays.sort(differences, 0, count);
                gains[band] = differences[count / 2];
            }
        }
    }

    /** For each band the levels of frames spread over a recording, sorted, digital silence left out. */
    private static float[][] sorted(BandLevels levels) {
        int every = Math.max(1, levels.frames() / MOST_SORTED);
        float[][] sorted = new float[BANDS][levels.frames() / every + 1];
        int[] counts = new int[BANDS];
        byte[] frame = new byte[BANDS];
        for (int number = 0; number < levels.frames(); number += every) {
            levels.copyAlone(number, frame);
            for (int band = 0; band < BANDS; band++) {
                float level = BandLevels.decibels(frame[band]);
                if (level > SILENT) {
                    sorted[band][counts[band]++] = level;
                }
            }
        }
        for (int band = 0; band < BANDS; band++) {
            sorted[band] = Arrays.copyOf(sorted[band], counts[band]);
            Arrays.sort(sorted[band]);
        }
        return sorted;
    }

    private static float[] floors(float[][] sorted) {
        float[] floors = share(sorted, FLOOR_SHARE);
        float[] loud = share(sorted, LOUD_SHARE);
        float loudest = SILENT;
        for (float level : loud) {
            loudest = Math.max(loudest, level);
        }
        float least = Math.min(LEAST_FLOOR, loudest - MOST_UNDER_LOUDEST);
        for (int band = 0; band < BANDS; band++) {
            floors[band] = Math.max(floors[band], least);
        }
        return floors;
    }

    /** For each band the level that a share of the frames do not reach. */
    private static float[] share(float[][] sorted, double share) {
        float[] result = new float[BANDS];
        for (int band = 0; band < BANDS; band++) {
            result[band] = sorted[band].length == 0 ? SILENT : sorted[band][(int) (sorted[band].length * share)];
        }
        return result;
    }

    /** Takes in how much of the one recording's sound the other has, from the levels of a frame of each. */
    void addCover(float[] aDecibels, float[] bDecibels, Cover cover) {
        for (int band = 0; band < BANDS; band++) {
            if (used[band]) {
                cover.add(aDecibels[band] - floors[band], bDecibels[band] + gains[band] - floors[band]);
            }
        }
    }

    /** By what the first coefficient is multiplied to give the mean level over the floor, in dB. */
    float meanOfFirst() {
        return (float) Math.sqrt(BANDS) / Math.max(1, usedBands);
    }

    /**
     * Turns the levels of a frame of A into coefficients.
     *
     * @return whether the frame is loud enough to be told from others
     */
    boolean ofA(float[] decibels, float[] cepstrum) {
        return cepstrum(decibels, false, cepstrum);
    }

    /** The same for a frame of B. */
    boolean ofB(float[] decibels, float[] cepstrum) {
        return cepstrum(decibels, true, cepstrum);
    }

    private boolean cepstrum(float[] decibels, boolean withGains, float[] cepstrum) {
        Arrays.fill(cepstrum, 0, COEFFICIENTS, 0f);
        float sum = 0;
        for (int band = 0; band < BANDS; band++) {
            if (used[band]) {
                float above = above(band, decibels[band], withGains);
                sum += above;
                add(band, above, cepstrum);
            }
        }
        return sum > TELLING * usedBands;
    }

    private float above(int band, float decibels, boolean withGains) {
        return soft(decibels + (withGains ? gains[band] : 0) - floors[band]);
    }

    private static void add(int band, float above, float[] cepstrum) {
        for (int k = 0; k < COEFFICIENTS; k++) {
            cepstrum[k] += COSINES[band * COEFFICIENTS + k] * above;
        }
    }

    /** Of one recording, for levels in steps of half a decibel. */
    Side side(boolean ofB) {
        return new Side(ofB);
    }

    /** Makes the coefficients of one of the two recordings from levels in steps. */
    final class Side {
        /** For each band and level how far it is above the floor. */
        private final float[] above = new float[BANDS * BandLevels.LEVELS];

        private Side(boolean ofB) {
            for (int i = 0; i < above.length; i++) {
                float decibels = BandLevels.decibels((byte) (i % BandLevels.LEVELS));
                above[i] = above(i / BandLevels.LEVELS, decibels, ofB);
            }
        }

        /**
         * Turns the levels of frames, one after the other, into coefficients. A coefficient of all frames is one row, so that the
         * processor's vector units take several frames at a time.
         *
         * @param count of frames
         * @param cepstra receives for each coefficient a row
         * @param tells receives for each frame whether it is loud enough to be told from others
         */
        void cepstra(byte[] levels, int count, float[][] cepstra, boolean[] tells) {
            float[] over = new float[count];
            float[] sums = new float[count];
            for (float[] row : cepstra) {
                Arrays.fill(row, 0, count, 0f);
            }
            for (int band = 0; band < BANDS; band++) {
                if (used[band]) {
                    for (int frame = 0; frame < count; frame++) {
                        over[frame] = above[band * BandLevels.LEVELS + (levels[frame * BANDS + band] & 0xff)];
                    }
                    add(over, 1, sums);
                    for (int k = 0; k < COEFFICIENTS; k++) {
                        add(over, COSINES[band * COEFFICIENTS + k], cepstra[k]);
                    }
                }
            }
            for (int frame = 0; frame < count; frame++) {
                tells[frame] = sums[frame] > TELLING * usedBands;
            }
        }

        private static void add(float[] over, float weight, float[] sums) {
            for (int frame = 0; frame < over.length; frame++) {
                sums[frame] += weight * over[frame];
            }
        }
    }

    /** The level of a sound x dB over the floor, with the floor added: 10 lg(1 + 10^(x/10)). */
    private static float soft(float decibels) {
        if (decibels >= 30) {
            return decibels;
        }
        return decibels < -30 ? 0 : SOFT[Math.round((decibels + 30) * 4)];
    }

    private static float[] softTable() {
        float[] table = new float[242];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (10 * Math.log10(1 + Math.pow(10, (i / 4.0 - 30) / 10)));
        }
        return table;
    }

    private static float[] cosines() {
        float[] cosines = new float[BANDS * COEFFICIENTS];
        for (int band = 0; band < BANDS; band++) {
            for (int k = 0; k < COEFFICIENTS; k++) {
                cosines[band * COEFFICIENTS + k] = (float)
                        (Math.sqrt((k == 0 ? 1.0 : 2.0) / BANDS) * Math.cos(Math.PI * k * (band + 0.5) / BANDS));
            }
        }
        return cosines;
    }
}
