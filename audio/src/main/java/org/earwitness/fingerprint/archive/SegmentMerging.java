package org.earwitness.fingerprint.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earwitness.fingerprint.IndexSegment;

/**
 * Which segments to make one of. Segments are in tiers by their number of frames, each tier {@value #FAN} times as large as
 * the one below; as soon as a tier has {@value #FAN} segments, the smallest of them that fit one segment become one. So the
 * number of segments grows with the logarithm of the archive's length up to {@link IndexSegment#MOST_FRAMES}, and then by one
 * for at most 100 hours, and each stream is copied about five times in all.
 */
final class SegmentMerging {
    static final int FAN = 8;

    /** Labels of one segment, so that its file stays below 2 GiB. */
    static final long MOST_LABEL_BYTES = 256L << 20;

    private static final long SMALLEST_TIER_FRAMES = 16_384;

    /** What counts of a segment. */
    record Size(int frames, long labelBytes) {
        static Size of(IndexSegment segment) {
            return new Size(segment.frames(), segment.labelBytes());
        }
    }

    private SegmentMerging() {}

    /** Positions of segments to merge, two or more; empty if all is well. */
    static List<Integer> choose(List<Size> segments) {
        for (int tier = 0; mostFrames(tier - 1) < IndexSegment.MOST_FRAMES; tier++) {
            List<Integer> members = members(segments, tier);
            if (members.size() >= FAN) {
                List<Integer> fitting = fitting(segments, members);
                if (fitting.size() > 1) {
                    return fitting;
                }
            }
        }
        return List.of();
    }

    /** The largest segment of a tier; 0 for the tier −1. */
    private static long mostFrames(int tier) {
        long most = tier < 0 ? 0 : SMALLEST_TIER_FRAMES;
        for (int below = 0; below < tier; below++) {
            most *= FAN;
        }
        return most;
    }

    private static List<Integer> members(List<Size> segments, int tier) {
        var members = new ArrayList<Integer>();
        for (int i = 0; i < segments.size(); i++) {
            int frames = Math.max(1, segments.get(i).frames());
            if (frames > mostFrames(tier - 1) && frames <= mostFrames(tier)) {
                members.add(i);
            }
        }
        members.sort(Comparator.comparingInt((Integer i) -> segments.get(i).frames()));
        return members;
    }

    private static List<Integer> fitting(List<Size> segments, List<Integer> members) {
        var fitting = new ArrayList<Integer>();
        long frames = 0;
        long labels = 0;
        for (int member : members) {
            frames += segments.get(member).frames();
            labels += segments.get(member).labelBytes();
            if (frames > IndexSegment.MOST_FRAMES || labels > MOST_LABEL_BYTES) {
                return fitting;
            }
            fitting.add(member);
        }
        return fitting;
    }
}
