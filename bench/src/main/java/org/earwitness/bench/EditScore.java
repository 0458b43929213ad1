package org.earwitness.bench;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.bench.TrueEdit.Placement;
import org.earwitness.bench.TrueEdit.Span;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Edge;
import org.earwitness.compare.Region;
import org.earwitness.compare.Stretch;

/**
 * How well a comparison tells what differs.
 *
 * <p>An edit is found where one region that claims a difference lies, with 0.1 s to spare, or as much as it states its boundaries to
 * be uncertain, over at least half of it in each version that has sound of it; for a repetition, in the version that has the passage
 * more often. A region that claims a difference is right where at least half of it, in one version, lies so near to true edits.
 *
 * @param seconds of the comparison by the clock
 * @param cpuSeconds of the thread that compared
 */
record EditScore(
        EditTrial trial,
        List<Finding> findings,
        List<Claim> claims,
        List<Line> lines,
        double seconds,
        double cpuSeconds) {
    private static final double TOLERANCE = 0.1;
    private static final double LEAST_LINE = 3;

    /** @param reported of the region over most of it; MISSED where it was not found */
    record Finding(TrueEdit edit, boolean found, EditKind reported, List<Boundary> boundaries) {}

    /** @param errorSeconds reported less true; {@code statedSeconds} half the stated interval */
    record Boundary(String name, boolean identifiable, double errorSeconds, double statedSeconds) {
        boolean covered() {
            return Math.abs(errorSeconds) <= statedSeconds;
        }
    }

    /** A region that was reported, and whether it is right; of regions that claim no difference this is not asked. */
    record Claim(Region region, EditKind kind, boolean right) {}

    /** How far the time map of a passage that is the same is from the truth. */
    record Line(double aSeconds, double residualSeconds, double rateErrorPpm, double statedSeconds, double statedPpm) {}

    static EditScore of(EditTrial trial, Comparison comparison, double seconds, double cpuSeconds) {
        var findings = new ArrayList<Finding>();
        for (TrueEdit edit : trial.truth()) {
            findings.add(finding(edit, comparison.regions()));
        }
        var claims = new ArrayList<Claim>();
        var lines = new ArrayList<Line>();
        for (Region region : comparison.regions()) {
            EditKind kind = EditKind.of(region);
            claims.add(new Claim(region, kind, kind.differs() && right(region, trial.truth())));
            if (region instanceof Region.Same same && same.a().seconds() >= LEAST_LINE) {
                line(trial, same, lines);
            }
        }
        return new EditScore(trial, findings, claims, lines, seconds, cpuSeconds);
    }

    /** The same, the sound of the trial left out. */
    EditScore withoutSound() {
        return new EditScore(trial.withoutSound(), findings, claims, lines, seconds, cpuSeconds);
    }

    private static void line(EditTrial trial, Region.Same same, List<Line> lines) {
        double middle = (same.a().start().seconds() + same.a().end().seconds()) / 2;
        double reported = same.map().toB(middle);
        double truth = trial.inB(middle, reported);
        if (!Double.isNaN(truth)) {
            lines.add(new Line(
                    same.a().seconds(),
                    reported - truth,
                    (same.map().rate() / trial.rate() - 1) * 1e6,
                    same.map().errorSeconds(),
                    same.map().rateErrorPpm()));
        }
    }

    private static boolean right(Region region, List<TrueEdit> truth) {
        boolean countsA = !(region instanceof Region.Repeated repeated) || repeated.repeatedIn() == Region.Side.A;
        boolean countsB = !(region instanceof Region.Repeated repeated) || repeated.repeatedIn() == Region.Side.B;
        return (countsA && inside(region.a(), truth, true)) || (countsB && inside(region.b(), truth, false));
    }

    private static boolean inside(Stretch stretch, List<TrueEdit> truth, boolean ofA) {
        double sum = 0;
        for (TrueEdit edit : truth) {
            double best = 0;
            for (Placement placement : edit.placements()) {
                Span own = ofA ? placement.a() : placement.b();
                boolean needed = ofA ? edit.inA() : edit.inB();
                Span span = needed || own.seconds() == 0 ? own : placement.elsewhere();
                double tolerance = tolerance(stretch);
                Span wide = new Span(span.start() - tolerance, span.end() + tolerance);
                best = Math.max(
                        best,
                        wide.overlap(stretch.start().seconds(), stretch.end().seconds()));
            }
            sum += best;
        }
        return !stretch.isEmpty() && sum >= stretch.seconds() / 2;
    }

    /** Seconds of a span within a stretch and what may belong to it. */
    private static double overlap(Stretch stretch, Span span) {
        double tolerance = tolerance(stretch);
        return span.overlap(stretch.start().seconds() - tolerance, stretch.end().seconds() + tolerance);
    }

    private static double tolerance(Stretch stretch) {
        return Math.max(
                TOLERANCE,
                Math.max(stretch.start().errorSeconds(), stretch.end().errorSeconds()));
    }

    private static Finding finding(TrueEdit edit, List<Region> regions) {
        Finding best = new Finding(edit, false, EditKind.MISSED, List.of());
        for (Placement placement : edit.placements()) {
            Finding one = finding(edit, placement, regions);
            if (one.found() && (!best.found() || error(one) < error(best))) {
                best = one;
            }
        }
        return best;
    }

    private static double error(Finding finding) {
        return finding.boundaries().stream()
                .mapToDouble(boundary -> Math.abs(boundary.errorSeconds()))
                .sum();
    }

    private static Finding finding(TrueEdit edit, Placement placement, List<Region> regions) {
        List<Region> overA = edit.inA() ? over(placement.a(), regions, true, edit.kind()) : List.of();
        List<Region> overB = edit.inB() ? over(placement.b(), regions, false, edit.kind()) : List.of();
        if ((edit.inA() && overA.isEmpty()) || (edit.inB() && overB.isEmpty())) {
            return new Finding(edit, false, EditKind.MISSED, List.of());
        }
        Region ofA = overA.isEmpty() ? overB.get(0) : overA.get(0);
        Region ofB = overB.isEmpty() ? ofA : overB.get(0);
        var boundaries = new ArrayList<Boundary>();
        boundaries(boundaries, "a", ofA.a(), spanFor(edit.inA(), placement.a(), placement, ofA), edit);
        boundaries(boundaries, "b", ofB.b(), spanFor(edit.inB(), placement.b(), placement, ofB), edit);
        EditKind kindA = EditKind.of(ofA);
        EditKind kindB = EditKind.of(ofB);
        return new Finding(edit, true, kindA == edit.kind() ? kindB : kindA, boundaries);
    }

    /** In the version without the additional passage, a region other than a repetition lies where it would be. */
    private static Span spanFor(boolean needed, Span own, Placement placement, Region region) {
        boolean elsewhere = !needed && own.seconds() > 0 && !(region instanceof Region.Repeated);
        return elsewhere ? placement.elsewhere() : own;
    }

    /** The region over most of a span, at least half of it, that of the right kind first; empty where there is none. */
    private static List<Region> over(Span span, List<Region> regions, boolean ofA, EditKind kind) {
        List<Region> best = List.of();
        double most = span.seconds() / 2;
        for (Region region : regions) {
            Stretch stretch = ofA ? region.a() : region.b();
            EditKind told = EditKind.of(region);
            double overlap = overlap(stretch, span);
            if (told.differs() && !stretch.isEmpty() && overlap >= span.seconds() / 2) {
                double weight = overlap + (told == kind ? span.seconds() : 0) - 0.001 * stretch.seconds();
                if (best.isEmpty() || weight > most) {
                    most = weight;
                    best = List.of(region);
                }
            }
        }
        return best;
    }

    private static void boundaries(List<Boundary> into, String version, Stretch told, Span span, TrueEdit edit) {
        boolean point = span.seconds() == 0;
        if ((edit.atBeginning() && point) || (!point && told.isEmpty())) {
            return;
        }
        boolean both = edit.identifiable();
        if (!edit.atBeginning()) {
            boolean identifiable = point ? both : edit.startIdentifiable();
            into.add(boundary(version + " start", identifiable, told.start(), span.start()));
        }
        if (!point || !told.isEmpty()) {
            boolean identifiable = point ? both : edit.endIdentifiable();
            into.add(boundary(version + " end", identifiable, told.end(), span.end()));
        }
    }

    private static Boundary boundary(String name, boolean identifiable, Edge told, double truth) {
        return new Boundary(name, identifiable, told.seconds() - truth, told.errorSeconds());
    }
}
