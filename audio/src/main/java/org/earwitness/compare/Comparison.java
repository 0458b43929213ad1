package org.earwitness.compare;

import java.util.List;

/**
 * What two recordings have to do with each other.
 *
 * @param aSeconds length of A
 * @param bSeconds length of B
 * @param regions in the order of time in A, where that is the same or nothing in the order of time in B
 * @param dropouts short losses inside what is the same, in the order of time in A
 */
public record Comparison(double aSeconds, double bSeconds, List<Region> regions, List<Dropout> dropouts) {
    public Comparison {
        regions = List.copyOf(regions);
        dropouts = List.copyOf(dropouts);
    }

    /** Where the same sound goes on with a little less of it in one recording, in the order of time in A. */
    public List<Slip> slips() {
        return Slip.of(regions);
    }

    /** Seconds of A whose sound B has too, wherever it lies there. */
    public double commonSeconds() {
        double sum = 0;
        for (Region region : regions) {
            if (region instanceof Region.Same || region instanceof Region.Moved) {
                sum += region.a().seconds();
            }
        }
        return sum;
    }
}
