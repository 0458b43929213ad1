package org.earwitness.examine;

import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleRate;

/** Finds runs of positions at which something holds, and tallies those of at least a given length. */
final class RunFinder {
    private static final long NO_RUN = Long.MAX_VALUE;

    private final int channel;
    private final long least;
    private final SampleRate rate;
    private final PlaceTally tally;
    private long start = NO_RUN;
    private long position;

    RunFinder(int channel, long leastSamples, SampleRate rate, PlaceTally tally) {
        this.channel = channel;
        this.least = leastSamples;
        this.rate = rate;
        this.tally = tally;
    }

    /** Takes the next positions, at all of which it holds or not. */
    void next(boolean holds, int samples) {
        if (!holds) {
            finish();
        } else if (start == NO_RUN) {
            start = position;
        }
        position += samples;
    }

    void finish() {
        if (start != NO_RUN && position - start >= least) {
            tally.add(channel, new SampleRange(start, position), rate);
        }
        start = NO_RUN;
    }
}
