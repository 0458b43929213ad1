package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earwitness.sample.MonoSource;

/** Fits the lines of pieces to the sound. A short one takes its rate from the longest of its kind. */
final class Fitting {
    private static final double LEAST_SECONDS_FOR_RATE = 8;
    /** A piece as long has all frequencies. */
    private static final double LONGEST_MOVED_SECONDS = 30;

    private static final double LEAST_LEARNED_FROM_SECONDS = 10;

    private final MonoSource a;
    private final MonoSource b;
    private final TimeMaps fitting;
    private final Map<Piece, Optional<TimeMap>> byWaveform = new IdentityHashMap<>();
    private final Map<Piece, TimeMap> maps = new IdentityHashMap<>();
    private final List<Piece> sequence = new ArrayList<>();
    private final List<Track> lines = new ArrayList<>();
    private final ByRate<FineLikeness> fine = new ByRate<>();

    /** @param chain from which the rate and what the sound went through are learned, in order */
    Fitting(MonoSource a, MonoSource b, ByRate<SoundLikeness> likenesses, List<Piece> chain) throws IOException {
        this.a = a;
        this.b = b;
        fitting = new TimeMaps(a, b);
        for (Piece piece : chain) {
            for (Track part : fitting.parts(piece.line())) {
                double share = (part.aEnd() - part.aStart()) / piece.seconds();
                sequence.add(share == 1 ? piece : new Piece(part, share * piece.weight()));
            }
        }
        List<Piece> longestFirst = sequence.stream()
                .sorted(Comparator.comparingDouble(Piece::seconds).reversed())
                .toList();
        for (Piece piece : longestFirst) {
            Track line = withRate(piece.line());
            Optional<TimeMap> map = fitting.byWaveform(line);
            byWaveform.put(piece, map);
            lines.add(map.map(fitted -> along(line, fitted)).orElse(line));
        }
        for (Track kind : likenesses.lines()) {
            List<Track> ofKind = lines.stream()
                    .filter(line -> likenesses.kind(line).equals(kind))
                    .toList();
            if (!ofKind.isEmpty()) {
                fine.add(
                        ofKind.getFirst(),
                        new FineLikeness(a, b, likenesses.of(kind).levels(), ofKind));
            }
        }
    }

    /** The pieces of the chain, divided where the delay changes at once, each on the line that fits its sound best. */
    List<Piece> fitted() throws IOException {
        var fitted = new ArrayList<Piece>();
        for (Piece piece : sequence) {
            fitted.add(fit(piece));
        }
        return fitted;
    }

    /** The piece on the line that fits its sound best. */
    Piece fit(Piece piece) throws IOException {
        Track line = withRate(piece.line());
        Optional<TimeMap> fitted = byWaveform.get(piece);
        if (fitted == null) {
            fitted = fitting.byWaveform(line);
        }
        TimeMap map = fitted.isPresent()
                ? asOthers(along(line, fitted.get()), fitted.get())
                : fitting.byEnvelope(line, fine.of(line));
        Piece placed = piece.on(along(line, map));
        maps.put(placed, map);
        return placed;
    }

    /**
     * A room or a codec delays some frequencies more than others, so that what a short piece has of them moves its line; it is moved to
     * where its phases are most as they are on the longer lines.
     */
    private TimeMap asOthers(Track line, TimeMap map) throws IOException {
        if (line.aEnd() - line.aStart() > LONGEST_MOVED_SECONDS
                || lines.getFirst().aEnd() - lines.getFirst().aStart() < LEAST_LEARNED_FROM_SECONDS) {
            return map;
        }
        return map.later(fine.of(line).phases().later(line));
    }

    /**
     * Pieces in order, those that lie on one line with a longer neighbour, as well as that can be told, taken onto it: its line is known
     * better.
     */
    List<Piece> onLongerLines(List<Piece> pieces) {
        var placed = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Piece longest = piece;
            for (int k = Math.max(0, i - 1); k <= Math.min(pieces.size() - 1, i + 1); k++) {
                Piece neighbour = pieces.get(k);
                longest = neighbour.seconds() > longest.seconds() && isOneLine(piece, neighbour) ? neighbour : longest;
            }
            placed.add(longest == piece ? piece : onLineOf(piece, longest));
        }
        return placed;
    }

    private boolean isOneLine(Piece piece, Piece neighbour) {
        TimeMap map = map(piece);
        TimeMap other = map(neighbour);
        double middle = (piece.aStart() + piece.aEnd()) / 2;
        return piece.line().hasRateOf(neighbour.line())
                && other.basis() == TimeMap.Basis.WAVEFORM
                && Math.abs(map.toB(middle) - other.toB(middle)) < map.errorSeconds() + other.errorSeconds();
    }

    private Piece onLineOf(Piece piece, Piece longer) {
        Piece placed = piece.on(longer.line().between(piece.aStart(), piece.aEnd()));
        maps.put(placed, map(longer));
        return placed;
    }

    private TimeMap map(Piece piece) {
        return Objects.requireNonNull(maps.get(piece));
    }

    /** The time maps of all pieces that were fitted. */
    Map<Piece, TimeMap> maps() {
        return maps;
    }

    /** @param gaps how many will be looked at */
    WaveformFill waveforms(int gaps) {
        return new WaveformFill(a, b, fine, fitting, gaps);
    }

    /** Short losses on the lines of pieces. */
    Losses losses(ByRate<SoundLikeness> likenesses) {
        return new Losses(likenesses, fine);
    }

    /** @param likeness tells where there is sound above the noise floors */
    PauseEdits pauseEdits(SoundLikeness likeness) {
        return new PauseEdits(a, b, fine, likeness);
    }

    SecondLook secondLook() {
        return new SecondLook(fine, maps);
    }

    Boundaries boundaries() {
        return new Boundaries(fine);
    }

    /** A line too short to tell its rate by takes that of a longer one. */
    private Track withRate(Track line) {
        for (Track other : lines) {
            if (line.aEnd() - line.aStart() < LEAST_SECONDS_FOR_RATE && other.hasRateOf(line)) {
                double middle = (line.aStart() + line.aEnd()) / 2;
                return new Track(
                        line.toB(middle) - other.rate() * middle,
                        other.rate(),
                        line.pitch(),
                        line.aStart(),
                        line.aEnd());
            }
        }
        return line;
    }

    private static Track along(Track line, TimeMap map) {
        return new Track(map.offsetSeconds(), map.rate(), line.pitch(), line.aStart(), line.aEnd());
    }
}
