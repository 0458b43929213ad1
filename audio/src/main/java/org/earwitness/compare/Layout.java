package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Boundaries.Axis;

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
    /** Nearer than this, it is asked whether they meet. */
    private static final double NEAR_SECONDS = 0.4;

    private static final double LEAST_SECONDS = 0.05;
    /** Between other sound so little may be alike by chance. */
    private static final double LEAST_IN_SEQUENCE_SECONDS = 0.12;

    private static final double REACH_SECONDS = 0.7;
    /** A boundary this near to where the search ended may lie beyond. */
    private static final double AT_LIMIT_SECONDS = 0.05;

    /** No pause is looked through that is longer. */
    private static final double LONGEST_SECONDS = 20;

    private static final double AT_END_ERROR_SECONDS = 0.002;
    /** First where the pieces end, then whether they meet. */
    private static final int TIMES_AGAIN = 2;

    /** What a piece is to the sequence of those that follow each other in both recordings. */
    enum Kind {
        IN_SEQUENCE,
        MOVED,
        REPEATED_IN_A,
        REPEATED_IN_B
    }

    /** A piece in its place. */
    static final class Item {
        private final Piece piece;
        private final Kind kind;
        private final Ends inA;
        private final Ends inB;

        Item(Piece piece, Kind kind) {
            this.piece = piece;
            this.kind = kind;
            inA = new Ends(piece.aStart(), piece.aEnd());
            inB = new Ends(piece.bStart(), piece.bEnd());
        }

        /** Takes the start that is told for what its course had. */
        private void settleStart() {
            inA.roughStart = Math.min(inA.start.seconds(), inA.roughEnd);
            inB.roughStart = Math.min(inB.start.seconds(), inB.roughEnd);
        }

        /** Takes the end that is told for what its course had. */
        private void settleEnd() {
            inA.roughEnd = Math.max(inA.end.seconds(), inA.roughStart);
            inB.roughEnd = Math.max(inB.end.seconds(), inB.roughStart);
        }

        Piece piece() {
            return piece;
        }

        Kind kind() {
            return kind;
        }

        Stretch a() {
            return inA.stretch();
        }

        Stretch b() {
            return inB.stretch();
        }

        /** Whether its ends, as they are told, leave next to nothing of it. */
        boolean isEmpty() {
            double least = kind == Kind.IN_SEQUENCE ? LEAST_IN_SEQUENCE_SECONDS : LEAST_SECONDS;
            return Math.min(a().seconds(), b().seconds()) < least;
        }

        private Ends on(Axis axis) {
            return axis == Axis.A ? inA : inB;
        }
    }

    /** Where a piece lies in one recording: first as its course had it, then as it is told. */
    private static final class Ends {
        private double roughStart;
        private double roughEnd;
        private Edge start;
        private Edge end;

        Ends(double roughStart, double roughEnd) {
            this.roughStart = Math.max(0, roughStart);
            this.roughEnd = Math.max(this.roughStart, roughEnd);
            start = new Edge(this.roughStart, 0);
            end = new Edge(this.roughEnd, 0);
        }

        double seconds() {
            return roughEnd - roughStart;
        }

        Stretch stretch() {
            return end.seconds() < start.seconds() ? new Stretch(start, start) : new Stretch(start, end);
        }
    }

    /** Where two neighbours in one recording meet. */
    private record Joint(Item left, Item right, Axis axis, Edge edge) {}

    /** What is shorter is not looked for. */
    private static final double LONGEST_SMEAR_SECONDS = 0.12;
    /** Nor is it known where it begins and ends: it is at most so many times as long as the errors of both. */
    private static final double VAGUE = 2;

    private final Boundaries boundaries;
    private final double aSeconds;
    private final double bSeconds;
    private final List<Item> inA;
    private final List<Item> inB;
    private final List<Joint> joints = new ArrayList<>();

    /** @param sequence pieces that follow each other in both recordings, in order */
    Layout(Boundaries boundaries, List<Piece> sequence, double aSeconds, double bSeconds) throws IOException {
        this.boundaries = boundaries;
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
        List<Item> items = sequence.stream()
                .map(piece -> new Item(piece, Kind.IN_SEQUENCE))
                .toList();
        inA = new ArrayList<>(items);
        inB = new ArrayList<>(items);
        for (int i = 1; i < items.size(); i++) {
            findJoint(items.get(i - 1), items.get(i), Axis.A);
            findJoint(items.get(i - 1), items.get(i), Axis.B);
        }
        for (Item item : items) {
            findEnd(item, true);
            findEnd(item, false);
        }
        for (int i = 1; i < items.size(); i++) {
            placeAgain(items.get(i - 1), items.get(i));
        }
        joints.forEach(Layout::close);
        for (int i = 1; i < items.size(); i++) {
            closeSmear(items.get(i - 1), items.get(i));
        }
    }

    /**
     * Looks again where one piece ends and the next begins, where one of them was followed only as far as the other seemed to reach, and
     * that was found to end elsewhere: a course may follow either line through a pause.
     */
    private void placeAgain(Item left, Item right) throws IOException {
        if (!isHindered(left.inA, right.inA) && !isHindered(left.inB, right.inB)) {
            return;
        }
        for (int i = 0; i < TIMES_AGAIN; i++) {
            joints.removeIf(joint -> joint.left == left && joint.right == right);
            left.settleEnd();
            right.settleStart();
            findJoint(left, right, Axis.A);
            findJoint(left, right, Axis.B);
            findEnd(left, true);
            findEnd(right, false);
        }
    }

    private static boolean isHindered(Ends left, Ends right) {
        boolean isLeft = Math.abs(left.end.seconds() - right.roughStart) < AT_LIMIT_SECONDS
                && right.start.seconds() - right.roughStart > MEETING_SECONDS;
        boolean isRight = Math.abs(right.start.seconds() - left.roughEnd) < AT_LIMIT_SECONDS
                && left.roughEnd - left.end.seconds() > MEETING_SECONDS;
        return isLeft || isRight;
    }

    /** All pieces in the order of time in A, but for those that are additional in B. */
    List<Item> inA() {
        return inA;
    }

    /** All pieces in the order of time in B, but for those that are additional in A. */
    List<Item> inB() {
        return inB;
    }

    /** What lies between two pieces of the sequence, in both recordings. */
    record Gap(Stretch a, Stretch b) {}

    /** The gaps of the sequence from the beginning to the end; where another piece lies they are without length. */
    List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        Edge aFrom = new Edge(0, 0);
        Edge bFrom = new Edge(0, 0);
        for (Item item : inA) {
            if (item.kind == Kind.IN_SEQUENCE) {
                gaps.add(new Gap(free(inA, Axis.A, aFrom, item.inA.start), free(inB, Axis.B, bFrom, item.inB.start)));
                aFrom = item.inA.end;
                bFrom = item.inB.end;
            }
        }
        gaps.add(new Gap(
                free(inA, Axis.A, aFrom, new Edge(aSeconds, 0)), free(inB, Axis.B, bFrom, new Edge(bSeconds, 0))));
        return gaps;
    }

    private static Stretch free(List<Item> items, Axis axis, Edge from, Edge to) {
        boolean filled = items.stream()
                .filter(item -> item.kind != Kind.IN_SEQUENCE)
                .anyMatch(item -> item.on(axis).roughStart < to.seconds() && item.on(axis).roughEnd > from.seconds());
        return filled || to.seconds() < from.seconds() ? new Stretch(from, from) : new Stretch(from, to);
    }

    /**
     * Takes in a piece that fills a gap.
     *
     * @param axis the recording in which the gap is
     */
    void fill(Piece piece, Kind kind, Axis axis, Stretch gap) {
        Item item = new Item(piece, kind);
        Track line = piece.line();
        if (axis == Axis.A) {
            place(item, false, gap.start(), inside(toB(line, gap.start()), bSeconds));
            place(item, true, gap.end(), inside(toB(line, gap.end()), bSeconds));
        } else {
            place(item, false, inside(toA(line, gap.start()), aSeconds), gap.start());
            place(item, true, inside(toA(line, gap.end()), aSeconds), gap.end());
        }
        add(item);
    }

    /** Takes in a piece of which it is not known where it ends. */
    void add(Piece piece, Kind kind) throws IOException {
        Item item = new Item(piece, kind);
        add(item);
        findEnd(item, true);
        findEnd(item, false);
    }

    private void add(Item item) {
        if (item.kind != Kind.REPEATED_IN_B) {
            inA.add(item);
            inA.sort(Comparator.comparingDouble(each -> each.inA.roughStart));
        }
        if (item.kind != Kind.REPEATED_IN_A) {
            inB.add(item);
            inB.sort(Comparator.comparingDouble(each -> each.inB.roughStart));
        }
    }

    private void findJoint(Item left, Item right, Axis axis) throws IOException {
        Ends before = left.on(axis);
        Ends after = right.on(axis);
        double gap = after.roughStart - before.roughEnd;
        double from = Math.min(before.roughEnd, after.roughStart) - Math.min(REACH_SECONDS, before.seconds() / 2);
        double to = Math.max(before.roughEnd, after.roughStart) + Math.min(REACH_SECONDS, after.seconds() / 2);
        Track leftLine = left.piece.line();
        Track rightLine = right.piece.line();
        if (mayMeet(left, right, axis)
                && gap < NEAR_SECONDS
                && boundaries.meet(axis, leftLine, rightLine, new Span(from, to), gap < 0)) {
            Edge edge = looked(
                    axis,
                    Optional.of(leftLine),
                    Optional.of(rightLine),
                    new Span(from, to),
                    new Span(before.roughStart + before.seconds() / 4, after.roughEnd - after.seconds() / 4));
            joints.add(new Joint(left, right, axis, edge));
        }
    }

    /**
     * Looks where one line goes over into another, or into none; farther where what is known of it reaches to the limits of where it
     * was looked for, as in long pauses.
     *
     * @param first where it is looked for first
     * @param most where it may be
     */
    private Edge looked(Axis axis, Optional<Track> left, Optional<Track> right, Span first, Span most)
            throws IOException {
        double from = first.start();
        double to = first.end();
        double least = Math.min(from, Math.max(most.start(), from - LONGEST_SECONDS));
        double last = Math.max(to, Math.min(most.end(), to + LONGEST_SECONDS));
        Edge edge = boundaries.between(axis, left, right, from, to);
        for (double reach = REACH_SECONDS; ; reach *= 2) {
            boolean earlier = edge.seconds() - edge.errorSeconds() < from + AT_LIMIT_SECONDS && from > least;
            boolean later = edge.seconds() + edge.errorSeconds() > to - AT_LIMIT_SECONDS && to < last;
            if (!earlier && !later) {
                return edge;
            }
            from = earlier ? Math.max(least, from - reach) : from;
            to = later ? Math.min(last, to + reach) : to;
            edge = boundaries.between(axis, left, right, from, to);
        }
    }

    /** Two can meet only in the recording that has less between them. */
    private static boolean mayMeet(Item left, Item right, Axis axis) {
        double moreInB = right.piece.line().laterThan(left.piece.line(), left.inA.roughEnd);
        return axis == (moreInB > 0 ? Axis.A : Axis.B);
    }

    /** The end of a piece, or its start. */
    private void findEnd(Item item, boolean end) throws IOException {
        Track line = item.piece.line();
        List<Edge> edges = joints.stream()
                .filter(joint -> (end ? joint.left : joint.right) == item)
                .map(joint -> joint.axis == Axis.A ? joint.edge : toA(line, joint.edge))
                .toList();
        Optional<Edge> surest = edges.stream().min(Comparator.comparingDouble(Edge::errorSeconds));
        if (surest.isPresent()) {
            place(item, end, inside(surest.get(), aSeconds), inside(toB(line, surest.get()), bSeconds));
            return;
        }
        double aLast = end ? aSeconds : 0;
        double bLast = end ? bSeconds : 0;
        boolean atEndOfA = first(inA, item, end) && Math.abs(aLast - rough(item.inA, end)) < MEETING_SECONDS;
        boolean atEndOfB = first(inB, item, end) && Math.abs(bLast - rough(item.inB, end)) < MEETING_SECONDS;
        if (atEndOfA || atEndOfB) {
            Edge a = atEndOfA
                    ? new Edge(aLast, 0)
                    : inside(new Edge(Math.max(0, line.toA(bLast)), AT_END_ERROR_SECONDS), aSeconds);
            Edge b = atEndOfB
                    ? new Edge(bLast, 0)
                    : inside(new Edge(Math.max(0, line.toB(aLast)), AT_END_ERROR_SECONDS), bSeconds);
            place(item, end, a, b);
            return;
        }
        Edge edge = againstOther(item, end);
        place(item, end, inside(edge, aSeconds), inside(toB(line, edge), bSeconds));
    }

    private static boolean first(List<Item> items, Item item, boolean fromEnd) {
        return !items.isEmpty() && (fromEnd ? items.getLast() : items.getFirst()) == item;
    }

    private static double rough(Ends ends, boolean end) {
        return end ? ends.roughEnd : ends.roughStart;
    }

    private static void place(Item item, boolean end, Edge a, Edge b) {
        if (end) {
            item.inA.end = a;
            item.inB.end = b;
        } else {
            item.inA.start = a;
            item.inB.start = b;
        }
    }

    /** Where a piece ends that meets no other: it is weighed against other sound as far as the next pieces leave room. */
    private Edge againstOther(Item item, boolean end) throws IOException {
        Track line = item.piece.line();
        double at = rough(item.inA, end);
        double quarter = item.inA.seconds() / 4;
        double half = Math.min(REACH_SECONDS, 2 * quarter);
        if (end) {
            double room = Math.max(at, Math.min(limit(inA, item, Axis.A), line.toA(limit(inB, item, Axis.B))));
            return looked(
                    Axis.A,
                    Optional.of(line),
                    Optional.empty(),
                    new Span(at - half, Math.min(at + REACH_SECONDS, room)),
                    new Span(item.inA.roughStart + quarter, room));
        }
        double room = Math.min(at, Math.max(lowest(inA, item, Axis.A), line.toA(lowest(inB, item, Axis.B))));
        return looked(
                Axis.A,
                Optional.empty(),
                Optional.of(line),
                new Span(Math.max(at - REACH_SECONDS, room), at + half),
                new Span(room, item.inA.roughEnd - quarter));
    }

    private double limit(List<Item> items, Item item, Axis axis) {
        int index = items.indexOf(item);
        return index < 0 || index + 1 == items.size()
                ? (axis == Axis.A ? aSeconds : bSeconds)
                : items.get(index + 1).on(axis).roughStart;
    }

    private static double lowest(List<Item> items, Item item, Axis axis) {
        int index = items.indexOf(item);
        return index <= 0 ? 0 : items.get(index - 1).on(axis).roughEnd;
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

    /**
     * Where one recording has much more between two pieces, what the other has is smeared sound of both if it is shorter than anything
     * that is looked for and has no clear edges: codecs of few bits smear a place over their long frames. The pieces meet somewhere in it.
     */
    private void closeSmear(Item left, Item right) {
        Span gapOfA = new Span(left.inA.end.seconds(), right.inA.start.seconds());
        Span gapOfB = new Span(left.inB.end.seconds(), right.inB.start.seconds());
        boolean isInA = gapOfA.seconds() < gapOfB.seconds();
        Span smear = isInA ? gapOfA : gapOfB;
        double other = isInA ? gapOfB.seconds() : gapOfA.seconds();
        Ends before = left.on(isInA ? Axis.A : Axis.B);
        Ends after = right.on(isInA ? Axis.A : Axis.B);
        double errors = before.end.errorSeconds() + after.start.errorSeconds();
        boolean isSmeared = smear.seconds() <= Math.min(LONGEST_SMEAR_SECONDS, VAGUE * errors);
        if (smear.seconds() <= 0 || !isSmeared || other < 2 * LONGEST_SMEAR_SECONDS) {
            return;
        }
        double error = Math.max(before.end.errorSeconds(), after.start.errorSeconds()) + smear.seconds() / 2;
        Edge middle = new Edge((smear.start() + smear.end()) / 2, error);
        Track leftLine = left.piece.line();
        Track rightLine = right.piece.line();
        if (isInA) {
            place(left, true, middle, inside(toB(leftLine, middle), bSeconds));
            place(right, false, middle, inside(toB(rightLine, middle), bSeconds));
        } else {
            place(left, true, inside(toA(leftLine, middle), aSeconds), middle);
            place(right, false, inside(toA(rightLine, middle), aSeconds), middle);
        }
    }

    /** Where two pieces meet, one ends where the other begins. */
    private static void close(Joint joint) {
        Ends left = joint.left.on(joint.axis);
        Ends right = joint.right.on(joint.axis);
        Edge edge = left.end.errorSeconds() <= right.start.errorSeconds() ? left.end : right.start;
        left.end = edge;
        right.start = edge;
    }
}
