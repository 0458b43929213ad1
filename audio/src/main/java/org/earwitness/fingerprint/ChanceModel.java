package org.earwitness.fingerprint;

/** How many places of the collection would agree with the query as well as a match does, if nothing of it were there. */
final class ChanceModel {
    /** Deviations of real sound have heavier tails than a normal distribution; measured, see docs/methods/copies.md. */
    static final double TAIL = 1.0;

    private ChanceModel() {}

    /** ln of the upper tail of the standard normal distribution, by its continued fraction (Abramowitz and Stegun 26.2.14). */
    static double logTail(double x) {
        if (x < 1) {
            return 0;
        }
        double fraction = x;
        for (int k = 40; k > 0; k--) {
            fraction = x + k / fraction;
        }
        return -x * x / 2 - Math.log(fraction * Math.sqrt(2 * Math.PI));
    }
}
