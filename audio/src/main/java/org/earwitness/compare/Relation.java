package org.earwitness.compare;

import java.util.List;
import java.util.function.Function;

/**
 * What one recording, A, is to another, B, as far as their sound tells. None of it says which is earlier.
 *
 * <p>A piece of less than {@link #EDGE_SECONDS} at the beginning or the end of a recording does not count, nor does a
 * difference that is no longer than its own error, nor silence at an end.
 */
public enum Relation {
    /** Each has all that the other has, in the same order. */
    SAME_SOUND,
    /** A has all that B has, and more. */
    CONTAINS,
    /** B has all that A has, and more. */
    CONTAINED,
    /** They share sound, and each has something of its own. */
    OVERLAP,
    /** They begin and end with the same sound, and each has something of its own inside, or the same in another order. */
    DIFFER_INSIDE,
    /** They share no passage that could be found; see {@link #isJoined}. */
    UNRELATED,
    /** The sound does not suffice to tell which of these holds. */
    UNDETERMINED;

    /** Length below which a piece at an end of a recording does not count, in seconds. */
    public static final double EDGE_SECONDS = 0.1;

    /**
     * The least length of a passage that joins two recordings, in seconds. Pieces of up to 0.9 s were found alike in recordings that
     * have nothing to do with each other.
     */
    public static final double LEAST_PASSAGE_SECONDS = 1.5;
    /** A recording that is no longer is joined by this share of it. */
    private static final double LEAST_SHARE_OF_THE_SHORTER = 0.8;

    private static final double AN_END_SECONDS = 1e-6;
    /** Where nothing in common was found and half of a recording cannot be told by, nothing is said. */
    private static final double LARGEST_UNDETERMINED_SHARE = 0.5;

    private enum Own {
        NO,
        MAYBE,
        YES
    }

    /** What two recordings are to each other, by all their regions. */
    public static Relation of(Comparison comparison) {
        if (!isJoined(comparison)) {
            return isMostlyUndetermined(comparison, Region::a, comparison.aSeconds())
                            || isMostlyUndetermined(comparison, Region::b, comparison.bSeconds())
                    ? UNDETERMINED
                    : UNRELATED;
        }
        Own a = own(comparison, Region.Side.A);
        Own b = own(comparison, Region.Side.B);
        if (a == Own.YES && b == Own.YES) {
            return ownAtAnEnd(comparison, Region.Side.A) || ownAtAnEnd(comparison, Region.Side.B)
                    ? OVERLAP
                    : DIFFER_INSIDE;
        }
        if (a == Own.MAYBE || b == Own.MAYBE) {
            return UNDETERMINED;
        }
        return a == Own.YES ? CONTAINS : b == Own.YES ? CONTAINED : SAME_SOUND;
    }

    /** What B is to A. */
    public Relation turned() {
        return switch (this) {
            case CONTAINS -> CONTAINED;
            case CONTAINED -> CONTAINS;
            case SAME_SOUND, OVERLAP, DIFFER_INSIDE, UNRELATED, UNDETERMINED -> this;
        };
    }

    /** Whether one passage that both have is long enough not to be alike by chance. */
    static boolean isJoined(Comparison comparison) {
        double shorter = Math.min(comparison.aSeconds(), comparison.bSeconds());
        double least = Math.min(LEAST_PASSAGE_SECONDS, LEAST_SHARE_OF_THE_SHORTER * shorter);
        return comparison.regions().stream()
                .flatMap(region -> Link.Joint.of(region).stream())
                .anyMatch(joint -> joint.a().seconds() >= least && joint.b().seconds() >= least);
    }

    /** The same without pieces that are alike by chance, where there is no passage that joins the two. */
    static Comparison withoutChance(Comparison comparison) {
        boolean chance = comparison.regions().stream()
                .anyMatch(region -> Link.Joint.of(region).isPresent());
        if (isJoined(comparison) || !chance) {
            return comparison;
        }
        return nothingCommon(comparison.aSeconds(), comparison.bSeconds());
    }

    /** Two recordings of which neither has a passage of the other. */
    static Comparison nothingCommon(double aSeconds, double bSeconds) {
        Edge start = new Edge(0, 0);
        Edge endOfA = new Edge(aSeconds, 0);
        Edge endOfB = new Edge(bSeconds, 0);
        return new Comparison(
                aSeconds,
                bSeconds,
                List.of(
                        new Region.OnlyA(new Stretch(start, endOfA), new Stretch(start, start)),
                        new Region.OnlyB(new Stretch(endOfA, endOfA), new Stretch(start, endOfB))),
                List.of());
    }

    private static boolean isMostlyUndetermined(Comparison comparison, Function<Region, Stretch> side, double length) {
        double seconds = comparison.regions().stream()
                .filter(region -> region instanceof Region.Undetermined)
                .mapToDouble(region -> side.apply(region).seconds())
                .sum();
        return seconds > LARGEST_UNDETERMINED_SHARE * length;
    }

    private static Own own(Comparison comparison, Region.Side side) {
        Own own = Own.NO;
        for (Region region : comparison.regions()) {
            if (isOwn(comparison, region, side)) {
                return Own.YES;
            }
            if (region instanceof Region.Undetermined undetermined && isOpen(comparison, undetermined, side)) {
                own = Own.MAYBE;
            }
        }
        return own;
    }

    private static boolean ownAtAnEnd(Comparison comparison, Region.Side side) {
        return comparison.regions().stream()
                .anyMatch(region -> isOwn(comparison, region, side) && isAtAnEnd(comparison, region, side));
    }

    /** Whether a recording has something in a region that the other has not, or not there. */
    public static boolean isOwn(Comparison comparison, Region region, Region.Side side) {
        boolean has = switch (region) {
            case Region.Same same -> false;
            case Region.OnlyA only -> side == Region.Side.A;
            case Region.OnlyB only -> side == Region.Side.B;
            case Region.Repeated repeated -> repeated.repeatedIn() == side;
            case Region.Undetermined undetermined -> false;
            case Region.Replaced replaced -> true;
            case Region.Moved moved -> true;
            case Region.SilencedA silenced -> true;
            case Region.SilencedB silenced -> true;
        };
        return has && !isNegligible(comparison, region, side);
    }

    private static boolean isNegligible(Comparison comparison, Region region, Region.Side side) {
        Stretch stretch = stretch(region, side);
        return isAtAnEnd(comparison, region, side)
                ? stretch.seconds() < EDGE_SECONDS
                : stretch.seconds() <= stretch.errorSeconds();
    }

    /** Whether undetermined sound may be something that the other has not. */
    private static boolean isOpen(Comparison comparison, Region.Undetermined region, Region.Side side) {
        Stretch here = stretch(region, side);
        Stretch there = stretch(region, side == Region.Side.A ? Region.Side.B : Region.Side.A);
        return switch (region.reason()) {
            case NEITHER_LIKE_NOR_UNLIKE -> here.seconds() > EDGE_SECONDS;
            case NOTHING_TO_TELL_BY ->
                !isAtAnEnd(comparison, region, side)
                        && here.seconds() - there.seconds() > EDGE_SECONDS + here.errorSeconds() + there.errorSeconds();
        };
    }

    /** Whether a region begins with a recording or ends with it. */
    public static boolean isAtAnEnd(Comparison comparison, Region region, Region.Side side) {
        Stretch stretch = stretch(region, side);
        double length = side == Region.Side.A ? comparison.aSeconds() : comparison.bSeconds();
        return stretch.start().seconds() <= AN_END_SECONDS || stretch.end().seconds() >= length - AN_END_SECONDS;
    }

    static Stretch stretch(Region region, Region.Side side) {
        return side == Region.Side.A ? region.a() : region.b();
    }
}
