package org.earwitness.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.earwitness.fingerprint.IndexSegment.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSegmentTest {
    private static final List<String> SECTIONS = List.of("streams", "labels", "prints", "buckets", "places", "rests");

    @TempDir
    Path directory;

    /** Streams of even, odd, one and no frames, with names of one to four bytes a letter. */
    private static List<Entry> entries() {
        Random random = new Random(5);
        return List.of(
                new Entry("a", drawn(random, 500)),
                new Entry("សំឡេង 𝄞", drawn(random, 301)),
                new Entry("", drawn(random, 0)),
                new Entry("one frame", drawn(random, 1)),
                new Entry("a", drawn(random, 2_000)));
    }

    private static Fingerprint drawn(Random random, int frames) {
        int[] prints = random.ints(frames).toArray();
        int[] keys = random.ints((frames + 1) / 2, -1, 40).toArray();
        for (int i = 0; i < keys.length; i += 3) {
            keys[i] = random.nextInt(1 << Fingerprint.KEY_BITS);
        }
        return new Fingerprint(prints, keys, frames * 0.016 + random.nextInt(256) / 16_000.0);
    }

    /** An odd stream has one print more, which no key stands for. */
    private static void same(Entry stored, Entry given) {
        assertThat(stored.label()).isEqualTo(given.label());
        assertThat(stored.fingerprint().durationSeconds())
                .isEqualTo(given.fingerprint().durationSeconds());
        int frames = given.fingerprint().frames();
        assertThat(stored.fingerprint().frames()).isEqualTo(frames + frames % 2);
        assertThat(stored.fingerprint().keys()).isEqualTo(given.fingerprint().keys());
        for (int frame = 0; frame < frames; frame++) {
            assertThat(stored.fingerprint().print(frame))
                    .isEqualTo(given.fingerprint().print(frame));
        }
        for (int key = 0; key < given.fingerprint().keys(); key++) {
            assertThat(stored.fingerprint().key(key))
                    .isEqualTo(given.fingerprint().key(key));
        }
    }

    @Test
    void entriesComeBackAsTheyWereGiven() {
        List<Entry> given = entries();
        IndexSegment segment = IndexSegment.of(given);
        assertThat(segment.streams()).isEqualTo(given.size());
        assertThat(segment.damage()).isEmpty();
        List<Entry> all = segment.entries(stream -> true);
        assertThat(all).hasSameSizeAs(given);
        for (int stream = 0; stream < given.size(); stream++) {
            same(all.get(stream), given.get(stream));
            assertThat(segment.label(stream)).isEqualTo(given.get(stream).label());
            assertThat(segment.durationSeconds(stream))
                    .isEqualTo(given.get(stream).fingerprint().durationSeconds());
        }
        List<Entry> some = segment.entries(stream -> stream % 2 == 1);
        assertThat(some).hasSize(2);
        same(some.get(0), given.get(1));
        same(some.get(1), given.get(3));
    }

    @Test
    void entriesThatComeBackMakeTheSameSegment() throws IOException {
        IndexSegment segment = IndexSegment.of(entries());
        IndexSegment again = IndexSegment.of(segment.entries(stream -> true));
        assertThat(bytes(again)).isEqualTo(bytes(segment));
    }

    @Test
    void aMappedFileHasTheBytesOfTheSegment() throws IOException {
        IndexSegment segment = IndexSegment.of(entries());
        Path file = directory.resolve("segment");
        segment.write(file);
        assertThat(Files.size(file)).isEqualTo(segment.bytes());
        IndexSegment mapped = IndexSegment.map(file);
        assertThat(bytes(mapped)).isEqualTo(Files.readAllBytes(file));
        assertThat(mapped.damage()).isEmpty();
        assertThatThrownBy(() -> segment.write(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void anEmptySegmentIsOne() throws IOException {
        Path file = directory.resolve("empty");
        IndexSegment.of(List.of()).write(file);
        assertThat(IndexSegment.map(file).streams()).isZero();
        assertThat(IndexSegment.map(file).entries(stream -> true)).isEmpty();
    }

    @Test
    void everyPostingLeadsToTheKeyThatItStandsFor() {
        List<Entry> given = entries();
        IndexSegment segment = IndexSegment.of(given);
        for (int stream = 0; stream < given.size(); stream++) {
            Fingerprint fingerprint = given.get(stream).fingerprint();
            for (int index = 0; index < fingerprint.keys(); index++) {
                int frame = segment.firstFrame(stream) + index * Fingerprint.KEY_FRAMES;
                int key = fingerprint.key(index);
                assertThat(frames(segment, key).contains(frame)).isEqualTo(key != Fingerprint.NO_KEY);
                assertThat(segment.streamAt(frame)).isEqualTo(stream);
            }
        }
    }

    private static List<Integer> frames(IndexSegment segment, int key) {
        var frames = new ArrayList<Integer>();
        if (key == Fingerprint.NO_KEY) {
            return frames;
        }
        int bucket = key >>> segment.restBits();
        for (int posting = segment.firstPosting(bucket); posting < segment.firstPosting(bucket + 1); posting++) {
            if (segment.rest(posting) == (key & (1 << segment.restBits()) - 1)) {
                frames.add(segment.place(posting));
            }
        }
        assertThat(frames).isSorted();
        return frames;
    }

    @Test
    void everyByteOfTheHeaderThatIsAnotherIsRefused() throws IOException {
        byte[] whole = bytes(IndexSegment.of(entries()));
        for (int bit = 0; bit < IndexSegment.HEADER_BYTES * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> map(damaged)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHeaderWhoseChecksumHoldsMustFitTheFile() throws IOException {
        byte[] whole = bytes(IndexSegment.of(entries()));
        for (int field = 16; field < 36; field += 4) {
            for (int value : new int[] {-1, 0, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 23, 15}) {
                byte[] changed = whole.clone();
                ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
                buffer.putInt(field, value);
                seal(changed);
                String name = "field " + field + " is " + value;
                assertThatThrownBy(() -> map(changed))
                        .as(name)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void anotherFormatOrExtractorIsNamed() throws IOException {
        for (int field : new int[] {8, 12}) {
            byte[] other = bytes(IndexSegment.of(entries()));
            other[field] += 1;
            seal(other);
            assertThatThrownBy(() -> map(other))
                    .isInstanceOf(IndexVersionException.class)
                    .hasMessageContaining("Add the recordings again");
        }
    }

    @Test
    void aFileThatIsCutOrLongerIsRefused() throws IOException {
        byte[] whole = bytes(IndexSegment.of(entries()));
        for (int length : new int[] {0, 1, 63, 64, whole.length / 2, whole.length - 1, whole.length + 1}) {
            assertThatThrownBy(() -> map(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void damageIsFoundInEverySection() throws IOException {
        byte[] whole = bytes(IndexSegment.of(entries()));
        ByteBuffer header = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int[] lengths = {
            16 * header.getInt(16),
            header.getInt(32),
            4 * header.getInt(20),
            4 * ((1 << header.getInt(28)) + 1),
            4 * header.getInt(24),
            header.getInt(24)
        };
        int start = IndexSegment.HEADER_BYTES;
        for (int section = 0; section < lengths.length; section++) {
            for (int at : new int[] {0, lengths[section] / 2, lengths[section] - 1}) {
                byte[] damaged = whole.clone();
                damaged[start + at] ^= 1;
                assertThat(map(damaged).damage()).as("byte %d", start + at).contains(SECTIONS.get(section));
            }
            start += lengths[section];
        }
        assertThat(start).isEqualTo(whole.length);
    }

    @Test
    void moreThanOneSegmentHoldsIsRefused() {
        Fingerprint long48 = new Fingerprint(new int[10_800_000], noKeys(5_400_000), 172_800);
        assertThatThrownBy(() -> IndexSegment.of(
                        List.of(new Entry("1", long48), new Entry("2", long48), new Entry("3", long48))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use several segments");
    }

    private static int[] noKeys(int count) {
        int[] keys = new int[count];
        Arrays.fill(keys, Fingerprint.NO_KEY);
        return keys;
    }

    private static void seal(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, IndexSegment.HEADER_BYTES - 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(IndexSegment.HEADER_BYTES - 4, (int)
                crc.getValue());
    }

    private byte[] bytes(IndexSegment segment) throws IOException {
        Path file = directory.resolve("bytes");
        segment.write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private IndexSegment map(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(directory, "segment", "");
        Files.write(file, bytes);
        return IndexSegment.map(file);
    }
}
