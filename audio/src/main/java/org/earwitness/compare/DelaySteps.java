package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the delays measured along a line change at once and stay so, as where a buffer was lost, or sound was exchanged for
 * some that is a few milliseconds longer: the heights of the steps, and between which delays they lie, that explain the delays best
 * (least absolute deviations, each no more than {@value #FAR_SECONDS} s, by dynamic programming over the number of steps).
 */
final class DelaySteps {
    /** A delay that is farther off is as wrong as any. */
    private static final double FAR_SECONDS = 0.001;
    /** What is less may be the codec, a room, or a tape that runs unevenly. */
    static final double LEAST_STEP_SECONDS = 0.001;
    /** So much must a step explain. */
    private static final double COST_SECONDS = 2.2 * FAR_SECONDS;

    private static final int LEAST_DELAYS = 3;
    private static final double LEAST_NEAR = 0.6;
    /** With fewer delays to a step it is no straight line with steps. */
    private static final int DELAYS_PER_STEP = 4;

    private static final int ROUNDS = 2;

    private final double[] times;
    private final double[] values;
    private double slope;

    /**
     * A change of the delay.
     *
     * @param before the time in A of the last delay before it, {@code after} of the first after it
     * @param delay of the last delays before it, on the line, as it is at {@code before}
     * @param seconds by how much later B is from then on
     */
    record Step(double before, double after, double delay, double seconds) {}

    private DelaySteps(List<Delays.Delay> delays) {
        times = delays.stream().mapToDouble(Delays.Delay::aSeconds).toArray();
        values = delays.stream().mapToDouble(Delays.Delay::seconds).toArray();
    }

    /** @param delays in the order of time, on lines of one rate */
    static List<Step> of(List<Delays.Delay> delays) {
        return delays.size() < 2 * LEAST_DELAYS ? List.of() : new DelaySteps(delays).steps();
    }

    private List<Step> steps() {
        slope = medianOfNeighbours();
        List<Integer> starts = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            starts = starts();
            slope = within(starts);
        }
        if ((starts.size() - 1) * DELAYS_PER_STEP > times.length) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        int from = 0;
        for (int i = 1; i < starts.size(); i++) {
            int at = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1) : times.length;
            double height = level(at, end) - level(from, at);
            if (Math.abs(height) >= LEAST_STEP_SECONDS && areNear(from, at) && areNear(at, end)) {
                double delay = level(from, at) + slope * times[at - 1];
                steps.add(new Step(times[at - 1], times[at], delay, height));
                from = at;
            }
        }
        return steps;
    }

    /** Whether most of the delays between two steps are as long. */
    private boolean areNear(int from, int to) {
        double level = level(from, to);
        int near = 0;
        for (int i = from; i < to; i++) {
            near += Math.abs(levelled(i) - level) < FAR_SECONDS ? 1 : 0;
        }
        return near >= LEAST_NEAR * (to - from);
    }

    private double medianOfNeighbours() {
        double[] slopes = new double[times.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (values[i + 1] - values[i]) / (times[i + 1] - times[i]);
        }
        Arrays.sort(slopes);
        return slopes[slopes.length / 2];
    }

    /** The slope that delays have between steps, of those that are near to the others. */
    private double within(List<Integer> starts) {
        double products = 0;
        double squares = 0;
        for (int k = 0; k < starts.size(); k++) {
            int from = starts.get(k);
            int to = k + 1 < starts.size() ? starts.get(k + 1) : times.length;
            double level = level(from, to);
            double mean = 0;
            double middle = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                if (Math.abs(levelled(i) - level) < FAR_SECONDS) {
                    mean += values[i];
                    middle += times[i];
                    count++;
                }
            }
            for (int i = from; i < to; i++) {
                if (Math.abs(levelled(i) - level) < FAR_SECONDS) {
                    products += (times[i] - middle / count) * (values[i] - mean / count);
                    squares += (times[i] - middle / count) * (times[i] - middle / count);
                }
            }
        }
        return squares > 0 ? products / squares : slope;
    }

    private double levelled(int delay) {
        return values[delay] - slope * times[delay];
    }

    /** The first delays between steps that cost least. */
    private List<Integer> starts() {
        int count = times.length;
        double[] least = new double[count + 1];
        int[] from = new int[count + 1];
        for (int end = 1; end <= count; end++) {
            least[end] = end < LEAST_DELAYS ? Double.POSITIVE_INFINITY : cost(0, end);
            for (int start = LEAST_DELAYS; start <= end - LEAST_DELAYS; start++) {
                double cost = least[start] + COST_SECONDS + cost(start, end);
                if (cost < least[end]) {
                    least[end] = cost;
                    from[end] = start;
                }
            }
        }
        var starts = new ArrayList<Integer>();
        for (int end = count; end > 0; end = from[end]) {
            starts.addFirst(from[end]);
        }
        return starts;
    }

    private double cost(int from, int to) {
        double level = level(from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.min(FAR_SECONDS, Math.abs(levelled(i) - level));
        }
        return sum;
    }

    private double level(int from, int to) {
        double[] sorted = new double[to - from];
        for (int i = from; i < to; i++) {
            sorted[i - from] = levelled(i);
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
