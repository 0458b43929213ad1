package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts into words how another recording relates to the questioned one. */
final class DescribeCopies {
    /** Beginnings and ends that the search leaves open: fades, silence and marks that do not reach the edge. */
    static final double OPEN_SECONDS = 2.0;

    /** A difference between passages that is worth a sentence. */
    private static final double TELLING_SECONDS = 0.3;

    private static final double SAME_SPEED = 0.002;

    private final String questioned;
    private final double questionedSeconds;

    DescribeCopies(String questioned, double questionedSeconds) {
        this.questioned = questioned;
        this.questionedSeconds = questionedSeconds;
    }

    /**
     * The relation in one or more sentences.
     *
     * @param passages all of one recording, at least one
     */
    String sentence(List<Passage> passages) {
        List<Passage> ordered = passages.stream()
                .sorted(Comparator.comparingDouble(passage -> passage.match().queryStartSeconds()))
                .toList();
        String other = ordered.getFirst().label();
        double otherSeconds = ordered.getFirst().seconds();
        boolean allOfQuestioned = uncovered(ordered, questionedSeconds, true) <= OPEN_SECONDS;
        boolean allOfOther = uncovered(ordered, otherSeconds, false) <= OPEN_SECONDS;
        String speed = speed(ordered);
        String differences = differences(ordered);
        Passage first = ordered.getFirst();
        Passage last = ordered.getLast();
        String main;
        if (allOfQuestioned && allOfOther) {
            main = other + " carries the same sound as " + questioned + " from beginning to end" + speed + ".";
        } else if (allOfOther && !differences.isEmpty()) {
            main = other + " consists of " + ordered.size() + " passages of " + questioned
                    + ", which lie there between "
                    + clock(first.match().queryStartSeconds()) + " and "
                    + clock(last.match().queryEndSeconds()) + speed + ".";
        } else if (allOfOther) {
            main = other + " is an excerpt of the sound of " + questioned + ": all of it is found there, from "
                    + clock(first.match().queryStartSeconds()) + " to "
                    + clock(last.match().queryEndSeconds()) + speed + ".";
        } else if (allOfQuestioned) {
            main = other + " is longer and contains all of " + questioned + ", from " + clock(start(ordered)) + " to "
                    + clock(end(ordered)) + speed + ".";
        } else {
            double shared = ordered.stream().mapToDouble(Passage::querySeconds).sum();
            String passagesText = ordered.size() == 1 ? "one passage" : ordered.size() + " passages";
            main = String.format(
                    Locale.ROOT,
                    "%s and %s share %s of together %.1f s%s; each also has sound that was not found in the other.",
                    other,
                    questioned,
                    passagesText,
                    shared,
                    speed);
        }
        return differences.isEmpty() ? main : main + " " + differences;
    }

    /** One passage in words. */
    String passage(Passage passage) {
        return String.format(
                Locale.ROOT,
                "%s from %s to %s is found in %s from %s to %s.",
                questioned,
                clock(passage.match().queryStartSeconds()),
                clock(passage.match().queryEndSeconds()),
                passage.label(),
                clock(passage.match().matchStartSeconds()),
                clock(passage.match().matchEndSeconds()));
    }

    private static double uncovered(List<Passage> passages, double seconds, boolean inQuestioned) {
        var ranges = new ArrayList<double[]>();
        for (Passage passage : passages) {
            ranges.add(
                    inQuestioned
                            ? new double[] {
                                passage.match().queryStartSeconds(),
                                passage.match().queryEndSeconds()
                            }
                            : new double[] {
                                passage.match().matchStartSeconds(),
                                passage.match().matchEndSeconds()
                            });
        }
        ranges.sort(Comparator.comparingDouble(range -> range[0]));
        double covered = 0;
        double reached = 0;
        for (double[] range : ranges) {
            double from = Math.max(range[0], reached);
            covered += Math.max(0, range[1] - from);
            reached = Math.max(reached, range[1]);
        }
        return seconds - covered;
    }

    private static double start(List<Passage> passages) {
        return passages.stream()
                .mapToDouble(passage -> passage.match().matchStartSeconds())
                .min()
                .orElseThrow();
    }

    private static double end(List<Passage> passages) {
        return passages.stream()
                .mapToDouble(passage -> passage.match().matchEndSeconds())
                .max()
                .orElseThrow();
    }

    private String speed(List<Passage> passages) {
        double weight = passages.stream().mapToDouble(Passage::querySeconds).sum();
        double mean = passages.stream()
                        .mapToDouble(passage ->
                                passage.querySeconds() * passage.match().speed())
                        .sum()
                / weight;
        if (Math.abs(mean - 1) < SAME_SPEED) {
            return "";
        }
        double otherPlays = 1 / mean;
        return String.format(
                Locale.ROOT,
                ", played %.1f %% %s than in %s",
                Math.abs(otherPlays - 1) * 100,
                otherPlays > 1 ? "faster" : "slower",
                questioned);
    }

    /** What lies between consecutive passages, where the two recordings do not have the same length there. */
    private String differences(List<Passage> ordered) {
        var sentences = new ArrayList<String>();
        for (int index = 1; index < ordered.size(); index++) {
            Passage before = ordered.get(index - 1);
            Passage after = ordered.get(index);
            double here = after.match().queryStartSeconds() - before.match().queryEndSeconds();
            double there = after.match().matchStartSeconds() - before.match().matchEndSeconds();
            double thereAsHere = there / after.match().speed();
            if (after.match().matchStartSeconds() < middle(before)) {
                sentences.add("The passages come in another order in " + after.label() + ".");
            } else if (Math.abs(here - thereAsHere) > TELLING_SECONDS) {
                double more = Math.abs(here - thereAsHere);
                boolean questionedHasMore = here > thereAsHere;
                sentences.add(String.format(
                        Locale.ROOT,
                        "At about %s, %s has about %.1f s that %s does not have there.",
                        clock(
                                questionedHasMore
                                        ? before.match().queryEndSeconds()
                                        : before.match().matchEndSeconds()),
                        questionedHasMore ? questioned : after.label(),
                        more,
                        questionedHasMore ? after.label() : questioned));
            }
        }
        return String.join(" ", sentences);
    }

    /** Passages of which the later begins before it come in another order; beyond it, only their uncertain edges overlap. */
    private static double middle(Passage passage) {
        return (passage.match().matchStartSeconds() + passage.match().matchEndSeconds()) / 2;
    }

    /** A time as minutes and seconds, such as 1:14.6. */
    static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        long minutes = tenths / 600;
        return String.format(Locale.ROOT, "%d:%02d.%d", minutes, tenths % 600 / 10, tenths % 10);
    }
}
