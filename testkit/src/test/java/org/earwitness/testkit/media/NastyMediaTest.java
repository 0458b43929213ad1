package org.earwitness.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.earwitness.testkit.media.NastyMedia.Expectation;
import org.earwitness.testkit.media.NastyMedia.Lure;
import org.earwitness.testkit.sound.WavFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NastyMediaTest {
    private static final List<NastyMedia> ALL = NastyMedia.all();

    @TempDir
    Path directory;

    @Test
    void everyShapeHasItsOwnNameAndTheSameBytesAtEveryAskingWithin32Mebibytes() {
        assertThat(ALL).hasSizeGreaterThan(140);
        assertThat(ALL)
                .extracting(NastyMedia::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
        for (NastyMedia shape : ALL) {
            byte[] bytes = shape.bytes();
            assertThat(bytes.length).as(shape.name()).isLessThanOrEqualTo(32 << 20);
            if (bytes.length < 1 << 20) {
                assertThat(Arrays.equals(bytes, shape.bytes())).as(shape.name()).isTrue();
            }
        }
        for (Expectation expectation : Expectation.values()) {
            assertThat(ALL)
                    .filteredOn(shape -> shape.expectation() == expectation)
                    .hasSizeGreaterThan(15);
        }
    }

    @Test
    void aShapeIsWrittenUnderItsOwnNameIntoADirectoryOfItsOwn() throws IOException {
        NastyMedia shape = NastyMedia.named("id3-khmer");
        Path file = shape.writeTo(directory);
        assertThat(file).isEqualTo(directory.resolve("id3-khmer").resolve("call.mp3"));
        assertThat(Files.readAllBytes(file)).isEqualTo(shape.bytes());
    }

    @Test
    void waveShapesDeclareWhatTheyClaim() throws IOException {
        assertThat(little(bytes("wav-gigantic-sizes"), 40, 4)).isEqualTo(0xFFFF_FFFFL);
        assertThat(little(bytes("wav-gigantic-duration"), 28, 8)).isEqualTo(Long.MAX_VALUE);
        assertThat(little(bytes("wav-65535-channels"), 22, 2)).isEqualTo(65_535);
        assertThat(little(bytes("wav-no-channels"), 22, 2)).isZero();
        assertThat(little(bytes("wav-rate-4-gigahertz"), 24, 4)).isEqualTo(0xFFFF_FFFFL);
        for (String good : List.of("wav-100000-chunks", "wav-two-formats", "wav-tags-strange")) {
            Path file = NastyMedia.named(good).writeTo(directory);
            assertThat(WavFile.read(file).frames()).as(good).isEqualTo(8000);
        }
        for (String bad : List.of("wav-no-format", "wav-no-samples", "wav-no-channels", "wav-format-maximal")) {
            Path file = NastyMedia.named(bad).writeTo(directory);
            assertThatThrownBy(() -> WavFile.read(file)).as(bad).isInstanceOf(IOException.class);
        }
    }

    @Test
    void movieShapesHoldWhatTheyClaim() {
        assertThat(occurrences(bytes("mp4-10000-tracks"), "trak")).isEqualTo(10_000);
        assertThat(depth(bytes("mp4-nested-10000"), 20)).isEqualTo(10_001);
        assertThat(depth(bytes("mp4-nested-tracks"), 20)).isEqualTo(10_001);
        assertThat(big(after("mp4-stts-maximal", "stts"), 4, 4)).isEqualTo(0xFFFF_FFFFL);
        assertThat(big(after("mp4-stsz-maximal", "stsz"), 8, 4)).isEqualTo(0xFFFF_FFFFL);
        assertThat(big(after("mp4-duration-maximal", "mvhd"), 16, 4)).isEqualTo(0xFFFF_FFFFL);
        assertThat(occurrences(bytes("mov-reference-url"), "rmra")).isEqualTo(1);
    }

    @Test
    void matroskaShapesNestAsDeepAsTheyClaim() {
        byte[] nested = bytes("mka-nested-10000");
        int at = indexOf(nested, new byte[] {0x67, (byte) 0xC8, 1});
        int depth = 0;
        while (at + 10 <= nested.length && nested[at] == 0x67 && nested[at + 1] == (byte) 0xC8) {
            long inner = big(nested, at + 2, 8) & 0x00FF_FFFF_FFFF_FFFFL;
            assertThat(inner).isEqualTo(10L * (9999 - depth));
            depth++;
            at += 10;
        }
        assertThat(depth).isEqualTo(10_000);
        assertThat(occurrences(bytes("mka-10000-tracks"), "A_PCM")).isEqualTo(10_000);
    }

    @Test
    void oggShapesHoldAsManyStreamsAsTheyClaimWithRightChecksums() {
        byte[] ogg = bytes("ogg-10000-streams");
        List<MediaPart> pages = MediaAnatomy.of(Arrays.copyOf(ogg, 400_000)).parts();
        assertThat(pages).hasSizeGreaterThan(1000);
        byte[] copy = ogg.clone();
        for (MediaPart page : pages.subList(0, 1000)) {
            OggChecksum.repair(copy, page.start(), page.end());
        }
        assertThat(copy).isEqualTo(ogg);
        assertThat(occurrences(ogg, "OpusHead")).isEqualTo(10_000);
        assertThat(little(after("opus-pre-skip-maximal", "OpusHead"), 2, 2)).isEqualTo(65_535);
    }

    @Test
    void tagsClaimAndHoldWhatTheySay() {
        byte[] claim = bytes("id3-claims-256-megabytes");
        assertThat(new NumberField("size", 6, 4, NumberField.Coding.SYNCHSAFE).read(claim))
                .isEqualTo((1 << 28) - 1);
        assertThat(bytes("id3-comment-10-megabytes").length).isGreaterThan(10_000_000);
        assertThat(new String(bytes("id3-khmer"), StandardCharsets.UTF_8)).contains("សុន្ទរកថា");
        assertThat(new String(bytes("id3-markup"), StandardCharsets.UTF_8)).contains("<script>");
        assertThat(new String(bytes("id3-terminal"), StandardCharsets.UTF_8)).contains("\u001b[2J");
        assertThat(new String(bytes("id3-direction"), StandardCharsets.UTF_8)).contains("\u202e");
        byte[] title = Arrays.copyOfRange(bytes("id3-invalid-utf-8"), 21, 31);
        assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(title)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void bombsUnpackToAGibibyte() throws IOException {
        Path zip = NastyMedia.named("zip-bomb").writeTo(directory);
        assertThat(Files.size(zip)).isLessThan(2 << 20);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().mapToLong(ZipEntry::getSize).sum()).isEqualTo(1L << 30);
            try (InputStream first = file.getInputStream(file.entries().nextElement())) {
                assertThat(first.transferTo(OutputStream.nullOutputStream())).isEqualTo(16 << 20);
            }
        }
        byte[] gzip = bytes("gzip-bomb");
        assertThat(gzip.length).isLessThan(2 << 20);
        byte[] first = Arrays.copyOf(gzip, gzip.length / 64);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(first))) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(16 << 20);
        }
    }

    @Test
    void whatPointsElsewherePointsToTheLure() {
        Lure lure = new Lure("http://127.0.0.1:54321/ខ្មែរ-lure.wav", "/somewhere/lure.wav");
        List<NastyMedia> lured = NastyMedia.all(lure);
        List<String> pointing = lured.stream()
                .filter(shape -> {
                    String text = new String(shape.bytes(), StandardCharsets.UTF_8);
                    return text.contains(lure.url()) || text.contains(lure.file());
                })
                .map(NastyMedia::name)
                .toList();
        assertThat(pointing)
                .hasSizeGreaterThan(30)
                .contains(
                        "hls-network-mp3",
                        "hls-file-wav",
                        "concat-file",
                        "dash",
                        "pls",
                        "asx",
                        "xspf",
                        "cue-sheet",
                        "smil")
                .contains(
                        "mov-reference-url",
                        "mov-reference-file",
                        "mov-data-at-alias",
                        "mov-data-at-file-url",
                        "xml-entity");
    }

    private static byte[] bytes(String name) {
        return NastyMedia.named(name).bytes();
    }

    /** The bytes of a shape that follow the first occurrence of some letters. */
    private static byte[] after(String name, String letters) {
        byte[] bytes = bytes(name);
        int at = indexOf(bytes, letters.getBytes(StandardCharsets.US_ASCII)) + letters.length();
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private static int depth(byte[] bytes, int start) {
        int depth = 0;
        for (int at = start; at + 8 <= bytes.length; at += 8) {
            assertThat(big(bytes, at, 4)).isEqualTo(bytes.length - at);
            depth++;
        }
        return depth;
    }

    private static long little(byte[] bytes, int at, int width) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (width) {
            case 2 -> buffer.getShort(at) & 0xFFFFL;
            case 4 -> buffer.getInt(at) & 0xFFFF_FFFFL;
            default -> buffer.getLong(at);
        };
    }

    private static long big(byte[] bytes, int at, int width) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return width == 4 ? buffer.getInt(at) & 0xFFFF_FFFFL : buffer.getLong(at);
    }

    private static int occurrences(byte[] bytes, String letters) {
        byte[] wanted = letters.getBytes(StandardCharsets.US_ASCII);
        int count = 0;
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            count += Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length) ? 1 : 0;
        }
        return count;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not found: " + Arrays.toString(wanted));
    }
}
