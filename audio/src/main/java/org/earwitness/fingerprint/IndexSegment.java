package org.earwitness.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * Fingerprints of many streams, arranged for search; the same bytes in memory and in a file, never changed once made.
 *
 * <p>All frames of all streams lie one after the other on one axis. For every key the segment holds the frames that have it,
 * sorted by the key's upper bits (the bucket); the key's lower bits lie beside. Numbers are little-endian, sections in this
 * order without gaps:
 *
 * <pre>
 * header     magic "EWSEGM" 00 00, then 14 numbers of 4 bytes:
 *            format 1 · extractor version · streams · frames · postings · bucket bits · label bytes ·
 *            CRC-32C of the sections streams, labels, prints, buckets, places, rests · CRC-32C of all before it
 * streams    16 bytes each: first frame (4), label's first byte (4), length in samples at 16 kHz (8)
 * labels     UTF-8, one after the other, padded with 00 to a multiple of 4
 * prints     4 bytes a frame
 * buckets    2^bits + 1 numbers of 4 bytes: the first posting of each bucket, then the number of postings
 * places     4 bytes a posting: a frame; ascending within bucket and rest
 * rests      1 byte a posting: the lower 22 − bits bits of the key
 * </pre>
 *
 * <p>A stream's first frame is even. Bucket bits: at least 14, so that a rest fits a byte, and such that a bucket has about
 * eight postings.
 */
public final class IndexSegment {
    public static final int FORMAT = 1;

    /** Frames that one segment can hold: 100 hours. */
    public static final int MOST_FRAMES = 22_500_000;

    static final int HEADER_BYTES = 64;
    private static final int STREAM_BYTES = 16;
    private static final int LEAST_BUCKET_BITS = 14;
    private static final int POSTINGS_PER_BUCKET = 8;
    private static final long MAGIC = 0x00004D4745535745L;
    private static final int SECTIONS = 6;
    private static final int TABLE_SECTIONS = 2;

    /** A stream to put into a segment. */
    public record Entry(String label, Fingerprint fingerprint) {}

    private final ByteBuffer bytes;
    private final int streams;
    private final int frames;
    private final int postings;
    private final int restBits;
    private final int bucketBits;
    private final int labelBytes;
    private final IntBuffer prints;
    private final int printsStart;
    private final IntBuffer buckets;
    private final IntBuffer places;
    private final ByteBuffer rests;

    private IndexSegment(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        streams = bytes.getInt(16);
        frames = bytes.getInt(20);
        postings = bytes.getInt(24);
        bucketBits = bytes.getInt(28);
        labelBytes = bytes.getInt(32);
        restBits = Fingerprint.KEY_BITS - bucketBits;
        prints = section(2).asIntBuffer();
        printsStart = HEADER_BYTES + STREAM_BYTES * streams + labelBytes;
        buckets = section(3).asIntBuffer();
        places = section(4).asIntBuffer();
        rests = section(5);
    }

    private static long[] sectionLengths(int streams, int labelBytes, int frames, int bucketBits, int postings) {
        return new long[] {
            (long) STREAM_BYTES * streams,
            labelBytes,
            4L * frames,
            4L * ((1 << bucketBits) + 1),
            4L * postings,
            postings
        };
    }

    private ByteBuffer section(int number) {
        long[] lengths = sectionLengths(streams, labelBytes, frames, bucketBits, postings);
        int start = HEADER_BYTES;
        for (int i = 0; i < number; i++) {
            start += (int) lengths[i];
        }
        return bytes.slice(start, (int) lengths[number]).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A segment in memory.
     *
     * @throws IllegalArgumentException for more than {@link #MOST_FRAMES} frames
     */
    public static IndexSegment of(List<Entry> entries) {
        return build(entries);
    }

    /** Writes the segment to a new file and forces it to the disk. */
    public void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer all = bytes.duplicate().position(0).limit(bytes.capacity());
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
    }

    /** What the segment was made of, but for the streams to leave out. */
    public List<Entry> entries(IntPredicate kept) {
        int[] keys = new int[frames / Fingerprint.KEY_FRAMES];
        Arrays.fill(keys, Fingerprint.NO_KEY);
        for (int bucket = 0; bucket < 1 << bucketBits; bucket++) {
            for (int posting = firstPosting(bucket); posting < firstPosting(bucket + 1); posting++) {
                keys[place(posting) / Fingerprint.KEY_FRAMES] = bucket << restBits | rest(posting);
            }
        }
        var entries = new ArrayList<Entry>();
        for (int stream = 0; stream < streams; stream++) {
            if (kept.test(stream)) {
                int[] own = new int[endFrame(stream) - firstFrame(stream)];
                prints.get(firstFrame(stream), own);
                int[] ownKeys = Arrays.copyOfRange(keys, firstFrame(stream) / 2, endFrame(stream) / 2);
                entries.add(new Entry(label(stream), new Fingerprint(own, ownKeys, durationSeconds(stream))));
            }
        }
        return entries;
    }

    private static IndexSegment build(List<Entry> entries) {
        long frames = 0;
        int postings = 0;
        int labelBytes = 0;
        for (Entry entry : entries) {
            frames += padded(entry.fingerprint().frames());
            labelBytes += entry.label().getBytes(StandardCharsets.UTF_8).length;
            for (int k = 0; k < entry.fingerprint().keys(); k++) {
                postings += entry.fingerprint().key(k) == Fingerprint.NO_KEY ? 0 : 1;
            }
        }
        if (frames > MOST_FRAMES) {
            throw new IllegalArgumentException(
                    "segment: expected at most " + MOST_FRAMES + " frames, found " + frames + "; use several segments");
        }
        labelBytes = (labelBytes + 3) / 4 * 4;
        int bits = bucketBits(postings);
        long size = HEADER_BYTES;
        for (long length : sectionLengths(entries.size(), labelBytes, (int) frames, bits, postings)) {
            size += length;
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, MAGIC).putInt(8, FORMAT).putInt(12, PrintExtractor.VERSION);
        bytes.putInt(16, entries.size()).putInt(20, (int) frames).putInt(24, postings);
        bytes.putInt(28, bits).putInt(32, labelBytes);
        IndexSegment segment = new IndexSegment(bytes);
        segment.fill(entries);
        segment.seal();
        return segment;
    }

    private static int padded(int frames) {
        return (frames + 1) / 2 * 2;
    }

    private static int bucketBits(int postings) {
        int bits = LEAST_BUCKET_BITS;
        while (bits < Fingerprint.KEY_BITS && postings >> bits > POSTINGS_PER_BUCKET) {
            bits++;
        }
        return bits;
    }

    private void fill(List<Entry> entries) {
        ByteBuffer table = section(0);
        ByteBuffer labels = section(1);
        int[] counts = new int[(1 << Fingerprint.KEY_BITS) + 1];
        int frame = 0;
        for (Entry entry : entries) {
            Fingerprint fingerprint = entry.fingerprint();
            table.putInt(frame).putInt(labels.position());
            table.putLong(Math.round(fingerprint.durationSeconds() * 16_000));
            labels.put(entry.label().getBytes(StandardCharsets.UTF_8));
            for (int f = 0; f < fingerprint.frames(); f++) {
                prints.put(frame + f, fingerprint.print(f));
            }
            for (int k = 0; k < fingerprint.keys(); k++) {
                if (fingerprint.key(k) != Fingerprint.NO_KEY) {
                    counts[fingerprint.key(k) + 1]++;
                }
            }
            frame += padded(fingerprint.frames());
        }
        for (int key = 1; key < counts.length; key++) {
            counts[key] += counts[key - 1];
        }
        for (int bucket = 0; bucket <= 1 << bucketBits; bucket++) {
            buckets.put(bucket, counts[bucket << restBits]);
        }
        frame = 0;
        for (Entry entry : entries) {
            Fingerprint fingerprint = entry.fingerprint();
            for (int k = 0; k < fingerprint.keys(); k++) {
                int key = fingerprint.key(k);
                if (key != Fingerprint.NO_KEY) {
                    int posting = counts[key]++;
                    places.put(posting, frame + k * Fingerprint.KEY_FRAMES);
                    rests.put(posting, (byte) (key & (1 << restBits) - 1));
                }
            }
            frame += padded(fingerprint.frames());
        }
    }

    private void seal() {
        for (int i = 0; i < SECTIONS; i++) {
            bytes.putInt(36 + 4 * i, checksum(section(i)));
        }
        bytes.putInt(60, checksum(bytes.slice(0, 60)));
    }

    private static int checksum(ByteBuffer section) {
        CRC32C crc = new CRC32C();
        crc.update(section);
        return (int) crc.getValue();
    }

    /**
     * Opens a segment file by mapping it; its content is read when it is needed.
     *
     * @throws IOException if the file is no segment of this format and extractor version, or its header is damaged
     */
    public static IndexSegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < HEADER_BYTES || channel.size() > Integer.MAX_VALUE) {
                throw damaged(file, "64 bytes to 2 GiB", channel.size() + " bytes");
            }
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            requireHeader(file, bytes);
            return new IndexSegment(bytes);
        }
    }

    private static void requireHeader(Path file, ByteBuffer bytes) throws IOException {
        if (bytes.getLong(0) != MAGIC) {
            throw damaged(file, "an index segment", "another kind of file");
        }
        if (bytes.getInt(8) != FORMAT || bytes.getInt(12) != PrintExtractor.VERSION) {
            throw new IndexVersionException(
                    file + ": expected index format " + FORMAT + " and extractor version " + PrintExtractor.VERSION
                            + ", found " + bytes.getInt(8) + " and " + bytes.getInt(12)
                            + ". Add the recordings again to a new index.");
        }
        if (bytes.getInt(60) != checksum(bytes.slice(0, 60))) {
            throw damaged(file, "a header with the right checksum", "another");
        }
        int bits = bytes.getInt(28);
        boolean plausible = bits >= LEAST_BUCKET_BITS
                && bits <= Fingerprint.KEY_BITS
                && bytes.getInt(16) >= 0
                && bytes.getInt(20) >= 0
                && bytes.getInt(24) >= 0
                && bytes.getInt(32) >= 0;
        long size = HEADER_BYTES;
        if (plausible) {
            for (long length :
                    sectionLengths(bytes.getInt(16), bytes.getInt(32), bytes.getInt(20), bits, bytes.getInt(24))) {
                size += length;
            }
        }
        if (!plausible || size != bytes.capacity()) {
            throw damaged(file, "a file of " + size + " bytes", bytes.capacity() + " bytes");
        }
    }

    private static IOException damaged(Path file, String expected, String found) {
        return new IOException(file + ": expected " + expected + ", found " + found
                + ". The file is damaged; restore it or add its recordings again.");
    }

    /** The first section whose checksum does not hold; empty if all do. */
    public Optional<String> damage() {
        return damage(SECTIONS);
    }

    /** The same for what tells which streams there are. */
    public Optional<String> tableDamage() {
        return damage(TABLE_SECTIONS);
    }

    private Optional<String> damage(int sections) {
        String[] names = {"streams", "labels", "prints", "buckets", "places", "rests"};
        for (int i = 0; i < sections; i++) {
            if (bytes.getInt(36 + 4 * i) != checksum(section(i))) {
                return Optional.of(names[i]);
            }
        }
        return Optional.empty();
    }

    /** Number of streams. */
    public int streams() {
        return streams;
    }

    public String label(int stream) {
        int start = labelStart(stream);
        int end = stream + 1 < streams ? labelStart(stream + 1) : labelBytes;
        byte[] label = new byte[end - start];
        section(1).get(start, label);
        return new String(label, StandardCharsets.UTF_8).replace("\0", "");
    }

    public double durationSeconds(int stream) {
        return bytes.getLong(HEADER_BYTES + stream * STREAM_BYTES + 8) / 16_000.0;
    }

    /** Size in bytes. */
    public long bytes() {
        return bytes.capacity();
    }

    /** Number of frames of all streams, those between streams included. */
    public int frames() {
        return frames;
    }

    /** Size of all labels in bytes. */
    public int labelBytes() {
        return labelBytes;
    }

    /** The checksum of the header, and so of the whole content: two segments of different content differ in it. */
    public int headerChecksum() {
        return bytes.getInt(60);
    }

    int postings() {
        return postings;
    }

    int bucketBits() {
        return bucketBits;
    }

    /** Where a stream's label begins, in bytes from the first label. */
    int labelStart(int stream) {
        return bytes.getInt(HEADER_BYTES + stream * STREAM_BYTES + 4);
    }

    int print(int frame) {
        return prints.get(frame);
    }

    /** The print of a frame in the lower half, that of the next one in the upper: two are compared as fast as one. */
    long twoPrints(int frame) {
        return bytes.getLong(printsStart + Integer.BYTES * frame);
    }

    int firstFrame(int stream) {
        return bytes.getInt(HEADER_BYTES + stream * STREAM_BYTES);
    }

    /** The frame after the last of a stream. */
    int endFrame(int stream) {
        return stream + 1 < streams ? firstFrame(stream + 1) : frames;
    }

    int streamAt(int frame) {
        int low = 0;
        int high = streams - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstFrame(middle) <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int restBits() {
        return restBits;
    }

    /** First posting of a bucket. */
    int firstPosting(int bucket) {
        return buckets.get(bucket);
    }

    int place(int posting) {
        return places.get(posting);
    }

    int rest(int posting) {
        return rests.get(posting) & 0xFF;
    }
}
