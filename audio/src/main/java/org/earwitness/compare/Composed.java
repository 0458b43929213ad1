package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two recordings, C and D, have to do with each other, as it follows from what both have to do with others.
 *
 * <p>Where C shares a stretch with a third recording and D shares it too, C and D share it, along the two time maps one after the
 * other. Where D lacks it, D lacks it of C. What C and D have that none of the others has does not follow from anything; see
 * {@link #isDecided}.
 */
final class Composed {
    /** Two parts that no other recording has are compared with each other where both are longer. */
    private static final double LEAST_UNDECIDED_SECONDS = 0.25;
    /** What is left between two links by the errors of their edges. */
    private static final double LARGEST_SLIVER_SECONDS = 0.02;

    private final double cSeconds;
    private final double dSeconds;
    private final List<Link> links = new ArrayList<>();
    private final List<Span> openC = new ArrayList<>();
    private final List<Span> openD = new ArrayList<>();
    private boolean neither;

    /**
     * C and D by way of one other recording.
     *
     * @param fromC C compared with it
     * @param toD it compared with D
     */
    record Way(Comparison fromC, Comparison toD) {}

    private Composed(List<Way> ways) {
        cSeconds = ways.getFirst().fromC().aSeconds();
        dSeconds = ways.getFirst().toD().bSeconds();
        ways.forEach(this::add);
    }

    /**
     * Whether the comparison follows: all that C has, or all that D has, was looked for in what the other has.
     *
     * @param c C compared with each of the others
     * @param d D compared with the same
     */
    static boolean isDecided(List<Comparison> c, List<Comparison> d) {
        return !c.isEmpty() && (undecided(c).isEmpty() || undecided(d).isEmpty());
    }

    /** Parts of A that none of the others has. */
    static List<Span> undecided(List<Comparison> withOthers) {
        List<Span> left = List.of(new Span(0, withOthers.getFirst().aSeconds()));
        for (Comparison comparison : withOthers) {
            left = Span.without(
                    left,
                    comparison.regions().stream()
                            .filter(Composed::decides)
                            .map(region -> Link.span(region.a()))
                            .toList());
        }
        return left.stream()
                .filter(span -> span.seconds() > LEAST_UNDECIDED_SECONDS)
                .toList();
    }

    /** Sound that the other has too; and silence, of which a comparison could not tell more. */
    private static boolean decides(Region region) {
        boolean silence = region instanceof Region.Undetermined undetermined
                && undetermined.reason() == Region.Reason.NOTHING_TO_TELL_BY;
        return silence || Link.Joint.of(region).isPresent();
    }

    /** @param ways at least one */
    static Comparison of(List<Way> ways) {
        return new Composed(ways).comparison();
    }

    private void add(Way way) {
        List<Link.Joint> fromC = joints(way.fromC());
        List<Link.Joint> toD = joints(way.toD());
        List<Span> takenC = links.stream().map(Link::c).toList();
        List<Span> takenD = links.stream().map(Link::d).toList();
        for (Link.Joint one : fromC) {
            for (Link.Joint other : toD) {
                Optional<Link> link = Link.through(one, other);
                if (link.isPresent()) {
                    for (Span part : Span.without(List.of(link.get().c()), takenC)) {
                        addIfNew(link.get().within(part), takenD);
                    }
                }
            }
        }
        for (Region region : way.fromC().regions()) {
            if (region instanceof Region.Undetermined undetermined) {
                open(undetermined, openC, undetermined.a());
                through(undetermined.b(), toD, openD);
            }
        }
        List<Link.Joint> toC = joints(Turned.of(way.fromC()));
        for (Region region : way.toD().regions()) {
            if (region instanceof Region.Undetermined undetermined) {
                open(undetermined, openD, undetermined.b());
                through(undetermined.a(), toC, openC);
            }
        }
    }

    private static List<Link.Joint> joints(Comparison comparison) {
        return comparison.regions().stream()
                .flatMap(region -> Link.Joint.of(region).stream())
                .toList();
    }

    private void addIfNew(Link link, List<Span> takenD) {
        boolean taken = takenD.stream()
                .anyMatch(span -> span.shared(link.d()) > 0.5 * link.d().seconds());
        if (!taken && link.c().seconds() > LARGEST_SLIVER_SECONDS) {
            links.add(link);
        }
    }

    private void open(Region.Undetermined region, List<Span> open, Stretch stretch) {
        neither |= region.reason() == Region.Reason.NEITHER_LIKE_NOR_UNLIKE;
        open.add(Link.span(stretch));
    }

    /** Where the third recording cannot be told by, nor can what others share with it there. */
    private static void through(Stretch third, List<Link.Joint> joints, List<Span> open) {
        for (Link.Joint joint : joints) {
            Span here = joint.spanA();
            if (here.shared(Link.span(third)) > 0) {
                open.add(new Span(
                        joint.map().toB(Math.max(here.start(), third.start().seconds())),
                        joint.map().toB(Math.min(here.end(), third.end().seconds()))));
            }
        }
    }

    private Comparison comparison() {
        links.sort(Comparator.comparingDouble(link -> link.c().start()));
        List<Link> chain = closed(chain());
        var regions = new ArrayList<Region>();
        List<Link> moved = links.stream()
                .filter(link -> chain.stream().noneMatch(other -> other.c().shared(link.c()) > 0))
                .toList();
        moved.forEach(link -> regions.add(new Region.Moved(inC(link), inD(link), link.map())));
        List<Span> movedC = moved.stream().map(Link::c).toList();
        List<Span> movedD = moved.stream().map(Link::d).toList();
        Gaps gaps = new Gaps(cSeconds, dSeconds, openC, openD, neither);
        double c = 0;
        double d = 0;
        double error = 0;
        for (Link link : chain) {
            regions.addAll(gaps.between(
                    new Span(c, link.c().start()),
                    new Span(d, link.d().start()),
                    movedC,
                    movedD,
                    Math.max(error, link.errorSeconds())));
            regions.add(new Region.Same(inC(link), inD(link), link.map()));
            c = link.c().end();
            d = link.d().end();
            error = link.errorSeconds();
        }
        regions.addAll(gaps.between(new Span(c, cSeconds), new Span(d, dSeconds), movedC, movedD, error));
        regions.sort(
                Comparator.<Region>comparingDouble(region -> region.a().start().seconds())
                        .thenComparingDouble(region -> region.a().end().seconds())
                        .thenComparingDouble(region -> region.b().start().seconds()));
        return new Comparison(cSeconds, dSeconds, regions, List.of());
    }

    private Stretch inC(Link link) {
        return Gaps.stretch(link.c(), cSeconds, link.errorSeconds());
    }

    private Stretch inD(Link link) {
        return Gaps.stretch(link.d(), dSeconds, link.errorSeconds());
    }

    /** The links of most seconds that follow each other in both. */
    private List<Link> chain() {
        int count = links.size();
        double[] best = new double[count];
        int[] before = new int[count];
        int last = -1;
        for (int i = 0; i < count; i++) {
            Link link = links.get(i);
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean follows = links.get(j).d().end() <= link.d().start() + LARGEST_SLIVER_SECONDS;
                if (follows && best[j] > best[i]) {
                    best[i] = best[j];
                    before[i] = j;
                }
            }
            best[i] += link.c().seconds();
            if (last < 0 || best[i] > best[last]) {
                last = i;
            }
        }
        var chain = new ArrayList<Link>();
        for (int i = last; i >= 0; i = before[i]) {
            chain.addFirst(links.get(i));
        }
        return chain;
    }

    /** Without the slivers that the errors of edges leave. */
    private static List<Link> closed(List<Link> chain) {
        var closed = new ArrayList<Link>();
        for (int i = 0; i < chain.size(); i++) {
            Link link = chain.get(i);
            if (i + 1 < chain.size()) {
                Link next = chain.get(i + 1);
                double most = LARGEST_SLIVER_SECONDS + link.errorSeconds() + next.errorSeconds();
                double betweenInC = next.c().start() - link.c().end();
                double betweenInD = next.d().start() - link.d().end();
                boolean near = betweenInC < most
                        && betweenInD < most
                        && Math.abs(betweenInC - betweenInD) < LARGEST_SLIVER_SECONDS;
                if (near && next.d().start() >= link.d().start()) {
                    link = link.upTo(next);
                }
            }
            closed.add(link);
        }
        return closed;
    }
}
