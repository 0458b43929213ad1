package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.compare.Region;
import org.earwitness.report.page.Markup;

/**
 * The letters of differences beside one recording, in rows so that none covers another.
 *
 * @param badges those for which there was room
 * @param rows number of rows in use
 * @param leftOut how many letters found no room
 */
record PictureLetters(List<Badge> badges, int rows, int leftOut) {
    static final double ROW = 20;

    private static final double HEIGHT = 16;
    private static final double GAP = 3;
    private static final int MOST_ROWS = 5;

    /** @param pointsTo middle of what it names */
    record Badge(String text, Tones tone, double left, double width, double pointsTo, int row) {}

    PictureLetters {
        badges = List.copyOf(badges);
    }

    static PictureLetters of(List<LetteredRegion> regions, Region.Side side, PictureLayout layout) {
        List<LetteredRegion> inOrder = regions.stream()
                .filter(one -> one.letter().isPresent())
                .sorted(Comparator.comparingDouble(
                        one -> layout.span(side, one.in(side)).middle()))
                .toList();
        double[] ends = new double[MOST_ROWS];
        var badges = new ArrayList<Badge>();
        int rows = 0;
        for (LetteredRegion one : inOrder) {
            String text = one.letter().orElseThrow();
            double width = 8 + 8 * text.length();
            double middle = layout.span(side, one.in(side)).middle();
            double left = Math.clamp(
                    middle - width / 2, PictureLayout.LEFT, PictureLayout.LEFT + PictureLayout.FIELD - width);
            int row = 0;
            while (row < MOST_ROWS && ends[row] + GAP > left) {
                row++;
            }
            if (row < MOST_ROWS) {
                ends[row] = left + width;
                rows = Math.max(rows, row + 1);
                badges.add(new Badge(text, Tones.of(one.kind()), left, width, middle, row));
            }
        }
        return new PictureLetters(badges, rows, inOrder.size() - badges.size());
    }

    /**
     * Writes them.
     *
     * @param edge the edge that they lie along
     * @param direction 1 where they lie below it, −1 where above
     */
    void write(Markup markup, double edge, int direction) {
        for (Badge badge : badges) {
            double near = edge + direction * (2 + badge.row() * ROW);
            markup.empty(
                    "line",
                    "class",
                    "leader " + badge.tone().style(),
                    "x1",
                    DiffPicture.at(badge.pointsTo()),
                    "x2",
                    DiffPicture.at(badge.pointsTo()),
                    "y1",
                    DiffPicture.at(edge),
                    "y2",
                    DiffPicture.at(near + direction * 2));
        }
        for (Badge badge : badges) {
            double near = edge + direction * (2 + badge.row() * ROW);
            double top = direction > 0 ? near + 2 : near - 2 - HEIGHT;
            markup.empty(
                    "rect",
                    "class",
                    "badge " + badge.tone().style(),
                    "x",
                    DiffPicture.at(badge.left()),
                    "y",
                    DiffPicture.at(top),
                    "width",
                    DiffPicture.at(badge.width()),
                    "height",
                    DiffPicture.at(HEIGHT),
                    "rx",
                    "3");
            markup.leaf(
                    "text",
                    badge.text(),
                    "class",
                    "badge-text",
                    "x",
                    DiffPicture.at(badge.left() + badge.width() / 2),
                    "y",
                    DiffPicture.at(top + 12.5),
                    "text-anchor",
                    "middle");
        }
    }
}
