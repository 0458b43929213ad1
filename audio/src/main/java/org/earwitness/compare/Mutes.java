package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds mutes in passages that seem to be the same by loudness alone, so also where a codec left nothing of the waveforms of
 * pauses: one recording falls silent at once, stays more silent than it ever is where the other is as loud, and comes back at
 * once, while the other goes on.
 *
 * <p>A codec or a gate that silences pauses does so again and again; what rattles in one recording only makes it louder, but the
 * other does not fall; a word that ends lets both fall. None of these is told.
 */
final class Mutes {
    private static final int LEAST_FRAMES = 12;
    /** Frames between two parts of a mute that are not as silent. */
    private static final int JOINED_FRAMES = 2;
    /** By so many dB a recording is more silent than it mostly is where the other is as loud, and than it ever is there. */
    private static final double UNDER_MEDIAN = 8;

    private static final double UNDER_LEAST = 6;
    private static final double RARE = 0.02;
    /** So many frames must be as loud in the other recording, and so many times as many as the mute has. */
    private static final int LEAST_USUAL = 50;

    private static final int MORE_USUAL = 2;
    /** Of all frames, and for each frame that is told, so many may be as silent elsewhere: noise in the other recording does that. */
    private static final double MOST_STRAY = 0.015;

    private static final double MOST_STRAY_TO_TOLD = 0.5;
    /** Levels are compared over so many frames before and after an edge, this many to either side of it left out. */
    private static final int BESIDE_FRAMES = 4;

    private static final int EDGE_FRAMES = 2;
    /** Where the level outside is taken, and an edge that is not steep is looked for. */
    private static final int OUTSIDE_FRAMES = 12;

    private static final double EDGE_DECIBELS = 4;
    /** Codecs for telephones have frames of 20 ms. */
    private static final double EDGE_SECONDS = 0.03;
    /** The other recording may change by this part of what the mute changes, and, at one end at least, by so many dB the same way. */
    private static final double MOST_OF_OTHER = 0.5;

    private static final double MOST_ALIKE = 3;
    /** By so many dB more the other is louder where it has sound of its own, as noise, than it is of what both have. */
    private static final double MASKED_DECIBELS = 6;

    private static final double LOUD_SHARE = 0.7;

    private final List<PausePassage> passages;
    private final Region.Side muted;
    private final Region.Side other;
    /** Frames by the level of the other recording and of the one that is asked about, in dB. */
    private final LevelCounts counts = new LevelCounts();
    /** By how many dB the other recording is louder where both are loud. */
    private final double gain;

    private Mutes(List<PausePassage> passages, Region.Side muted) {
        this.passages = passages;
        this.muted = muted;
        other = muted == Region.Side.A ? Region.Side.B : Region.Side.A;
        for (PausePassage passage : passages) {
            count(passage, 0, passage.frames(), 1);
        }
        gain = gain();
    }

    private double gain() {
        double[] levels = passages.stream()
                .flatMapToDouble(
                        passage -> IntStream.range(0, passage.frames()).mapToDouble(i -> passage.commonLevel(i, muted)))
                .sorted()
                .toArray();
        double loud = levels.length == 0 ? 0 : levels[(int) (LOUD_SHARE * levels.length)];
        double[] gains = passages.stream()
                .flatMapToDouble(passage -> IntStream.range(0, passage.frames())
                        .filter(i -> passage.commonLevel(i, muted) >= loud)
                        .mapToDouble(i -> passage.commonLevel(i, other) - passage.commonLevel(i, muted)))
                .sorted()
                .toArray();
        return gains.length == 0 ? 0 : gains[gains.length / 2];
    }

    /** All mutes of both recordings. */
    static List<PauseParts.Edit> of(List<PausePassage> passages) {
        var edits = new ArrayList<>(new Mutes(passages, Region.Side.A).edits(PauseParts.Kind.SILENCED_A));
        edits.addAll(new Mutes(passages, Region.Side.B).edits(PauseParts.Kind.SILENCED_B));
        return edits;
    }

    private void count(PausePassage passage, int start, int end, int times) {
        for (int i = start; i < end; i++) {
            counts.add(passage.commonLevel(i, other), passage.commonLevel(i, muted), times);
        }
    }

    private List<PauseParts.Edit> edits(PauseParts.Kind kind) {
        double[] medians = counts.quantiles(0.5, LEAST_USUAL);
        var edits = new ArrayList<PauseParts.Edit>();
        int silent = 0;
        int told = 0;
        for (PausePassage passage : passages) {
            silent += (int) IntStream.range(0, passage.frames())
                    .filter(i -> isSilent(passage, i, medians))
                    .count();
            for (PauseRun run : runs(passage, medians)) {
                Optional<PauseRun> mute = exact(run).filter(this::isMute);
                mute.ifPresent(found -> edits.add(new PauseParts.Edit(found, kind, Optional.of(stretch(found)))));
                told += mute.isPresent() ? run.frames() : 0;
            }
        }
        int frames = passages.stream().mapToInt(PausePassage::frames).sum();
        return silent - told > MOST_STRAY_TO_TOLD * told + MOST_STRAY * frames ? List.of() : edits;
    }

    private boolean isSilent(PausePassage passage, int frame, double[] medians) {
        return passage.commonLevel(frame, muted)
                < medians[LevelCounts.index(passage.commonLevel(frame, other))] - UNDER_MEDIAN;
    }

    private List<PauseRun> runs(PausePassage passage, double[] medians) {
        var runs = new ArrayList<PauseRun>();
        int start = -1;
        int last = -1;
        for (int i = 0; i <= passage.frames(); i++) {
            boolean silent = i < passage.frames() && isSilent(passage, i, medians);
            if (silent) {
                start = start < 0 ? i : start;
                last = i;
            } else if (start >= 0 && (i - last > JOINED_FRAMES || i == passage.frames())) {
                runs.add(new PauseRun(passage, start, last + 1));
                start = -1;
            }
        }
        runs.removeIf(run -> run.frames() < LEAST_FRAMES);
        return runs;
    }

    /** The run between the steepest steps near its ends; empty where its passage begins or ends there. */
    private Optional<PauseRun> exact(PauseRun run) {
        int start = steepest(run.passage(), run.start(), -1);
        int end = steepest(run.passage(), run.end(), 1);
        return start < 0 || end < 0 || end - start < LEAST_FRAMES
                ? Optional.empty()
                : Optional.of(new PauseRun(run.passage(), start, end));
    }

    private int steepest(PausePassage passage, int near, int sign) {
        int best = -1;
        double most = 0;
        for (int i = near - BESIDE_FRAMES; i <= near + BESIDE_FRAMES; i++) {
            if (i >= 1 && i < passage.frames()) {
                double step = sign * (passage.commonLevel(i, muted) - passage.commonLevel(i - 1, muted));
                if (step > most) {
                    most = step;
                    best = i;
                }
            }
        }
        return best;
    }

    /** Where a mute is in A: rooms and codecs make its edges less steep. */
    private Stretch stretch(PauseRun run) {
        return new Stretch(
                new Edge(run.startSeconds(), edgeError(run, run.start(), -1)),
                new Edge(run.endSeconds(), edgeError(run, run.end(), 1)));
    }

    private double edgeError(PauseRun run, int edge, int outwards) {
        PausePassage passage = run.passage();
        double inside = passage.medianCommonLevel(run.start(), run.end(), muted);
        int out = edge + outwards * OUTSIDE_FRAMES;
        int from = Math.clamp(Math.min(edge, out), 0, passage.frames() - 1);
        int to = Math.clamp(Math.max(edge, out), from + 1, passage.frames());
        double outside = passage.medianCommonLevel(from, to, muted);
        int slope = 0;
        for (int i = 0; i < OUTSIDE_FRAMES; i++) {
            slope = isBetween(passage, edge + outwards * i, inside, outside)
                            || isBetween(passage, edge - outwards * i, inside, outside)
                    ? i + 1
                    : slope;
        }
        return EDGE_SECONDS + slope * PausePassage.FRAME_SECONDS;
    }

    private boolean isBetween(PausePassage passage, int frame, double inside, double outside) {
        if (frame < 0 || frame >= passage.frames()) {
            return false;
        }
        double level = passage.commonLevel(frame, muted);
        return level > inside + EDGE_DECIBELS && level < outside - EDGE_DECIBELS;
    }

    private boolean isMute(PauseRun run) {
        PausePassage passage = run.passage();
        count(passage, run.start(), run.end(), -1);
        double otherLevel = passage.medianCommonLevel(run.start(), run.end(), other);
        int usual = counts.count(otherLevel);
        double least = counts.quantile(otherLevel, RARE);
        count(passage, run.start(), run.end(), 1);
        return usual >= Math.max(LEAST_USUAL, MORE_USUAL * run.frames())
                && passage.medianCommonLevel(run.start(), run.end(), muted) < least - UNDER_LEAST
                && !PauseEdits.isFaint(passage.medianLevel(run.start(), run.end(), other))
                && isAbrupt(passage, run.start(), -1)
                && isAbrupt(passage, run.end(), 1)
                && (goesOn(passage, run.start(), -1) || goesOn(passage, run.end(), 1));
    }

    /** Whether the one recording falls or rises at once, and the other does not as well. */
    private boolean isAbrupt(PausePassage passage, int edge, int sign) {
        double change = sign * change(passage, edge, muted);
        return change >= UNDER_LEAST && Math.abs(change(passage, edge, other)) < MOST_OF_OTHER * change;
    }

    /** Whether the other recording goes on as it was, with more than noise of its own. */
    private boolean goesOn(PausePassage passage, int edge, int sign) {
        int first = sign < 0 ? edge - EDGE_FRAMES - OUTSIDE_FRAMES : edge + EDGE_FRAMES;
        double over = mean(passage, first, first + OUTSIDE_FRAMES, other)
                - mean(passage, first, first + OUTSIDE_FRAMES, muted);
        return sign * change(passage, edge, other) < MOST_ALIKE && over - gain < MASKED_DECIBELS;
    }

    /** By how much a recording is louder after an edge than before it, in dB. */
    private static double change(PausePassage passage, int edge, Region.Side side) {
        return mean(passage, edge + EDGE_FRAMES, edge + EDGE_FRAMES + BESIDE_FRAMES, side)
                - mean(passage, edge - EDGE_FRAMES - BESIDE_FRAMES, edge - EDGE_FRAMES, side);
    }

    private static double mean(PausePassage passage, int from, int to, Region.Side side) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, from); i < Math.min(passage.frames(), to); i++) {
            sum += passage.commonLevel(i, side);
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
