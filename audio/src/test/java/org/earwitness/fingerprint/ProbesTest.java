package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final long SEED = Long.getLong("earwitness.seed", 20_261_122L);
    private static final int MOST = 64;

    private static float[] drawn(Random random) {
        float[] magnitudes = new float[Fingerprint.KEY_BITS];
        for (int bit = 0; bit < magnitudes.length; bit++) {
            magnitudes[bit] = (float) Math.abs(random.nextGaussian());
        }
        return magnitudes;
    }

    private static double cost(float[] magnitudes, int set) {
        double sum = 0;
        for (int bit = 0; bit < magnitudes.length; bit++) {
            sum += (set >> bit & 1) == 0 ? 0 : magnitudes[bit];
        }
        return sum;
    }

    @Test
    void theSetsAreTheCheapestOfAllThereAre() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3; round++) {
            float[] magnitudes = drawn(random);
            double[] all = new double[1 << Fingerprint.KEY_BITS];
            for (int set = 0; set < all.length; set++) {
                all[set] = cost(magnitudes, set);
            }
            Arrays.sort(all);
            Probes probes = new Probes(MOST);
            assertThat(probes.list(magnitudes, 0, MOST, Float.MAX_VALUE)).isEqualTo(MOST);
            Set<Integer> distinct = new HashSet<>();
            for (int i = 0; i < MOST; i++) {
                distinct.add(probes.turned(i));
                assertThat(cost(magnitudes, probes.turned(i)))
                        .as("set %d, seed %d", i, SEED)
                        .isCloseTo(all[i], within(1e-5));
            }
            assertThat(distinct).hasSize(MOST);
            assertThat(probes.turned(0)).isZero();
        }
    }

    @Test
    void setsBeyondTheLimitAreLeftOutAndNoneWithinIt() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            float[] magnitudes = drawn(random);
            float limit = 0.5f;
            int within = 0;
            for (int set = 0; set < 1 << Fingerprint.KEY_BITS; set++) {
                within += cost(magnitudes, set) <= limit ? 1 : 0;
            }
            assertThat(new Probes(100_000).list(magnitudes, 0, 100_000, limit))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(within);
        }
    }

    @Test
    void oneListDoesNotDependOnThoseBefore() {
        Random random = new Random(SEED);
        Probes used = new Probes(MOST);
        float[] two = new float[2 * Fingerprint.KEY_BITS];
        System.arraycopy(drawn(random), 0, two, 0, Fingerprint.KEY_BITS);
        float[] second = drawn(random);
        System.arraycopy(second, 0, two, Fingerprint.KEY_BITS, Fingerprint.KEY_BITS);
        used.list(two, 0, MOST, Float.MAX_VALUE);
        used.list(two, Fingerprint.KEY_BITS, MOST, Float.MAX_VALUE);
        Probes fresh = new Probes(MOST);
        fresh.list(second, 0, MOST, Float.MAX_VALUE);
        for (int i = 0; i < MOST; i++) {
            assertThat(used.turned(i)).isEqualTo(fresh.turned(i));
        }
    }
}
