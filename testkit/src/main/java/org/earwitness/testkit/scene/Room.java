package org.earwitness.testkit.scene;

/**
 * Where a scene is recorded.
 *
 * @param reverberationSeconds time in which sound in the room falls by 60 dB, 0 to 5; 0 for none at all
 * @param reverberationDecibels level of the reverberation against the direct sound, −60 to 6
 * @param noiseDecibels level of the steady noise against full scale, −120 to −10
 * @param humHertz mains frequency, 0 for no hum, else 40 to 70
 * @param humDecibels level of the hum's fundamental against full scale, −120 to −10
 */
public record Room(
        double reverberationSeconds,
        double reverberationDecibels,
        double noiseDecibels,
        double humHertz,
        double humDecibels) {
    public Room {
        require("reverberation time", reverberationSeconds, 0, 5);
        require("reverberation level", reverberationDecibels, -60, 6);
        require("noise level", noiseDecibels, -120, -10);
        if (humHertz != 0) {
            require("hum frequency", humHertz, 40, 70);
        }
        require("hum level", humDecibels, -120, -10);
    }

    /** A hall with hard walls, an air conditioner and a trace of 50 Hz hum. */
    public static Room hall() {
        return new Room(0.7, -9, -52, 50, -62);
    }

    /** A treated studio. */
    public static Room studio() {
        return new Room(0.15, -22, -72, 0, -120);
    }

    /** A street: no room, much noise. */
    public static Room street() {
        return new Room(0, -60, -38, 0, -120);
    }

    private static void require(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + ": expected " + low + " to " + high + ", found " + value);
        }
    }
}
