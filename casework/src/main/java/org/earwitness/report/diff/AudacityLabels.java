package org.earwitness.report.diff;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Region;
import org.earwitness.compare.Slip;
import org.earwitness.compare.Stretch;
import org.earwitness.report.page.VisibleText;

/**
 * Differences, undetermined passages and short losses as a label track of Audacity, on the time axis of one recording.
 *
 * <pre>
 * start TAB end TAB label LF      seconds with six decimals; start = end is a point
 * </pre>
 */
public final class AudacityLabels {
    private AudacityLabels() {}

    private record Label(double startSeconds, double endSeconds, String text) {}

    public static String of(DiffReport report, Region.Side axis) {
        Sentences sentences = new Sentences(report.comparison());
        Stream<Label> regions = LetteredRegion.of(report.comparison()).stream()
                .filter(one -> one.kind() != RegionKind.SAME)
                .map(one -> label(one.in(axis), one.label() + ": " + sentences.of(one.region())));
        Stream<Label> dropouts = report.comparison().dropouts().stream()
                .filter(dropout -> axis == Region.Side.A)
                .map(dropout -> label(dropout, sentences));
        Stream<Label> slips = report.comparison().slips().stream().map(slip -> label(slip, axis, sentences));
        List<Label> all = Stream.of(regions, dropouts, slips)
                .flatMap(labels -> labels)
                .sorted(Comparator.comparingDouble(Label::startSeconds))
                .toList();
        return all.stream().map(AudacityLabels::line).collect(Collectors.joining());
    }

    private static Label label(Stretch stretch, String text) {
        return new Label(stretch.start().seconds(), stretch.end().seconds(), text);
    }

    private static Label label(Dropout dropout, Sentences sentences) {
        return new Label(
                dropout.aStartSeconds(),
                dropout.aStartSeconds() + dropout.seconds(),
                "dropout in " + dropout.in() + ": " + sentences.of(dropout));
    }

    private static Label label(Slip slip, Region.Side axis, Sentences sentences) {
        double at = (axis == Region.Side.A ? slip.a() : slip.b()).seconds();
        return new Label(at, at, "slip in " + slip.in() + ": " + sentences.of(slip));
    }

    private static String line(Label label) {
        return Times.seconds(label.startSeconds())
                + '\t'
                + Times.seconds(label.endSeconds())
                + '\t'
                + VisibleText.onOneLine(label.text())
                + '\n';
    }
}
