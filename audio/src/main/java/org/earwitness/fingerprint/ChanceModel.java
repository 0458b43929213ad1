package org.earwitness.fingerprint;

/**
 * How many matches as good as one a search would be expected to give where there is no copy.
 *
 * <p>There are two ways to be wrong. By chance: sound that has nothing to do with the query agrees at one of the many places
 * and changes that are compared. By likeness: the same words said again by the same voice, or the same melody sung again. What
 * separates a copy from a likeness is weighed by a logistic regression that was fitted to copies and likenesses; the number of
 * likenesses that score as high falls off exponentially. See docs/methods/copies.md for material and figures.
 */
final class ChanceModel {
    /**
     * What tells a copy from a likeness.
     *
     * @param newSeconds its length, or how long it takes to repeat itself
     * @param share of the trusted bits that agree, less those that do not, 0 to 1
     * @param jitterMilliseconds how far pieces of it would rather lie off the line
     * @param fullness how much noise fills the query's pauses, 0 to about 1
     * @param strain how far the measured speed and pitch lie off the simple change taken, in squares of the tolerance
     * @param sharpness what is left of the agreement 16 ms off the line, below 1
     * @param pieceDeviation standard deviation of the shares of pieces of 0.4 s
     * @param strongShare the share of the bits that are fully trusted
     * @param weakShare the share of the bits that are trusted by less than half
     * @param kind what was done to the sound
     */
    record Evidence(
            double newSeconds,
            double share,
            double jitterMilliseconds,
            double fullness,
            double strain,
            double sharpness,
            double pieceDeviation,
            double strongShare,
            double weakShare,
            Alignment.Kind kind) {}

    /** Powers of ten by which a second of sound can speak against chance at most, however well it agrees. */
    private static final double DECADES_A_SECOND = 25;

    /** The same where tempo and pitch were both changed: what is merely alike can be made to fit so. */
    private static final double DECADES_A_SECOND_BOTH = 2;

    /** Likenesses in a search of so many hours that score 0 and more; fewer hours may be of the same voices. */
    private static final double LEAST_HOURS = 30;

    private static final double LIKENESSES = 0.039;
    private static final double FALL = 0.85;

    /** Of the terms of a likeness's score; see docs/methods/copies.md for the material and the command that fits them. */
    private static final double[] COEFFICIENTS = {
        14.291, 15.289, 16.324, 15.850, 0.0956, 8.599, -0.663, -1.8700, -2.8095, -0.5896, -39.655, 19.697, 0.783,
        -6.242, -3.763, 0.2862, -6.3091, -0.31548, -1.7462, -5.5067, -0.1451
    };

    private ChanceModel() {}

    /**
     * The expected number of false matches as good as this one.
     *
     * @param deviations by how many standard deviations it agrees better than other places do
     * @param hours of sound searched
     * @param trials independent places, changes and stretches of the query that were compared
     */
    static double expected(double deviations, Evidence evidence, double hours, double trials) {
        double rate = evidence.kind() == Alignment.Kind.BOTH ? DECADES_A_SECOND_BOTH : DECADES_A_SECOND;
        double chance = Math.log(trials) + Math.max(-rate * evidence.newSeconds() * Math.log(10), logTail(deviations));
        double likeness = Math.log(LIKENESSES * Math.max(hours, LEAST_HOURS) / LEAST_HOURS) - FALL * logit(evidence);
        return Math.exp(chance) + Math.exp(likeness);
    }

    /** The natural logarithm of the odds that this is a copy rather than a likeness, where both are as frequent. */
    static double logit(Evidence evidence) {
        double[] terms = terms(evidence);
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += COEFFICIENTS[i] * terms[i];
        }
        return sum;
    }

    /** What the coefficients are multiplied with. */
    static double[] terms(Evidence evidence) {
        double share = evidence.share();
        double fullness = Math.min(1, evidence.fullness());
        double jitter = Math.min(30, evidence.jitterMilliseconds());
        // Changing the tempo cuts sound in pieces and shifts them: that is jitter of a copy.
        double tempo = evidence.kind() == Alignment.Kind.TEMPO ? 1 : 0;
        double length = Math.log(Math.clamp(evidence.newSeconds(), 0.1, 24));
        double sharpness = Math.clamp(evidence.sharpness(), 0.86, 0.98);
        return new double[] {
            1,
            length,
            share,
            share * share,
            jitter * share,
            fullness,
            fullness * share,
            Math.min(2, evidence.strain()),
            evidence.kind() != Alignment.Kind.UNCHANGED ? 1 : 0,
            evidence.kind() == Alignment.Kind.BOTH ? 1 : 0,
            sharpness,
            evidence.pieceDeviation(),
            evidence.strongShare(),
            evidence.weakShare(),
            tempo,
            tempo * jitter,
            length * share,
            length * jitter,
            length * fullness,
            length * sharpness,
            length * evidence.pieceDeviation(),
        };
    }

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
