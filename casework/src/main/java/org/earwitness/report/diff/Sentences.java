package org.earwitness.report.diff;

import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Region;
import org.earwitness.compare.Slip;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;

/** One plain sentence for each thing that a comparison tells. None says which recording is earlier. */
final class Sentences {
    private static final double AN_END_SECONDS = 1e-6;

    private final Comparison comparison;

    Sentences(Comparison comparison) {
        this.comparison = comparison;
    }

    String of(Region region) {
        String within =
                Times.within(Math.max(region.a().errorSeconds(), region.b().errorSeconds()));
        String about = within.isEmpty() ? "." : " (" + within + ").";
        return switch (region) {
            case Region.Same same -> same(same.map());
            case Region.OnlyA only ->
                only("A", "B", region.a(), comparison.aSeconds(), touches(region.b(), comparison.bSeconds()), about);
            case Region.OnlyB only ->
                only("B", "A", region.b(), comparison.bSeconds(), touches(region.a(), comparison.aSeconds()), about);
            case Region.Replaced replaced ->
                "Between the same neighbours A has " + length(region.a()) + " at " + start(region.a()) + " and B "
                        + length(region.b()) + " of other sound at " + start(region.b()) + about;
            case Region.Moved moved ->
                length(region.a()) + " of the same sound lie at " + start(region.a()) + " in A and at "
                        + start(region.b()) + " in B, between other neighbours" + about;
            case Region.Repeated repeated -> repeated(repeated, about);
            case Region.SilencedA silenced -> silenced("A", "B", region.a(), region.b(), about);
            case Region.SilencedB silenced -> silenced("B", "A", region.b(), region.a(), about);
            case Region.Undetermined undetermined -> undetermined(undetermined);
        };
    }

    String of(Dropout dropout) {
        String other = dropout.in() == Region.Side.A ? "B" : "A";
        return dropout.in() + " lacks the sound of " + other + " for " + Times.length(dropout.seconds()) + " at "
                + Times.clock(dropout.aStartSeconds())
                + " of A, and what follows lies where it would without that: as a loss in transmission leaves it.";
    }

    String of(Slip slip) {
        String other = slip.in() == Region.Side.A ? "B" : "A";
        double error = Math.max(slip.a().errorSeconds(), slip.b().errorSeconds());
        String within = Times.within(error);
        return slip.in() + " lacks " + Times.length(slip.seconds()) + " of the sound of " + other + " at "
                + Times.clock(slip.a().seconds()) + " of A" + (within.isEmpty() ? "" : " (" + within + ")")
                + ", and what follows is earlier by as much: too little to tell a cut from a lost buffer.";
    }

    private static String same(TimeMap map) {
        Optional<String> pace = Pace.words(map);
        return pace.map(words -> "The same sound; " + words + ".").orElse("The same sound.");
    }

    /** Whether the other recording begins or ends at the place. */
    private static boolean[] touches(Stretch place, double seconds) {
        return new boolean[] {
            place.end().seconds() <= AN_END_SECONDS, place.start().seconds() >= seconds - AN_END_SECONDS
        };
    }

    private static String only(
            String has, String lacks, Stretch stretch, double seconds, boolean[] otherTouches, String about) {
        boolean first = stretch.start().seconds() <= AN_END_SECONDS;
        boolean last = stretch.end().seconds() >= seconds - AN_END_SECONDS;
        if (first && last) {
            return "Nothing of " + has + " was found in " + lacks + about;
        }
        if (first && otherTouches[0]) {
            return has + " has " + length(stretch) + " before the sound with which " + lacks + " begins" + about;
        }
        if (last && otherTouches[1]) {
            return has + " goes on for " + length(stretch) + " after the sound with which " + lacks + " ends" + about;
        }
        return lacks + " lacks " + length(stretch) + " that " + has + " has at " + start(stretch) + about;
    }

    private static String repeated(Region.Repeated region, String about) {
        return switch (region.repeatedIn()) {
            case A -> once("A", "B", region.a(), region.b(), about);
            case B -> once("B", "A", region.b(), region.a(), about);
        };
    }

    private static String once(String more, String other, Stretch additional, Stretch source, String about) {
        return more + " has " + length(additional) + " once more at " + start(additional) + " that " + other
                + " has at " + start(source) + about;
    }

    private static String silenced(String silent, String other, Stretch silence, Stretch sound, String about) {
        return silent + " is silent for " + length(silence) + " at " + start(silence) + ", where " + other
                + " has sound at " + start(sound) + about;
    }

    private static String undetermined(Region.Undetermined region) {
        String why = switch (region.reason()) {
            case NOTHING_TO_TELL_BY -> "there is silence, or noise too even to tell one part from another";
            case NEITHER_LIKE_NOR_UNLIKE ->
                "the sound is neither like enough to be the same nor unlike enough to be other sound";
        };
        return "Nothing can be said of " + length(region.a()) + " of A and " + length(region.b()) + " of B: " + why
                + ".";
    }

    private static String length(Stretch stretch) {
        return Times.length(stretch.seconds());
    }

    private static String start(Stretch stretch) {
        return Times.clock(stretch.start().seconds());
    }
}
