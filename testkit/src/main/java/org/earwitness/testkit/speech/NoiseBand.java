package org.earwitness.testkit.speech;

import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.BandPass;

/** The hiss of a narrow place in the mouth: noise in one band, of the level asked for whatever its band. */
final class NoiseBand {
    private final SeededRandom random;
    private final BandPass band;
    private boolean ringing;

    NoiseBand(double rateHertz, SeededRandom random) {
        this.random = random;
        band = new BandPass(rateHertz, 1500, 1500);
    }

    /** Adds noise whose root mean square moves linearly from {@code fromLevel} to {@code toLevel}. */
    void addTo(double[] block, int count, double hertz, double bandwidthHertz, double fromLevel, double toLevel) {
        boolean silent = fromLevel == 0 && toLevel == 0;
        if (silent && !ringing) {
            return;
        }
        band.tune(hertz, bandwidthHertz);
        double factor = band.noiseFactor();
        double level = fromLevel * factor;
        double step = (toLevel * factor - level) / count;
        for (int n = 0; n < count; n++) {
            block[n] += band.next(level * random.nextNoise());
            level += step;
        }
        ringing = !silent;
    }
}
