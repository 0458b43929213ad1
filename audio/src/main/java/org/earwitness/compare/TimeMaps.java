package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earwitness.sample.MonoSource;

/** Fits the line on which the times of A and B belong together to the sound itself. */
final class TimeMaps {
    private static final double SECONDS = 1;
    private static final int FIRST_MEASUREMENTS = 50;
    private static final int BELIEVED_MEASUREMENTS = 30;
    /** No more of a recording is held at once. */
    private static final double LONGEST_PART_SECONDS = 4;

    /** On a line of minutes more would make it no surer than its length makes it anyway. */
    private static final int MEASUREMENTS = 50;

    private static final int ROUNDS = 3;
    /** A thirtieth of a sample: measured on a line that is moved by less, the delays would be the same. */
    private static final double SETTLED_SECONDS = 2e-6;

    private static final double FIRST_REACH_SECONDS = 0.03;
    private static final double REACH_SECONDS = 0.004;
    private static final double LARGEST_SCATTER_SECONDS = 0.0006;
    private static final double LEAST_BELIEVED = 0.35;
    private static final double LEAST_SECONDS_FOR_RATE = 4;
    /** Codecs delay frequencies unevenly, so that even where all measurements agree the delay is not one number. */
    private static final double LEAST_ERROR_SECONDS = 2e-4;

    private static final double ENVELOPE_SECONDS = 1.5;
    private static final int ENVELOPE_MEASUREMENTS = 60;
    private static final double ENVELOPE_STEP_SECONDS = 0.0025;
    private static final int ENVELOPE_STEPS = 14;
    private static final double ENVELOPE_FRAME_SECONDS = 0.01;
    private static final double LEAST_ENVELOPE_PEAK = 0.5;
    private static final double ENVELOPE_ERROR_SECONDS = 0.001;

    /** Where a change of the delay lies is asked no finer; boundaries are found on shorter frames. */
    private static final double STEP_SECONDS = 0.5;

    private final Delays delays;
    /** What was measured first of each line. */
    private final Map<Track, Delays.Measured> first = new HashMap<>();

    TimeMaps(MonoSource a, MonoSource b) {
        delays = new Delays(a, b);
    }

    /**
     * The parts of a line between which the delay of B changes at once and stays so, in order; the line itself where it does not.
     * Where in A that is, is told within {@value #STEP_SECONDS} s.
     */
    List<Track> parts(Track line) throws IOException {
        var parts = new ArrayList<Track>();
        double from = line.aStart();
        for (DelaySteps.Step step : DelaySteps.of(first(line).delays())) {
            double at = placed(line, step);
            parts.add(line.between(from, at));
            from = at;
        }
        parts.add(line.between(from, line.aEnd()));
        return parts;
    }

    /** Where a step lies: half of what is left of where it may be, while delays tell in which half. */
    private double placed(Track line, DelaySteps.Step step) throws IOException {
        double from = step.before();
        double to = step.after();
        while (to - from > STEP_SECONDS) {
            double middle = (from + to) / 2;
            Track part = line.between(middle - SECONDS / 2, middle + SECONDS / 2);
            List<Delays.Delay> measured =
                    delays.measure(part, SECONDS, 1, FIRST_REACH_SECONDS).delays();
            if (measured.isEmpty()) {
                break;
            }
            if (Math.abs(measured.getFirst().seconds() - step.delay())
                    < Math.abs(measured.getFirst().seconds() - step.delay() - step.seconds())) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    private Delays.Measured first(Track line) throws IOException {
        Delays.Measured measured = first.get(line);
        if (measured == null) {
            measured = delays.measure(line, SECONDS, FIRST_MEASUREMENTS, FIRST_REACH_SECONDS);
            first.put(line, measured);
        }
        return measured;
    }

    /** A line moved to where the waveforms correlate; empty where they do not. */
    Optional<TimeMap> byWaveform(Track line) throws IOException {
        Track better = line;
        Optional<LineFit> fit = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            Delays.Measured measured =
                    round == 0 ? first(line) : delays.measure(better, SECONDS, MEASUREMENTS, REACH_SECONDS);
            if (measured.delays().isEmpty()) {
                return Optional.empty();
            }
            LineFit now = LineFit.of(
                    measured.delays(), hasRate(line) && measured.delays().size() >= 4);
            if (now.believed() < LEAST_BELIEVED * measured.tried() || now.scatter() > LARGEST_SCATTER_SECONDS) {
                return Optional.empty();
            }
            better = moved(better, now);
            fit = Optional.of(now);
            if (round > 0 && isSettled(line, now)) {
                break;
            }
        }
        return Optional.of(map(better, fit.orElseThrow(), LEAST_ERROR_SECONDS, TimeMap.Basis.WAVEFORM));
    }

    /** The share of parts of a line, each so long but at most {@value #LONGEST_PART_SECONDS} s, whose waveforms correlate. */
    double believed(Track line, double seconds) throws IOException {
        double each = Math.min(seconds, LONGEST_PART_SECONDS);
        int tried = (int) Math.clamp((long) ((line.aEnd() - line.aStart()) / each), 1, BELIEVED_MEASUREMENTS);
        return (double) delays.measure(line, each, tried, FIRST_REACH_SECONDS)
                        .delays()
                        .size()
                / tried;
    }

    /** Whether a fit leaves a line where it was, from end to end. */
    private static boolean isSettled(Track line, LineFit fit) {
        double atStart = fit.offset() + fit.slope() * (line.aStart() - fit.middle());
        double atEnd = fit.offset() + fit.slope() * (line.aEnd() - fit.middle());
        return Math.max(Math.abs(atStart), Math.abs(atEnd)) < SETTLED_SECONDS;
    }

    private static boolean hasRate(Track line) {
        return line.aEnd() - line.aStart() >= LEAST_SECONDS_FOR_RATE;
    }

    private static Track moved(Track line, LineFit fit) {
        return new Track(
                line.offset() + fit.offset() - fit.slope() * fit.middle(),
                line.rate() + fit.slope(),
                line.pitch(),
                line.aStart(),
                line.aEnd());
    }

    private static TimeMap map(Track line, LineFit fit, double leastError, TimeMap.Basis basis) {
        double seconds = line.aEnd() - line.aStart();
        double rateError = hasRate(line) ? fit.slopeError() + 2 * leastError / seconds : 3e-4;
        double pitch = Math.abs(line.rate() * line.pitch() - 1) < 0.004 ? 1 / line.rate() : line.pitch();
        return new TimeMap(
                line.offset(),
                line.rate(),
                pitch,
                fit.offsetError() + leastError + fit.scatter(),
                Math.min(1e4, 1e6 * rateError),
                basis);
    }

    /** A line moved to where the courses of loudness fit best. */
    TimeMap byEnvelope(Track line, FineLikeness likeness) throws IOException {
        Track better = line;
        LineFit fit = new LineFit(0, 0, 0, 0.005, 0.005, 1e-3, 0);
        for (int round = 0; round < 2; round++) {
            List<Delays.Delay> measured = envelopes(better, likeness);
            if (measured.isEmpty()) {
                break;
            }
            fit = LineFit.of(measured, hasRate(line) && measured.size() >= 4);
            better = moved(better, fit);
        }
        return map(better, fit, ENVELOPE_ERROR_SECONDS, TimeMap.Basis.ENVELOPE);
    }

    private static List<Delays.Delay> envelopes(Track line, FineLikeness likeness) throws IOException {
        double length = line.aEnd() - line.aStart();
        double each = Math.min(ENVELOPE_SECONDS, length);
        int count = (int) Math.clamp((long) (length / each), 1, ENVELOPE_MEASUREMENTS);
        var found = new ArrayList<Delays.Delay>();
        for (int i = 0; i < count; i++) {
            double start = count == 1
                    ? line.aStart() + (length - each) / 2
                    : line.aStart() + (length - each) * i / (count - 1);
            envelope(line, start, each, likeness).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Delays.Delay> envelope(Track line, double start, double seconds, FineLikeness likeness)
            throws IOException {
        double[] means = new double[2 * ENVELOPE_STEPS + 1];
        int frames = (int) (seconds / ENVELOPE_FRAME_SECONDS);
        int best = 0;
        for (int step = 0; step < means.length; step++) {
            double later = (step - ENVELOPE_STEPS) * ENVELOPE_STEP_SECONDS;
            for (int k = 0; k < frames; k++) {
                double at = start + (k + 0.5) * ENVELOPE_FRAME_SECONDS;
                means[step] += likeness.byLevels(at, line.toB(at) + later) / frames;
            }
            best = means[step] > means[best] ? step : best;
        }
        if (best == 0 || best == means.length - 1 || means[best] < LEAST_ENVELOPE_PEAK) {
            return Optional.empty();
        }
        double bend = means[best - 1] - 2 * means[best] + means[best + 1];
        double shift = bend < 0 ? 0.5 * (means[best - 1] - means[best + 1]) / bend : 0;
        double later = (best - ENVELOPE_STEPS + Math.clamp(shift, -0.5, 0.5)) * ENVELOPE_STEP_SECONDS;
        return Optional.of(new Delays.Delay(start + seconds / 2, later, means[best]));
    }
}
