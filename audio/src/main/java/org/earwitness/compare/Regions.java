package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns pieces in their places, and what lies between them, into regions. */
final class Regions {
    private static final double SILENT = 0.12;
    private static final double FRAME_SECONDS = 0.02;
    private static final double SOUNDING = 0.25;
    private static final double VAGUE = 2;
    private static final double LONGEST_REVERBERATION = 0.5;
    /** What dies away rises by less than this and falls by more, in dB. */
    private static final double RISE = 2;

    private static final double FALL = 8;
    /** By so many dB it has fallen when it begins, from the loudest of the time before. */
    private static final double FALLEN = 10;

    private static final double BEFORE_SECONDS = 0.2;
    /** Natural logarithms times seconds. */
    private static final double LEAST_EVIDENCE = 1;

    /** Lines that lie so near to each other, with rates and pitches as near, are one. */
    private static final double ONE_LINE_SECONDS = 0.001;

    private static final double ONE_RATE = 2e-5;

    private static final Edge ZERO = new Edge(0, 0);

    private final SoundLikeness likeness;
    private final Map<Piece, TimeMap> maps;
    private final List<Layout.Item> inA;
    private final List<Layout.Item> inB;
    private final Edge aLast;
    private final Edge bLast;
    private final List<Region> regions = new ArrayList<>();

    Regions(SoundLikeness likeness, Map<Piece, TimeMap> maps, Layout layout, double aSeconds, double bSeconds) {
        this.likeness = likeness;
        this.maps = maps;
        inA = layout.inA().stream().filter(Regions::isTold).toList();
        inB = layout.inB().stream().filter(Regions::isTold).toList();
        aLast = new Edge(aSeconds, 0);
        bLast = new Edge(bSeconds, 0);
    }

    /** Of what lies outside of the sequence, only that of which it is known where it is. */
    private static boolean isTold(Layout.Item item) {
        boolean inSequence = item.kind() == Layout.Kind.IN_SEQUENCE;
        return !item.isEmpty() && (inSequence || !(isVague(item.a()) && isVague(item.b())));
    }

    List<Region> all() {
        Edge aBefore = ZERO;
        Edge bBefore = ZERO;
        List<Layout.Item> sequence = inA.stream()
                .filter(item -> item.kind() == Layout.Kind.IN_SEQUENCE)
                .toList();
        for (Layout.Item item : sequence) {
            gap(
                    new Stretch(aBefore, least(item.a().start(), aBefore)),
                    new Stretch(bBefore, least(item.b().start(), bBefore)));
            Stretch a = after(item.a(), aBefore);
            Stretch b = after(item.b(), bBefore);
            addSame(new Region.Same(a, b, map(item)));
            aBefore = a.end();
            bBefore = b.end();
        }
        gap(new Stretch(aBefore, least(aLast, aBefore)), new Stretch(bBefore, least(bLast, bBefore)));
        for (Layout.Item item : inA) {
            switch (item.kind()) {
                case MOVED -> regions.add(new Region.Moved(item.a(), item.b(), map(item)));
                case REPEATED_IN_A -> regions.add(new Region.Repeated(item.a(), item.b(), map(item), Region.Side.A));
                case IN_SEQUENCE, REPEATED_IN_B -> {}
            }
        }
        for (Layout.Item item : inB) {
            if (item.kind() == Layout.Kind.REPEATED_IN_B) {
                regions.add(new Region.Repeated(item.a(), item.b(), map(item), Region.Side.B));
            }
        }
        regions.sort(Comparator.comparingDouble((Region region) -> position(region))
                .thenComparingDouble(region -> region.b().start().seconds()));
        return regions;
    }

    /** Adds a stretch that is the same; if it goes on where the last one ends, on the same line, the two are one. */
    private void addSame(Region.Same same) {
        if (!regions.isEmpty() && regions.getLast() instanceof Region.Same last && isOne(last, same)) {
            regions.removeLast();
            regions.add(new Region.Same(
                    new Stretch(last.a().start(), same.a().end()),
                    new Stretch(last.b().start(), same.b().end()),
                    last.a().seconds() > same.a().seconds() ? last.map() : same.map()));
        } else {
            regions.add(same);
        }
    }

    private static boolean isOne(Region.Same before, Region.Same after) {
        TimeMap map = before.map();
        TimeMap next = after.map();
        double middle = before.a().end().seconds();
        return map.basis() == next.basis()
                && Math.abs(middle - after.a().start().seconds()) < ONE_LINE_SECONDS
                && Math.abs(before.b().end().seconds() - after.b().start().seconds()) < ONE_LINE_SECONDS
                && Math.abs(map.rate() / next.rate() - 1) < ONE_RATE
                && Math.abs(map.pitch() / next.pitch() - 1) < ONE_RATE
                && Math.abs(map.toB(middle) - next.toB(middle)) < ONE_LINE_SECONDS;
    }

    /** A stretch without what comes before an edge: no instant lies in two regions. */
    private static Stretch after(Stretch stretch, Edge before) {
        return new Stretch(least(stretch.start(), before), least(stretch.end(), before));
    }

    private static double position(Region region) {
        return region.a().start().seconds();
    }

    private static Edge least(Edge edge, Edge bound) {
        return edge.seconds() < bound.seconds() ? bound : edge;
    }

    private TimeMap map(Layout.Item item) {
        return Objects.requireNonNull(maps.get(item.piece()));
    }

    /** What lies between two pieces that follow each other. */
    private void gap(Stretch a, Stretch b) {
        List<Stretch> leftInA = uncovered(
                a,
                inA.stream()
                        .filter(item -> item.kind() != Layout.Kind.IN_SEQUENCE)
                        .map(Layout.Item::a)
                        .toList());
        List<Stretch> leftInB = uncovered(
                b,
                inB.stream()
                        .filter(item -> item.kind() != Layout.Kind.IN_SEQUENCE)
                        .map(Layout.Item::b)
                        .toList());
        if (leftInA.size() == 1 && leftInB.size() == 1) {
            regions.add(both(leftInA.getFirst(), leftInB.getFirst()));
            return;
        }
        if (leftInA.isEmpty() && a.seconds() >= Layout.MEETING_SECONDS) {
            leftInB.removeIf(Regions::isLost);
        }
        if (leftInB.isEmpty() && b.seconds() >= Layout.MEETING_SECONDS) {
            leftInA.removeIf(Regions::isLost);
        }
        if (begins(leftInA, a) && begins(leftInB, b)) {
            regions.add(both(leftInA.removeFirst(), leftInB.removeFirst()));
        }
        if (ends(leftInA, a) && ends(leftInB, b)) {
            regions.add(both(leftInA.removeLast(), leftInB.removeLast()));
        }
        for (Stretch stretch : leftInA) {
            regions.add(new Region.OnlyA(stretch, new Stretch(b.start(), b.start())));
        }
        for (Stretch stretch : leftInB) {
            regions.add(new Region.OnlyB(new Stretch(a.start(), a.start()), stretch));
        }
    }

    private static boolean begins(List<Stretch> left, Stretch gap) {
        return !left.isEmpty() && left.getFirst().start().equals(gap.start());
    }

    private static boolean ends(List<Stretch> left, Stretch gap) {
        return !left.isEmpty() && left.getLast().end().equals(gap.end());
    }

    /** The parts of a stretch that others leave, if they are long enough to be parts, and longer than it is known where others end. */
    private static List<Stretch> uncovered(Stretch stretch, List<Stretch> others) {
        var left = new ArrayList<Stretch>();
        Edge from = stretch.start();
        for (Stretch other : others) {
            boolean inside = other.end().seconds() > stretch.start().seconds()
                    && other.start().seconds() < stretch.end().seconds();
            if (inside) {
                add(left, from, other.start());
                from = other.end().seconds() > from.seconds() ? other.end() : from;
            }
        }
        add(left, from, stretch.end());
        if (!from.equals(stretch.start()) || left.size() > 1) {
            left.removeIf(Regions::isLost);
        }
        return left;
    }

    /** Whether it is known less well where a stretch begins and ends than it is long. */
    private static boolean isLost(Stretch stretch) {
        return stretch.seconds()
                < stretch.start().errorSeconds() + stretch.end().errorSeconds();
    }

    private static void add(List<Stretch> left, Edge from, Edge to) {
        if (to.seconds() - from.seconds() >= Layout.MEETING_SECONDS) {
            left.add(new Stretch(from, to));
        }
    }

    /** The start or the end of what surely lies inside a stretch; its middle where nothing does. */
    private static double inner(Stretch stretch, boolean start) {
        double middle = (stretch.start().seconds() + stretch.end().seconds()) / 2;
        return start
                ? Math.min(middle, stretch.start().seconds() + stretch.start().errorSeconds() + FRAME_SECONDS)
                : Math.max(middle, stretch.end().seconds() - stretch.end().errorSeconds() - FRAME_SECONDS);
    }

    /** Whether so little is known of where a stretch begins and ends that there may be next to nothing in it. */
    static boolean isVague(Stretch stretch) {
        return stretch.seconds()
                < VAGUE * (stretch.start().errorSeconds() + stretch.end().errorSeconds());
    }

    /** Whether what lies between the same edges is so unlike that there is other sound in it, wherever that begins and ends. */
    private boolean isUnlike(Stretch a, Stretch b) {
        Track line = inA.getFirst().piece().line();
        double offset = b.start().seconds() - line.rate() * a.start().seconds();
        Track between = new Track(
                offset, line.rate(), line.pitch(), a.start().seconds(), a.end().seconds());
        return likeness.mean(between) * a.seconds() < -LEAST_EVIDENCE;
    }

    private Region both(Stretch a, Stretch b) {
        if (isVague(a)
                && isVague(b)
                && Math.abs(a.seconds() - b.seconds()) < Layout.MEETING_SECONDS
                && !isUnlike(a, b)) {
            return new Region.Undetermined(a, b, Region.Reason.NEITHER_LIKE_NOR_UNLIKE);
        }
        double aTells = likeness.aTelling(inner(a, true), inner(a, false));
        double bTells = likeness.bTelling(inner(b, true), inner(b, false));
        if (aTells < SILENT && bTells < SILENT) {
            return new Region.Undetermined(a, b, Region.Reason.NOTHING_TO_TELL_BY);
        }
        boolean aIsSilent = aTells < SILENT && bTells > SOUNDING;
        boolean bIsSilent = bTells < SILENT && aTells > SOUNDING;
        if ((aIsSilent || diesAway(a, Region.Side.A)) && (bIsSilent || diesAway(b, Region.Side.B))) {
            return new Region.Undetermined(a, b, Region.Reason.NEITHER_LIKE_NOR_UNLIKE);
        }
        if (aIsSilent) {
            return new Region.SilencedA(a, b);
        }
        return bIsSilent ? new Region.SilencedB(a, b) : new Region.Replaced(a, b);
    }

    /**
     * Whether a stretch of one recording does nothing but fade, and faded before: a room goes on sounding where the same sound
     * without it has ended.
     */
    private boolean diesAway(Stretch stretch, Region.Side side) {
        if (stretch.seconds() > LONGEST_REVERBERATION) {
            return false;
        }
        double first = level(stretch.start().seconds(), side);
        double before = first;
        for (double at = stretch.start().seconds() - BEFORE_SECONDS;
                at < stretch.start().seconds();
                at += SoundLikeness.A_SECONDS) {
            before = Math.max(before, level(at, side));
        }
        if (before - first < FALLEN) {
            return false;
        }
        double least = first;
        for (double at = stretch.start().seconds(); at < stretch.end().seconds(); at += SoundLikeness.A_SECONDS) {
            double level = level(at, side);
            if (level > least + RISE) {
                return false;
            }
            least = Math.min(least, level);
        }
        return first - least > FALL;
    }

    /** In dB over the noise floor. */
    private double level(double seconds, Region.Side side) {
        if (side == Region.Side.A) {
            return likeness.aLevel(
                    (int) Math.clamp(Math.round(seconds / SoundLikeness.A_SECONDS), 0, likeness.aFrames() - 1L));
        }
        int frame = SoundLikeness.frameOfB(seconds);
        return likeness.hasFrameOfB(frame) ? likeness.bLevel(frame) : 0;
    }
}
