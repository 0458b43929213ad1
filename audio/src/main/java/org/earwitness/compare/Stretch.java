package org.earwitness.compare;

/**
 * A part of a recording from one instant to another; both are the same instant where it has no length, as at the place where
 * the other recording has more.
 */
public record Stretch(Edge start, Edge end) {
    public Stretch {
        if (end.seconds() < start.seconds()) {
            throw new IllegalArgumentException(
                    "stretch: expected start <= end, found " + start.seconds() + " to " + end.seconds() + " s");
        }
    }

    public double seconds() {
        return end.seconds() - start.seconds();
    }

    public boolean isEmpty() {
        return seconds() == 0;
    }

    /** The greater error of the two edges. */
    public double errorSeconds() {
        return Math.max(start.errorSeconds(), end.errorSeconds());
    }
}
