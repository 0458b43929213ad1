package org.earwitness.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies that are joined by common sound, each directly or through others.
 *
 * @param members numbers of the copies, from 0, in order
 * @param nodes the same in groups: copies of one group have the same sound, of which none goes before another; the group of the
 *     longest first
 * @param containments who has all that another has; those that follow from two others are left out
 * @param axis the common time of all, from 0 on, without gaps
 * @param sharedCuts passages that several copies lack alike, in the order of time
 */
public record CopyFamily(
        List<Integer> members,
        List<List<Integer>> nodes,
        List<Containment> containments,
        List<AxisPart> axis,
        List<SharedCut> sharedCuts) {
    /** Parts shorter than this are not told of by themselves, in seconds: errors of boundaries leave such. */
    public static final double LEAST_TOLD_SECONDS = 0.1;

    /**
     * One node has all that another has, and more.
     *
     * @param container position among the nodes
     * @param contained position among the nodes
     */
    public record Containment(int container, int contained) {}

    /** A part of the common time, and where a copy has it. */
    public record Passage(int copy, double startSeconds, double endSeconds, double copyStartSeconds) {
        public double seconds() {
            return endSeconds - startSeconds;
        }
    }

    /**
     * Different sound between the same neighbours: no copy has both parts. Their order on the axis says nothing.
     *
     * @param first copies that have the one
     * @param second copies that have the other
     */
    public record Conflict(
            double startSeconds, double middleSeconds, double endSeconds, List<Integer> first, List<Integer> second) {}

    public CopyFamily {
        members = List.copyOf(members);
        nodes = nodes.stream().map(List::copyOf).toList();
        containments = List.copyOf(containments);
        axis = List.copyOf(axis);
        sharedCuts = List.copyOf(sharedCuts);
    }

    /** Length of all different sound of the family together. */
    public double unionSeconds() {
        return axis.isEmpty() ? 0 : axis.getLast().endSeconds();
    }

    /** Seconds of the axis that a copy has for sure. */
    public double coveredSeconds(int copy) {
        double sum = 0;
        for (AxisPart part : axis) {
            AxisPart.Held held = part.held().get(copy);
            sum += held != null && held.certain() ? part.seconds() : 0;
        }
        return sum;
    }

    /** What one copy has and no other, in the order of time. */
    public List<Passage> onlyInOne() {
        var passages = new ArrayList<Passage>();
        for (int copy : members) {
            double start = -1;
            double from = 0;
            for (int i = 0; i <= axis.size(); i++) {
                AxisPart.Held held = i < axis.size() && axis.get(i).isOnlyIn(copy)
                        ? axis.get(i).held().get(copy)
                        : null;
                if (held != null && start < 0) {
                    start = axis.get(i).startSeconds();
                    from = held.startSeconds();
                } else if (held == null && start >= 0) {
                    double end = axis.get(i - 1).endSeconds();
                    if (end - start >= LEAST_TOLD_SECONDS) {
                        passages.add(new Passage(copy, start, end, from));
                    }
                    start = -1;
                }
            }
        }
        passages.sort(java.util.Comparator.comparingDouble(Passage::startSeconds));
        return passages;
    }

    /** Where copies have different sound between the same neighbours, in the order of time. */
    public List<Conflict> conflicts() {
        List<AxisPart> told = axis.stream()
                .filter(part -> part.seconds() >= LEAST_TOLD_SECONDS)
                .toList();
        var conflicts = new ArrayList<Conflict>();
        for (int i = 0; i + 1 < told.size(); i++) {
            AxisPart one = told.get(i);
            AxisPart other = told.get(i + 1);
            boolean apart = one.held().keySet().stream().noneMatch(other::has);
            boolean near = other.startSeconds() - one.endSeconds() < LEAST_TOLD_SECONDS;
            if (apart && near && isCertain(one) && isCertain(other)) {
                conflicts.add(new Conflict(
                        one.startSeconds(),
                        other.startSeconds(),
                        other.endSeconds(),
                        List.copyOf(one.held().keySet()),
                        List.copyOf(other.held().keySet())));
            }
        }
        return conflicts;
    }

    private static boolean isCertain(AxisPart part) {
        return part.held().values().stream().allMatch(AxisPart.Held::certain);
    }
}
