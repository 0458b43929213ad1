package org.earwitness.fingerprint;

import java.util.BitSet;
import java.util.Optional;

/** Looks at every byte of a segment: the checksums, and then whether the content can be what {@link IndexSegment} writes. */
public final class SegmentCheck {
    private static final int LONGEST_PADDING = 3;
    private static final int FRAMES_SLACK_SAMPLES = FrequencyBands.TRANSFORM;

    private final IndexSegment segment;

    private SegmentCheck(IndexSegment segment) {
        this.segment = segment;
    }

    /** The first thing that does not hold, as a phrase; empty if all holds. Reads the whole segment. */
    public static Optional<String> flaw(IndexSegment segment) {
        Optional<String> damage = segment.damage().map(section -> "section " + section + " with another checksum");
        SegmentCheck check = new SegmentCheck(segment);
        return damage.or(check::streams).or(check::buckets).or(check::postings);
    }

    private Optional<String> streams() {
        int frame = 0;
        int label = 0;
        for (int stream = 0; stream < segment.streams(); stream++) {
            boolean follows = stream == 0
                    ? segment.firstFrame(0) == 0 && segment.labelStart(0) == 0
                    : segment.firstFrame(stream) >= frame && segment.labelStart(stream) > label;
            frame = segment.firstFrame(stream);
            label = segment.labelStart(stream);
            long samples = Math.round(segment.durationSeconds(stream) * 16_000);
            boolean inside = frame % Fingerprint.KEY_FRAMES == 0
                    && segment.endFrame(stream) <= segment.frames()
                    && label < segment.labelBytes();
            long ownSamples = (long) Fingerprint.FRAME_SAMPLES * (segment.endFrame(stream) - frame);
            if (!follows || !inside || samples < 0 || ownSamples > samples + FRAMES_SLACK_SAMPLES) {
                return Optional.of("stream " + stream + " out of its place or length");
            }
        }
        boolean empty = segment.streams() == 0 && (segment.frames() > 0 || segment.labelBytes() > LONGEST_PADDING);
        return empty ? Optional.of("frames or labels of no stream") : Optional.empty();
    }

    private Optional<String> buckets() {
        int last = 1 << segment.bucketBits();
        boolean ascending = segment.firstPosting(0) == 0 && segment.firstPosting(last) == segment.postings();
        for (int bucket = 0; bucket < last && ascending; bucket++) {
            ascending = segment.firstPosting(bucket) <= segment.firstPosting(bucket + 1);
        }
        return ascending
                ? Optional.empty()
                : Optional.of("buckets that do not ascend from 0 to the number of postings");
    }

    private Optional<String> postings() {
        var seen = new BitSet(segment.frames() / Fingerprint.KEY_FRAMES + 1);
        for (int bucket = 0; bucket < 1 << segment.bucketBits(); bucket++) {
            long before = -1;
            for (int p = segment.firstPosting(bucket); p < segment.firstPosting(bucket + 1); p++) {
                int place = segment.place(p);
                boolean inside = place >= 0
                        && place < segment.frames()
                        && place % Fingerprint.KEY_FRAMES == 0
                        && segment.rest(p) >> segment.restBits() == 0;
                long order = (long) segment.rest(p) << Integer.SIZE | Integer.toUnsignedLong(place);
                if (!inside || order <= before || seen.get(place / Fingerprint.KEY_FRAMES)) {
                    return Optional.of("posting " + p + " out of its place");
                }
                seen.set(place / Fingerprint.KEY_FRAMES);
                before = order;
            }
        }
        return Optional.empty();
    }
}
