package org.earwitness.compare;

import java.util.Optional;

/**
 * The same sound in two recordings, C and D, as it follows from a third that both share it with.
 *
 * @param map from times in C to times in D
 * @param errorSeconds half the width of the 95 % interval of its edges
 */
record Link(Span c, Span d, TimeMap map, double errorSeconds) {
    private static final double LEAST_SECONDS = 0.02;

    /** Where two stretches of the third recording meet; nothing where that is next to nothing. */
    static Optional<Link> through(Joint fromC, Joint toD) {
        double start = Math.max(fromC.b().start().seconds(), toD.a().start().seconds());
        double end = Math.min(fromC.b().end().seconds(), toD.a().end().seconds());
        if (end - start < LEAST_SECONDS) {
            return Optional.empty();
        }
        TimeMap toThird = fromC.map();
        TimeMap map = new TimeMap(
                toD.map().toB(toThird.offsetSeconds()),
                toThird.rate() * toD.map().rate(),
                toThird.pitch() * toD.map().pitch(),
                Math.hypot(toThird.errorSeconds() * toD.map().rate(), toD.map().errorSeconds()),
                Math.hypot(toThird.rateErrorPpm(), toD.map().rateErrorPpm()),
                basis(toThird, toD.map()));
        Span c = new Span(clamp(toThird.toA(start), fromC.a()), clamp(toThird.toA(end), fromC.a()));
        Span d = new Span(clamp(toD.map().toB(start), toD.b()), clamp(toD.map().toB(end), toD.b()));
        double error = Math.max(fromC.errorSeconds(), toD.errorSeconds()) + map.errorSeconds();
        return Optional.of(new Link(c, d, map, error));
    }

    /** The part of it in a part of C. */
    Link within(Span part) {
        return new Link(
                part,
                new Span(
                        Math.clamp(map.toB(part.start()), d.start(), d.end()),
                        Math.clamp(map.toB(part.end()), d.start(), d.end())),
                map,
                errorSeconds);
    }

    /** The same up to where the next begins, which is so near that nothing lies between. */
    Link upTo(Link next) {
        return new Link(new Span(c.start(), next.c.start()), new Span(d.start(), next.d.start()), map, errorSeconds);
    }

    private static double clamp(double seconds, Stretch within) {
        return Math.clamp(seconds, within.start().seconds(), within.end().seconds());
    }

    private static TimeMap.Basis basis(TimeMap one, TimeMap other) {
        return one.basis() == TimeMap.Basis.WAVEFORM ? other.basis() : one.basis();
    }

    /** A region in which two recordings carry the same sound. */
    record Joint(Stretch a, Stretch b, TimeMap map) {
        static Optional<Joint> of(Region region) {
            return switch (region) {
                case Region.Same same -> Optional.of(new Joint(same.a(), same.b(), same.map()));
                case Region.Moved moved -> Optional.of(new Joint(moved.a(), moved.b(), moved.map()));
                case Region.Repeated repeated -> Optional.empty();
                case Region.OnlyA only -> Optional.empty();
                case Region.OnlyB only -> Optional.empty();
                case Region.Replaced replaced -> Optional.empty();
                case Region.SilencedA silenced -> Optional.empty();
                case Region.SilencedB silenced -> Optional.empty();
                case Region.Undetermined undetermined -> Optional.empty();
            };
        }

        Span spanA() {
            return span(a);
        }

        double errorSeconds() {
            return Math.max(a.errorSeconds(), b.errorSeconds());
        }
    }

    static Span span(Stretch stretch) {
        return new Span(stretch.start().seconds(), stretch.end().seconds());
    }
}
