package org.earwitness.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.earwitness.sample.MonoSource;

/** Compares two recordings. The steps, with their parameters and reasons, are in docs/methods/diff.md. */
public final class AudioDiff {
    /** Raised whenever the same two recordings could give another answer. */
    public static final int VERSION = 9;

    /** Longer recordings would not fit into the memory that the program is given; docs/methods/diff.md has what an hour takes. */
    public static final double LONGEST_SECONDS = 2.5 * 3600;

    private static final double RATE = 16_000;
    private static final double REACH_SECONDS = 12;
    private static final int MOST_CHANGES = 3;
    private static final double ENDS_SECONDS = 3;
    /** The least mean logarithm of the likelihood ratio of what lies at the beginnings or ends. */
    private static final double LEAST_OF_ENDS = 0.5;

    private static final double LEAST_OF_CHANGE_SECONDS = 1.5;
    /** What is longer has fingerprints, if it has anything in common with the other. */
    private static final double LONGEST_WITHOUT_ANCHORS_SECONDS = 3;
    /**
     * Recordings of which no passage as long is the same, nor so much of the shorter one, have nothing in common; where one of them is
     * shorter than this, that is not told either: there is too little to learn by what they went through.
     */
    private static final double LEAST_COMMON_SECONDS = 1.2;

    private static final double LEAST_COMMON_SHARE = 0.5;

    private final MonoSource a;
    private final MonoSource b;
    private final double aSeconds;
    private final double bSeconds;

    private AudioDiff(MonoSource a, MonoSource b) {
        this.a = a;
        this.b = b;
        aSeconds = a.samples() / RATE;
        bSeconds = b.samples() / RATE;
        if (Math.max(aSeconds, bSeconds) > LONGEST_SECONDS + 1) {
            throw new IllegalArgumentException("comparison: expected recordings of at most " + LONGEST_SECONDS
                    + " s, found " + aSeconds + " s and " + bSeconds + " s");
        }
    }

    /**
     * Lines up two recordings and tells what differs.
     *
     * @param a at most {@link #LONGEST_SECONDS}
     * @param b the same
     * @throws IOException where the sound cannot be read: a failure of this machine
     */
    public static Comparison compare(MonoSource a, MonoSource b) throws IOException {
        try {
            return new AudioDiff(a, b).compare();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Comparison compare() throws IOException {
        BandLevels aLevels = new BandLevels(a, SoundLikeness.A_HOP, 1);
        var bLevels = new HashMap<Double, BandLevels>();
        List<List<Track>> changes =
                refined(aLevels, bLevels, changes(Anchors.of(a, b), line -> line.aEnd() - line.aStart()));
        Course course = course(aLevels, bLevels, changes);
        List<Piece> pieces = course.pieces();
        ByRate<SoundLikeness> likenesses = course.likenesses();
        double longest = pieces.stream().mapToDouble(Piece::seconds).max().orElse(0);
        if (pieces.isEmpty() || longest < Math.min(LEAST_COMMON_SECONDS, LEAST_COMMON_SHARE * shorter())) {
            return nothingCommon(likenesses.first());
        }
        return told(likenesses, course, pieces);
    }

    /**
     * The lines of a first course, if it has any. Anchors tell little of pauses: what the recordings went through is learned again
     * from all that lies on the lines. What was made for the first course is let go of here.
     */
    private List<List<Track>> refined(BandLevels aLevels, Map<Double, BandLevels> bLevels, List<List<Track>> changes) {
        Course first = course(aLevels, bLevels, changes);
        List<Track> lines = first.lines();
        return lines.isEmpty()
                ? changes
                : changes(lines, line -> tellingSeconds(first.likenesses().of(line), line));
    }

    private double shorter() {
        return Math.min(aSeconds, bSeconds);
    }

    /** The course through lines and others found near them. */
    private Course course(BandLevels aLevels, Map<Double, BandLevels> bLevels, List<List<Track>> changes) {
        var byTrack = new LinkedHashMap<Track, SoundLikeness>();
        var byRate = new ByRate<SoundLikeness>();
        for (List<Track> tracks : changes) {
            Track kind = tracks.isEmpty() ? new Track(0, 1, 1, 0, 0) : tracks.getFirst();
            BandLevels levels =
                    bLevels.computeIfAbsent(kind.pitch(), pitch -> new BandLevels(b, SoundLikeness.B_HOP, pitch));
            SoundLikeness likeness = new SoundLikeness(aLevels, levels, tracks);
            byRate.add(kind, likeness);
            tracks.forEach(track -> byTrack.put(track, likeness));
            if (!tracks.isEmpty() || shorter() < LONGEST_WITHOUT_ANCHORS_SECONDS) {
                new TrackSearch(likeness, kind.rate(), kind.pitch(), REACH_SECONDS)
                        .search(0, aSeconds, tracks)
                        .forEach(track -> byTrack.putIfAbsent(track, likeness));
            }
            if (!tracks.isEmpty()) {
                withEnds(kind, likeness, byTrack);
            }
        }
        int frames = byRate.first().aFrames();
        return new Course(byRate, new TrackPath(byTrack, frames, bSeconds).best(), aSeconds, bSeconds);
    }

    /**
     * Takes in the lines on which both recordings begin, and end, at once, if their sound does: of loops, which lie on many lines,
     * fingerprints may find any.
     */
    private void withEnds(Track kind, SoundLikeness likeness, Map<Track, SoundLikeness> byTrack) {
        for (boolean atEnd : new boolean[] {false, true}) {
            double offset = atEnd ? bSeconds - kind.rate() * aSeconds : 0;
            Track line = new Track(offset, kind.rate(), kind.pitch(), 0, aSeconds);
            Track inBoth = line.between(Math.max(0, line.toA(0)), Math.min(aSeconds, line.toA(bSeconds)));
            double seconds = Math.min(ENDS_SECONDS, inBoth.aEnd() - inBoth.aStart());
            Track part = atEnd
                    ? inBoth.between(inBoth.aEnd() - seconds, inBoth.aEnd())
                    : inBoth.between(inBoth.aStart(), inBoth.aStart() + seconds);
            if (likeness.mean(part) > LEAST_OF_ENDS
                    && byTrack.keySet().stream().noneMatch(track -> leadsTo(track, part))) {
                byTrack.put(inBoth, likeness);
            }
        }
    }

    /** Whether a line is that of a part, and is followed as far as there. */
    private static boolean leadsTo(Track track, Track part) {
        return Course.isOnLine(track, part)
                && track.aStart() - TrackPath.REACH_SECONDS < part.aStart()
                && track.aEnd() + TrackPath.REACH_SECONDS > part.aEnd();
    }

    /** A hum lies on lines of any rate: what tells nothing does not show that sound was played faster. */
    private static double tellingSeconds(SoundLikeness likeness, Track line) {
        return likeness.aTelling(line.aStart(), line.aEnd()) * (line.aEnd() - line.aStart());
    }

    /** Lines by rate and pitch, those of most seconds first; one empty list where there are none. */
    private static List<List<Track>> changes(List<Track> anchors, ToDoubleFunction<Track> seconds) {
        var changes = new ArrayList<List<Track>>();
        for (Track track : anchors) {
            changes.stream()
                    .filter(change -> change.getFirst().hasRateOf(track))
                    .findFirst()
                    .ifPresentOrElse(change -> change.add(track), () -> changes.add(new ArrayList<>(List.of(track))));
        }
        ToDoubleFunction<List<Track>> sum =
                tracks -> tracks.stream().mapToDouble(seconds).sum();
        changes.sort(Comparator.comparingDouble(sum).reversed());
        while (changes.size() > 1
                && (changes.size() > MOST_CHANGES || sum.applyAsDouble(changes.getLast()) < LEAST_OF_CHANGE_SECONDS)) {
            changes.removeLast();
        }
        return changes.isEmpty() ? List.of(List.of()) : changes;
    }

    private Comparison nothingCommon(SoundLikeness likeness) {
        Edge start = new Edge(0, 0);
        Edge aEnd = new Edge(aSeconds, 0);
        Edge bEnd = new Edge(bSeconds, 0);
        Stretch wholeA = new Stretch(start, aEnd);
        Stretch wholeB = new Stretch(start, bEnd);
        boolean silent = likeness.aTelling(0, aSeconds) < 0.02 || likeness.bTelling(0, bSeconds) < 0.02;
        var regions = new ArrayList<Region>();
        if (silent) {
            regions.add(new Region.Undetermined(wholeA, wholeB, Region.Reason.NOTHING_TO_TELL_BY));
        } else if (shorter() < LEAST_COMMON_SECONDS) {
            regions.add(new Region.Undetermined(wholeA, wholeB, Region.Reason.NEITHER_LIKE_NOR_UNLIKE));
        } else {
            regions.add(new Region.OnlyA(wholeA, new Stretch(start, start)));
            regions.add(new Region.OnlyB(new Stretch(aEnd, aEnd), wholeB));
        }
        return new Comparison(aSeconds, bSeconds, regions, List.of());
    }

    private Comparison told(ByRate<SoundLikeness> likenesses, Course course, List<Piece> pieces) throws IOException {
        List<Piece> chain = Course.chain(pieces);
        double usualMean = course.usualMean(chain);
        Fitting fitting = new Fitting(a, b, likenesses, chain);
        var sequence = new ArrayList<Piece>();
        for (Piece piece : fitting.secondLook().joined(fitting.onLongerLines(fitting.fitted()))) {
            sequence.add(fitting.maps().containsKey(piece) ? piece : fitting.fit(piece));
        }
        Layout layout = new Layout(fitting.boundaries(), sequence, aSeconds, bSeconds);
        WaveformFill waveforms = fitting.waveforms(layout.gaps().size());
        Elsewhere elsewhere = new Elsewhere(likenesses, REACH_SECONDS, waveforms, usualMean, aSeconds, bSeconds);
        var outside = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            if (!chain.contains(piece) && course.isSure(piece, usualMean) && waveforms.agrees(piece)) {
                outside.add(piece);
            }
        }
        new FillGaps(layout, fitting, elsewhere, waveforms).fill(outside);
        List<Region> regions = new Regions(likenesses.first(), fitting.maps(), layout, aSeconds, bSeconds).all();
        return new Comparison(
                aSeconds,
                bSeconds,
                fitting.pauseEdits(likenesses.first()).told(regions),
                fitting.losses(likenesses).on(sequence.stream().map(Piece::line).toList(), course.dropouts()));
    }
}
