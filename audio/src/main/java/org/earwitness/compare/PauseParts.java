package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Boundaries.Axis;

/**
 * Parts what is the same where edits in pauses were found. An edit at the end of such a passage is one with what differs beside
 * it: where a pause was replaced by a longer one, the other lines up with the beginning and the end of it.
 */
final class PauseParts {
    /** Where a boundary is looked for, from the end of a run: outwards, and inwards. */
    private static final double OUTWARDS_SECONDS = 0.2;

    private static final double INWARDS_SECONDS = 0.1;
    private static final double LEAST_SECONDS = 0.1;

    /** What was done to a pause. */
    enum Kind {
        REPLACED,
        SILENCED_A,
        SILENCED_B
    }

    /**
     * A run whose waveforms have nothing in common, and what it is.
     *
     * @param byLevel where it is in A by how loud it is; empty where waveforms tell
     */
    record Edit(PauseRun run, Kind kind, Optional<Stretch> byLevel) {}

    private final Boundaries boundaries;
    private final List<Edit> edits;
    private final List<Region> told = new ArrayList<>();

    /** @param edits in the order of time, where passages agree beside them */
    PauseParts(Boundaries boundaries, List<Edit> edits) {
        this.boundaries = boundaries;
        this.edits = edits;
    }

    /** The regions with all edits in them. */
    List<Region> of(List<Region> regions) throws IOException {
        var left = new ArrayList<>(regions);
        for (int i = 0; i < left.size(); i++) {
            Region region = left.get(i);
            Region rest = region;
            for (Edit edit : edits) {
                if (edit.run().passage().same() == region && rest instanceof Region.Same same) {
                    rest = edit.run().isAtStart()
                            ? withoutStart(same, edit)
                            : edit.run().isAtEnd() ? withoutEnd(same, edit, left, i + 1) : withoutMiddle(same, edit);
                }
            }
            told.add(rest);
        }
        return told;
    }

    private Region.Same withoutStart(Region.Same same, Edit edit) throws IOException {
        Optional<Region.Same> rest = after(same, edit);
        if (rest.isEmpty() || told.isEmpty() || !differs(told.getLast()) || !meet(told.getLast(), same)) {
            return same;
        }
        Region before = told.removeLast();
        told.add(new Region.Replaced(
                new Stretch(before.a().start(), rest.get().a().start()),
                new Stretch(before.b().start(), rest.get().b().start())));
        return rest.get();
    }

    private Region.Same withoutEnd(Region.Same same, Edit edit, List<Region> regions, int next) throws IOException {
        Optional<Region.Same> rest = before(same, edit);
        if (rest.isEmpty() || next == regions.size() || !differs(regions.get(next)) || !meet(same, regions.get(next))) {
            return same;
        }
        Region after = regions.get(next);
        regions.set(
                next,
                new Region.Replaced(
                        new Stretch(rest.get().a().end(), after.a().end()),
                        new Stretch(rest.get().b().end(), after.b().end())));
        return rest.get();
    }

    /** Tells what is before an edit, and the edit; what is after it is left. */
    private Region.Same withoutMiddle(Region.Same same, Edit edit) throws IOException {
        Optional<Region.Same> before = before(same, edit);
        Optional<Region.Same> after = after(same, edit);
        if (before.isEmpty()
                || after.isEmpty()
                || after.get().a().start().seconds() - before.get().a().end().seconds() < LEAST_SECONDS) {
            return same;
        }
        Stretch a = new Stretch(before.get().a().end(), after.get().a().start());
        Stretch b = new Stretch(before.get().b().end(), after.get().b().start());
        told.add(before.get());
        told.add(
                switch (edit.kind()) {
                    case REPLACED -> new Region.Replaced(a, b);
                    case SILENCED_A -> new Region.SilencedA(a, b);
                    case SILENCED_B -> new Region.SilencedB(a, b);
                });
        return after.get();
    }

    private static boolean differs(Region region) {
        return region instanceof Region.OnlyA || region instanceof Region.OnlyB || region instanceof Region.Replaced;
    }

    private static boolean meet(Region left, Region right) {
        return left.a().end().equals(right.a().start())
                && left.b().end().equals(right.b().start());
    }

    /** The part of a region before a run; empty where nothing is. */
    private Optional<Region.Same> before(Region.Same same, Edit edit) throws IOException {
        PauseRun run = edit.run();
        double from = Math.max(same.a().start().seconds(), run.startSeconds() - OUTWARDS_SECONDS);
        double to = run.startSeconds() + inwards(run);
        Edge end = edit.byLevel().isPresent()
                ? edit.byLevel().get().start()
                : boundaries.between(Axis.A, Optional.of(line(same)), Optional.empty(), from, to);
        Edge inB = inB(same.map(), end);
        return end.seconds() <= same.a().start().seconds()
                        || inB.seconds() <= same.b().start().seconds()
                ? Optional.empty()
                : Optional.of(new Region.Same(
                        new Stretch(same.a().start(), end), new Stretch(same.b().start(), inB), same.map()));
    }

    /** The part of a region after a run; empty where nothing is. */
    private Optional<Region.Same> after(Region.Same same, Edit edit) throws IOException {
        PauseRun run = edit.run();
        double from = run.endSeconds() - inwards(run);
        double to = Math.min(same.a().end().seconds(), run.endSeconds() + OUTWARDS_SECONDS);
        Edge start = edit.byLevel().isPresent()
                ? edit.byLevel().get().end()
                : boundaries.between(Axis.A, Optional.empty(), Optional.of(line(same)), from, to);
        Edge inB = inB(same.map(), start);
        return start.seconds() >= same.a().end().seconds()
                        || inB.seconds() >= same.b().end().seconds()
                ? Optional.empty()
                : Optional.of(new Region.Same(
                        new Stretch(start, same.a().end()),
                        new Stretch(inB, same.b().end()),
                        same.map()));
    }

    private static double inwards(PauseRun run) {
        return Math.min(INWARDS_SECONDS, (run.endSeconds() - run.startSeconds()) / 2);
    }

    /** On which such a region lies. */
    static Track line(Region.Same same) {
        TimeMap map = same.map();
        return new Track(
                map.offsetSeconds(),
                map.rate(),
                map.pitch(),
                same.a().start().seconds(),
                same.a().end().seconds());
    }

    private static Edge inB(TimeMap map, Edge edge) {
        return new Edge(Math.max(0, map.toB(edge.seconds())), edge.errorSeconds() * map.rate());
    }
}
