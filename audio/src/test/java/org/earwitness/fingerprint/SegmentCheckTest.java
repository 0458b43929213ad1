package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments whose checksums are right and whose content is not what a segment can have. */
class SegmentCheckTest {
    private static final int STREAMS = 64;

    @TempDir
    Path directory;

    private int files;

    @Test
    void eachNumberOutOfItsPlaceIsNoticed() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        IndexSegment segment = IndexSegment.of(List.of(
                new IndexSegment.Entry("first", RandomPrints.of(random, 41)),
                new IndexSegment.Entry("other", RandomPrints.of(random, 60))));
        Path file = directory.resolve("whole");
        segment.write(file);
        byte[] whole = Files.readAllBytes(file);
        int prints = STREAMS + 2 * 16 + segment.labelBytes();
        int buckets = prints + 4 * segment.frames();
        int places = buckets + 4 * ((1 << segment.bucketBits()) + 1);
        int rests = places + 4 * segment.postings();
        assertThat(rests + segment.postings()).isEqualTo(whole.length);

        assertThat(flaw(whole, 0, whole.length)).isEmpty();
        for (int[] change : new int[][] {
            {STREAMS, 2},
            {STREAMS + 4, 1},
            {STREAMS + 8, 5},
            {STREAMS + 16, 43},
            {STREAMS + 16, -2},
            {STREAMS + 16, 1000},
            {STREAMS + 20, 0},
            {STREAMS + 20, 1000},
            {STREAMS + 28, -1},
            {buckets, 1},
            {buckets + 400, 1000},
            {buckets + 400, -1},
            {rests - 4, -2},
            {rests - 4, 1},
            {rests - 4, 1000},
            {places, segment.place(1)},
        }) {
            assertThat(flaw(whole, change[0], change[1]))
                    .as("%d at %d", change[1], change[0])
                    .isPresent();
        }
    }

    /** What is noticed with a number of four bytes changed, all checksums made to fit. */
    private java.util.Optional<String> flaw(byte[] whole, int offset, int value) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (offset > 0) {
            bytes.putInt(offset, value);
        }
        int streams = bytes.getInt(16);
        int frames = bytes.getInt(20);
        int postings = bytes.getInt(24);
        int[] lengths = {
            16 * streams, bytes.getInt(32), 4 * frames, 4 * ((1 << bytes.getInt(28)) + 1), 4 * postings, postings
        };
        int start = STREAMS;
        for (int section = 0; section < lengths.length; section++) {
            bytes.putInt(36 + 4 * section, checksum(bytes, start, lengths[section]));
            start += lengths[section];
        }
        bytes.putInt(60, checksum(bytes, 0, 60));
        Path file = Files.write(directory.resolve("changed-" + files++), bytes.array());
        return SegmentCheck.flaw(IndexSegment.map(file));
    }

    private static int checksum(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), start, length);
        return (int) crc.getValue();
    }
}
