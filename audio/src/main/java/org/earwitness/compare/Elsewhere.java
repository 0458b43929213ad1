package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what only one recording seems to have at other places of the other: in the gaps there, where it was moved to, and
 * near by, where it was repeated.
 */
final class Elsewhere {
    private static final double LEAST_SECONDS = 0.2;
    private static final double LONGEST_SECONDS = 20;
    private static final double NEAR_SECONDS = 40;
    private static final double LEAST_TELLING = 0.4;
    private static final double LEAST_COVER = 0.75;
    private static final double FRAME = SoundLikeness.A_SECONDS;
    private static final double BRIDGED_SECONDS = 0.12;

    private final ByRate<SoundLikeness> likenesses;
    private final List<TrackSearch> searches;
    private final WaveformFill waveforms;
    private final double leastMean;
    private final double aSeconds;
    private final double bSeconds;

    /**
     * @param reachSeconds how far in B from where known lines lead
     * @param usualMean logarithm of the likelihood ratio where both carry the same sound
     */
    Elsewhere(
            ByRate<SoundLikeness> likenesses,
            double reachSeconds,
            WaveformFill waveforms,
            double usualMean,
            double aSeconds,
            double bSeconds) {
        leastMean = Course.LEAST_OF_USUAL * usualMean;
        this.likenesses = likenesses;
        searches = likenesses.lines().stream()
                .map(line -> new TrackSearch(likenesses.of(line), line.rate(), line.pitch(), reachSeconds))
                .toList();
        this.waveforms = waveforms;
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
    }

    /** The best piece that fills a gap of A; first it is looked for by its waveform, then in gaps of B, then near by. */
    Optional<Piece> ofA(Stretch gap, List<Stretch> gapsOfB, double nearB) throws IOException {
        Optional<Piece> sure = waveforms.ofA(gap, nearB);
        return sure.isPresent() ? sure : byLevelsOfA(gap, gapsOfB, nearB).filter(waveforms::agrees);
    }

    private Optional<Piece> byLevelsOfA(Stretch gap, List<Stretch> gapsOfB, double nearB) {
        if (gap.seconds() < LEAST_SECONDS || gap.seconds() > LONGEST_SECONDS) {
            return Optional.empty();
        }
        var tracks = new ArrayList<Track>();
        for (TrackSearch search : searches) {
            for (Stretch other : gapsOfB) {
                if (other.seconds() >= LEAST_SECONDS) {
                    tracks.addAll(search.searchIn(
                            gap.start().seconds(),
                            gap.end().seconds(),
                            other.start().seconds() - 1,
                            other.end().seconds() + 1));
                }
            }
            tracks.addAll(search.searchIn(
                    gap.start().seconds(),
                    gap.end().seconds(),
                    Math.max(0, nearB - NEAR_SECONDS),
                    Math.min(bSeconds, nearB + NEAR_SECONDS)));
        }
        return best(tracks, gap, true);
    }

    /** The best piece that fills a gap of B, near an instant of A. */
    Optional<Piece> ofB(Stretch gap, double nearA) throws IOException {
        Optional<Piece> sure = waveforms.ofB(gap, nearA);
        return sure.isPresent() ? sure : byLevelsOfB(gap, nearA).filter(waveforms::agrees);
    }

    private Optional<Piece> byLevelsOfB(Stretch gap, double nearA) {
        if (gap.seconds() < LEAST_SECONDS || gap.seconds() > LONGEST_SECONDS) {
            return Optional.empty();
        }
        double from = Math.max(0, nearA - NEAR_SECONDS);
        double to = Math.min(aSeconds, nearA + NEAR_SECONDS);
        var tracks = new ArrayList<Track>();
        for (TrackSearch search : searches) {
            tracks.addAll(
                    search.searchIn(from, to, gap.start().seconds(), gap.end().seconds()));
        }
        return best(tracks, gap, false);
    }

    private Optional<Piece> best(List<Track> tracks, Stretch gap, boolean inA) {
        Optional<Piece> best = Optional.empty();
        for (Track track : tracks) {
            double start = inA
                    ? gap.start().seconds()
                    : Math.max(0, track.toA(gap.start().seconds()));
            double end = inA
                    ? gap.end().seconds()
                    : Math.min(aSeconds, track.toA(gap.end().seconds()));
            Optional<Piece> piece = part(track, start, end);
            if (piece.isPresent()
                    && piece.get().seconds() >= LEAST_COVER * (end - start)
                    && (best.isEmpty() || piece.get().weight() > best.get().weight())) {
                best = piece;
            }
        }
        return best;
    }

    /** The part of a line with the greatest sum of likelihood ratios, each less what other sound may reach. */
    private Optional<Piece> part(Track track, double start, double end) {
        SoundLikeness likeness = likenesses.of(track);
        int first = (int) Math.ceil(start / FRAME);
        int last = (int) (end / FRAME);
        double sum = 0;
        double best = 0;
        int from = first;
        int bestFrom = first;
        int bestTo = first;
        for (int frame = first; frame < Math.min(last, likeness.aFrames()); frame++) {
            sum += likeness.ratio(frame, SoundLikeness.frameOfB(track.toB(frame * FRAME))) - leastMean / 2;
            if (sum < 0) {
                sum = 0;
                from = frame + 1;
            } else if (sum > best) {
                best = sum;
                bestFrom = from;
                bestTo = frame + 1;
            }
        }
        Track part = track.between(
                bestFrom * FRAME - start < BRIDGED_SECONDS ? start : bestFrom * FRAME,
                end - bestTo * FRAME < BRIDGED_SECONDS ? end : bestTo * FRAME);
        double seconds = (bestTo - bestFrom) * FRAME;
        return seconds < LEAST_SECONDS || !(likeness.tellingMean(part, LEAST_TELLING) >= leastMean)
                ? Optional.empty()
                : Optional.of(new Piece(part, TrackPath.WEIGHT * best));
    }
}
