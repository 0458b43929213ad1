package org.earwitness.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedMediaTest {
    @ParameterizedTest
    @ValueSource(strings = {"wav-tags-strange", "mov-plain", "mka-plain", "opus-plain", "id3-khmer", "flac-rate-zero"})
    void theSameSeedReplaysTheSameDamageAndOtherSeedsDoOthers(String name) {
        byte[] media = NastyMedia.named(name).bytes();
        long changed = 0;
        for (long seed = 0; seed < 200; seed++) {
            DamagedMedia once = DamagedMedia.mutate(media, seed);
            DamagedMedia again = DamagedMedia.mutate(media, seed);
            assertThat(once.bytes()).as("seed %d", seed).isEqualTo(again.bytes());
            assertThat(once.description()).isEqualTo(again.description()).startsWith("seed " + seed + ": ");
            changed += Arrays.equals(once.bytes(), media) ? 0 : 1;
        }
        assertThat(changed).as("damaged files of 200").isGreaterThan(185);
        assertThat(media).isEqualTo(NastyMedia.named(name).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav-tags-strange", "mov-plain", "mka-plain", "opus-plain", "id3-khmer"})
    void everyKindOfDamageIsDoneWithinAThousandSeeds(String name) {
        byte[] media = NastyMedia.named(name).bytes();
        String all = LongStream.range(0, 1000)
                .mapToObj(seed -> DamagedMedia.mutate(media, seed).description())
                .collect(Collectors.joining("\n"));
        assertThat(all)
                .contains("bits flipped", "overwritten with 00", "overwritten with ff", "overwritten with random")
                .contains("truncated to", "repeated", "removed", "swapped", "start of another format")
                .contains("changed from", "to 0", "to 2147483647");
    }

    @Test
    void numbersOfEveryContainerAreFound() {
        assertThat(numbers("wav-tags-strange")).contains("size of chunk data", "wave channels", "wave rate");
        assertThat(numbers("mov-plain"))
                .contains("size of box moov", "size of box trak", "entries of box stts", "entries of box stsz");
        assertThat(numbers("mka-plain"))
                .contains("size of element 1a45dfa3", "size of element ae", "size of element a3");
        assertThat(numbers("opus-plain")).contains("segments of a page", "lacing value", "granule position");
        assertThat(numbers("id3-khmer")).contains("size of the ID3 tag", "size of ID3 frame TIT2", "frame header");
        assertThat(numbers("flac-rate-zero")).contains("size of FLAC block 0");
        assertThat(numbers("caf-rate-infinite")).contains("size of CAF chunk desc");
        assertThat(numbers("aiff-rate-infinite")).contains("aiff channels", "size of chunk SSND");
        assertThat(numbers("au-header-maximal")).contains("au header size", "au data size");
        assertThat(numbers("avi-scale-zero")).contains("size of chunk strh");
        byte[] amr = new Bytes()
                .latin("#!AMR\n")
                .octets(0x3C)
                .zeros(31)
                .octets(0x3C)
                .zeros(31)
                .toArray();
        assertThat(MediaAnatomy.of(amr).parts()).hasSize(2);
        byte[] asf = new Bytes()
                .big(4, 0x3026B275L)
                .big(4, 0x8E66CF11L)
                .big(8, 0xA6D900AA0062CE6CL)
                .little(8, 54)
                .little(4, 1)
                .zeros(2)
                .zeros(16)
                .little(8, 24)
                .toArray();
        assertThat(MediaAnatomy.of(asf).fields())
                .extracting(NumberField::name)
                .contains("size of the ASF header", "size of an ASF object");
    }

    @Test
    void numbersReadAsTheyWereWrittenInEveryCoding() {
        byte[] wave = NastyMedia.named("wav-tags-strange").bytes();
        NumberField rate = MediaAnatomy.of(wave).fields().stream()
                .filter(field -> field.name().equals("wave rate"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.read(wave)).isEqualTo(8000);
        rate.write(wave, 0xFFFF_FFFFL);
        assertThat(wave[24]).isEqualTo((byte) 0xFF);
        assertThat(rate.read(wave)).isEqualTo(0xFFFF_FFFFL);
        for (NumberField.Coding coding : NumberField.Coding.values()) {
            byte[] bytes = {0x01, 0, 0, 0, 0, 0, 0, 0};
            NumberField field = new NumberField("any", 0, 8, coding);
            field.write(bytes, 0x0012_3456_789AL);
            assertThat(field.read(bytes)).as("%s", coding).isEqualTo(0x0012_3456_789AL);
            assertThat(bytes[0] == 1).isEqualTo(coding == NumberField.Coding.EBML);
        }
        byte[] short1 = {(byte) 0x81};
        NumberField one = new NumberField("any", 0, 1, NumberField.Coding.EBML);
        one.write(short1, -1);
        assertThat(short1[0]).isEqualTo((byte) 0xFF);
        assertThat(one.read(short1)).isEqualTo(0x7F);
    }

    @Test
    void anatomyOfAnyBytesEnds() {
        for (NastyMedia shape : NastyMedia.all()) {
            byte[] bytes = shape.bytes();
            List<MediaPart> parts = MediaAnatomy.of(bytes).parts();
            assertThat(parts)
                    .as(shape.name())
                    .allSatisfy(part -> assertThat(part.end()).isBetween(part.start() + 1, bytes.length));
        }
    }

    @Test
    void aRepairedPageHasTheChecksumOfAnUntouchedOne() {
        byte[] opus = NastyMedia.named("opus-plain").bytes();
        byte[] repaired = opus.clone();
        for (MediaPart page : MediaAnatomy.of(opus).parts()) {
            repaired[page.start() + 22] ^= 0x55;
            OggChecksum.repair(repaired, page.start(), page.end());
        }
        assertThat(repaired).isEqualTo(opus);
        byte[] letters = "123456789".getBytes(StandardCharsets.US_ASCII);
        byte[] page = new byte[26 + letters.length];
        System.arraycopy(letters, 0, page, 26, letters.length);
        OggChecksum.repair(page, 0, page.length);
        assertThat(ByteBuffer.wrap(page, 22, 4).order(ByteOrder.LITTLE_ENDIAN).getInt())
                .as("leading zeros leave a checksum that starts at 0 alone: the check value of this CRC")
                .isEqualTo(0x89A1897F);
        assertThat(MediaAnatomy.of(opus).parts()).hasSize(3);
    }

    @Test
    void aSpliceStartsAsOneFileAndEndsAsAnother() {
        byte[] wave = NastyMedia.named("wav-tags-strange").bytes();
        byte[] opus = NastyMedia.named("opus-plain").bytes();
        DamagedMedia spliced = DamagedMedia.splice(wave, opus, 12);
        String[] words = spliced.description().split(" ", -1);
        int until = Integer.parseInt(words[3]);
        int from = Integer.parseInt(words[words.length - 1]);
        assertThat(spliced.bytes()).startsWith(Arrays.copyOf(wave, until));
        assertThat(spliced.bytes()).hasSize(until + opus.length - from);
    }

    private static List<String> numbers(String shape) {
        return MediaAnatomy.of(NastyMedia.named(shape).bytes()).fields().stream()
                .map(NumberField::name)
                .distinct()
                .toList();
    }
}
