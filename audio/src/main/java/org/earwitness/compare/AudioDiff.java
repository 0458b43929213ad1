package org.earwitness.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earwitness.sample.MonoSource;

/** Compares two recordings. The steps, with their parameters and reasons, are in docs/methods/diff.md. */
public final class AudioDiff {
    /** Raised whenever the same two recordings could give another answer. */
    public static final int VERSION = 1;

    /** Longer recordings would not fit into the memory that the program is given; docs/methods/diff.md has what an hour takes. */
    public static final double LONGEST_SECONDS = 2.5 * 3600;

    private static final double RATE = 16_000;
    private static final double REACH_SECONDS = 12;
    private static final int MOST_CHANGES = 3;
    /** Between the same neighbours, sound that is repeated from elsewhere replaces other sound if there is as much of that. */
    private static final double LEAST_REPLACED_SECONDS = 0.1;

    private static final double LEAST_OF_CHANGE_SECONDS = 1.5;
    /** What is longer has fingerprints, if it has anything in common with the other. */
    private static final double LONGEST_WITHOUT_ANCHORS_SECONDS = 3;
    /** Recordings of which no passage as long is the same, nor so much of the shorter one, have nothing in common. */
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
        List<List<Track>> changes = refined(aLevels, bLevels, changes(Anchors.of(a, b)));
        Course course = course(aLevels, bLevels, changes);
        List<Piece> pieces = course.pieces();
        SoundLikeness first = course.likeness();
        double longest = pieces.stream().mapToDouble(Piece::seconds).max().orElse(0);
        if (pieces.isEmpty() || longest < Math.min(LEAST_COMMON_SECONDS, LEAST_COMMON_SHARE * shorter())) {
            return nothingCommon(first);
        }
        TrackSearch search = search(first, changes.getFirst());
        return told(first, search, course, pieces);
    }

    /**
     * The lines of a first course, if it has any. Anchors tell little of pauses: what the recordings went through is learned again
     * from all that lies on the lines. What was made for the first course is let go of here.
     */
    private List<List<Track>> refined(BandLevels aLevels, Map<Double, BandLevels> bLevels, List<List<Track>> changes) {
        List<Track> lines = course(aLevels, bLevels, changes).lines();
        return lines.isEmpty() ? changes : changes(lines);
    }

    private double shorter() {
        return Math.min(aSeconds, bSeconds);
    }

    /** The course through lines and others found near them. */
    private Course course(BandLevels aLevels, Map<Double, BandLevels> bLevels, List<List<Track>> changes) {
        var likenesses = new LinkedHashMap<Track, SoundLikeness>();
        Optional<SoundLikeness> first = Optional.empty();
        for (List<Track> tracks : changes) {
            SoundLikeness likeness = likeness(aLevels, bLevels, tracks);
            first = first.isPresent() ? first : Optional.of(likeness);
            tracks.forEach(track -> likenesses.put(track, likeness));
            if (!tracks.isEmpty() || shorter() < LONGEST_WITHOUT_ANCHORS_SECONDS) {
                search(likeness, tracks)
                        .search(0, aSeconds, tracks)
                        .forEach(track -> likenesses.putIfAbsent(track, likeness));
            }
        }
        SoundLikeness likeness = first.orElseThrow();
        return new Course(likeness, new TrackPath(likenesses, likeness.aFrames(), bSeconds).best(), aSeconds, bSeconds);
    }

    /** Lines by rate and pitch, those of most seconds first; one empty list where there are none. */
    private static List<List<Track>> changes(List<Track> anchors) {
        var changes = new ArrayList<List<Track>>();
        for (Track track : anchors) {
            changes.stream()
                    .filter(change -> change.getFirst().hasRateOf(track))
                    .findFirst()
                    .ifPresentOrElse(change -> change.add(track), () -> changes.add(new ArrayList<>(List.of(track))));
        }
        changes.sort(Comparator.comparingDouble(AudioDiff::seconds).reversed());
        while (changes.size() > 1
                && (changes.size() > MOST_CHANGES || seconds(changes.getLast()) < LEAST_OF_CHANGE_SECONDS)) {
            changes.removeLast();
        }
        return changes.isEmpty() ? List.of(List.of()) : changes;
    }

    private static double seconds(List<Track> tracks) {
        return tracks.stream()
                .mapToDouble(track -> track.aEnd() - track.aStart())
                .sum();
    }

    private SoundLikeness likeness(BandLevels aLevels, Map<Double, BandLevels> bLevels, List<Track> tracks) {
        double pitch = tracks.isEmpty() ? 1 : tracks.getFirst().pitch();
        BandLevels levels = bLevels.computeIfAbsent(pitch, factor -> new BandLevels(b, SoundLikeness.B_HOP, factor));
        return new SoundLikeness(aLevels, levels, tracks);
    }

    private static TrackSearch search(SoundLikeness likeness, List<Track> tracks) {
        return tracks.isEmpty()
                ? new TrackSearch(likeness, 1, 1, REACH_SECONDS)
                : new TrackSearch(
                        likeness, tracks.getFirst().rate(), tracks.getFirst().pitch(), REACH_SECONDS);
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
        } else {
            regions.add(new Region.OnlyA(wholeA, new Stretch(start, start)));
            regions.add(new Region.OnlyB(new Stretch(aEnd, aEnd), wholeB));
        }
        return new Comparison(aSeconds, bSeconds, regions, List.of());
    }

    private Comparison told(SoundLikeness likeness, TrackSearch search, Course course, List<Piece> pieces)
            throws IOException {
        List<Piece> chain = Course.chain(pieces);
        double usualMean = course.usualMean(chain);
        Fitting fitting = new Fitting(likeness, chain);
        var items = new ArrayList<Layout.Item>();
        for (Piece piece : chain) {
            items.add(new Layout.Item(fitting.fit(piece), Layout.Kind.IN_SEQUENCE));
        }
        List<Piece> sequence = items.stream().map(Layout.Item::piece).toList();
        for (Piece piece : pieces) {
            if (!chain.contains(piece) && course.isSure(piece, usualMean)) {
                Piece fitted = fitting.fit(piece);
                if (fitting.waveforms(1).agrees(fitted)) {
                    items.add(outside(fitted, sequence));
                }
            }
        }
        Layout layout = new Layout(fitting.boundaries(), items, aSeconds, bSeconds);
        WaveformFill waveforms = fitting.waveforms(layout.gaps().size());
        fill(layout, new Elsewhere(likeness, search, waveforms, usualMean, aSeconds, bSeconds), fitting, sequence);
        return new Comparison(
                aSeconds,
                bSeconds,
                new Regions(likeness, fitting.maps(), layout, aSeconds, bSeconds).all(),
                course.dropouts());
    }

    private static Layout.Item outside(Piece piece, List<Piece> sequence) {
        return new Layout.Item(piece, kind(piece, sequence));
    }

    /** A piece outside the sequence is additional in A where the sequence has its part of B too. */
    private static Layout.Kind kind(Piece piece, List<Piece> sequence) {
        double shared = sequence.stream().mapToDouble(piece::sharedInB).sum();
        return shared > 0.5 ? Layout.Kind.REPEATED_IN_A : Layout.Kind.MOVED;
    }

    /** Looks at other places for what lies in the gaps of the sequence. */
    private static void fill(Layout layout, Elsewhere elsewhere, Fitting fitting, List<Piece> sequence)
            throws IOException {
        List<Stretch> gapsOfB = layout.gaps().stream().map(Layout.Gap::b).toList();
        for (Layout.Gap gap : layout.gaps()) {
            boolean replaced = isLong(gap.a()) && isLong(gap.b());
            Optional<Piece> piece =
                    elsewhere.ofA(gap.a(), gapsOfB, gap.b().start().seconds());
            if (piece.isPresent()) {
                Layout.Kind kind = kind(piece.get(), sequence);
                if (!replaced || kind == Layout.Kind.MOVED) {
                    layout.fill(fitting.fit(piece.get()), kind, Boundaries.Axis.A, gap.a());
                }
            }
        }
        for (Layout.Gap gap : layout.gaps()) {
            if (!isLong(gap.a())) {
                Optional<Piece> piece = elsewhere.ofB(gap.b(), gap.a().start().seconds());
                if (piece.isPresent()) {
                    layout.fill(fitting.fit(piece.get()), Layout.Kind.REPEATED_IN_B, Boundaries.Axis.B, gap.b());
                }
            }
        }
    }

    private static boolean isLong(Stretch gap) {
        return gap.seconds() > LEAST_REPLACED_SECONDS;
    }

    /** Fits the lines of pieces to the sound. A short one takes its rate from the longest of its kind. */
    private final class Fitting {
        private final TimeMaps fitting = new TimeMaps(a, b);
        private final Map<Piece, Optional<TimeMap>> byWaveform = new IdentityHashMap<>();
        private final Map<Piece, TimeMap> maps = new IdentityHashMap<>();
        private final List<Track> lines = new ArrayList<>();
        private final FineLikeness fine;

        /** @param sequence from which the rate and what the sound went through are learned */
        Fitting(SoundLikeness likeness, List<Piece> sequence) throws IOException {
            List<Piece> longestFirst = sequence.stream()
                    .sorted(Comparator.comparingDouble(Piece::seconds).reversed())
                    .toList();
            for (Piece piece : longestFirst) {
                Track line = withRate(piece.line(), lines);
                Optional<TimeMap> map = fitting.byWaveform(line);
                byWaveform.put(piece, map);
                lines.add(map.map(fitted -> along(line, fitted)).orElse(line));
            }
            fine = new FineLikeness(a, b, likeness.levels(), lines);
        }

        Piece fit(Piece piece) throws IOException {
            Track line = withRate(piece.line(), lines);
            Optional<TimeMap> fitted = byWaveform.get(piece);
            if (fitted == null) {
                fitted = fitting.byWaveform(line);
            }
            TimeMap map = fitted.isPresent() ? fitted.get() : fitting.byEnvelope(line, fine);
            Piece placed = piece.on(along(line, map));
            maps.put(placed, map);
            return placed;
        }

        Map<Piece, TimeMap> maps() {
            return maps;
        }

        /** @param gaps how many will be looked at */
        WaveformFill waveforms(int gaps) {
            return new WaveformFill(a, b, fine, fitting, lines.getFirst(), gaps);
        }

        Boundaries boundaries() {
            return new Boundaries(fine);
        }
    }

    /** A line too short to tell its rate by takes that of a longer one. */
    private static Track withRate(Track line, List<Track> longer) {
        for (Track other : longer) {
            if (line.aEnd() - line.aStart() < 8 && other.hasRateOf(line)) {
                double middle = (line.aStart() + line.aEnd()) / 2;
                return new Track(
                        line.toB(middle) - other.rate() * middle,
                        other.rate(),
                        line.pitch(),
                        line.aStart(),
                        line.aEnd());
            }
        }
        return line;
    }

    private static Track along(Track line, TimeMap map) {
        return new Track(map.offsetSeconds(), map.rate(), line.pitch(), line.aStart(), line.aEnd());
    }
}
