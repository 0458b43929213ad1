package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;

/** A part of a recording, in seconds from its first decoded sample. */
record Span(double start, double end) {
    double seconds() {
        return end - start;
    }

    /** What is left of parts when others are taken from them. */
    static List<Span> without(List<Span> parts, List<Span> taken) {
        List<Span> left = parts;
        for (Span cut : taken) {
            var next = new ArrayList<Span>();
            for (Span part : left) {
                if (cut.end <= part.start || cut.start >= part.end) {
                    next.add(part);
                } else {
                    if (cut.start > part.start) {
                        next.add(new Span(part.start, cut.start));
                    }
                    if (cut.end < part.end) {
                        next.add(new Span(cut.end, part.end));
                    }
                }
            }
            left = next;
        }
        return left;
    }

    /** Seconds of this that lie in another; not above 0 where they do not meet. */
    double shared(Span other) {
        return Math.min(end, other.end) - Math.max(start, other.start);
    }
}
