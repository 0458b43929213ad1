package org.earwitness.fingerprint;

/**
 * The keys under which landmarks are looked up: pairs of an anchor landmark and a later target landmark (Wang, An
 * Industrial-Strength Audio Search Algorithm, ISMIR 2003).
 *
 * <p>A key joins three coarse steps: the anchor's frequency (40 Hz), the target's frequency less the anchor's (40 Hz), the
 * target's time less the anchor's (16 ms). A query looks up every key that its pair could have fallen to within the
 * tolerances, so that a value near a step's edge is not lost.
 */
final class LandmarkPairs {
    static final int KEYS = 1 << 19;

    private static final int FREQUENCY_STEP = 400;
    private static final int TIME_STEP = 16;
    private static final int LARGEST_FREQUENCY_DIFFERENCE = 8_000;
    private static final int SMALLEST_TIME_DIFFERENCE = 32;
    private static final int LARGEST_TIME_DIFFERENCE = 640;
    private static final int TARGETS = 6;
    private static final double FREQUENCY_TOLERANCE = 120;
    private static final double DIFFERENCE_TOLERANCE = 140;
    private static final double TIME_TOLERANCE = 7;

    private static final int DIFFERENCE_CELLS = 2 * (LARGEST_FREQUENCY_DIFFERENCE / FREQUENCY_STEP) + 3;
    private static final int TIME_CELLS = LARGEST_TIME_DIFFERENCE / TIME_STEP + 2;

    private LandmarkPairs() {}

    /** Receives a key and the time of the pair's anchor in milliseconds. */
    @FunctionalInterface
    interface Visitor {
        void pair(int key, double anchorMilliseconds);
    }

    /** Every pair of a fingerprint, one key each: what an index stores. */
    static void stored(Fingerprint fingerprint, Visitor visitor) {
        for (int anchor = 0; anchor < fingerprint.size(); anchor++) {
            int time = fingerprint.time(anchor);
            int frequency = fingerprint.frequency(anchor);
            int targets = 0;
            for (int target = anchor + 1; target < fingerprint.size() && targets < TARGETS; target++) {
                int later = fingerprint.time(target) - time;
                int higher = fingerprint.frequency(target) - frequency;
                if (later > LARGEST_TIME_DIFFERENCE) {
                    break;
                }
                if (later >= SMALLEST_TIME_DIFFERENCE && Math.abs(higher) <= LARGEST_FREQUENCY_DIFFERENCE) {
                    visitor.pair(key(cell(frequency), cell(higher), later / TIME_STEP), time);
                    targets++;
                }
            }
        }
    }

    /**
     * Every pair whose anchor is one of the landmarks first to last − 1, after undoing a speed: times are multiplied and
     * frequencies divided by it.
     */
    static void sought(Fingerprint fingerprint, int first, int last, double speed, Visitor visitor) {
        for (int anchor = first; anchor < last; anchor++) {
            double time = fingerprint.time(anchor) * speed;
            double frequency = fingerprint.frequency(anchor) / speed;
            int targets = 0;
            for (int target = anchor + 1; target < fingerprint.size() && targets < TARGETS; target++) {
                double later = fingerprint.time(target) * speed - time;
                double higher = fingerprint.frequency(target) / speed - frequency;
                if (later > LARGEST_TIME_DIFFERENCE) {
                    break;
                }
                if (later >= SMALLEST_TIME_DIFFERENCE && Math.abs(higher) <= LARGEST_FREQUENCY_DIFFERENCE) {
                    visitNear(frequency, higher, later, time, visitor);
                    targets++;
                }
            }
        }
    }

    private static void visitNear(double frequency, double higher, double later, double time, Visitor visitor) {
        int lowest = cell(frequency - FREQUENCY_TOLERANCE);
        int highest = cell(frequency + FREQUENCY_TOLERANCE);
        int smallest = cell(higher - DIFFERENCE_TOLERANCE);
        int largest = cell(higher + DIFFERENCE_TOLERANCE);
        int earliest = (int) ((later - TIME_TOLERANCE) / TIME_STEP);
        int latest = (int) ((later + TIME_TOLERANCE) / TIME_STEP);
        for (int f = lowest; f <= highest; f++) {
            for (int d = smallest; d <= largest; d++) {
                for (int t = earliest; t <= latest; t++) {
                    visitor.pair(key(f, d, t), time);
                }
            }
        }
    }

    private static int cell(double tenthsOfHertz) {
        return (int) Math.floor(tenthsOfHertz / FREQUENCY_STEP);
    }

    private static int key(int frequencyCell, int differenceCell, int timeCell) {
        int difference = differenceCell + DIFFERENCE_CELLS / 2;
        return ((frequencyCell * DIFFERENCE_CELLS + difference) * TIME_CELLS + timeCell) & (KEYS - 1);
    }
}
