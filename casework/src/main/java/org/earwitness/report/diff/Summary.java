package org.earwitness.report.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.compare.Slip;
import org.earwitness.compare.TimeMap;

/** The answer in a few sentences: what was found, and what stays open. */
final class Summary {
    private static final double ALL = 0.9995;

    private final DiffReport report;
    private final Comparison comparison;

    Summary(DiffReport report) {
        this.report = report;
        this.comparison = report.comparison();
    }

    /** What was found. */
    List<String> found() {
        var sentences = new ArrayList<String>();
        if (report.hasSameBytes()) {
            sentences.add("Both files have the same bytes.");
        }
        sentences.add(common());
        sentences.add(counts());
        pace().ifPresent(sentences::add);
        return sentences;
    }

    /** What stays open. */
    List<String> open() {
        var sentences = new ArrayList<String>();
        List<Region> undetermined = comparison.regions().stream()
                .filter(region -> RegionKind.of(region) == RegionKind.UNDETERMINED)
                .toList();
        if (!undetermined.isEmpty()) {
            sentences.add("Undetermined: "
                    + Times.length(undetermined.stream()
                            .mapToDouble(r -> r.a().seconds())
                            .sum())
                    + " of A and "
                    + Times.length(undetermined.stream()
                            .mapToDouble(r -> r.b().seconds())
                            .sum())
                    + " of B. Whether they are the same there cannot be said.");
        }
        sentences.add(
                "Which of the two is earlier, and which was made from which, is undetermined: what differs does not tell.");
        return sentences;
    }

    /** Seconds of B whose sound A has too. */
    static double commonSecondsOfB(Comparison comparison) {
        return comparison.regions().stream()
                .filter(region -> region instanceof Region.Same || region instanceof Region.Moved)
                .mapToDouble(region -> region.b().seconds())
                .sum();
    }

    private String common() {
        double ofA = comparison.commonSeconds();
        double ofB = commonSecondsOfB(comparison);
        if (ofA == 0 && ofB == 0) {
            return "No sound was found that both have.";
        }
        double shareA = share(ofA, comparison.aSeconds());
        double shareB = share(ofB, comparison.bSeconds());
        if (shareA >= ALL && shareB >= ALL) {
            return "A and B carry the same sound from beginning to end.";
        }
        if (shareB >= ALL) {
            return "All of B is in A; " + part(ofA, comparison.aSeconds(), "A") + " is in B.";
        }
        if (shareA >= ALL) {
            return "All of A is in B; " + part(ofB, comparison.bSeconds(), "B") + " is in A.";
        }
        return part(ofA, comparison.aSeconds(), "A") + " is in B too, which is " + part(ofB, comparison.bSeconds(), "B")
                + ".";
    }

    private static String part(double seconds, double all, String name) {
        return String.format(
                Locale.ROOT,
                "%s of %s's %s (%.1f %%)",
                Times.clock(seconds),
                name,
                Times.clock(all),
                100 * share(seconds, all));
    }

    private static double share(double seconds, double all) {
        return all == 0 ? 0 : Math.min(1, seconds / all);
    }

    private String counts() {
        int differences = LetteredRegion.differences(comparison).size();
        int dropouts = comparison.dropouts().size();
        String first = differences == 0
                ? "No difference was found"
                : differences == 1 ? "1 difference was found" : differences + " differences were found";
        return first
                + (dropouts == 0
                        ? "."
                        : ", and " + dropouts + (dropouts == 1 ? " short loss" : " short losses")
                                + " as transmission leaves them.")
                + slips();
    }

    private String slips() {
        List<Slip> slips = comparison.slips();
        if (slips.isEmpty()) {
            return "";
        }
        double most = slips.stream().mapToDouble(Slip::seconds).max().orElseThrow();
        String places = slips.size() == 1
                ? " At one place one of them lacks " + Times.length(most)
                : " At " + slips.size() + " places one of them lacks up to " + Times.length(most);
        return places + " of the other's sound: too little to tell a cut from a lost buffer.";
    }

    /** The pace of the longest passage that both have; the table has that of each. */
    private Optional<String> pace() {
        List<Region> same = comparison.regions().stream()
                .filter(Region.Same.class::isInstance)
                .toList();
        Optional<TimeMap> longest = same.stream()
                .max(Comparator.comparingDouble(region -> region.a().seconds()))
                .flatMap(RegionKind::map);
        if (longest.isEmpty()) {
            return Optional.empty();
        }
        TimeMap map = longest.get();
        if (same.stream()
                .flatMap(region -> RegionKind.map(region).stream())
                .anyMatch(other -> Pace.differs(map, other))) {
            return Optional.of(
                    "How fast or how high B plays what both carry changes from passage to passage; the table has"
                            + " the figures of each.");
        }
        return Pace.words(map)
                .or(() -> Pace.drift(map))
                .map(clause -> "Where both carry the same sound, " + clause + ".");
    }
}
