package org.earwitness.examine;

/**
 * One measured value.
 *
 * @param name what was measured, in words joined by underscores
 * @param channel the channel that it belongs to, 1 for the first; 0 for the recording as a whole
 * @param value finite
 * @param unit as printed: s, Hz, dBFS, dB, LUFS, samples, ratio, count
 * @param resolution the value is known to within half of this to either side, in the same unit; 0 where it is exact
 */
public record Quantity(String name, int channel, double value, String unit, double resolution) {
    public Quantity {
        if (!Double.isFinite(value) || !(resolution >= 0) || channel < 0) {
            throw new IllegalArgumentException(
                    "quantity " + name + ": expected a finite value, a resolution and a channel "
                            + "of at least 0, found " + value + ", " + resolution + " and " + channel);
        }
    }

    static Quantity ofRecording(String name, double value, String unit, double resolution) {
        return new Quantity(name, 0, value, unit, resolution);
    }
}
