package org.earwitness.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.earwitness.sample.MonoSource;

/** Looks by its waveform for what fills a gap of one recording, anywhere in the other, and judges by it what was found otherwise. */
final class WaveformFill {
    private static final double LEAST_SECONDS = 0.08;
    /** So many seconds are searched, all gaps together. */
    private static final double SEARCHED_SECONDS = 7200;

    private static final double LEAST_REACH_SECONDS = 30;
    private static final double BLOCK_SECONDS = 0.05;
    private static final double STEP_SECONDS = 0.01;
    private static final double LEAST_COVER = 0.75;
    /** Nearer than this to the sequence it would be what is in the gap of the other recording. */
    private static final double SAME_PLACE_SECONDS = 0.05;
    /** Where so much of the sequence agrees by its waveform, whatever carries the same sound does. */
    private static final double USUAL = 0.8;

    private static final double LEAST_BELIEVED = 0.5;

    private final MonoSource a;
    private final MonoSource b;
    private final ByRate<FineLikeness> likenesses;
    private final TimeMaps maps;
    private final List<Kind> kinds;
    private final double reachSeconds;

    /** A rate and pitch that what is looked for may have, and the longest line with them. */
    private record Kind(Track line, WaveformSearch search) {
        Track through(double aSeconds, double bSeconds) {
            return new Track(bSeconds - line.rate() * aSeconds, line.rate(), line.pitch(), aSeconds, aSeconds);
        }
    }

    /** @param gaps how many will be looked at */
    WaveformFill(MonoSource a, MonoSource b, ByRate<FineLikeness> likenesses, TimeMaps maps, int gaps) {
        this.a = a;
        this.b = b;
        this.likenesses = likenesses;
        this.maps = maps;
        kinds = likenesses.lines().stream()
                .filter(line -> likenesses.of(line).phases().tell())
                .map(line ->
                        new Kind(line, new WaveformSearch(likenesses.of(line).phases())))
                .toList();
        reachSeconds = Math.max(LEAST_REACH_SECONDS, SEARCHED_SECONDS / Math.max(1, gaps * kinds.size()) / 2);
    }

    /** The piece that fills a gap of A, if its waveform is anywhere in B. */
    Optional<Piece> ofA(Stretch gap, double nearB) throws IOException {
        Span inside = inside(gap);
        if (inside.seconds() < LEAST_SECONDS) {
            return Optional.empty();
        }
        for (Kind kind : kinds) {
            for (WaveformSearch.Peak peak :
                    kind.search().find(a, inside, kind.line().rate(), b, near(nearB, b), true)) {
                Track found = kind.through(inside.start(), peak.seconds());
                if (Math.abs(found.toB(gap.start().seconds()) - nearB) > SAME_PLACE_SECONDS && fits(found, inside)) {
                    return Optional.of(new Piece(
                            found.between(gap.start().seconds(), gap.end().seconds()), peak.height()));
                }
            }
        }
        return Optional.empty();
    }

    /** The same for a gap of B. */
    Optional<Piece> ofB(Stretch gap, double nearA) throws IOException {
        Span inside = inside(gap);
        if (inside.seconds() < LEAST_SECONDS) {
            return Optional.empty();
        }
        for (Kind kind : kinds) {
            for (WaveformSearch.Peak peak :
                    kind.search().find(b, inside, 1 / kind.line().rate(), a, near(nearA, a), false)) {
                Track found = kind.through(peak.seconds(), inside.start());
                Span inA = new Span(found.toA(inside.start()), found.toA(inside.end()));
                if (Math.abs(found.toA(gap.start().seconds()) - nearA) > SAME_PLACE_SECONDS && fits(found, inA)) {
                    return Optional.of(new Piece(
                            found.between(
                                    Math.max(0, found.toA(gap.start().seconds())),
                                    found.toA(gap.end().seconds())),
                            peak.height()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a piece agrees by its waveform too, where parts as long of the sequence do. */
    boolean agrees(Piece piece) {
        try {
            Track line = likenesses.kind(piece.line());
            return maps.believed(line, piece.seconds()) < USUAL
                    || maps.believed(piece.line(), piece.seconds()) >= LEAST_BELIEVED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a piece, fitted, tells something that lies among other sound: where parts as long of the sequence agree by their
     * waveforms it does so throughout, and it is in B at this place only.
     */
    boolean isTelling(Piece piece) throws IOException {
        boolean usual = maps.believed(likenesses.kind(piece.line()), piece.seconds()) >= USUAL;
        return !usual || (fits(piece.line(), new Span(piece.aStart(), piece.aEnd())) && !isAtSeveralPlaces(piece));
    }

    private boolean isAtSeveralPlaces(Piece piece) throws IOException {
        Span part = new Span(piece.aStart(), piece.aEnd());
        for (Kind kind : kinds) {
            int places = 0;
            for (WaveformSearch.Peak peak :
                    kind.search().find(a, part, kind.line().rate(), b, near(piece.bStart(), b), true)) {
                places += fits(kind.through(part.start(), peak.seconds()), part) ? 1 : 0;
            }
            if (places > 1) {
                return true;
            }
        }
        return false;
    }

    private static Span inside(Stretch gap) {
        return new Span(
                gap.start().seconds() + gap.start().errorSeconds(),
                gap.end().seconds() - gap.end().errorSeconds());
    }

    private Span near(double seconds, MonoSource in) {
        double all = in.samples() / 16_000.0;
        return new Span(Math.max(0, seconds - reachSeconds), Math.min(all, seconds + reachSeconds));
    }

    /** Whether next to all blocks of a part of A, by levels and waveform, are more likely the same sound than not. */
    private boolean fits(Track track, Span part) throws IOException {
        FineLikeness likeness = likenesses.of(track);
        int blocks = 0;
        int like = 0;
        for (double from = part.start(); from + BLOCK_SECONDS <= part.end(); from += BLOCK_SECONDS) {
            double sum = 0;
            for (double at = from + STEP_SECONDS / 2; at < from + BLOCK_SECONDS; at += STEP_SECONDS) {
                sum += likeness.ratio(at, track.toB(at), track.rate());
            }
            blocks++;
            like += sum > 0 ? 1 : 0;
        }
        return like >= LEAST_COVER * blocks;
    }
}
