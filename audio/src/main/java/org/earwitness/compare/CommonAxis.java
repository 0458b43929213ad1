package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Lays the copies of a family along one axis of time.
 *
 * <p>The longest copy is laid down first. Then, each time, the copy that shares most seconds with one that lies there: what it
 * shares with copies there goes where they have it, along the time map of each region; what none of them has makes room for itself
 * after the sound that precedes it. So the axis is as long as all different sound together, and what differs between the same
 * neighbours lies one after the other, in an order that says nothing.
 */
final class CommonAxis {
    private static final double SNAP_SECONDS = 0.005;
    private static final double LEAST_SECONDS = 1e-6;

    /** A part that may yet be divided. */
    private static final class Cell {
        private final double seconds;
        private final Map<Integer, AxisPart.Held> held = new HashMap<>();

        Cell(double seconds) {
            this.seconds = seconds;
        }
    }

    /** A part of a copy that another, which lies there, has too. */
    private record Piece(Span own, int other, Span there, boolean certain, double errorSeconds) {
        Piece within(Span part) {
            double scale = own.seconds() == 0 ? 0 : there.seconds() / own.seconds();
            return new Piece(
                    part,
                    other,
                    new Span(
                            there.start() + (part.start() - own.start()) * scale,
                            there.start() + (part.end() - own.start()) * scale),
                    certain,
                    errorSeconds);
        }
    }

    private final CopyPairs pairs;
    private final List<Integer> placed = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    private CommonAxis(CopyPairs pairs) {
        this.pairs = pairs;
    }

    /** @param members copies that are joined by common sound */
    static List<AxisPart> of(CopyPairs pairs, List<Integer> members) {
        CommonAxis axis = new CommonAxis(pairs);
        var left = new ArrayList<>(members);
        left.sort(Comparator.comparingDouble(pairs::seconds).reversed().thenComparing(copy -> copy));
        axis.lay(left.removeFirst());
        while (!left.isEmpty()) {
            int next = left.stream()
                    .max(Comparator.comparingDouble(axis::mostCommon)
                            .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
                    .orElseThrow();
            left.remove(Integer.valueOf(next));
            axis.add(next);
        }
        return axis.parts();
    }

    private void lay(int first) {
        Cell cell = new Cell(pairs.seconds(first));
        cell.held.put(first, new AxisPart.Held(0, pairs.seconds(first), true, 0));
        cells.add(cell);
        placed.add(first);
    }

    private double mostCommon(int copy) {
        return placed.stream()
                .mapToDouble(other -> pairs.between(copy, other).commonSeconds())
                .max()
                .orElse(0);
    }

    private void add(int copy) {
        List<Piece> pieces = pieces(copy);
        double at = 0;
        Optional<Cell> last = Optional.empty();
        var ahead = new ArrayList<Cell>();
        double error = 0;
        for (Piece piece : pieces) {
            if (piece.own().start() - at > LEAST_SECONDS) {
                Span span = new Span(at, piece.own().start());
                Optional<Cell> own = own(copy, span, Math.max(error, piece.errorSeconds()));
                if (last.isPresent() && own.isPresent()) {
                    cells.add(cells.indexOf(last.get()) + 1, own.get());
                    last = own;
                } else {
                    own.ifPresent(ahead::add);
                }
            }
            List<Cell> taken = take(copy, piece);
            if (!taken.isEmpty()) {
                cells.addAll(cells.indexOf(taken.getFirst()), ahead);
                ahead.clear();
                last = Optional.of(taken.getLast());
            }
            at = piece.own().end();
            error = piece.errorSeconds();
        }
        if (pairs.seconds(copy) - at > LEAST_SECONDS) {
            int end = last.map(cell -> cells.indexOf(cell) + 1).orElse(cells.size());
            own(copy, new Span(at, pairs.seconds(copy)), error).ifPresent(own -> cells.add(end, own));
        }
        placed.add(copy);
    }

    /** Room for what no copy has that lies there; none for silence in place of their sound. */
    private Optional<Cell> own(int copy, Span span, double errorSeconds) {
        boolean silent = isMostly(copy, span, region -> region instanceof Region.SilencedA);
        boolean open = isMostly(copy, span, region -> region instanceof Region.Undetermined);
        Cell cell = new Cell(span.seconds());
        cell.held.put(copy, new AxisPart.Held(span.start(), span.end(), !open, errorSeconds));
        return silent ? Optional.empty() : Optional.of(cell);
    }

    private boolean isMostly(int copy, Span span, Predicate<Region> kind) {
        return placed.stream()
                .flatMap(other -> pairs.between(copy, other).regions().stream())
                .anyMatch(region -> kind.test(region) && Link.span(region.a()).shared(span) > 0.5 * span.seconds());
    }

    /** What a copy shares with copies that lie there, those with most in common first; then what may be shared. */
    private List<Piece> pieces(int copy) {
        List<Comparison> known =
                placed.stream().map(other -> pairs.between(copy, other)).toList();
        List<Integer> order = IntStream.range(0, placed.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> known.get(i).commonSeconds())
                        .reversed())
                .toList();
        var pieces = new ArrayList<Piece>();
        for (boolean certain : new boolean[] {true, false}) {
            for (int i : order) {
                for (Region region : known.get(i).regions()) {
                    boolean fits = certain
                            ? Link.Joint.of(region).isPresent()
                            : region instanceof Region.Undetermined
                                    && !region.b().isEmpty();
                    if (fits) {
                        join(pieces, piece(region, placed.get(i), certain));
                    }
                }
            }
        }
        pieces.sort(Comparator.comparingDouble(piece -> piece.own().start()));
        return pieces;
    }

    private static Piece piece(Region region, int other, boolean certain) {
        double error = Math.max(region.a().errorSeconds(), region.b().errorSeconds());
        return new Piece(Link.span(region.a()), other, Link.span(region.b()), certain, error);
    }

    private static void join(List<Piece> pieces, Piece piece) {
        List<Span> taken = pieces.stream().map(Piece::own).toList();
        for (Span part : Span.without(List.of(piece.own()), taken)) {
            if (part.seconds() > SNAP_SECONDS) {
                pieces.add(piece.within(part));
            }
        }
    }

    /** Marks the cells in which the other copy has the piece, divided where it begins and ends. */
    private List<Cell> take(int copy, Piece piece) {
        divide(piece.other(), piece.there().start());
        divide(piece.other(), piece.there().end());
        var taken = new ArrayList<Cell>();
        for (Cell cell : cells) {
            AxisPart.Held there = cell.held.get(piece.other());
            if (there == null || cell.held.containsKey(copy)) {
                continue;
            }
            double middle = there.at(0.5);
            if (middle > piece.there().start() && middle < piece.there().end()) {
                double scale = piece.own().seconds() / piece.there().seconds();
                double start = piece.own().start()
                        + (there.startSeconds() - piece.there().start()) * scale;
                double end = piece.own().start()
                        + (there.endSeconds() - piece.there().start()) * scale;
                cell.held.put(
                        copy,
                        new AxisPart.Held(
                                Math.clamp(
                                        start, piece.own().start(), piece.own().end()),
                                Math.clamp(end, piece.own().start(), piece.own().end()),
                                piece.certain(),
                                piece.errorSeconds()));
                taken.add(cell);
            }
        }
        return taken;
    }

    private void divide(int copy, double seconds) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            AxisPart.Held held = cell.held.get(copy);
            if (held != null
                    && seconds - held.startSeconds() > SNAP_SECONDS
                    && held.endSeconds() - seconds > SNAP_SECONDS) {
                double share = (seconds - held.startSeconds()) / (held.endSeconds() - held.startSeconds());
                Cell before = new Cell(cell.seconds * share);
                Cell after = new Cell(cell.seconds * (1 - share));
                cell.held.forEach((other, its) -> {
                    before.held.put(other, its.between(0, share));
                    after.held.put(other, its.between(share, 1));
                });
                cells.set(i, before);
                cells.add(i + 1, after);
                return;
            }
        }
    }

    private List<AxisPart> parts() {
        var parts = new ArrayList<AxisPart>();
        double at = 0;
        for (Cell cell : cells) {
            parts.add(new AxisPart(at, cell.seconds, new TreeMap<>(cell.held)));
            at += cell.seconds;
        }
        return parts;
    }
}
