package org.earwitness.fingerprint;

/**
 * The keys that a doubtful key may stand for, most probable first.
 *
 * <p>A bit whose value is near 0 may as well be the other; a set of turned bits costs the sum of their magnitudes. Sets are
 * listed in ascending order of cost by best-first search over the bits sorted by magnitude.
 */
final class Probes {
    private static final int BITS = Fingerprint.KEY_BITS;

    private final int[] order = new int[BITS];
    private final float[] costs;
    private final int[] sets;
    private final float[] heapCosts;
    private final int[] heapSets;
    private int heapSize;

    /** @param most probes that are ever asked for, at least 1 */
    Probes(int most) {
        costs = new float[most];
        sets = new int[most];
        heapCosts = new float[2 * most + 2];
        heapSets = new int[2 * most + 2];
    }

    /**
     * Lists sets of bits to turn, the empty set first.
     *
     * @param magnitudes of the 22 values of the key, from {@code at} on
     * @param most how many sets
     * @param limit sets that cost more are left out
     * @return how many there are; {@link #turned} tells them
     */
    int list(float[] magnitudes, int at, int most, float limit) {
        sort(magnitudes, at);
        sets[0] = 0;
        costs[0] = 0;
        int count = 1;
        heapSize = 0;
        push(magnitudes[at + order[0]], 1);
        while (count < most && heapSize > 0 && heapCosts[0] <= limit) {
            float cost = heapCosts[0];
            int set = heapSets[0];
            pop();
            costs[count] = cost;
            sets[count++] = set;
            int last = 31 - Integer.numberOfLeadingZeros(set);
            if (last + 1 < BITS) {
                float next = magnitudes[at + order[last + 1]];
                push(cost + next, set | 1 << last + 1);
                push(cost + next - magnitudes[at + order[last]], set ^ (3 << last));
            }
        }
        for (int i = 1; i < count; i++) {
            sets[i] = inKeyOrder(sets[i]);
        }
        return count;
    }

    /** The bits of the key that set {@code index} turns. */
    int turned(int index) {
        return sets[index];
    }

    private int inKeyOrder(int set) {
        int bits = 0;
        for (int left = set; left != 0; left &= left - 1) {
            bits |= 1 << order[Integer.numberOfTrailingZeros(left)];
        }
        return bits;
    }

    private void sort(float[] magnitudes, int at) {
        for (int i = 0; i < BITS; i++) {
            int place = i;
            for (; place > 0 && magnitudes[at + order[place - 1]] > magnitudes[at + i]; place--) {
                order[place] = order[place - 1];
            }
            order[place] = i;
        }
    }

    private void push(float cost, int set) {
        int place = heapSize++;
        for (int parent = (place - 1) / 2; place > 0 && heapCosts[parent] > cost; parent = (place - 1) / 2) {
            heapCosts[place] = heapCosts[parent];
            heapSets[place] = heapSets[parent];
            place = parent;
        }
        heapCosts[place] = cost;
        heapSets[place] = set;
    }

    private void pop() {
        heapSize--;
        float cost = heapCosts[heapSize];
        int set = heapSets[heapSize];
        int place = 0;
        for (int child = 1; child < heapSize; child = 2 * place + 1) {
            if (child + 1 < heapSize && heapCosts[child + 1] < heapCosts[child]) {
                child++;
            }
            if (heapCosts[child] >= cost) {
                break;
            }
            heapCosts[place] = heapCosts[child];
            heapSets[place] = heapSets[child];
            place = child;
        }
        heapCosts[place] = cost;
        heapSets[place] = set;
    }
}
