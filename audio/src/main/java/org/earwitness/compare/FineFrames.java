package org.earwitness.compare;

import java.io.IOException;
import org.earwitness.sample.MonoSource;

/** Cepstral coefficients of single short frames of 16 ms, centred anywhere in A and B. */
final class FineFrames {
    static final double SECONDS = 0.016;
    private static final int RATE = 16_000;
    private static final int SIZE = 256;

    private final CommonLevels levels;
    private final Side a;
    private final Side b;

    FineFrames(MonoSource a, MonoSource b, CommonLevels levels, double pitch) {
        this.levels = levels;
        this.a = new Side(a, 1);
        this.b = new Side(b, pitch);
    }

    /** @return whether the frame is loud enough to be told from others */
    boolean ofA(double seconds, float[] cepstrum) throws IOException {
        return levels.ofA(a.levels(seconds), cepstrum);
    }

    boolean ofB(double seconds, float[] cepstrum) throws IOException {
        return levels.ofB(b.levels(seconds), cepstrum);
    }

    /** Takes in how much of the one recording's sound the other has. */
    void addCover(double aSeconds, double bSeconds, Cover cover) throws IOException {
        levels.addCover(a.levels(aSeconds), b.levels(bSeconds), cover);
    }

    private static final class Side {
        private final HeldSound sound;
        private final BandFilter filter;
        private final float[] decibels = new float[BandFilter.BANDS];

        Side(MonoSource source, double pitch) {
            this.sound = new HeldSound(source);
            this.filter = new BandFilter(SIZE, pitch);
        }

        float[] levels(double seconds) throws IOException {
            int first = sound.at(Math.round(seconds * RATE) - SIZE / 2, SIZE);
            filter.levels(sound.samples(), first, decibels);
            return decibels;
        }
    }
}
