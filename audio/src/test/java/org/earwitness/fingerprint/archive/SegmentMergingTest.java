package org.earwitness.fingerprint.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.archive.SegmentMerging.Size;
import org.junit.jupiter.api.Test;

class SegmentMergingTest {
    private static final double FRAMES_PER_HOUR = 225_000;

    @Test
    void ofThousandsOfHoursThereAreFewSegmentsNoneTooLargeAndEachFrameIsCopiedAFewTimes() {
        Random random = new Random(TestArchives.seed());
        var segments = new ArrayList<Size>();
        long all = 0;
        long copied = 0;
        for (int batch = 0; batch < 5000; batch++) {
            Size added = new Size(1 + (int) (random.nextDouble() * 2 * FRAMES_PER_HOUR), 100);
            all += added.frames();
            segments.add(added);
            for (List<Integer> chosen = SegmentMerging.choose(segments);
                    !chosen.isEmpty();
                    chosen = SegmentMerging.choose(segments)) {
                copied += merge(segments, chosen);
            }
            double full = (double) all / IndexSegment.MOST_FRAMES;
            assertThat(segments.size()).isLessThanOrEqualTo((int) (2 * full) + 5 * SegmentMerging.FAN);
        }
        assertThat(segments.stream().mapToLong(Size::frames).sum()).isEqualTo(all);
        assertThat(segments).allMatch(size -> size.frames() <= IndexSegment.MOST_FRAMES);
        assertThat((double) copied / all).isBetween(1.0, 6.0);
    }

    @Test
    void labelsAreBoundedToo() {
        List<Size> segments = java.util.Collections.nCopies(8, new Size(10, SegmentMerging.MOST_LABEL_BYTES / 3));
        assertThat(SegmentMerging.choose(segments)).hasSize(3);
        assertThat(SegmentMerging.choose(java.util.Collections.nCopies(7, new Size(10, 1))))
                .isEmpty();
    }

    private static long merge(List<Size> segments, List<Integer> chosen) {
        assertThat(chosen).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        List<Size> merged = chosen.stream().map(segments::get).toList();
        int frames = merged.stream().mapToInt(Size::frames).sum();
        merged.forEach(segments::remove);
        segments.add(new Size(frames, 100L * merged.size()));
        return frames;
    }
}
