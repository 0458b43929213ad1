package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies between stretches that two recordings share.
 *
 * @param openA parts of A that could not be told by
 * @param openB the same of B
 * @param neither whether sound, not silence alone, could not be told by
 */
record Gaps(double aSeconds, double bSeconds, List<Span> openA, List<Span> openB, boolean neither) {
    private static final double LEAST_SECONDS = 1e-6;
    /** A gap is undetermined whole where at least this share of it is. */
    private static final double WHOLE_SHARE = 0.8;

    /**
     * The regions of a gap.
     *
     * @param takenA parts of A that the other has elsewhere
     * @param takenB the same of B
     * @param errorSeconds half the width of the 95 % interval of its edges
     */
    List<Region> between(Span a, Span b, List<Span> takenA, List<Span> takenB, double errorSeconds) {
        List<Span> ownA = left(a, takenA);
        List<Span> ownB = left(b, takenB);
        Region.Reason reason = neither ? Region.Reason.NEITHER_LIKE_NOR_UNLIKE : Region.Reason.NOTHING_TO_TELL_BY;
        if (ownA.isEmpty() && ownB.isEmpty()) {
            return List.of();
        }
        boolean wholeA = isOpen(ownA, openA);
        boolean wholeB = isOpen(ownB, openB);
        boolean plain = ownA.size() == 1 && ownB.size() == 1 && takenA.isEmpty() && takenB.isEmpty();
        if (plain && wholeA && wholeB) {
            return List.of(new Region.Undetermined(
                    stretch(a, aSeconds, errorSeconds), stretch(b, bSeconds, errorSeconds), reason));
        }
        boolean nothingOpen =
                left(ownA, openA).equals(ownA) && left(ownB, openB).equals(ownB);
        if (plain && nothingOpen) {
            return List.of(new Region.Replaced(stretch(a, aSeconds, errorSeconds), stretch(b, bSeconds, errorSeconds)));
        }
        var regions = new ArrayList<Region>();
        Stretch hereInB = stretch(new Span(b.start(), b.start()), bSeconds, errorSeconds);
        Stretch hereInA = stretch(new Span(a.end(), a.end()), aSeconds, errorSeconds);
        for (Span part : left(ownA, openA)) {
            regions.add(new Region.OnlyA(stretch(part, aSeconds, errorSeconds), hereInB));
        }
        for (Span part : left(ownA, left(ownA, openA))) {
            regions.add(new Region.Undetermined(stretch(part, aSeconds, errorSeconds), hereInB, reason));
        }
        for (Span part : left(ownB, openB)) {
            regions.add(new Region.OnlyB(hereInA, stretch(part, bSeconds, errorSeconds)));
        }
        for (Span part : left(ownB, left(ownB, openB))) {
            regions.add(new Region.Undetermined(hereInA, stretch(part, bSeconds, errorSeconds), reason));
        }
        return regions;
    }

    private static List<Span> left(Span part, List<Span> taken) {
        return left(List.of(part), taken);
    }

    private static List<Span> left(List<Span> parts, List<Span> taken) {
        return Span.without(parts, taken).stream()
                .filter(part -> part.seconds() > LEAST_SECONDS)
                .toList();
    }

    private static boolean isOpen(List<Span> parts, List<Span> open) {
        double all = parts.stream().mapToDouble(Span::seconds).sum();
        double rest = left(parts, open).stream().mapToDouble(Span::seconds).sum();
        return all > 0 && rest <= (1 - WHOLE_SHARE) * all;
    }

    /** A part of a recording; its beginning and end are exact. */
    static Stretch stretch(Span span, double length, double errorSeconds) {
        return new Stretch(edge(span.start(), length, errorSeconds), edge(span.end(), length, errorSeconds));
    }

    private static Edge edge(double seconds, double length, double errorSeconds) {
        double within = Math.clamp(seconds, 0, length);
        boolean exact = within <= LEAST_SECONDS || within >= length - LEAST_SECONDS;
        return new Edge(within, exact ? 0 : errorSeconds);
    }
}
