package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where each piece begins and ends in A and in B.
 *
 * <p>An end is looked for where its piece meets another without a gap, in A or in B, since there a line is weighed against a line;
 * where both meet, the surer one counts; where none does, the line is weighed against other sound. The end in the other recording
 * follows from the line.
 */
final class Layout {
    /** Nearer than this, two pieces meet. */
    static final double MEETING_SECONDS = 0.06;

    private static final double REACH_SECONDS = 0.7;

    /** A piece in its place. */
    static final class Item {
        private final Piece piece;
        private final Kind kind;
        private Edge aStart;
        private Edge aEnd;
        private Edge bStart;
        private Edge bEnd;

        Item(Piece piece, Kind kind) {
            this.piece = piece;
            this.kind = kind;
            aStart = new Edge(Math.max(0, piece.aStart()), 0);
            aEnd = new Edge(Math.max(0, piece.aEnd()), 0);
            bStart = new Edge(Math.max(0, piece.bStart()), 0);
            bEnd = new Edge(Math.max(0, piece.bEnd()), 0);
        }

        Piece piece() {
            return piece;
        }

        Kind kind() {
            return kind;
        }

        Stretch a() {
            return stretch(aStart, aEnd);
        }

        Stretch b() {
            return stretch(bStart, bEnd);
        }

        private static Stretch stretch(Edge start, Edge end) {
            return end.seconds() < start.seconds() ? new Stretch(start, start) : new Stretch(start, end);
        }

        private void end(Edge a, Edge b) {
            aEnd = a;
            bEnd = b;
        }

        private void start(Edge a, Edge b) {
            aStart = a;
            bStart = b;
        }
    }

    /** What a piece is to the sequence of those that follow each other in both recordings. */
    enum Kind {
        IN_SEQUENCE,
        MOVED,
        REPEATED_IN_A,
        REPEATED_IN_B
    }

    private final Boundaries boundaries;
    private final double aSeconds;
    private final double bSeconds;
    private final List<Item> inA = new ArrayList<>();
    private final List<Item> inB = new ArrayList<>();

    Layout(Boundaries boundaries, List<Item> items, double aSeconds, double bSeconds) throws IOException {
        this.boundaries = boundaries;
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
        for (Item item : items) {
            if (item.kind != Kind.REPEATED_IN_B) {
                inA.add(item);
            }
            if (item.kind != Kind.REPEATED_IN_A) {
                inB.add(item);
            }
        }
        inA.sort(Comparator.comparingDouble(item -> item.piece.aStart()));
        inB.sort(Comparator.comparingDouble(item -> item.piece.bStart()));
        for (Item item : items) {
            findEnd(item);
            findStart(item);
        }
        meet();
    }

    /** All pieces in the order of time in A, but for those that are additional in B. */
    List<Item> inA() {
        return inA;
    }

    /** All pieces in the order of time in B, but for those that are additional in A. */
    List<Item> inB() {
        return inB;
    }

    private static Optional<Item> neighbour(List<Item> items, Item item, int step) {
        int index = items.indexOf(item);
        int other = index + step;
        return index < 0 || other < 0 || other >= items.size() ? Optional.empty() : Optional.of(items.get(other));
    }

    private void findEnd(Item item) throws IOException {
        Piece piece = item.piece;
        Track line = piece.line();
        Optional<Item> nextA = neighbour(inA, item, 1);
        Optional<Item> nextB = neighbour(inB, item, 1);
        double aLimit = nextA.map(next -> next.piece.aStart()).orElse(aSeconds);
        double bLimit = nextB.map(next -> next.piece.bStart()).orElse(bSeconds);
        boolean meetsInA = aLimit - piece.aEnd() < MEETING_SECONDS;
        boolean meetsInB = bLimit - piece.bEnd() < MEETING_SECONDS;
        double half = piece.seconds() / 2;
        var found = new ArrayList<Edge>();
        if (meetsInA && nextA.isPresent()) {
            Piece next = nextA.get().piece;
            double at = (piece.aEnd() + next.aStart()) / 2;
            found.add(boundaries.inA(
                    Optional.of(line),
                    Optional.of(next.line()),
                    at - Math.min(REACH_SECONDS, half),
                    at + Math.min(REACH_SECONDS, next.seconds() / 2)));
        }
        if (meetsInB && nextB.isPresent()) {
            Piece next = nextB.get().piece;
            double at = (piece.bEnd() + next.bStart()) / 2;
            Edge edge = boundaries.inB(
                    Optional.of(line),
                    Optional.of(next.line()),
                    at - Math.min(REACH_SECONDS, half * line.rate()),
                    at + Math.min(REACH_SECONDS, (next.bEnd() - next.bStart()) / 2));
            found.add(toA(line, edge));
        }
        if (found.isEmpty() && ((nextA.isEmpty() && meetsInA) || (nextB.isEmpty() && meetsInB))) {
            boolean both = nextA.isEmpty() && meetsInA && nextB.isEmpty() && meetsInB;
            Edge a = both || (nextA.isEmpty() && meetsInA)
                    ? new Edge(aSeconds, 0)
                    : new Edge(Math.min(aSeconds, line.toA(bSeconds)), 0.002);
            Edge b = both || (nextB.isEmpty() && meetsInB)
                    ? new Edge(bSeconds, 0)
                    : new Edge(Math.clamp(line.toB(aSeconds), 0, bSeconds), 0.002);
            item.end(a, b);
            return;
        }
        if (found.isEmpty()) {
            double to = Math.min(aLimit, line.toA(bLimit));
            found.add(boundaries.inA(
                    Optional.of(line),
                    Optional.empty(),
                    piece.aEnd() - Math.min(REACH_SECONDS, half),
                    Math.max(piece.aEnd(), Math.min(piece.aEnd() + REACH_SECONDS, to))));
        }
        Edge edge = surest(found);
        item.end(inside(edge, aSeconds), inside(toB(line, edge), bSeconds));
    }

    private void findStart(Item item) throws IOException {
        Piece piece = item.piece;
        Track line = piece.line();
        Optional<Item> lastA = neighbour(inA, item, -1);
        Optional<Item> lastB = neighbour(inB, item, -1);
        double aLimit = lastA.map(last -> last.piece.aEnd()).orElse(0.0);
        double bLimit = lastB.map(last -> last.piece.bEnd()).orElse(0.0);
        boolean meetsInA = piece.aStart() - aLimit < MEETING_SECONDS;
        boolean meetsInB = piece.bStart() - bLimit < MEETING_SECONDS;
        double half = piece.seconds() / 2;
        var found = new ArrayList<Edge>();
        if (meetsInA && lastA.isPresent()) {
            Piece last = lastA.get().piece;
            double at = (last.aEnd() + piece.aStart()) / 2;
            found.add(boundaries.inA(
                    Optional.of(last.line()),
                    Optional.of(line),
                    at - Math.min(REACH_SECONDS, last.seconds() / 2),
                    at + Math.min(REACH_SECONDS, half)));
        }
        if (meetsInB && lastB.isPresent()) {
            Piece last = lastB.get().piece;
            double at = (last.bEnd() + piece.bStart()) / 2;
            Edge edge = boundaries.inB(
                    Optional.of(last.line()),
                    Optional.of(line),
                    at - Math.min(REACH_SECONDS, (last.bEnd() - last.bStart()) / 2),
                    at + Math.min(REACH_SECONDS, half * line.rate()));
            found.add(toA(line, edge));
        }
        if (found.isEmpty() && ((lastA.isEmpty() && meetsInA) || (lastB.isEmpty() && meetsInB))) {
            Edge a = lastA.isEmpty() && meetsInA
                    ? new Edge(0, 0)
                    : new Edge(Math.clamp(line.toA(0), 0, aSeconds), 0.002);
            Edge b = lastB.isEmpty() && meetsInB
                    ? new Edge(0, 0)
                    : new Edge(Math.clamp(line.toB(0), 0, bSeconds), 0.002);
            item.start(a, b);
            return;
        }
        if (found.isEmpty()) {
            double from = Math.max(aLimit, line.toA(bLimit));
            found.add(boundaries.inA(
                    Optional.empty(),
                    Optional.of(line),
                    Math.min(piece.aStart(), Math.max(piece.aStart() - REACH_SECONDS, from)),
                    piece.aStart() + Math.min(REACH_SECONDS, half)));
        }
        Edge edge = surest(found);
        item.start(inside(edge, aSeconds), inside(toB(line, edge), bSeconds));
    }

    private static Edge surest(List<Edge> edges) {
        return edges.stream()
                .min(Comparator.comparingDouble(Edge::errorSeconds))
                .orElseThrow();
    }

    private static Edge toA(Track line, Edge edge) {
        return new Edge(Math.max(0, line.toA(edge.seconds())), edge.errorSeconds() / line.rate());
    }

    private static Edge toB(Track line, Edge edge) {
        return new Edge(Math.max(0, line.toB(edge.seconds())), edge.errorSeconds() * line.rate());
    }

    private static Edge inside(Edge edge, double seconds) {
        return edge.seconds() > seconds ? new Edge(seconds, edge.errorSeconds()) : edge;
    }

    /** Where two pieces meet, one ends where the other begins. */
    private void meet() {
        for (int i = 1; i < inA.size(); i++) {
            Item left = inA.get(i - 1);
            Item right = inA.get(i);
            if (right.aStart.seconds() - left.aEnd.seconds() < MEETING_SECONDS) {
                Edge edge = surest(List.of(left.aEnd, right.aStart));
                left.aEnd = edge;
                right.aStart = edge;
            }
        }
        for (int i = 1; i < inB.size(); i++) {
            Item left = inB.get(i - 1);
            Item right = inB.get(i);
            if (right.bStart.seconds() - left.bEnd.seconds() < MEETING_SECONDS) {
                Edge edge = surest(List.of(left.bEnd, right.bStart));
                left.bEnd = edge;
                right.bStart = edge;
            }
        }
    }
}
