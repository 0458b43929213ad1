package org.earwitness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for lines in parts of A that no known line explains, as those between two edits that are too short for fingerprints:
 * blocks of A are compared with B everywhere within reach of where the known lines lead.
 */
final class TrackSearch {
    private static final double BLOCK_SECONDS = 0.5;
    private static final double ADVANCE_SECONDS = 0.2;
    private static final int STEP = 2;
    private static final int FINE_STEP = 1;
    private static final double EXPLAINED = 0.4;
    private static final double LEAST_TELLING = 0.4;
    private static final double LEAST_RATIO = 1.0;
    private static final double NEAR_SECONDS = 0.012;
    private static final int MOST_OF_BLOCK = 3;
    /** Farther from every known line only fingerprints look, which find what is longer than a second. */
    private static final double NEAR = 15;

    private final SoundLikeness likeness;
    private final double rate;
    private final double pitch;
    private final double reachSeconds;

    /** @param reachSeconds how far in B from where known lines lead */
    TrackSearch(SoundLikeness likeness, double rate, double pitch, double reachSeconds) {
        this.likeness = likeness;
        this.rate = rate;
        this.pitch = pitch;
        this.reachSeconds = reachSeconds;
    }

    /**
     * Searches a part of A.
     *
     * @param known lines of which the nearest tell where in B to look; where there are none, all of B is searched
     */
    List<Track> search(double aStart, double aEnd, List<Track> known) {
        int length = (int) (Math.min(BLOCK_SECONDS, aEnd - aStart) / SoundLikeness.A_SECONDS);
        int advance = Math.max(1, (int) (ADVANCE_SECONDS / SoundLikeness.A_SECONDS));
        int first = (int) Math.ceil(aStart / SoundLikeness.A_SECONDS);
        int last = (int) Math.min(likeness.aFrames(), aEnd / SoundLikeness.A_SECONDS) - length;
        var found = new ArrayList<Track>();
        for (int block = first; length > 4 && block <= last; block += advance) {
            double from = block * SoundLikeness.A_SECONDS;
            double to = (block + length) * SoundLikeness.A_SECONDS;
            if ((known.isEmpty() || known.stream().anyMatch(track -> distance(track, from, to) <= NEAR))
                    && likeness.aTelling(from, to) >= LEAST_TELLING
                    && known.stream().noneMatch(track -> explains(track, from, to))
                    && found.stream().noneMatch(track -> explains(track, from, to))) {
                found.addAll(best(block, length, known));
            }
        }
        return found;
    }

    /** Searches a part of A in a part of B, whatever explains them. */
    List<Track> searchIn(double aStart, double aEnd, double bStart, double bEnd) {
        // A block of this length lies wholly in whichever part is the shorter.
        double shorter = Math.min(aEnd - aStart, (bEnd - bStart) / rate);
        int length = (int) (Math.min(BLOCK_SECONDS, shorter / 2) / SoundLikeness.A_SECONDS);
        int advance = Math.max(1, length / 2);
        int first = Math.max(0, (int) Math.ceil(aStart / SoundLikeness.A_SECONDS));
        int last = (int) Math.min(likeness.aFrames(), aEnd / SoundLikeness.A_SECONDS) - length;
        var found = new ArrayList<Track>();
        for (int block = first; length > 4 && block <= last; block += advance) {
            double from = block * SoundLikeness.A_SECONDS;
            if (likeness.aTelling(from, from + length * SoundLikeness.A_SECONDS) >= LEAST_TELLING) {
                found.addAll(
                        hits(block, length, SoundLikeness.frameOfB(bStart), SoundLikeness.frameOfB(bEnd) - 2 * length));
            }
        }
        return found;
    }

    /** Whether a line that has its reasons near by fits a block well. */
    private boolean explains(Track track, double from, double to) {
        return distance(track, from, to) <= NEAR && likeness.mean(track.between(from, to)) > EXPLAINED;
    }

    private record Hit(int frame, double mean) {}

    private List<Track> best(int block, int length, List<Track> known) {
        double at = block * SoundLikeness.A_SECONDS;
        double end = (block + length) * SoundLikeness.A_SECONDS;
        int lowest = 0;
        int highest = Integer.MAX_VALUE;
        if (!known.isEmpty()) {
            double nearest = known.stream()
                    .mapToDouble(track -> distance(track, at, end))
                    .min()
                    .orElseThrow();
            lowest = Integer.MAX_VALUE;
            highest = 0;
            for (Track track : known) {
                if (distance(track, at, end) <= nearest + 1) {
                    lowest = Math.min(lowest, SoundLikeness.frameOfB(track.toB(at) - reachSeconds));
                    highest = Math.max(highest, SoundLikeness.frameOfB(track.toB(at) + reachSeconds));
                }
            }
        }
        return hits(block, length, lowest, highest);
    }

    private List<Track> hits(int block, int length, int lowest, int highest) {
        double at = block * SoundLikeness.A_SECONDS;
        double end = (block + length) * SoundLikeness.A_SECONDS;
        var hits = new ArrayList<Hit>();
        for (int frame = Math.max(0, lowest); frame <= highest && likeness.hasFrameOfB(frame); frame += STEP) {
            double mean = mean(block, length, frame, STEP);
            if (mean > LEAST_RATIO / 2) {
                hits.add(new Hit(frame, mean));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::mean).reversed());
        var tracks = new ArrayList<Track>();
        for (Hit hit : hits.subList(0, Math.min(hits.size(), 4 * MOST_OF_BLOCK))) {
            Hit finer = finer(block, length, hit);
            double offset = finer.frame() * SoundLikeness.B_SECONDS - rate * at;
            Track track = new Track(offset, rate, pitch, at, end);
            if (finer.mean() > LEAST_RATIO
                    && tracks.size() < MOST_OF_BLOCK
                    && tracks.stream().noneMatch(other -> Math.abs(track.laterThan(other, at)) < NEAR_SECONDS * 3)) {
                tracks.add(track);
            }
        }
        return tracks;
    }

    private static double distance(Track track, double start, double end) {
        return Math.max(0, Math.max(track.aStart() - end, start - track.aEnd()));
    }

    private Hit finer(int block, int length, Hit hit) {
        Hit best = new Hit(hit.frame(), mean(block, length, hit.frame(), 1));
        for (int frame = hit.frame() - STEP; frame <= hit.frame() + STEP; frame += FINE_STEP) {
            double mean = mean(block, length, frame, 1);
            if (mean > best.mean()) {
                best = new Hit(frame, mean);
            }
        }
        return best;
    }

    private double mean(int block, int length, int bFrame, int step) {
        double perFrame = rate * SoundLikeness.A_SECONDS / SoundLikeness.B_SECONDS;
        double sum = 0;
        int count = 0;
        for (int k = 0; k < length; k += step) {
            sum += likeness.ratio(block + k, bFrame + (int) Math.round(k * perFrame));
            count++;
            if (count == 8 && sum < -8) {
                return -1;
            }
        }
        return sum / count;
    }
}
