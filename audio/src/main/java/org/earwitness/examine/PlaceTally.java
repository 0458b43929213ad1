package org.earwitness.examine;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleRate;

/** Counts ranges, adds up their lengths and keeps the first of them. */
final class PlaceTally {
    private final List<Place> first = new ArrayList<>();
    private long count;
    private long samples;

    void add(int channel, SampleRange range, SampleRate rate) {
        count++;
        samples += range.length();
        if (first.size() < Observation.MAXIMUM_PLACES) {
            first.add(new Place(channel, rate.seconds(range.start()), rate.seconds(range.end())));
        }
    }

    List<Place> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }

    long samples() {
        return samples;
    }
}
