package org.earwitness.testkit.scene;

import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.PinkFilter;

/** The steady sound of a place in one channel: pink noise and, where asked for, mains hum with three harmonics. */
final class RoomNoise {
    /** Levels of the hum's first four harmonics. */
    private static final double[] HARMONICS = {1, 0.5, 0.7, 0.25};
    /** The mains frequency wanders by this part of itself. */
    private static final double WANDER = 0.0004;

    private final SeededRandom air;
    private final SeededRandom mains;
    private final PinkFilter pink = new PinkFilter();
    private final double noiseLevel;
    private final double humLevel;
    private final double humHertz;
    private final int rateHertz;
    private double drift;
    private double phase;

    RoomNoise(int rateHertz, Room room, SeededRandom random) {
        this.rateHertz = rateHertz;
        air = random.fork("air");
        mains = random.fork("mains");
        noiseLevel = StrictMath.pow(10, room.noiseDecibels() / 20) / PinkFilter.RMS_OF_NOISE;
        humHertz = room.humHertz();
        humLevel = humHertz == 0 ? 0 : StrictMath.pow(10, room.humDecibels() / 20) * Math.sqrt(2);
    }

    void addTo(double[] out, int count) {
        for (int n = 0; n < count; n++) {
            out[n] += noiseLevel * pink.next(air.nextNoise());
        }
        if (humLevel > 0) {
            addHum(out, count);
        }
    }

    private void addHum(double[] out, int count) {
        drift = 0.95 * drift + 0.05 * WANDER * mains.nextBell() * 4;
        double step = humHertz * (1 + drift) / rateHertz;
        // sin of the phase and of its step; the harmonics follow by the addition theorem
        double sine = StrictMath.sin(2 * Math.PI * phase);
        double cosine = StrictMath.cos(2 * Math.PI * phase);
        double stepSine = StrictMath.sin(2 * Math.PI * step);
        double stepCosine = StrictMath.cos(2 * Math.PI * step);
        for (int n = 0; n < count; n++) {
            double second = 2 * sine * cosine;
            double secondCosine = 1 - 2 * sine * sine;
            double third = second * cosine + secondCosine * sine;
            double fourth = 2 * second * secondCosine;
            out[n] += humLevel
                    * (HARMONICS[0] * sine + HARMONICS[1] * second + HARMONICS[2] * third + HARMONICS[3] * fourth);
            double next = sine * stepCosine + cosine * stepSine;
            cosine = cosine * stepCosine - sine * stepSine;
            sine = next;
        }
        phase += step * count;
        phase -= Math.floor(phase);
    }
}
