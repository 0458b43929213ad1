package org.earwitness.report.family;

import java.util.List;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.diff.Times;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Svg;
import org.earwitness.report.page.TimeAxis;

/**
 * What each copy has of the common time: a row for each, filled where others have it too, hatched where no other has it, dotted
 * where the sound does not tell; passages that several lack alike are framed and lettered. The last row is all together.
 */
final class CoverageChart {
    private static final double WIDTH = 960;
    private static final double LEFT = 64;
    private static final double RIGHT = 84;
    private static final double AXIS = 24;
    private static final double ROW = 30;
    private static final double BAR = 18;
    private static final double NARROWEST = 1;
    private static final double NARROWEST_FRAME = 5;

    private final Markup markup;
    private final CopyRelations relations;
    private final RelatedFamily family;
    private final String id;

    CoverageChart(Markup markup, CopyRelations relations, RelatedFamily family, String id) {
        this.markup = markup;
        this.relations = relations;
        this.family = family;
        this.id = id;
    }

    void write(String title, String description) {
        List<String> copies = family.nodes().stream().flatMap(List::stream).toList();
        double height = AXIS + ROW * (copies.size() + 1) + 34;
        FamilyPicture.open(markup, id, WIDTH, height, title, description);
        markup.open("svg", "x", at(LEFT), "y", "0", "width", at(WIDTH - LEFT - RIGHT), "height", at(AXIS));
        Svg.ticksAbove(markup, new TimeAxis(0, Math.max(family.unionSeconds(), 0.01)), (int) AXIS);
        markup.close();
        for (int row = 0; row < copies.size(); row++) {
            row(copies.get(row), AXIS + ROW * row);
        }
        for (int i = 0; i < family.sharedEdits().size(); i++) {
            frames(family.sharedEdits().get(i), "S" + (i + 1), copies);
        }
        double last = AXIS + ROW * copies.size();
        name("all", last, Times.clock(family.unionSeconds()));
        rect("part shared", 0, family.unionSeconds(), last + (ROW - BAR) / 2, BAR, NARROWEST);
        legend(last + ROW + 10);
        markup.close();
    }

    private void row(String copy, double top) {
        double barTop = top + (ROW - BAR) / 2;
        name(copy, top, Times.clock(relations.seconds(copy)));
        markup.empty(
                "line",
                "class",
                "absent",
                "x1",
                at(LEFT),
                "x2",
                at(WIDTH - RIGHT),
                "y1",
                at(top + ROW / 2),
                "y2",
                at(top + ROW / 2));
        for (RelatedFamily.Part part : family.axis()) {
            part.held().stream().filter(held -> held.copy().equals(copy)).forEach(held -> {
                String style = !held.certain() ? "part open" : part.held().size() == 1 ? "part only" : "part shared";
                rect(style, part.startSeconds(), part.endSeconds(), barTop, BAR, 0);
            });
        }
    }

    private void name(String text, double top, String length) {
        markup.leaf(
                "text",
                text,
                "class",
                "row-name",
                "x",
                at(LEFT - 12),
                "y",
                at(top + ROW / 2 + 5),
                "text-anchor",
                "end");
        markup.leaf("text", length, "x", at(WIDTH - RIGHT + 8), "y", at(top + ROW / 2 + 4));
    }

    private void frames(RelatedFamily.SharedEdit cut, String letter, List<String> copies) {
        for (String copy : cut.lacking()) {
            double top = AXIS + ROW * copies.indexOf(copy) + 3;
            rect("frame", cut.startSeconds(), cut.endSeconds(), top, ROW - 6, NARROWEST_FRAME);
            double middle = (x(cut.startSeconds()) + x(cut.endSeconds())) / 2;
            boolean wide = x(cut.endSeconds()) - x(cut.startSeconds()) > 22;
            markup.leaf(
                    "text",
                    letter,
                    "class",
                    "frame-name",
                    "x",
                    at(wide ? middle : x(cut.endSeconds()) + 6),
                    "y",
                    at(top + 16),
                    "text-anchor",
                    wide ? "middle" : "start");
        }
    }

    private void legend(double top) {
        double x = LEFT;
        for (String[] entry : new String[][] {
            {"part shared", "others have it too"},
            {"part only", "no other has it"},
            {"part open", "undetermined"},
            {"frame", "lacked alike (S1, S2 …)"}
        }) {
            FamilyPicture.rect(markup, entry[0], x, top, 26, 14);
            markup.leaf("text", entry[1], "x", at(x + 33), "y", at(top + 11));
            x += 33 + 6.6 * entry[1].length() + 26;
        }
    }

    private void rect(String style, double from, double to, double top, double height, double narrowest) {
        double left = x(from);
        double width = Math.max(narrowest, x(to) - left);
        FamilyPicture.rect(markup, style, left, top, width, height);
    }

    private double x(double seconds) {
        double all = Math.max(family.unionSeconds(), 0.01);
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.clamp(seconds / all, 0.0, 1.0);
    }

    private static String at(double value) {
        return TimeAxis.decimal(value);
    }
}
