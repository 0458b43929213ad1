package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Region;
import org.earwitness.compare.Slip;
import org.earwitness.compare.Stretch;
import org.earwitness.report.page.VisibleText;

/**
 * A comparison as a TextGrid of Praat, on the time axis of one recording: a tier of intervals that covers the recording, and a
 * tier of points where the other recording has more, where what is repeated there lies once, and where there are short losses.
 */
public final class PraatTextGrid {
    private static final double SHORTEST_SECONDS = 1e-6;

    private final DiffReport report;
    private final Region.Side axis;
    private final double seconds;
    private final StringBuilder out = new StringBuilder();

    private record Interval(double startSeconds, double endSeconds, String text) {}

    private PraatTextGrid(DiffReport report, Region.Side axis) {
        this.report = report;
        this.axis = axis;
        this.seconds = report.seconds(axis);
    }

    /** The text of the file, to be stored as UTF-8. */
    public static String of(DiffReport report, Region.Side axis) {
        return new PraatTextGrid(report, axis).write();
    }

    private String write() {
        out.append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        out.append("xmin = 0\nxmax = ").append(Times.seconds(seconds)).append('\n');
        out.append("tiers? <exists>\nsize = 2\nitem []:\n");
        String name =
                axis + report.recording(axis).name().map(file -> ": " + file).orElse("");
        List<Interval> intervals = intervals();
        tier(1, "IntervalTier", name, "intervals", intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            out.append("        intervals [").append(i + 1).append("]:\n");
            field("xmin", Times.seconds(interval.startSeconds()));
            field("xmax", Times.seconds(interval.endSeconds()));
            field("text", quoted(interval.text()));
        }
        TreeMap<String, Interval> points = points();
        tier(2, "TextTier", name + " (places)", "points", points.size());
        int number = 0;
        for (Interval point : points.values()) {
            out.append("        points [").append(++number).append("]:\n");
            field("number", Times.seconds(point.startSeconds()));
            field("mark", quoted(point.text()));
        }
        return out.toString();
    }

    private void tier(int number, String type, String name, String parts, int size) {
        out.append("    item [").append(number).append("]:\n");
        out.append("        class = \"").append(type).append("\"\n");
        out.append("        name = ").append(quoted(name)).append('\n');
        out.append("        xmin = 0\n        xmax = ")
                .append(Times.seconds(seconds))
                .append('\n');
        out.append("        ").append(parts).append(": size = ").append(size).append('\n');
    }

    private void field(String name, String value) {
        out.append("            ").append(name).append(" = ").append(value).append('\n');
    }

    /** Parts without gaps or overlaps, as Praat demands: what no region covers has no text. */
    private List<Interval> intervals() {
        List<LetteredRegion> regions = LetteredRegion.of(report.comparison()).stream()
                .filter(one -> !isPlace(one))
                .sorted(Comparator.comparingDouble(one -> one.in(axis).start().seconds()))
                .toList();
        var intervals = new ArrayList<Interval>();
        double at = 0;
        for (LetteredRegion one : regions) {
            double start = Math.clamp(one.in(axis).start().seconds(), at, seconds);
            double end = Math.clamp(one.in(axis).end().seconds(), start, seconds);
            if (end - start > SHORTEST_SECONDS) {
                if (start - at > SHORTEST_SECONDS) {
                    intervals.add(new Interval(at, start, ""));
                } else {
                    start = at;
                }
                intervals.add(new Interval(start, end, one.label()));
                at = end;
            }
        }
        if (seconds - at > SHORTEST_SECONDS || intervals.isEmpty()) {
            intervals.add(new Interval(at, Math.max(seconds, SHORTEST_SECONDS), ""));
        }
        return intervals;
    }

    /** Points by their time as printed, since Praat allows one point at a time. */
    private TreeMap<String, Interval> points() {
        var points = new TreeMap<String, Interval>(Comparator.comparingDouble(Double::parseDouble));
        for (LetteredRegion one : LetteredRegion.of(report.comparison())) {
            if (isPlace(one)) {
                add(points, one.in(axis).start().seconds(), one.label());
            }
        }
        for (Dropout dropout : report.comparison().dropouts()) {
            if (axis == Region.Side.A) {
                add(points, dropout.aStartSeconds(), "dropout in " + dropout.in());
            }
        }
        for (Slip slip : report.comparison().slips()) {
            add(points, (axis == Region.Side.A ? slip.a() : slip.b()).seconds(), "slip in " + slip.in());
        }
        return points;
    }

    private void add(TreeMap<String, Interval> points, double at, String text) {
        double held = Math.clamp(at, 0, seconds);
        points.merge(
                Times.seconds(held),
                new Interval(held, held, text),
                (one, other) -> new Interval(held, held, one.text() + "; " + other.text()));
    }

    /** Whether a region is a place in this recording: it has no length, or its sound is in another region too. */
    private boolean isPlace(LetteredRegion one) {
        Stretch stretch = one.in(axis);
        return stretch.seconds() <= SHORTEST_SECONDS
                || (one.region() instanceof Region.Repeated repeated && repeated.repeatedIn() != axis);
    }

    private static String quoted(String text) {
        return '"' + VisibleText.onOneLine(text).replace("\"", "\"\"") + '"';
    }
}
