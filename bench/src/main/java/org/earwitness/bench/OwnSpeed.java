package org.earwitness.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The speed that the sound of a query at unchanged pitch has itself against the recording it was cut from, whatever was asked for:
 * a time stretch moves syllables as a whole, so that a few seconds of it may be longer or shorter than they should.
 *
 * <p>Pieces of 40 ms are looked for around where they should lie by normalised cross-correlation; a line through the places
 * (least squares, twice without what lies 3 standard deviations off) tells the speed.
 */
final class OwnSpeed {
    private static final int RATE = 16_000;
    private static final int PIECE = RATE / 25;
    private static final int HOP = RATE / 50;
    private static final int REACH = RATE / 25;
    private static final double LEAST_MEAN_SQUARE = 3e-5;
    private static final double LEAST_CORRELATION = 0.9;
    private static final int LEAST_PIECES = 20;

    private OwnSpeed() {}

    private record Place(double seconds, double later) {}

    /**
     * By how much the speed of the sound deviates.
     *
     * @param offset where in the reference the query begins, in seconds
     * @param speed seconds of the reference in a second of the query, as it should be
     * @return speed of the sound divided by what it should be, less 1; not a number where too little can be measured
     */
    static double deviation(float[] query, float[] reference, double offset, double speed) {
        var places = new ArrayList<Place>();
        for (int at = 0; at + PIECE <= query.length; at += HOP) {
            double middle = (at + PIECE / 2.0) / RATE;
            int first = (int) Math.round((offset + speed * middle) * RATE) - PIECE / 2 - REACH;
            if (power(query, at) > LEAST_MEAN_SQUARE * PIECE
                    && first >= 0
                    && first + PIECE + 2 * REACH <= reference.length) {
                add(query, at, reference, first, middle, places);
            }
        }
        List<Place> kept = places;
        double[] line = line(kept);
        for (int round = 0; round < 2; round++) {
            double[] now = line;
            double scatter = Math.sqrt(kept.stream()
                    .mapToDouble(place -> off(place, now) * off(place, now))
                    .average()
                    .orElse(0));
            kept = kept.stream()
                    .filter(place -> Math.abs(off(place, now)) <= 3 * scatter)
                    .toList();
            line = line(kept);
        }
        return kept.size() < LEAST_PIECES ? Double.NaN : line[1] / speed;
    }

    private static void add(float[] query, int at, float[] reference, int first, double middle, List<Place> places) {
        double own = power(query, at);
        double best = 0;
        int bestLag = 0;
        for (int lag = 0; lag <= 2 * REACH; lag++) {
            double product = 0;
            for (int i = 0; i < PIECE; i++) {
                product += query[at + i] * reference[first + lag + i];
            }
            double correlation = product / Math.sqrt(own * power(reference, first + lag) + Float.MIN_NORMAL);
            if (correlation > best) {
                best = correlation;
                bestLag = lag;
            }
        }
        if (best > LEAST_CORRELATION) {
            places.add(new Place(middle, (double) (bestLag - REACH) / RATE));
        }
    }

    private static double power(float[] samples, int first) {
        double sum = 0;
        for (int i = first; i < first + PIECE; i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }

    private static double off(Place place, double[] line) {
        return place.later() - line[0] - line[1] * place.seconds();
    }

    /** Offset and slope by least squares. */
    private static double[] line(List<Place> places) {
        double[] x = places.stream().mapToDouble(Place::seconds).toArray();
        double[] y = places.stream().mapToDouble(Place::later).toArray();
        double xMean = Arrays.stream(x).average().orElse(0);
        double yMean = Arrays.stream(y).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - xMean) * (x[i] - xMean);
            products += (x[i] - xMean) * (y[i] - yMean);
        }
        double slope = squares > 0 ? products / squares : 0;
        return new double[] {yMean - slope * xMean, slope};
    }
}
