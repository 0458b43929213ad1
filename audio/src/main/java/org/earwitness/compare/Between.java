package org.earwitness.compare;

/** Values between samples, by a cubic through four of them (Catmull and Rom, 1974). */
final class Between {
    /** Places that drift by less than so much of a sample count as equally far apart. */
    private static final double DRIFT = 0.005;

    private Between() {}

    /** The value at a place, of which the sample before and two after it must be there. */
    static float at(float[] samples, double place) {
        int index = (int) place;
        float x = (float) (place - index);
        float before = samples[index - 1];
        float first = samples[index];
        float second = samples[index + 1];
        float after = samples[index + 2];
        return first
                + 0.5f
                        * x
                        * (second
                                - before
                                + x
                                        * (2 * before
                                                - 5 * first
                                                + 4 * second
                                                - after
                                                + x * (3 * (first - second) + after - before)));
    }

    /**
     * The values at equally distant places.
     *
     * @param place of the first
     * @param rate samples from one to the next
     * @param values receives as many as it has room for
     */
    static void run(float[] samples, double place, double rate, float[] values) {
        if (Math.abs(rate - 1) * values.length < DRIFT) {
            evenly(samples, place + (rate - 1) * values.length / 2, values);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = at(samples, place + i * rate);
        }
    }

    /** All at the same distance from the sample before them, so that the processor's vector units take several at a time. */
    private static void evenly(float[] samples, double place, float[] values) {
        int index = (int) place;
        float x = (float) (place - index);
        float ofBefore = 0.5f * x * (x * (2 - x) - 1);
        float ofFirst = 1 + 0.5f * x * x * (3 * x - 5);
        float ofSecond = 0.5f * x * (1 + x * (4 - 3 * x));
        float ofAfter = 0.5f * x * x * (x - 1);
        for (int i = 0; i < values.length; i++) {
            int at = index + i;
            values[i] = ofBefore * samples[at - 1]
                    + ofFirst * samples[at]
                    + ofSecond * samples[at + 1]
                    + ofAfter * samples[at + 2];
        }
    }
}
