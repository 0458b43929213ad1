package org.earwitness.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        assertThat(new SeededRandom(5).nextLong()).isEqualTo(new SeededRandom(5).nextLong());
        assertThat(new SeededRandom(5).nextLong()).isNotEqualTo(new SeededRandom(6).nextLong());
    }

    @Test
    void aForkDependsOnItsLabelAndDoesNotAdvanceItsParent() {
        SeededRandom parent = new SeededRandom(9);
        long first = parent.fork("ក").nextLong();
        assertThat(parent.fork("ក").nextLong()).isEqualTo(first);
        assertThat(parent.fork("ខ").nextLong()).isNotEqualTo(first);
        assertThat(parent.nextLong()).isEqualTo(new SeededRandom(9).nextLong());
    }

    @Test
    void numbersKeepTheirRangesMeansAndVariances() {
        SeededRandom random = new SeededRandom(1);
        int draws = 200_000;
        double sum = 0;
        double noisePower = 0;
        double bellPower = 0;
        int[] counts = new int[7];
        for (int i = 0; i < draws; i++) {
            double unit = random.nextDouble();
            assertThat(unit).isBetween(0.0, Math.nextDown(1.0));
            sum += unit;
            noisePower += Math.pow(random.nextNoise(), 2);
            bellPower += Math.pow(random.nextBell(), 2);
            counts[random.nextInt(7)]++;
        }
        assertThat(sum / draws).isBetween(0.497, 0.503);
        assertThat(noisePower / draws).isBetween(0.330, 0.337);
        assertThat(bellPower / draws).isBetween(0.99, 1.01);
        for (int count : counts) {
            assertThat(count).isBetween(draws / 7 - 700, draws / 7 + 700);
        }
    }
}
