package org.earwitness.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.examine.Observation;
import org.earwitness.examine.Quantity;
import org.earwitness.examine.Verdict;

/** What was told of recordings of one kind. */
final class BandTable {
    private static final double WRONG = 0.1;

    private final List<Double> errors = new ArrayList<>();
    private final List<Double> fullDrops = new ArrayList<>();
    private final List<Double> limitDrops = new ArrayList<>();
    private long full;
    private long falseEdges;
    private long limited;
    private long missed;
    private long wrong;
    private long untestable;

    /**
     * @param half half the sampling frequency, Hz
     * @param truth up to where the sound truly reaches, Hz
     */
    void add(Observation observation, double half, double truth) {
        Verdict verdict = observation.test().orElseThrow().verdict();
        boolean inside = BandwidthEvaluation.inside(truth, half);
        full += inside ? 0 : 1;
        limited += inside ? 1 : 0;
        switch (verdict) {
            case NOT_TESTABLE -> untestable++;
            case CONSISTENT -> missed += inside ? 1 : 0;
            case INCONSISTENT -> told(value(observation, "upper_edge"), inside, truth);
        }
        if (inside) {
            addIfTold(limitDrops, observation, "drop_at_upper_edge");
            addIfTold(limitDrops, observation, "sharpest_drop");
        } else {
            addIfTold(fullDrops, observation, "sharpest_drop");
            if (verdict == Verdict.INCONSISTENT) {
                addIfTold(fullDrops, observation, "drop_at_upper_edge");
            }
        }
    }

    private void told(double edge, boolean inside, double truth) {
        if (!inside) {
            falseEdges += edge < (1 - WRONG) * truth ? 1 : 0;
            return;
        }
        errors.add(Math.abs(edge - truth));
        wrong += Math.abs(edge - truth) > WRONG * truth ? 1 : 0;
    }

    private static void addIfTold(List<Double> values, Observation observation, String name) {
        observation.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .forEach(quantity -> values.add(quantity.value()));
    }

    private static double value(Observation observation, String name) {
        return observation.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .mapToDouble(Quantity::value)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "full: false edge %s, drop up to %.1f dB; limited: missed %s, wrong by over 10 %% %s, error in Hz %s, drop from %.1f dB; untestable %d",
                new Proportion(falseEdges, full),
                fullDrops.stream().mapToDouble(drop -> drop).max().orElse(0),
                new Proportion(missed, limited),
                new Proportion(wrong, limited),
                Proportion.spread(errors.stream().mapToDouble(error -> error).toArray()),
                limitDrops.stream().mapToDouble(drop -> drop).min().orElse(0),
                untestable);
    }
}
