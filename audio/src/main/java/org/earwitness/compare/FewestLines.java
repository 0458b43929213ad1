package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where sound repeats itself, as loops do, several lines fit the same part of A, and chance decides on which of them a course leads.
 * Of lines that fit as well as each other the one is taken that fits most of A; of those the one that begins or ends with both
 * recordings.
 */
final class FewestLines {
    private static final double AS_WELL = 0.9;
    /** What tells less may fit anything. */
    private static final double LEAST_MEAN = 0.5;

    private static final double ONE_LINE_SECONDS = 0.04;
    /** Lengths that differ by less are no reason to take the one or the other. */
    private static final double UNIT_SECONDS = 0.25;

    private static final int MOST_LINES = 40;
    private static final int EVERY = 4;
    private static final int FIRST_FRAMES = 16;

    private final ByRate<SoundLikeness> likenesses;
    private final double aSeconds;
    private final double bSeconds;

    FewestLines(ByRate<SoundLikeness> likenesses, double aSeconds, double bSeconds) {
        this.likenesses = likenesses;
        this.aSeconds = aSeconds;
        this.bSeconds = bSeconds;
    }

    /** The same parts of A, each on the line that fits most of them. */
    List<TrackPath.Run> of(List<TrackPath.Run> runs) {
        List<Track> lines = lines(runs);
        return runs.stream().map(run -> onFirst(lines, run)).toList();
    }

    /** Lines that are clearly apart, with those that begin and end with both recordings; that which explains most first. */
    private List<Track> lines(List<TrackPath.Run> runs) {
        var lines = new ArrayList<Track>();
        for (Track kind : likenesses.lines()) {
            for (double offset : new double[] {0, bSeconds - kind.rate() * aSeconds}) {
                Track line = new Track(offset, kind.rate(), kind.pitch(), 0, aSeconds);
                if (lines.stream().noneMatch(other -> isOne(other, line))) {
                    lines.add(line);
                }
            }
        }
        List<Track> longestFirst = runs.stream()
                .map(TrackPath.Run::track)
                .sorted(Comparator.comparingDouble((Track track) -> track.aEnd() - track.aStart())
                        .reversed())
                .toList();
        for (Track track : longestFirst) {
            if (lines.size() < MOST_LINES && lines.stream().noneMatch(line -> isOne(line, track))) {
                lines.add(track);
            }
        }
        return lines.stream()
                .map(line -> new Explaining(line, Math.round(explained(line, runs) / UNIT_SECONDS), fromEnds(line)))
                .sorted(Comparator.comparingLong(Explaining::units)
                        .reversed()
                        .thenComparingDouble(Explaining::fromEndsSeconds))
                .map(Explaining::line)
                .toList();
    }

    private record Explaining(Track line, long units, double fromEndsSeconds) {}

    private static boolean isOne(Track line, Track track) {
        double middle = (track.aStart() + track.aEnd()) / 2;
        return line.hasRateOf(track) && Math.abs(line.laterThan(track, middle)) <= ONE_LINE_SECONDS;
    }

    private double explained(Track line, List<TrackPath.Run> runs) {
        return runs.stream()
                .map(TrackPath.Run::track)
                .filter(track -> isOne(line, track) || sum(line, track).isPresent())
                .mapToDouble(track -> track.aEnd() - track.aStart())
                .sum();
    }

    /** How far a line is from beginning, or ending, with both recordings. */
    private double fromEnds(Track line) {
        return Math.min(Math.abs(line.toB(0)), Math.abs(line.toB(aSeconds) - bSeconds));
    }

    private TrackPath.Run onFirst(List<Track> lines, TrackPath.Run run) {
        for (Track line : lines) {
            if (isOne(line, run.track())) {
                return run;
            }
            Optional<Double> sum = sum(line, run.track());
            if (sum.isPresent()) {
                return new TrackPath.Run(
                        line.between(run.track().aStart(), run.track().aEnd()), TrackPath.WEIGHT * EVERY * sum.get());
            }
        }
        return run;
    }

    /** The sum of the ratios of every {@value #EVERY}th frame, where a line fits a part of A as well as its own does. */
    private Optional<Double> sum(Track line, Track own) {
        if (line.toB(own.aStart()) < -ONE_LINE_SECONDS || line.toB(own.aEnd()) > bSeconds + ONE_LINE_SECONDS) {
            return Optional.empty();
        }
        SoundLikeness ofLine = likenesses.of(line);
        SoundLikeness ofOwn = likenesses.of(own);
        int end = (int) (own.aEnd() / SoundLikeness.A_SECONDS);
        double sum = 0;
        double ownSum = 0;
        int count = 0;
        for (int frame = (int) Math.ceil(own.aStart() / SoundLikeness.A_SECONDS); frame < end; frame += EVERY) {
            sum += ofLine.ratio(line, frame);
            ownSum += ofOwn.ratio(own, frame);
            count++;
            if (count == FIRST_FRAMES && sum < ownSum / 2) {
                return Optional.empty();
            }
        }
        return ownSum > LEAST_MEAN * count && sum >= AS_WELL * ownSum ? Optional.of(sum) : Optional.empty();
    }
}
