package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins what neighbouring windows found of the same passage, and drops what a better line through the same sound explains. */
final class MatchedLines {
    private static final double SAME_LINE_SECONDS = 0.08;
    private static final double SAME_SPEED = 0.02;
    private static final double ECHO_SECONDS = 1;
    private static final double ECHO_SHARE = 0.6;
    private static final double LARGEST_TEMPO_DIFFERENCE = 0.0005;
    /** Seconds by which a line may stray in a second beyond its end. */
    private static final double SLACK = 0.004;

    private static final double LARGEST_GAP_SECONDS = 1;
    /** A later window that holds only the end of a passage tells less of where it ends. */
    private static final double SMALLEST_ADDITION_SECONDS = 1;

    private static final double AT_WINDOW_END_SECONDS = 0.5;

    private final List<Line> lines = new ArrayList<>();

    private static final class Line {
        private final CopySearch.Part part;
        private final int stream;
        private double queryStart;
        private double queryEnd;
        private double matchStart;
        private double matchEnd;
        private double speed;
        private double pitch;
        private double share;
        private double expected;
        private double windowEnd;

        Line(Alignment alignment, double offset) {
            part = alignment.part();
            stream = alignment.stream();
            windowEnd = offset + Query.WINDOW_SECONDS;
            queryStart = offset + alignment.queryStart();
            queryEnd = offset + alignment.queryEnd();
            matchStart = alignment.matchStart();
            matchEnd = alignment.matchEnd();
            speed = alignment.speed();
            pitch = alignment.pitch();
            share = alignment.share();
            expected = alignment.expected();
        }

        double matchAt(double query) {
            return matchStart + (matchEnd - matchStart) / (queryEnd - queryStart) * (query - queryStart);
        }

        double seconds() {
            return queryEnd - queryStart;
        }

        boolean continues(Line earlier) {
            double middle = (queryStart + queryEnd) / 2;
            double expectedThere = earlier.matchEnd + earlier.speed * (queryStart - earlier.queryEnd);
            double apart = Math.abs(expectedThere - matchStart);
            return part == earlier.part
                    && stream == earlier.stream
                    && middle > earlier.queryStart
                    && queryStart < earlier.queryEnd + LARGEST_GAP_SECONDS
                    && Math.abs(speed / earlier.speed - 1) < SAME_SPEED
                    && apart < SAME_LINE_SECONDS + SLACK * Math.abs(queryStart - earlier.queryEnd);
        }

        void join(Line later) {
            double total = seconds() + later.seconds();
            pitch = (pitch * seconds() + later.pitch * later.seconds()) / total;
            share = (share * seconds() + later.share * later.seconds()) / total;
            expected = Math.min(expected, later.expected);
            if (later.queryEnd > queryEnd && !endedBefore(later)) {
                queryEnd = later.queryEnd;
                matchEnd = later.matchEnd;
                windowEnd = later.windowEnd;
            }
            speed = (matchEnd - matchStart) / (queryEnd - queryStart);
        }

        /** Whether this line ended inside its window, and the later one, which shares its end, adds too little to be believed. */
        private boolean endedBefore(Line later) {
            return queryEnd < windowEnd - AT_WINDOW_END_SECONDS
                    && later.queryStart < queryEnd
                    && later.seconds() < seconds()
                    && later.queryEnd - queryEnd < SMALLEST_ADDITION_SECONDS;
        }

        Match match() {
            double tempo = speed / pitch;
            boolean oneSpeed = Math.abs(tempo - 1) < LARGEST_TEMPO_DIFFERENCE;
            return new Match(
                    part.segment().label(stream),
                    Math.max(0, queryStart),
                    queryEnd,
                    Math.max(0, matchStart),
                    matchEnd,
                    speed,
                    oneSpeed ? 1 : tempo,
                    oneSpeed ? speed : pitch,
                    Math.clamp(share, 0, 1),
                    expected);
        }
    }

    void add(Alignment alignment, double offset) {
        Line line = new Line(alignment, offset);
        for (Line earlier : lines) {
            if (line.continues(earlier)) {
                earlier.join(line);
                return;
            }
        }
        lines.add(line);
    }

    List<Match> matches() {
        lines.sort(Comparator.comparingDouble((Line line) -> line.expected));
        var kept = new ArrayList<Line>();
        for (Line line : lines) {
            if (kept.stream().noneMatch(better -> isEcho(line, better))) {
                kept.add(line);
            }
        }
        return kept.stream().map(Line::match).toList();
    }

    /** Whether a line is a weak or slightly shifted likeness of a better one through the same sound. */
    private static boolean isEcho(Line line, Line better) {
        if (line.part != better.part || line.stream != better.stream) {
            return false;
        }
        double common = Math.min(line.queryEnd, better.queryEnd) - Math.max(line.queryStart, better.queryStart);
        if (common < line.seconds() / 2) {
            return false;
        }
        double middle = (line.queryStart + line.queryEnd) / 2;
        boolean near = Math.abs(line.matchAt(middle) - better.matchAt(middle)) < ECHO_SECONDS;
        return near || line.share < ECHO_SHARE * better.share;
    }
}
