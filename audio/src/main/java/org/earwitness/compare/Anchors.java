package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.sample.MonoSource;
import org.earwitness.signal.MonoView;

/**
 * Finds passages of A in B by their fingerprints: windows of A are searched in the prints of B.
 *
 * <p>Of lines with nearly the same rate and pitch the rate is their median, so that a line of ten seconds is right over minutes.
 */
final class Anchors {
    private static final int RATE = 16_000;
    private static final int BLOCK = 1 << 15;
    private static final int WINDOW_SECONDS = 12;
    /** Of what is longer a third is searched: its lines are long, and what lies between is found from them. */
    private static final int LONG_SECONDS = 600;

    private static final int WINDOW_OF_LONG_SECONDS = 8;
    private static final int SPACING_OF_LONG_SECONDS = 24;
    private static final double NEAR_ONE = 0.0003;

    private Anchors() {}

    static List<Track> of(MonoSource a, MonoSource b) throws IOException {
        CopySearch search = new CopySearch(List.of(CopySearch.Part.whole(index(b))));
        boolean isLong = a.samples() > (long) LONG_SECONDS * RATE;
        int spacing = isLong ? SPACING_OF_LONG_SECONDS : WINDOW_SECONDS;
        var tracks = new ArrayList<Track>();
        float[] window = new float[(isLong ? WINDOW_OF_LONG_SECONDS : WINDOW_SECONDS) * RATE];
        for (long first = 0; first < a.samples(); first += (long) spacing * RATE) {
            // The last window is a whole one too.
            long start = Math.max(0, Math.min(first, a.samples() - window.length));
            int count = (int) Math.min(window.length, a.samples() - start);
            a.read(start, window, count);
            Query query = search.query(CopySearch.Effort.UNTIL_CLEAR);
            query.begin(MonoView.FORMAT);
            query.accept(window, count);
            query.end();
            for (Match match : query.matches()) {
                tracks.add(track(match, (double) start / RATE));
            }
        }
        return settled(tracks);
    }

    private static IndexSegment index(MonoSource b) throws IOException {
        PrintExtractor extractor = new PrintExtractor();
        extractor.begin(MonoView.FORMAT);
        float[] block = new float[BLOCK];
        for (long first = 0; first < b.samples(); first += BLOCK) {
            int count = (int) Math.min(BLOCK, b.samples() - first);
            b.read(first, block, count);
            extractor.accept(block, count);
        }
        extractor.end();
        return IndexSegment.of(List.of(new IndexSegment.Entry("b", extractor.fingerprint())));
    }

    private static Track track(Match match, double windowStart) {
        double aStart = windowStart + match.queryStartSeconds();
        double aEnd = windowStart + match.queryEndSeconds();
        double pitch = 1 / match.pitch();
        double offset = match.matchStartSeconds() - match.speed() * aStart;
        return new Track(offset, match.speed(), pitch, aStart, aEnd);
    }

    /** Gives lines of nearly the same rate and pitch the same; each stays where it is in its middle. */
    private static List<Track> settled(List<Track> tracks) {
        var left = new ArrayList<>(tracks);
        left.sort(Comparator.comparingDouble((Track track) -> track.aEnd() - track.aStart())
                .reversed());
        var settled = new ArrayList<Track>();
        while (!left.isEmpty()) {
            Track longest = left.getFirst();
            List<Track> alike = left.stream().filter(longest::hasRateOf).toList();
            left.removeAll(alike);
            double rate = median(alike);
            double pitch = longest.pitch();
            if (Math.abs(rate - 1) < NEAR_ONE) {
                rate = 1;
            }
            if (Math.abs(pitch - 1) < 2 * NEAR_ONE) {
                pitch = 1;
            }
            for (Track track : alike) {
                double middle = (track.aStart() + track.aEnd()) / 2;
                settled.add(new Track(track.toB(middle) - rate * middle, rate, pitch, track.aStart(), track.aEnd()));
            }
        }
        return settled;
    }

    /** The rate of which half of the seconds lie on lines with a smaller one. */
    private static double median(List<Track> tracks) {
        List<Track> sorted =
                tracks.stream().sorted(Comparator.comparingDouble(Track::rate)).toList();
        double half = sorted.stream()
                        .mapToDouble(track -> track.aEnd() - track.aStart())
                        .sum()
                / 2;
        double sum = 0;
        for (Track track : sorted) {
            sum += track.aEnd() - track.aStart();
            if (sum >= half) {
                return track.rate();
            }
        }
        throw new IllegalArgumentException("rate: expected at least one line");
    }
}
