package org.earwitness.report.family;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.diff.Times;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.TimeAxis;

/**
 * Who contains whom: a box for each group of copies of the same sound, and a line down to what it contains. Boxes of the first row
 * that share sound without one containing the other are joined by arcs: dashed for overlap, dotted where it is undetermined.
 */
final class FamilyGraph {
    private static final double WIDTH = 960;
    private static final double BOX = 132;
    private static final double BOX_HEIGHT = 46;
    private static final double GAP = 24;
    private static final int BOXES_IN_ROW = 6;
    private static final double BETWEEN_ROWS = 42;
    private static final int MOST_ARCS_FROM = 6;
    private static final int LONGEST_TEXT = 17;

    private final Markup markup;
    private final CopyRelations relations;
    private final RelatedFamily family;
    private final String id;
    private final double[] left;
    private final double[] top;
    private double height;

    FamilyGraph(Markup markup, CopyRelations relations, RelatedFamily family, String id) {
        this.markup = markup;
        this.relations = relations;
        this.family = family;
        this.id = id;
        left = new double[family.nodes().size()];
        top = new double[left.length];
        place();
    }

    /** Rows by how deep a node is contained; a row that is too long goes on below. */
    private void place() {
        int[] depths = depths();
        double y = hasArcs() ? 56 : 8;
        for (int depth = 0; ; depth++) {
            var row = new ArrayList<Integer>();
            for (int node = 0; node < depths.length; node++) {
                if (depths[node] == depth) {
                    row.add(node);
                }
            }
            if (row.isEmpty()) {
                break;
            }
            for (int from = 0; from < row.size(); from += BOXES_IN_ROW) {
                List<Integer> line = row.subList(from, Math.min(row.size(), from + BOXES_IN_ROW));
                double x = (WIDTH - line.size() * BOX - (line.size() - 1) * GAP) / 2;
                for (int node : line) {
                    left[node] = x;
                    top[node] = y;
                    x += BOX + GAP;
                }
                y += BOX_HEIGHT + (from + BOXES_IN_ROW < row.size() ? GAP / 2 : BETWEEN_ROWS);
            }
        }
        height = y - BETWEEN_ROWS + 8;
    }

    private int[] depths() {
        int[] depths = new int[family.nodes().size()];
        for (int round = 0; round < depths.length; round++) {
            for (RelatedFamily.Containment one : family.contains()) {
                depths[one.contained()] = Math.max(depths[one.contained()], depths[one.container()] + 1);
            }
        }
        return depths;
    }

    private boolean hasArcs() {
        int outermost = family.outermost().size();
        return outermost > 1 && outermost <= MOST_ARCS_FROM;
    }

    /** Whether there are too many boxes side by side for what joins them to be drawn. */
    boolean leavesOutArcs() {
        return family.outermost().size() > MOST_ARCS_FROM;
    }

    void write(String title, String description) {
        FamilyPicture.open(markup, id, WIDTH, height, title, description);
        for (RelatedFamily.Containment one : family.contains()) {
            line(one.container(), one.contained());
        }
        if (hasArcs()) {
            List<Integer> row = family.outermost();
            for (int i = 0; i < row.size(); i++) {
                for (int j = i + 1; j < row.size(); j++) {
                    arc(row.get(i), row.get(j), j - i);
                }
            }
        }
        for (int node = 0; node < left.length; node++) {
            box(node);
        }
        markup.close();
    }

    private void line(int container, int contained) {
        double x = left[contained] + BOX / 2;
        double y = top[contained];
        markup.empty(
                "line",
                "class",
                "contains",
                "x1",
                at(left[container] + BOX / 2),
                "y1",
                at(top[container] + BOX_HEIGHT),
                "x2",
                at(x),
                "y2",
                at(y - 7));
        markup.empty("path", "class", "arrow", "d", "M" + at(x) + " " + at(y) + "l-5 -9h10z");
    }

    private void arc(int one, int other, int distance) {
        RelatedPair.Kind relation = relations.relation(
                family.nodes().get(one).getFirst(), family.nodes().get(other).getFirst());
        if (relation == RelatedPair.Kind.UNRELATED) {
            return;
        }
        double from = left[one] + BOX / 2;
        double to = left[other] + BOX / 2;
        double rise = Math.min(46, 14 + 12 * distance);
        String style = relation == RelatedPair.Kind.UNDETERMINED ? "beside undetermined" : "beside";
        markup.empty(
                "path",
                "class",
                style,
                "d",
                "M" + at(from) + " " + at(top[one]) + "C" + at(from) + " " + at(top[one] - rise) + " " + at(to) + " "
                        + at(top[other] - rise) + " " + at(to) + " " + at(top[other]));
        markup.leaf(
                "text",
                words(relation),
                "class",
                "beside-name",
                "x",
                at((from + to) / 2),
                "y",
                at(top[one] - 0.75 * rise - 4),
                "text-anchor",
                "middle");
    }

    private static String words(RelatedPair.Kind relation) {
        return switch (relation) {
            case DIFFER_INSIDE -> "differ inside";
            case UNDETERMINED -> "undetermined";
            case SAME_SOUND, CONTAINS, CONTAINED, OVERLAP, UNRELATED -> "overlap";
        };
    }

    private void box(int node) {
        List<String> copies = family.nodes().get(node);
        FamilyPicture.rect(markup, copies.size() > 1 ? "box tie" : "box", left[node], top[node], BOX, BOX_HEIGHT);
        String letters = String.join(" = ", copies);
        String shown = letters.length() <= LONGEST_TEXT
                ? letters
                : copies.getFirst() + " and " + (copies.size() - 1) + " equal";
        String middle = at(left[node] + BOX / 2);
        markup.leaf("text", shown, "class", "box-name", "x", middle, "y", at(top[node] + 20), "text-anchor", "middle");
        markup.leaf(
                "text",
                Times.clock(relations.seconds(copies.getFirst())),
                "x",
                middle,
                "y",
                at(top[node] + 37),
                "text-anchor",
                "middle");
    }

    private static String at(double value) {
        return TimeAxis.decimal(value);
    }
}
