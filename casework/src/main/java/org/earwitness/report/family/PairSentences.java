package org.earwitness.report.family;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.compare.Region;
import org.earwitness.compare.Relation;
import org.earwitness.compare.Stretch;
import org.earwitness.report.diff.Times;

/** What two copies are to each other, in plain sentences. None says which is earlier. */
final class PairSentences {
    private static final int MOST_PASSAGES = 6;

    private final FamilyReport report;

    PairSentences(FamilyReport report) {
        this.report = report;
    }

    /** Sentences about two copies. */
    List<String> of(int one, int other) {
        CopyFamilies families = report.families();
        Comparison comparison = families.between(one, other);
        String a = report.letter(one);
        String b = report.letter(other);
        return switch (Relation.of(comparison)) {
            case SAME_SOUND -> List.of(a + " and " + b + " carry the same sound from beginning to end.");
            case CONTAINS -> contains(a, b, comparison);
            case CONTAINED -> contains(b, a, families.between(other, one));
            case OVERLAP -> own("share " + Times.length(comparison.commonSeconds()), a, b, comparison);
            case DIFFER_INSIDE -> own("begin and end with the same sound and differ between", a, b, comparison);
            case UNRELATED -> List.of("No passage of 1.5 s or more was found that " + a + " and " + b + " share.");
            case UNDETERMINED -> List.of(undetermined(a, b, comparison));
        };
    }

    private static List<String> contains(String whole, String part, Comparison comparison) {
        var sentences = new ArrayList<String>();
        List<Region> own = own(comparison, Region.Side.A);
        List<Stretch> common = comparison.regions().stream()
                .filter(Region.Same.class::isInstance)
                .map(Region::a)
                .toList();
        List<Region> inside = own.stream()
                .filter(region -> !Relation.isAtAnEnd(comparison, region, Region.Side.A))
                .filter(region -> isBetween(region.a(), common))
                .toList();
        if (own.size() > inside.size() && !common.isEmpty()) {
            String where = " from " + Times.clock(common.getFirst().start().seconds()) + " to "
                    + Times.clock(common.getLast().end().seconds()) + " of " + whole;
            sentences.add(
                    inside.isEmpty()
                            ? copy(part) + " is an excerpt of " + whole + ": it has the sound" + where + "."
                            : copy(part) + " is an excerpt of " + whole
                                    + " that lacks something inside: it begins and ends" + " with the sound" + where
                                    + ".");
        } else {
            sentences.add("All sound of " + copyWithin(part) + " is in " + whole
                    + ", from the same beginning to the same end.");
        }
        sentences.addAll(lacks(whole, part, inside, Region.Side.A));
        return sentences;
    }

    /** A copy at the beginning of a sentence; the label of a recording in a case stands by itself. */
    private static String copy(String letter) {
        return isLabel(letter) ? letter : "Copy " + letter;
    }

    private static String copyWithin(String letter) {
        return isLabel(letter) ? letter : "copy " + letter;
    }

    private static boolean isLabel(String letter) {
        return Character.isDigit(letter.charAt(letter.length() - 1));
    }

    /** Whether there is common sound before and after a stretch; where none is in sequence nothing is told apart. */
    private static boolean isBetween(Stretch stretch, List<Stretch> common) {
        return common.isEmpty()
                || (stretch.start().seconds() >= common.getFirst().start().seconds()
                        && stretch.end().seconds() <= common.getLast().end().seconds());
    }

    private static List<String> own(String what, String a, String b, Comparison comparison) {
        var sentences = new ArrayList<String>();
        sentences.add(a + " and " + b + " " + what + ", and each has something of its own or in another order.");
        sentences.addAll(lacks(a, b, own(comparison, Region.Side.A), Region.Side.A));
        sentences.addAll(lacks(b, a, own(comparison, Region.Side.B), Region.Side.B));
        return sentences;
    }

    private static List<Region> own(Comparison comparison, Region.Side side) {
        return comparison.regions().stream()
                .filter(region -> Relation.isOwn(comparison, region, side))
                .toList();
    }

    private static List<String> lacks(String has, String lacks, List<Region> regions, Region.Side side) {
        var sentences = new ArrayList<String>();
        for (Region region : regions) {
            if (sentences.size() == MOST_PASSAGES) {
                sentences.add("So it is at " + (regions.size() - MOST_PASSAGES) + " more places of " + has + ".");
                break;
            }
            Stretch stretch = side == Region.Side.A ? region.a() : region.b();
            String within = Times.within(stretch.errorSeconds());
            String what = Times.length(stretch.seconds()) + " at "
                    + Times.clock(stretch.start().seconds()) + (within.isEmpty() ? "" : " (" + within + ")");
            sentences.add(sentence(region, side, has, lacks, what));
        }
        return sentences;
    }

    private static String sentence(Region region, Region.Side side, String has, String lacks, String what) {
        return switch (region) {
            case Region.Moved moved ->
                has + " has " + what + " between other neighbours than " + lacks
                        + "; which order is earlier is undetermined.";
            case Region.Repeated repeated ->
                has + " has " + what + " once more than " + lacks + "; which is earlier is undetermined.";
            case Region.SilencedA silenced -> silenced(side == Region.Side.A, has, lacks, what);
            case Region.SilencedB silenced -> silenced(side == Region.Side.B, has, lacks, what);
            case Region.Same same -> contained(has, lacks, what);
            case Region.OnlyA only -> contained(has, lacks, what);
            case Region.OnlyB only -> contained(has, lacks, what);
            case Region.Replaced replaced -> contained(has, lacks, what);
            case Region.Undetermined undetermined -> contained(has, lacks, what);
        };
    }

    private static String contained(String has, String lacks, String what) {
        return has + " contains " + what + " that " + lacks + " does not have; which is earlier is undetermined.";
    }

    private static String silenced(boolean hasSilence, String has, String lacks, String what) {
        return hasSilence
                ? has + " is silent for " + what + ", where " + lacks + " has sound; which is earlier is undetermined."
                : has + " has sound for " + what + ", where " + lacks + " is silent; which is earlier is undetermined.";
    }

    private static String undetermined(String a, String b, Comparison comparison) {
        String why = " The sound does not suffice to tell whether one has all that the other has.";
        return comparison.commonSeconds() > 0
                ? a + " and " + b + " share " + Times.length(comparison.commonSeconds()) + "." + why
                : "Whether " + a + " and " + b + " share sound is undetermined: there is too little to tell by.";
    }
}
