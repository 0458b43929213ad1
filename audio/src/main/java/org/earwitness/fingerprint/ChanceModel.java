package org.earwitness.fingerprint;

/**
 * How many landmarks of a query fall on landmarks of another recording by chance, and how improbable an observed number is.
 *
 * <p>The counts of chance hits are measured on the two recordings themselves (see {@link Alignment}). Sounds last, so hits
 * come in clumps and their variance exceeds the mean; the tail is that of the negative binomial distribution with the
 * measured mean and variance, which is a Poisson distribution whose mean itself varies.
 *
 * @param mean expected number of chance hits, above 0
 * @param variance their variance, above {@code mean}
 */
record ChanceModel(double mean, double variance) {
    private static final double SMALLEST_MEAN = 0.5;
    private static final double SMALLEST_DISPERSION = 1.5;

    ChanceModel {
        if (!(mean > 0 && variance > mean)) {
            throw new IllegalArgumentException(
                    "chance model: expected 0 < mean < variance, found " + mean + " and " + variance);
        }
    }

    /** The model of a sample of counts, with a floor under mean and variance so that a small sample does not flatter. */
    static ChanceModel of(int[] counts) {
        double sum = 0;
        for (int count : counts) {
            sum += count;
        }
        double mean = sum / counts.length;
        double squares = 0;
        for (int count : counts) {
            squares += (count - mean) * (count - mean);
        }
        double flooredMean = Math.max(SMALLEST_MEAN, mean + Math.sqrt(Math.max(mean, SMALLEST_MEAN) / counts.length));
        double variance = Math.max(squares / Math.max(1, counts.length - 1), SMALLEST_DISPERSION * flooredMean);
        return new ChanceModel(flooredMean, variance);
    }

    /** The natural logarithm of the probability of at least {@code hits} chance hits. */
    double logTail(int hits) {
        if (hits <= mean) {
            return 0;
        }
        double successes = mean * mean / (variance - mean);
        double logProbability = Math.log(mean / variance);
        double ratio = 1 - mean / variance;
        double logTerm = logGamma(hits + successes)
                - logGamma(successes)
                - logGamma(hits + 1.0)
                + successes * logProbability
                + hits * Math.log(ratio);
        double sum = 1;
        double term = 1;
        for (int k = hits; term > sum * 1e-12; k++) {
            term *= ratio * (k + successes) / (k + 1);
            sum += term;
        }
        return Math.min(0, logTerm + Math.log(sum));
    }

    /** ln Γ(x) for x above 0 by Stirling's series, shifted upwards until it converges. */
    private static double logGamma(double x) {
        double shift = 0;
        double shifted = x;
        while (shifted < 12) {
            shift -= Math.log(shifted);
            shifted++;
        }
        double inverse = 1 / shifted;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return shift + (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
