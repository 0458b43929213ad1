package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Finds passages that several copies lack alike. */
final class SharedCuts {
    private static final double LEAST_SECONDS = 0.1;
    /** Copies of one cut may come out this far apart beyond the errors of their edges: steps of the comparison. */
    private static final double TOLERANCE_SECONDS = 0.01;

    private final List<AxisPart> axis;

    /** What a copy lacks between two parts that it has. */
    private record Gap(int copy, double start, double end, double errorSeconds) {
        boolean isLike(Gap other) {
            double most = errorSeconds + other.errorSeconds + TOLERANCE_SECONDS;
            return Math.abs(start - other.start) <= most && Math.abs(end - other.end) <= most;
        }
    }

    private SharedCuts(List<AxisPart> axis) {
        this.axis = axis;
    }

    static List<SharedCut> of(List<AxisPart> axis, List<Integer> members) {
        return new SharedCuts(axis).among(members);
    }

    private List<SharedCut> among(List<Integer> members) {
        var gaps = new ArrayList<Gap>();
        members.forEach(copy -> gaps.addAll(gaps(copy)));
        gaps.sort(Comparator.comparingDouble(Gap::start).thenComparingInt(Gap::copy));
        var cuts = new ArrayList<SharedCut>();
        while (!gaps.isEmpty()) {
            Gap first = gaps.removeFirst();
            var alike = new ArrayList<Gap>(List.of(first));
            gaps.stream().filter(first::isLike).forEach(alike::add);
            gaps.removeAll(alike);
            List<Integer> lacking = alike.stream().map(Gap::copy).sorted().toList();
            List<Integer> having = having(first);
            if (lacking.size() > 1 && !having.isEmpty()) {
                double error =
                        alike.stream().mapToDouble(Gap::errorSeconds).max().orElse(0);
                cuts.add(new SharedCut(first.start(), first.end(), error, lacking, having));
            }
        }
        return cuts;
    }

    private List<Gap> gaps(int copy) {
        var gaps = new ArrayList<Gap>();
        int last = -1;
        for (int i = 0; i < axis.size(); i++) {
            AxisPart.Held held = axis.get(i).held().get(copy);
            if (held == null) {
                continue;
            }
            AxisPart.Held before = last < 0 ? null : axis.get(last).held().get(copy);
            if (before != null && held.certain() && before.certain()) {
                double start = axis.get(last).endSeconds();
                double end = axis.get(i).startSeconds();
                double error = Math.max(before.errorSeconds(), held.errorSeconds());
                if (end - start >= LEAST_SECONDS) {
                    gaps.add(new Gap(copy, start, end, error));
                }
            }
            last = i;
        }
        return gaps;
    }

    /** Copies that have all of a gap for sure, but for slivers at its edges. */
    private List<Integer> having(Gap gap) {
        double most = gap.errorSeconds() + TOLERANCE_SECONDS;
        List<AxisPart> inside = axis.stream()
                .filter(part -> part.startSeconds() >= gap.start() - 1e-9 && part.endSeconds() <= gap.end() + 1e-9)
                .toList();
        var having = new TreeSet<Integer>();
        inside.forEach(part -> having.addAll(part.held().keySet()));
        having.removeIf(copy -> lackedSeconds(inside, copy) > 2 * most);
        return List.copyOf(having);
    }

    private static double lackedSeconds(List<AxisPart> parts, int copy) {
        double lacked = 0;
        for (AxisPart part : parts) {
            AxisPart.Held held = part.held().get(copy);
            lacked += held != null && held.certain() ? 0 : part.seconds();
        }
        return lacked;
    }
}
